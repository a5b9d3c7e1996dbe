//! Events: things that have happened and that change the shared state or end the program.

use crate::history::{LaterAnswers, Record};
use crate::safety::questions::Question;
use crate::safety::{Answer, Answered};
use crate::screen_kit::{Effect, Hearing, Now, Preferences};

/// Something that has happened. `App` applies each to the shared state before it builds the next screen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum AppEvent {
    /// The person has answered a question.
    Answered(Box<Answered>),
    /// The person has named a sign, or marked a place that is never worked on: today's questions are asked, with the one
    /// about the sign ticked.
    SignNamed(Option<Question>),
    /// The guest has said that they are not the person who stopped before.
    OtherPerson,
    /// The person has changed a preference.
    PreferencesChanged(Box<Preferences>),
    /// The person has answered a question about a session.
    SessionAnswered(Box<LaterAnswers>),
    /// The sound was changed.
    HearingChanged(Hearing),
    /// A session has begun, so that there is something to store from now on.
    SessionOpened(Box<Record>),
    /// A session is over.
    SessionClosed(Box<Record>),
    /// The last cue of a routine was given.
    RoutineEnded,
    /// The person leaves the program.
    Left,
}

impl AppEvent {
    /// Returns the event for an answer that is given now.
    pub(crate) fn answered(answer: Answer, now: Now) -> Self {
        Self::Answered(Box::new(answer.at(now.local)))
    }

    /// Returns the effect that passes the event on to the disk or the sound, if it concerns them.
    pub(super) fn effect(&self) -> Option<Effect> {
        match self {
            Self::Answered(answered) => Some(Effect::StoreAnswer(answered.clone())),
            Self::PreferencesChanged(preferences) => {
                Some(Effect::StorePreferences(preferences.clone()))
            }
            Self::SessionAnswered(said) => Some(Effect::StoreLaterAnswers(said.clone())),
            Self::HearingChanged(hearing) => Some(Effect::SetHearing(*hearing)),
            Self::SessionOpened(record) => Some(Effect::OpenJournal(record.clone())),
            Self::SessionClosed(record) => Some(Effect::StoreSession(record.clone())),
            Self::OtherPerson | Self::SignNamed(_) | Self::RoutineEnded | Self::Left => None,
        }
    }
}
