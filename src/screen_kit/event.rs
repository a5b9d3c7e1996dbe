//! Events: what has happened, so that the shared state changes or the program ends.

use crate::history::{Later, Record};
use crate::safety::{Answer, Answered};
use crate::screen_kit::{Effect, Hearing, Now, Preferences};

/// Something that has happened. `App` applies each to the shared state before it builds the next screen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum AppEvent {
    /// The person has answered a question.
    Answered(Box<Answered>),
    /// A guest is not the person who stopped before.
    OtherPerson,
    /// The person prefers something else than before.
    Preferred(Box<Preferences>),
    /// The person has said something about a session.
    Said(Box<Later>),
    /// Something else is heard from now on.
    Hearing(Hearing),
    /// A session has something to keep from now on.
    SessionOpened(Box<Record>),
    /// A session is over.
    SessionClosed(Box<Record>),
    /// The last cue of a routine that somebody follows was given.
    RoutineEnded,
    /// The person leaves the program.
    Left,
}

impl AppEvent {
    /// An answer that is given now.
    pub(crate) fn answered(answer: Answer, now: Now) -> Self {
        Self::Answered(Box::new(answer.at(now.local)))
    }

    /// The command that makes it known outside too: to the disk, or to the sound.
    pub(super) fn effect(&self) -> Option<Effect> {
        match self {
            Self::Answered(answered) => Some(Effect::Answered(answered.clone())),
            Self::Preferred(preferences) => Some(Effect::Prefer(preferences.clone())),
            Self::Said(said) => Some(Effect::Said(said.clone())),
            Self::Hearing(hearing) => Some(Effect::SetHearing(*hearing)),
            Self::SessionOpened(record) => Some(Effect::Opened(record.clone())),
            Self::SessionClosed(record) => Some(Effect::Closed(record.clone())),
            Self::OtherPerson | Self::RoutineEnded | Self::Left => None,
        }
    }
}
