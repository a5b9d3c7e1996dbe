//! The state that every screen may read.

use std::sync::Arc;

use crate::routine::library::Library;
use crate::safety::SafetyText;
use crate::screen_kit::{AppEvent, Hearing, Memory, Now, Player, RoutineRequest};
use crate::settings::Settings;

/// The smallest window, in columns and rows, in which questions are shown whole. In a smaller one no answer is taken.
const LEAST: (u16, u16) = (40, 10);

/// The state that every screen may read.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The routines and moves.
    pub library: Arc<Library>,
    /// The words that warn.
    pub words: Arc<SafetyText>,
    /// The settings.
    pub settings: Arc<Settings>,
    /// Whether there is a menu to go back to.
    pub has_menu: bool,
    /// The id of this process, which is part of the ids of its sessions.
    pub writer: u32,
    /// The current sound, which is stored nowhere else.
    pub hearing: Hearing,
    /// The player of the sound, once it is known.
    pub player: Option<Player>,
    /// Everything that is known about the person at the keyboard.
    pub memory: Memory,
    /// The routine to begin after the first session, for example after a warm pack.
    pub next_routine: Option<RoutineRequest>,
    /// The user's own programs that cannot be run, each in a sentence.
    pub unusable_programs: Arc<[String]>,
    /// The columns and rows of the window.
    pub window: (u16, u16),
}

/// The shared state and the time, as a screen gets them with a message.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) shared: &'a Shared,
    pub(crate) now: Now,
}

impl Shared {
    /// Returns the context for a message that arrives at this time.
    pub(crate) const fn at(&self, now: Now) -> Context<'_> {
        Context { shared: self, now }
    }

    /// Applies an event to the memory and the sound.
    pub(crate) fn apply(&mut self, event: &AppEvent) {
        self.memory.apply(event);
        if let AppEvent::HearingChanged(hearing) = event {
            self.hearing = *hearing;
        }
    }

    /// Returns true if the terminal's bell has to ring because nothing plays the tones that are wanted.
    pub fn rings(&self) -> bool {
        self.hearing.rings(self.player.as_ref())
    }

    /// Returns true if the window is too small to ask anything.
    pub const fn is_cramped(&self) -> bool {
        self.window.0 < LEAST.0 || self.window.1 < LEAST.1
    }
}
