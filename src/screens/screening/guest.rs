//! When somebody else may take over the questions.

use super::{Goal, ScreeningStage};
use crate::key::Key;
use crate::safety::screening_state::PendingQuestion;
use crate::screen_kit::{Context, RoutineRequest, Shared};
use crate::screens::Screening;

impl Screening {
    /// Whether a guest may sit down: as long as nobody has answered anything, and at the one line.
    pub fn takes_guests(&self, shared: &Shared) -> bool {
        let untouched = !self.answered && self.ticks.is_empty();
        let is_line = self.stage == ScreeningStage::Line(PendingQuestion::TodayLine);
        let leads_on = self.goal != Goal::Screening;
        leads_on && (untouched || is_line) && !shared.memory.guest && !shared.is_cramped()
    }

    /// The routine that was wanted, once a key has left it to a guest.
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
