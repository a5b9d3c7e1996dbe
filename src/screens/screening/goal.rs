//! Where the questions lead.

use crate::safety::Allowance;
use crate::screen_kit::{Context, RoutineRequest};

/// Where the questions lead.
#[derive(Debug, Clone, PartialEq)]
pub enum Goal {
    /// To a routine, as far as it is allowed.
    Routine(Box<RoutineRequest>),
    /// Nowhere but to what the answers mean for now; the health questions are asked anew.
    Screening,
}

impl Goal {
    /// Whether the health questions are asked however lately they were answered.
    pub(super) const fn asks_anew(&self) -> bool {
        matches!(self, Self::Screening)
    }

    /// What it is called, where it has a name.
    pub(super) fn title(&self) -> Option<&str> {
        match self {
            Self::Routine(request) => Some(&request.routine.title),
            Self::Screening => None,
        }
    }
}

/// What all answers together mean for now.
pub(super) fn meaning(cx: Context<'_>) -> Allowance {
    cx.shared.memory.allowance(cx.now.local).0
}
