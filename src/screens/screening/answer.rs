//! Handles the keys of the screening.

use super::onward::next_after;
use super::{ScreeningStage, Unexplained};
use crate::safety::{Answer, PendingQuestion};
use crate::screen_kit::choosing::moved;
use crate::screen_kit::input_gate::InputGate;
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::{AppEvent, Context, Go, Transition};
use crate::screens::Screening;

/// The answer to Enter on the notice. Enter continues everywhere, so one press may come from habit and accepts nothing; the
/// second has to come after this was read. Without it, nobody could accept whose keyboard has no y.
const ENTER_AGAIN: &str = "Press Enter again to accept.";

impl Screening {
    pub(crate) fn press(&mut self, press: KeyPress, cx: Context<'_>) -> Transition {
        let asks_itself = matches!(self.stage, ScreeningStage::FollowUp { .. });
        let counts = asks_itself || self.gate.accepts(press.key, cx.now.elapsed);
        if cx.shared.is_cramped() {
            return Transition::unbound();
        }
        // `OneByOne` counts at once: nobody has to hear the whole list to be asked one question at a time.
        if !counts && press.action != Some(Action::OneByOne) {
            // A key that was meant for the question before does nothing.
            let is_read_out = self.is_new(cx.shared) && self.is_undrawn();
            return if is_read_out { Transition::unbound() } else { Transition::stay() };
        }
        self.pressed = Some(press.key);
        self.refusal_before = std::mem::take(&mut self.refusal);
        let before = (self.stage.clone(), self.ticks.clone(), self.cursor);
        let transition = self.answer(press, cx);
        let changed = transition.to.is_some() || !transition.events.is_empty();
        if press.action.is_none()
            && !changed
            && before == (self.stage.clone(), self.ticks.clone(), self.cursor)
        {
            self.refuse();
        }
        transition
    }

    fn answer(&mut self, press: KeyPress, cx: Context<'_>) -> Transition {
        match (self.stage.clone(), press.action) {
            (ScreeningStage::FollowUp { .. }, _) => self.reply(press, cx),
            (ScreeningStage::List(due), _) => self.tick(due, press.action, cx),
            (_, Some(Action::Back)) => self.back(cx),
            (ScreeningStage::Notice, Some(Action::Yes)) => self.accept(cx),
            (ScreeningStage::Notice, Some(Action::Choose))
                if self.refusal_before == ENTER_AGAIN =>
            {
                self.accept(cx)
            }
            (ScreeningStage::Notice, Some(Action::Choose)) => {
                self.refusal = ENTER_AGAIN;
                self.gate = InputGate::after(press.key, cx.now.elapsed);
                Transition::stay()
            }
            (
                ScreeningStage::YesNo(due),
                Some(answer @ (Action::Yes | Action::No | Action::Unsure)),
            ) => self.line(due, answer, cx),
            (
                ScreeningStage::GoAhead(cause),
                Some(answer @ (Action::Yes | Action::No | Action::Unsure)),
            ) => {
                self.count();
                next_after(Answer::Cleared(cause, answer == Action::Yes), cx.now)
            }
            (ScreeningStage::WhyStopped { .. } | ScreeningStage::Soreness { .. }, _) => {
                self.choose(press, cx)
            }
            (
                ScreeningStage::Graver { due, tick },
                Some(answer @ (Action::Yes | Action::No | Action::Unsure)),
            ) => self.graver(due, tick, answer, cx),
            (ScreeningStage::SingleQuestion(one), _) => self.one(one, press.action, cx),
            (ScreeningStage::Places { due, tick }, _) => self.places(due, tick, press, cx),
            (ScreeningStage::Confirm { due }, Some(Action::Choose)) => self.confirm(due, cx),
            (ScreeningStage::Advice { gravity, .. }, Some(Action::Choose)) => {
                self.advised(gravity, cx)
            }
            (
                ScreeningStage::Confirm { .. }
                | ScreeningStage::Advice { .. }
                | ScreeningStage::Meaning(_),
                Some(Action::Up | Action::Down),
            ) => {
                self.cursor = moved(self.cursor, self.told(), press.action);
                Transition::stay()
            }
            (ScreeningStage::Meaning(_), Some(Action::Choose)) if cx.shared.has_menu => {
                Transition::go(Go::Body)
            }
            (ScreeningStage::Meaning(_), Some(Action::Choose)) => Transition::leave(),
            _ => Transition::stay(),
        }
    }

    fn accept(&mut self, cx: Context<'_>) -> Transition {
        self.leave_a_way_back();
        next_after(Answer::Accepted(cx.shared.words.version), cx.now)
    }

    /// Returns the number of lines of the advice, or of whatever else is told.
    fn told(&self) -> usize {
        match &self.stage {
            ScreeningStage::Advice { causes, .. } => causes.len(),
            ScreeningStage::Meaning(allowance) => allowance.reasons().count(),
            _ => self.ticks.len(),
        }
    }

    fn line(&mut self, due: PendingQuestion, answer: Action, cx: Context<'_>) -> Transition {
        // "Not sure" counts as the answer that allows less.
        let (yes, no) = (answer == Action::Yes, answer == Action::No);
        match due {
            PendingQuestion::Unrecorded if !no => {
                self.count();
                return self.go(
                    ScreeningStage::WhyStopped { session: None, why: Unexplained::Unrecorded },
                    cx.now,
                );
            }
            PendingQuestion::TodayLine if !no => {
                self.leave_a_way_back();
                return self.go(ScreeningStage::List(PendingQuestion::TodayFull), cx.now);
            }
            _ => self.count(),
        }
        match due {
            PendingQuestion::SamePerson if no => {
                Transition::go(Go::Next).with_events([AppEvent::OtherPerson])
            }
            PendingQuestion::SamePerson => Transition::go(Go::Owner),
            PendingQuestion::DoctorSince => next_after(Answer::Doctor(yes), cx.now),
            PendingQuestion::Unrecorded => next_after(Answer::NothingUnrecorded, cx.now),
            _ => next_after(Answer::NothingNew, cx.now),
        }
    }

    /// Handles a key on a question about the last stop.
    fn reply(&mut self, press: KeyPress, cx: Context<'_>) -> Transition {
        let ScreeningStage::FollowUp { follow_up, .. } = &mut self.stage else {
            return Transition::stay();
        };
        if press.action == Some(Action::Back) {
            let counts = follow_up.gate().accepts(press.key, cx.now.elapsed);
            if !counts || follow_up.back(press.key, cx.now) {
                return Transition::stay();
            }
            return self.back(cx);
        }
        if follow_up.outcome().is_none() {
            let before = follow_up.step().clone();
            follow_up.press(press, cx.now);
            self.answered |= *follow_up.step() != before;
            return self.settle(cx);
        }
        if follow_up.leads_on(press, cx.now) { self.next(cx) } else { Transition::stay() }
    }

    /// Makes the outcome of the last stop count, once it is known.
    pub(super) fn settle(&mut self, cx: Context<'_>) -> Transition {
        let ScreeningStage::FollowUp { session, follow_up } = &self.stage else {
            return Transition::stay();
        };
        let Some(end) = follow_up.outcome().cloned() else { return Transition::stay() };
        let (sign, emergency) = (end.sign, end.is_emergency());
        let settled = Answer::Settled(session.clone(), Box::new(end));
        self.count();
        if sign.is_none() {
            return next_after(settled, cx.now);
        }
        let to = emergency.then_some(Go::Emergency);
        Transition { to, ..Transition::stay() }.with_events([AppEvent::answered(settled, cx.now)])
    }
}
