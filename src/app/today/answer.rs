//! What a key answers.

use super::{Stage, Today, Unexplained};
use crate::app::choosing::moved;
use crate::app::keys::Action;
use crate::app::{Effect, Go, Now, Shared, Transition};
use crate::key::Key;
use crate::safety::{Answer, Due};

impl Today {
    pub(crate) fn press(
        &mut self,
        action: Option<Action>,
        key: Key,
        shared: &Shared,
        now: Now,
    ) -> Transition {
        let asks_itself = matches!(self.stage, Stage::After { .. });
        let counts = asks_itself || self.armed.counts(key, now.elapsed);
        // One at a time nothing is answered that was not read, so nobody has to hear the whole list first.
        if shared.is_cramped() {
            return Transition::idle();
        }
        if !counts && action != Some(Action::OneByOne) {
            // A key that was meant for the question before means nothing.
            let is_read_out = self.is_new(shared) && self.is_undrawn();
            return if is_read_out { Transition::idle() } else { Transition::stay() };
        }
        self.pressed = Some(key);
        self.refusal = "";
        let before = (self.stage.clone(), self.ticks.clone(), self.cursor);
        let transition = self.answer(action, key, shared, now);
        let changed = transition.to.is_some() || !transition.effects.is_empty();
        if action.is_none()
            && !changed
            && before == (self.stage.clone(), self.ticks.clone(), self.cursor)
        {
            self.refuse();
        }
        transition
    }

    fn answer(
        &mut self,
        action: Option<Action>,
        key: Key,
        shared: &Shared,
        now: Now,
    ) -> Transition {
        match (self.stage.clone(), action) {
            (Stage::After { .. }, action) => self.reply(action, key, shared, now),
            (Stage::List(due), action) => self.tick(due, action, shared, now),
            (_, Some(Action::Back)) => self.back(shared, now),
            (Stage::Notice, Some(Action::Yes)) => {
                self.leave_a_way_back();
                self.say(Answer::Accepted(shared.words.version), shared, now)
            }
            (Stage::Line(due), Some(answer @ (Action::Yes | Action::No | Action::Unsure))) => {
                self.line(due, answer, shared, now)
            }
            (Stage::Cleared(cause), Some(answer @ (Action::Yes | Action::No | Action::Unsure))) => {
                self.count();
                self.say(Answer::Cleared(cause, answer == Action::Yes), shared, now)
            }
            (Stage::Signs { .. } | Stage::Soreness { .. }, action) => {
                self.choose(action, key, shared, now)
            }
            (
                Stage::Graver { due, tick },
                Some(answer @ (Action::Yes | Action::No | Action::Unsure)),
            ) => self.graver(due, tick, answer, shared, now),
            (Stage::One(one), action) => self.one(one, action, shared, now),
            (Stage::Places { due, tick }, action) => {
                self.places(due, tick, (action, key), shared, now)
            }
            (Stage::Confirm { due }, Some(Action::Choose)) => self.confirm(due, shared, now),
            (Stage::Told { gravity, .. }, Some(Action::Choose)) => {
                self.advised(gravity, shared, now)
            }
            (
                Stage::Confirm { .. } | Stage::Told { .. } | Stage::Meaning(_),
                Some(Action::Up | Action::Down),
            ) => {
                self.cursor = moved(self.cursor, self.told(), action);
                Transition::stay()
            }
            (Stage::Meaning(_), Some(Action::Choose)) => Transition::leave(),
            _ => Transition::stay(),
        }
    }

    /// How many lines are told.
    fn told(&self) -> usize {
        match &self.stage {
            Stage::Told { causes, .. } => causes.len(),
            Stage::Meaning(allowance) => allowance.reasons().count(),
            _ => self.ticks.len(),
        }
    }

    fn line(&mut self, due: Due, answer: Action, shared: &Shared, now: Now) -> Transition {
        // Not sure is the answer that keeps something shut.
        let (yes, no) = (answer == Action::Yes, answer == Action::No);
        match due {
            Due::Unrecorded if !no => {
                self.count();
                return self.go(Stage::Signs { session: None, why: Unexplained::Unrecorded }, now);
            }
            Due::TodayLine if !no => {
                self.leave_a_way_back();
                return self.go(Stage::List(Due::TodayFull), now);
            }
            _ => self.count(),
        }
        match due {
            Due::SamePerson => self.next_knowing(Effect::SamePerson(!no), shared, now),
            Due::DoctorSince => self.say(Answer::Doctor(yes), shared, now),
            Due::Unrecorded => self.say(Answer::NothingUnrecorded, shared, now),
            _ => self.say(Answer::NothingNew, shared, now),
        }
    }

    /// An answer to a question about the last stop.
    fn reply(&mut self, action: Option<Action>, key: Key, shared: &Shared, now: Now) -> Transition {
        let Stage::After { follow_up, .. } = &mut self.stage else { return Transition::stay() };
        if action == Some(Action::Back) {
            let counts = follow_up.armed().counts(key, now.elapsed);
            if !counts || follow_up.back(key, now) {
                return Transition::stay();
            }
            return self.back(shared, now);
        }
        if follow_up.end().is_none() {
            let before = follow_up.step().clone();
            follow_up.press(action, key, now);
            self.answered |= *follow_up.step() != before;
            return self.settle(shared, now);
        }
        if follow_up.is_told(action, key, now) {
            self.next(shared, now)
        } else {
            Transition::stay()
        }
    }

    /// Once it is known how the last stop ended, that counts.
    pub(super) fn settle(&mut self, shared: &Shared, now: Now) -> Transition {
        let Stage::After { session, follow_up } = &self.stage else { return Transition::stay() };
        let Some(end) = follow_up.end().cloned() else { return Transition::stay() };
        let (sign, emergency) = (end.sign, end.is_emergency());
        let settled = Answer::Settled(session.clone(), Box::new(end));
        self.count();
        if sign.is_none() {
            return self.say(settled, shared, now);
        }
        let to = emergency.then_some(Go::Emergency);
        Transition { to, ..Transition::stay() }.with([Effect::answered(settled, now)])
    }
}
