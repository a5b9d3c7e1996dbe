//! How a session ended, what made a person stop or ask for less, and how it may go on.

use std::time::Duration;

use crate::routine::dose::Pressure;
use crate::routine::keyword::keyword_enum;
use crate::routine::step::Pass;

keyword_enum! {
    /// What made the person stop (rules X1 to X5, docs/safety-rules.md).
    Sign, "sign" {
        /// X1.
        Pain = "pain",
        /// X2: dizzy, faint, sick, vision odd.
        Dizzy = "dizzy",
        /// X3: numb, tingling, weak.
        Numb = "numb",
        /// X4: something else.
        Other = "other",
        /// X5: just stopping.
        Just = "just",
    }
}

impl Sign {
    /// Whether it is a symptom.
    pub const fn is_symptom(self) -> bool {
        !matches!(self, Self::Just)
    }
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done to the end.
    Finished,
    /// Left before the end, without a stop.
    Left,
    /// Stopped, and the reason was named.
    Stopped(Sign),
    /// Stopped, and the reason was not named.
    Unanswered,
}

impl Outcome {
    /// Whether a symptom was named.
    pub const fn is_symptom(self) -> bool {
        matches!(self, Self::Stopped(sign) if sign.is_symptom())
    }
}

keyword_enum! {
    /// How a session may go on; only ever by choice (rule X10, docs/safety-rules.md).
    Resume, "way of going on" {
        /// A level lighter, without this step on this side.
        Lighter = "lighter",
        /// With the elbows supported.
        Supported = "supported",
        /// From the start of the step, as it was.
        Unchanged = "unchanged",
    }
}

impl Resume {
    /// Whether a session may go on so after a sign at all: after dizziness it never does.
    pub const fn may_follow(self, sign: Sign) -> bool {
        match sign {
            Sign::Just => matches!(self, Self::Unchanged),
            Sign::Pain | Sign::Numb | Sign::Other => !matches!(self, Self::Unchanged),
            Sign::Dizzy => false,
        }
    }
}

/// A symptom, and what was being done when it was felt.
#[derive(Debug, Clone, PartialEq)]
pub struct Symptom {
    /// What was felt.
    pub sign: Sign,
    /// What was being done.
    pub pass: Pass,
    /// How hard.
    pub pressure: Pressure,
}

/// A change of pressure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// When, on the plan's time line.
    pub at: Duration,
    /// What was being done, by the move's name.
    pub movement: String,
    /// How hard it is done from there on.
    pub pressure: Pressure,
}
