//! Effects: commands to the sound, the disk and the terminal.

use crate::history::{Ending, Later, Record};
use crate::plan::{Cue, CueKind};
use crate::routine::keyword::Named;
use crate::safety::Answered;
use crate::screen_kit::{Hearing, Preferences};
use crate::session::Event;

/// A command to the outside. Nothing inside reads it: changes inside the program are made by events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Play and say a cue.
    Hear(Cue),
    /// Be silent at once, then say only these words.
    StopWords(String),
    /// Say and show the answer to a key, with its tone.
    Answer(CueKind, String),
    /// Turn tones or the voice on or off.
    SetHearing(Hearing),
    /// Be silent.
    Hush,
    /// Store the preferences.
    Prefer(Box<Preferences>),
    /// Store an answer.
    Answered(Box<Answered>),
    /// Reserve room on the disk for a session that may begin.
    Reserve,
    /// Release that room, because none begins.
    Release,
    /// Write the journal of a session that begins.
    Opened(Box<Record>),
    /// Update that journal.
    Underway(Box<Record>),
    /// Add a session that is over to the history.
    Closed(Box<Record>),
    /// Add what was said about a session to the history.
    Said(Box<Later>),
    /// Run the hook for the start of this routine, also for a guest.
    Begun(String),
    /// Run the hook for the end of this routine, with its outcome.
    Over(String, Named<Ending>),
    /// Show a desktop notice.
    Notice(String),
    /// Suspend the program, which gives the terminal back to the shell until it is resumed.
    Suspend,
}

impl Effect {
    /// Returns true if the effect stores something, which is never done for a guest.
    pub(crate) const fn is_for_keeping(&self) -> bool {
        matches!(
            self,
            Self::Answered(_)
                | Self::Prefer(_)
                | Self::Reserve
                | Self::Release
                | Self::Opened(_)
                | Self::Underway(_)
                | Self::Closed(_)
                | Self::Said(_)
        )
    }
}

/// Returns the effects of events in a session.
pub(crate) fn effects_of(events: &[Event]) -> Vec<Effect> {
    let effect = |event: &Event| match event {
        Event::Cue(cue) => Some(Effect::Hear(cue.clone())),
        Event::Paused(_) | Event::Stopped => Some(Effect::Hush),
        _ => None,
    };
    events.iter().filter_map(effect).collect()
}
