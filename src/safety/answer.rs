//! Answers, and how a stop ended, as data: they can be added to whatever another program has stored by then.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::routine::keyword::Keyword;
use crate::safety::assessment::TickedQuestion;
use crate::safety::lock::LockReason;
use crate::safety::questions::Question;
use crate::safety::stop_outcome::StopOutcome;

/// Something that a professional's yes can lift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Clearable {
    /// An answer about health.
    Health(Question),
    /// A sign that is locked.
    Lock(LockReason),
}

/// An answer, or how a stop ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The notice of this version was accepted.
    Accepted(u32),
    /// The questions of the day, confirmed.
    Today(Vec<TickedQuestion>),
    /// Nothing new since earlier today.
    NothingNew,
    /// The questions about health, confirmed.
    Health(Vec<TickedQuestion>),
    /// Whether a professional has said that gentle massage is all right in spite of something.
    Cleared(Clearable, bool),
    /// Long neck pain was looked at.
    LookedAt,
    /// Whether a doctor has seen it since.
    Doctor(bool),
    /// How the questions after a stop will end unless the rest of them says otherwise: it locks at once.
    Ending(Box<StopOutcome>),
    /// How the questions after a stop ended, with the id of its session.
    Settled(String, Box<StopOutcome>),
    /// The session goes on after a stop, or something was felt after its end: another stop in it is not explained.
    Reopened(String),
    /// There was no stop that could not be recorded.
    NothingUnrecorded,
}

/// An answer with its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// What.
    pub answer: Answer,
}

impl Answer {
    /// Begins the id of a session of which there is no record.
    const UNRECORDED: &str = "unrecorded-";

    /// The id of a session of which there is no record.
    pub fn unrecorded(at: OffsetDateTime) -> String {
        format!("{}{}", Self::UNRECORDED, at.unix_timestamp())
    }

    /// Whether it says what became of a stop that may have gone unrecorded.
    pub fn explains_unrecorded(&self) -> bool {
        match self {
            Self::NothingUnrecorded => true,
            Self::Settled(session, _) => session.starts_with(Self::UNRECORDED),
            _ => false,
        }
    }

    /// The answer, given now.
    pub const fn at(self, at: OffsetDateTime) -> Answered {
        Answered { at, answer: self }
    }
}

impl Clearable {
    /// The word that it is stored as.
    pub fn word(self) -> &'static str {
        match self {
            Self::Health(question) => question.word(),
            Self::Lock(why) => why.word(),
        }
    }
}
