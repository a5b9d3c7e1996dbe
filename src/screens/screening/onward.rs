//! From one question to the next, and to where they lead.

use super::goal::meaning;
use super::{Goal, ScreeningStage};
use crate::safety::Answer;
use crate::safety::assessment::Severity;
use crate::screen_kit::input_gate::InputGate;
use crate::screen_kit::{AppEvent, Context, Go, Now, Transition};
use crate::screens::Screening;

impl Screening {
    /// Goes on to a stage.
    pub(super) fn go(&mut self, stage: ScreeningStage, now: Now) -> Transition {
        (self.cursor, self.top, self.refusal) = (stage.careful_line(), 0, "");
        (self.stage, self.long, self.answered) = (stage, false, true);
        self.gate =
            self.pressed.map_or_else(InputGate::new, |key| InputGate::after(key, now.elapsed));
        Transition::stay()
    }

    /// Goes on to whatever is due next, or to ready.
    pub(crate) fn next(&mut self, cx: Context<'_>) -> Transition {
        self.ticks.clear();
        self.seen = 0;
        match ScreeningStage::first(&self.goal, cx) {
            Some(stage) => self.go(stage, cx.now),
            None => self.finish(cx),
        }
    }

    /// To ready, with what is allowed; where nothing is, the program ends.
    fn finish(&mut self, cx: Context<'_>) -> Transition {
        let Goal::Routine(request) = &self.goal else {
            return self.go(ScreeningStage::Meaning(meaning(cx)), cx.now);
        };
        Transition::go(Go::Ready((**request).clone()))
    }

    /// After the advice: what is left, or the end where help is needed.
    pub(super) fn advised(&mut self, gravity: Severity, cx: Context<'_>) -> Transition {
        match gravity {
            Severity::Emergency => Transition::leave(),
            // Who wants to be screened is asked the rest as well.
            Severity::Stop if self.goal != Goal::Screening => self.finish(cx),
            _ => self.next(cx),
        }
    }
}

/// Goes on, after an answer that the rest goes by.
pub(super) fn next_after(answer: Answer, now: Now) -> Transition {
    Transition::go(Go::Next).tell([AppEvent::answered(answer, now)])
}
