//! What every screen may read.

use std::sync::Arc;

use super::{AppEvent, Hearing, Memory, Now, Player, Request};
use crate::routine::library::Library;
use crate::safety::SafetyText;
use crate::settings::Settings;

/// Below this the questions cannot be drawn whole, so that no answer is taken.
const LEAST: (u16, u16) = (40, 10);

/// What every screen may read.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The routines and moves.
    pub library: Arc<Library>,
    /// The words that warn.
    pub words: Arc<SafetyText>,
    /// What is set.
    pub settings: Arc<Settings>,
    /// Whether there is a menu to go back to.
    pub has_menu: bool,
    /// Which process this is: a part of the names of its sessions.
    pub writer: u32,
    /// What is heard now.
    pub hearing: Hearing,
    /// What plays it, once that is known.
    pub player: Option<Player>,
    /// What is known of the person.
    pub memory: Memory,
    /// The routine to begin after the first session, for example after warmth.
    pub queued: Option<Request>,
    /// Columns and rows of the window.
    pub window: (u16, u16),
}

/// What a screen goes by: what every screen may read, and the time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) shared: &'a Shared,
    pub(crate) now: Now,
}

impl Shared {
    /// All of it, at a time.
    pub(crate) const fn at(&self, now: Now) -> Context<'_> {
        Context { shared: self, now }
    }

    /// Applies what happened to what is known of the person, and to what is heard.
    pub(crate) fn apply(&mut self, event: &AppEvent) {
        self.memory.apply(event);
        if let AppEvent::Hearing(hearing) = event {
            self.hearing = *hearing;
        }
    }

    /// Whether the terminal's bell rings, since nothing plays the tones that are wanted.
    pub fn rings(&self) -> bool {
        self.hearing.rings(self.player.as_ref())
    }

    /// Whether the window is too small to ask anything.
    pub const fn is_cramped(&self) -> bool {
        self.window.0 < LEAST.0 || self.window.1 < LEAST.1
    }
}
