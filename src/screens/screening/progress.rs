//! Tells how far the user has come through the notice and the questions.

use super::{Goal, ScreeningStage};
use crate::safety::screening_state::PendingQuestion;
use crate::screen_kit::Context;
use crate::screens::Screening;

/// The pages that take longest, in their order.
const PAGES: [PendingQuestion; 3] =
    [PendingQuestion::Notice, PendingQuestion::TodayFull, PendingQuestion::Health];

/// Returns the pages that are due now.
pub(super) fn ahead(goal: &Goal, cx: Context<'_>) -> Vec<PendingQuestion> {
    let visit = cx.shared.memory.visit(cx.shared.words.version, goal.asks_again(), cx.now.local);
    let due = cx.shared.memory.screening.due(&visit);
    PAGES.into_iter().filter(|page| due.contains(page)).collect()
}

impl Screening {
    /// Returns the pages that were due at the beginning, and the index of the current one; `None` if only one was due.
    pub fn progress(&self) -> Option<(&[PendingQuestion], usize)> {
        let page = match &self.stage {
            ScreeningStage::Notice => PendingQuestion::Notice,
            ScreeningStage::List(due) => *due,
            stage => stage.of_list()?,
        };
        let at = self.steps_due.iter().position(|due| *due == page)?;
        (self.steps_due.len() > 1).then_some((&self.steps_due, at))
    }
}
