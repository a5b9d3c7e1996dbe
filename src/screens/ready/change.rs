//! Changes the values of the rows.

use super::{ReadyRow, times};
use crate::plan::{Choices, Guidance, Plan};
use crate::routine::body::Side;
use crate::routine::keyword::Keyword;
use crate::screen_kit::choosing::toggle;
use crate::screens::Ready;

/// The reason that it is not possible to do only one side.
const TOGETHER: &str = "This one works on both sides together.";

impl Ready {
    /// Chooses a row, and changes it to its next or previous value.
    pub(super) fn turn(&mut self, wanted: ReadyRow, forward: bool) {
        let Some(row) = self.rows().iter().position(|row| *row == wanted) else {
            self.refusal = Some(if wanted == ReadyRow::Sides { TOGETHER } else { times::SHORTEST });
            return;
        };
        self.selected = row;
        self.change(forward);
    }

    /// Changes the chosen row. A change that would leave nothing to do is not made.
    pub(super) fn change(&mut self, forward: bool) {
        let Some(row) = self.rows().get(self.selected).copied() else { return };
        let mut time = self.time;
        let mut choices = self.plan.choices().clone();
        match row {
            ReadyRow::Tension | ReadyRow::Sound => {}
            ReadyRow::Beginning => self.continues = !self.continues,
            ReadyRow::Position => {
                choices = Choices {
                    position: turned(&self.plan.routine().positions, choices.position, forward),
                    ..choices
                };
            }
            ReadyRow::Guidance => {
                choices.guidance = turned(Guidance::ALL, choices.guidance, forward);
            }
            ReadyRow::Time => time = turned(&self.times, choices.time, forward),
            ReadyRow::Sides => {
                choices.only_side = turned(
                    &[None, Some(Side::Left), Some(Side::Right)],
                    choices.only_side,
                    forward,
                );
            }
            ReadyRow::Optional(step) => toggle(&mut choices.with_optional, step),
            ReadyRow::OtherDose(step) => toggle(&mut choices.with_other_dose, step),
            ReadyRow::Pacing => choices.unpaced = !choices.unpaced,
        }
        let (routine, catalogue) = (self.plan.routine(), self.plan.catalogue());
        if let Ok(plan) = Plan::new_or_shortest(routine, catalogue, Choices { time, ..choices }) {
            self.time = time;
            self.take(plan);
        }
    }

    /// Takes another plan, and the times that it can be made to fit.
    pub(super) fn take(&mut self, plan: Plan) {
        (self.times, self.plan) = (times::offered(&plan), plan);
    }
}

/// Returns the next or previous of some values. The first follows the last.
pub(super) fn turned<T: Copy + PartialEq>(all: &[T], now: T, forward: bool) -> T {
    let count = all.len().max(1);
    let here = all.iter().position(|one| *one == now).unwrap_or(0);
    let there = if forward { here + 1 } else { here + count - 1 } % count;
    all.get(there).copied().unwrap_or(now)
}
