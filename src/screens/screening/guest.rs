//! Decides when a guest may take over the questions.

use super::{Goal, ScreeningStage};
use crate::key::Key;
use crate::safety::screening_state::PendingQuestion;
use crate::screen_kit::{Context, RoutineRequest, Shared};
use crate::screens::Screening;

impl Screening {
    /// Returns true if a guest may take over: as long as nothing is answered, and at the one-line question about today.
    pub fn takes_guests(&self, shared: &Shared) -> bool {
        let untouched = !self.answered && self.ticks.is_empty();
        let is_line = self.stage == ScreeningStage::YesNo(PendingQuestion::TodayLine);
        let leads_on = self.goal != Goal::Screening;
        leads_on && (untouched || is_line) && !shared.memory.guest && !shared.is_cramped()
    }

    /// Returns the routine that was wanted, if a key leaves it to a guest.
    pub(crate) fn left_to_a_guest(&mut self, key: Key, cx: Context<'_>) -> Option<RoutineRequest> {
        if !self.gate().accepts(key, cx.now.elapsed) || cx.shared.is_cramped() {
            return None;
        }
        match &self.goal {
            Goal::Routine(request) if self.takes_guests(cx.shared) => Some((**request).clone()),
            _ => {
                self.refuse();
                None
            }
        }
    }
}
