//! Asks one question after another, each alone and in all its words, instead of a list to tick.

use super::{ScreeningStage, SingleQuestion};
use crate::safety::assessment::TickedQuestion;
use crate::screen_kit::keys::Action;
use crate::screen_kit::{Context, Transition};
use crate::screens::Screening;

impl Screening {
    /// Turns an answer into a tick, or removes the tick, and asks the next question; after the last, continues as after
    /// the list.
    pub(super) fn one(
        &mut self,
        one: SingleQuestion,
        action: Option<Action>,
        cx: Context<'_>,
    ) -> Transition {
        let (Some(words), all) = one.question(cx.shared) else { return Transition::stay() };
        let applies = match action {
            Some(Action::Yes | Action::Unsure) => true,
            Some(Action::No) => false,
            _ => return Transition::stay(),
        };
        self.ticks.retain(|tick| tick.question != words.id);
        if applies {
            self.ticks
                .push(TickedQuestion { graver: Some(false), ..TickedQuestion::yes(words.id) });
        }
        if one.at + 1 < all {
            self.go(
                ScreeningStage::SingleQuestion(SingleQuestion { at: one.at + 1, ..one }),
                cx.now,
            )
        } else {
            self.follow_up(one.due, 0, cx)
        }
    }
}
