//! What made a person stop, and how a session ended.

use crate::routine::keyword::keyword_enum;

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
