//! Effects: commands to the sound, the disk and the terminal.

use crate::history::{Ending, LaterAnswers, Record};
use crate::plan::{Cue, CueKind};
use crate::routine::keyword::MaybeKnown;
use crate::safety::Answered;
use crate::screen_kit::{Hearing, Preferences};
use crate::session::Event;

/// A command to the outside. Nothing inside reads it: changes inside the program are made by events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Play and say a cue.
    PlayCue(Cue),
    /// Be silent at once, then say only these words.
    SayStop(String),
    /// Say and show the answer to a key, with its tone.
    Answer(CueKind, String),
    /// Turn tones or the voice on or off.
    SetHearing(Hearing),
    /// Be silent.
    Silence,
    /// Store the preferences.
    StorePreferences(Box<Preferences>),
    /// Store an answer.
    StoreAnswer(Box<Answered>),
    /// Reserve room on the disk for a session that may begin.
    ReserveJournal,
    /// Release that room, because none begins.
    ReleaseJournal,
    /// Write the journal of a session that begins.
    OpenJournal(Box<Record>),
    /// Update that journal.
    UpdateJournal(Box<Record>),
    /// Add a session that is over to the history.
    StoreSession(Box<Record>),
    /// Add what was said about a session to the history.
    StoreLaterAnswers(Box<LaterAnswers>),
    /// Run the hook for the start of this routine, also for a guest.
    RunStartHook(String),
    /// Run the hook for the end of this routine, with its outcome.
    RunEndHook(String, MaybeKnown<Ending>),
    /// Show a desktop notice.
    DesktopNotice(String),
    /// Suspend the program, which gives the terminal back to the shell until it is resumed.
    Suspend,
}

impl Effect {
    /// Returns true if the effect stores something, which is never done for a guest.
    pub(crate) const fn is_storage(&self) -> bool {
        matches!(
            self,
            Self::StoreAnswer(_)
                | Self::StorePreferences(_)
                | Self::ReserveJournal
                | Self::ReleaseJournal
                | Self::OpenJournal(_)
                | Self::UpdateJournal(_)
                | Self::StoreSession(_)
                | Self::StoreLaterAnswers(_)
        )
    }
}

/// Returns the effects of events in a session.
pub(crate) fn effects_of(events: &[Event]) -> Vec<Effect> {
    let effect = |event: &Event| match event {
        Event::Cue(cue) => Some(Effect::PlayCue(cue.clone())),
        Event::Paused(_) | Event::Stopped => Some(Effect::Silence),
        _ => None,
    };
    events.iter().filter_map(effect).collect()
}
