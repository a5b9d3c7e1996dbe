//! Leads from one question to the next, and from the last to the goal.

use super::goal::meaning;
use super::{Goal, ScreeningStage};
use crate::safety::Answer;
use crate::safety::assessment::Severity;
use crate::screen_kit::input_gate::InputGate;
use crate::screen_kit::{AppEvent, Context, Go, Now, Transition};
use crate::screens::Screening;

impl Screening {
    /// Continues with a stage.
    pub(super) fn go(&mut self, stage: ScreeningStage, now: Now) -> Transition {
        (self.cursor, self.top, self.refusal) = (stage.careful_line(), 0, "");
        (self.stage, self.shows_details, self.answered) = (stage, false, true);
        self.gate =
            self.pressed.map_or_else(InputGate::new, |key| InputGate::after(key, now.elapsed));
        Transition::stay()
    }

    /// Continues with the next question that is due, or else with the goal.
    pub(crate) fn next(&mut self, cx: Context<'_>) -> Transition {
        self.ticks.clear();
        self.seen = 0;
        match ScreeningStage::first(&self.goal, cx) {
            Some(stage) => {
                let transition = self.go(stage, cx.now);
                self.tick_named_signs(cx.shared);
                transition
            }
            None => self.finish(cx),
        }
    }

    /// Continues with the goal: the ready screen, or what the answers mean. If nothing of the routine is allowed, the
    /// program ends instead.
    fn finish(&mut self, cx: Context<'_>) -> Transition {
        let Goal::Routine(request) = &self.goal else {
            return self.go(ScreeningStage::Meaning(meaning(cx)), cx.now);
        };
        Transition::go(Go::Ready((**request).clone()))
    }

    /// Continues after the advice, with the remaining questions or the goal. If help is needed, the program ends.
    pub(super) fn advised(&mut self, gravity: Severity, cx: Context<'_>) -> Transition {
        match gravity {
            Severity::Emergency => Transition::leave(),
            // A user who asked for the screening itself is asked the rest too.
            Severity::Stop if self.goal != Goal::Screening => self.finish(cx),
            _ => self.next(cx),
        }
    }
}

/// Records an answer, and continues with the next question, which may depend on it.
pub(super) fn next_after(answer: Answer, now: Now) -> Transition {
    Transition::go(Go::Next).with_events([AppEvent::answered(answer, now)])
}
