//! Answers, and how a stop ended, as data: they can be added to whatever another program has stored by then.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::routine::word::Word;
use crate::safety::end::End;
use crate::safety::lock::Why;
use crate::safety::questions::Question;
use crate::safety::verdict::Tick;

/// Something that a professional's yes can lift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cause {
    /// An answer about health.
    Health(Question),
    /// A sign that is locked.
    Lock(Why),
}

/// An answer, or how a stop ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The notice of this version was accepted.
    Accepted(u32),
    /// The questions of the day, confirmed.
    Today(Vec<Tick>),
    /// Nothing new since earlier today.
    NothingNew,
    /// The questions about health, confirmed.
    Health(Vec<Tick>),
    /// Whether a professional has said that gentle massage is all right in spite of something.
    Cleared(Cause, bool),
    /// Long neck pain was looked at.
    LookedAt,
    /// Whether a doctor has seen it since.
    Doctor(bool),
    /// How the questions after a stop will end unless the rest of them says otherwise: it locks at once.
    Ending(Box<End>),
    /// How the questions after a stop ended, with the id of its session.
    Settled(String, Box<End>),
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

impl Cause {
    /// The word that it is stored as.
    pub fn word(self) -> &'static str {
        match self {
            Self::Health(question) => question.word(),
            Self::Lock(why) => why.word(),
        }
    }
}
