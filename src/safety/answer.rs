//! Answers, and the outcomes of stops, as values that can be added to whatever another program has stored meanwhile.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::routine::keyword::Keyword;
use crate::safety::assessment::TickedQuestion;
use crate::safety::lock::LockReason;
use crate::safety::questions::Question;
use crate::safety::stop_outcome::StopOutcome;

/// Something that a professional's go-ahead can lift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Clearable {
    /// An answer to a health question.
    Health(Question),
    /// A lock, by its reason.
    Lock(LockReason),
}

/// An answer to a question, or the outcome of a stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The notice of this version was accepted.
    Accepted(u32),
    /// The questions of today were answered with these ticks and confirmed.
    Today(Vec<TickedQuestion>),
    /// Nothing is new since earlier today.
    NothingNew,
    /// The health questions were answered with these ticks and confirmed.
    Health(Vec<TickedQuestion>),
    /// Whether a professional has said that gentle massage is all right in spite of this cause.
    Cleared(Clearable, bool),
    /// Long neck pain has been checked.
    LookedAt,
    /// Whether the user has seen a doctor since the stop or the answer that calls for one.
    Doctor(bool),
    /// The outcome of a stop if no later answer changes it. Its locks apply at once.
    Ending(Box<StopOutcome>),
    /// The outcome of a stop once all questions are answered, with the id of its session.
    Settled(String, Box<StopOutcome>),
    /// The session with this id continued after a stop, or something was felt after its end. The earlier explanation
    /// does not cover another stop in it.
    Reopened(String),
    /// No stop went unrecorded.
    NothingUnrecorded,
}

/// An answer with its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// When it was given.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// The answer.
    pub answer: Answer,
}

impl Answer {
    /// The prefix of the id of a session that has no record.
    const UNRECORDED: &str = "unrecorded-";

    /// Returns an id for a session that has no record.
    pub fn unrecorded(at: OffsetDateTime) -> String {
        format!("{}{}", Self::UNRECORDED, at.unix_timestamp())
    }

    /// Returns true if the answer explains a stop that may have gone unrecorded.
    pub fn explains_unrecorded(&self) -> bool {
        match self {
            Self::NothingUnrecorded => true,
            Self::Settled(session, _) => session.starts_with(Self::UNRECORDED),
            _ => false,
        }
    }

    /// Returns the answer with the time at which it was given.
    pub const fn at(self, at: OffsetDateTime) -> Answered {
        Answered { at, answer: self }
    }
}

impl Clearable {
    /// Returns the word under which it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::Health(question) => question.word(),
            Self::Lock(why) => why.word(),
        }
    }
}
