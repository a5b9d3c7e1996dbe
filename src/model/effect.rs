//! What the program wants done outside: commands to the sound, the disk and the terminal.

use super::{Hearing, Preferences};
use crate::history::{Ending, Later, Record};
use crate::plan::{Cue, CueKind};
use crate::routine::keyword::Named;
use crate::safety::Answered;
use crate::session::Event;

/// A command to the outside. Nothing inside reads it: what the program tells itself is an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Something is to be heard.
    Hear(Cue),
    /// Silence at once, then only these words.
    StopWords(String),
    /// The answer to a key, to be heard and shown.
    Answer(CueKind, String),
    /// What is to be heard from now on.
    SetHearing(Hearing),
    /// Silence.
    Hush,
    /// What the person prefers is to be stored.
    Prefer(Box<Preferences>),
    /// The person has answered: that is to be stored.
    Answered(Box<Answered>),
    /// A session may begin: make room for its stop.
    Reserve,
    /// It does not begin.
    Release,
    /// A session begins: keep it.
    Opened(Box<Record>),
    /// A session goes on: keep how it stands.
    Underway(Box<Record>),
    /// A session is over: put it into the history.
    Closed(Box<Record>),
    /// Something was said of a session: put it into the history.
    Said(Box<Later>),
    /// A session of this routine begins, also a guest's.
    Begun(String),
    /// A session of this routine that began is over, in this way.
    Over(String, Named<Ending>),
    /// Something to be told to somebody who does not look.
    Notice(String),
    /// Give the terminal back until the shell says otherwise.
    Suspend,
}

impl Effect {
    /// Whether something is to be known at the next start.
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

/// The effects of what happened in a session.
pub(crate) fn effects_of(events: &[Event]) -> Vec<Effect> {
    let effect = |event: &Event| match event {
        Event::Cue(cue) => Some(Effect::Hear(cue.clone())),
        Event::Paused(_) | Event::Stopped => Some(Effect::Hush),
        _ => None,
    };
    events.iter().filter_map(effect).collect()
}
