//! The goal of the questions: a routine, or only what the answers mean.

use crate::safety::Allowance;
use crate::screen_kit::{Context, RoutineRequest};

/// The goal of the questions.
#[derive(Debug, Clone, PartialEq)]
pub enum Goal {
    /// A routine, as far as it is allowed.
    Routine(Box<RoutineRequest>),
    /// Only the meaning of the answers for now; the health questions are asked again.
    Screening,
}

impl Goal {
    /// Returns true if the health questions are asked however recently they were answered.
    pub(super) const fn asks_again(&self) -> bool {
        matches!(self, Self::Screening)
    }

    /// Returns the title of the routine, if the goal is one.
    pub(super) fn title(&self) -> Option<&str> {
        match self {
            Self::Routine(request) => Some(&request.routine.title),
            Self::Screening => None,
        }
    }
}

/// Returns what all answers together allow for now.
pub(super) fn meaning(cx: Context<'_>) -> Allowance {
    cx.shared.memory.allowance(cx.now.local).0
}
