//! How far one has come on the way through the notice and the questions.

use super::{Goal, Stage};
use crate::model::Context;
use crate::safety::standing::Due;
use crate::screens::Screening;

/// The pages that take longest, in their order.
const PAGES: [Due; 3] = [Due::Notice, Due::TodayFull, Due::Health];

/// The pages that are due now.
pub(super) fn ahead(goal: &Goal, cx: Context<'_>) -> Vec<Due> {
    let visit = cx.shared.memory.visit(cx.shared.words.version, goal.asks_anew(), cx.now.local);
    let due = cx.shared.memory.standing.due(&visit);
    PAGES.into_iter().filter(|page| due.contains(page)).collect()
}

impl Screening {
    /// The pages that were due when it began, and which of them is shown; nothing where there was only one.
    pub fn way(&self) -> Option<(&[Due], usize)> {
        let page = match &self.stage {
            Stage::Notice => Due::Notice,
            Stage::List(due) => *due,
            stage => stage.of_list()?,
        };
        let at = self.pages.iter().position(|due| *due == page)?;
        (self.pages.len() > 1).then_some((&self.pages, at))
    }
}
