//! The outcome of a session, the signs and changes in it, and the ways to continue after a stop.

use std::time::Duration;

use crate::routine::dose::Pressure;
use crate::routine::keyword::keyword_enum;
use crate::routine::step::Pass;

keyword_enum! {
    /// The sign that made the person stop (rules X1 to X5, docs/safety-rules.md).
    Sign, "sign" {
        /// X1: pain.
        Pain = "pain",
        /// X2: dizzy, faint, sick, or trouble seeing.
        Dizzy = "dizzy",
        /// X3: numb, tingling or weak.
        Numb = "numb",
        /// X4: something else.
        Other = "other",
        /// X5: just stopping.
        Just = "just",
    }
}

impl Sign {
    /// Returns true if the sign is a symptom.
    pub const fn is_symptom(self) -> bool {
        !matches!(self, Self::Just)
    }
}

/// The outcome of a session.
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
    /// Returns true if a symptom was named.
    pub const fn is_symptom(self) -> bool {
        matches!(self, Self::Stopped(sign) if sign.is_symptom())
    }
}

keyword_enum! {
    /// A way to continue after a stop, only ever by choice (rule X10, docs/safety-rules.md).
    Resume, "way of going on" {
        /// A level lighter, without this step on this side.
        Lighter = "lighter",
        /// With the elbows supported.
        Supported = "supported",
        /// From the start of the step, without a change.
        Unchanged = "unchanged",
    }
}

impl Resume {
    /// Returns true if a session may continue like this after a sign. After dizziness it never does.
    pub const fn may_follow(self, sign: Sign) -> bool {
        match sign {
            Sign::Just => matches!(self, Self::Unchanged),
            Sign::Pain | Sign::Numb | Sign::Other => !matches!(self, Self::Unchanged),
            Sign::Dizzy => false,
        }
    }
}

/// A symptom, and the work that was being done when it was felt.
#[derive(Debug, Clone, PartialEq)]
pub struct Symptom {
    /// The symptom.
    pub sign: Sign,
    /// The pass that was being done.
    pub pass: Pass,
    /// The pressure of the work.
    pub pressure: Pressure,
}

/// A change of pressure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The time of the change on the plan's time line.
    pub at: Duration,
    /// The name of the move that was being done.
    pub movement: String,
    /// The pressure from there on.
    pub pressure: Pressure,
}
