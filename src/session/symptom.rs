//! What made a session stop, and how it may go on.

use crate::routine::dose::Pressure;
use crate::routine::keyword::keyword_enum;
use crate::routine::step::Pass;
use crate::session::Sign;

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
