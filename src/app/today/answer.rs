//! What a key answers.

use super::{Page, Stage, Today};
use crate::app::keys::Action;
use crate::app::{Effect, Now, Screen, Shared, Turn};
use crate::key::Key;
use crate::safety::{Answer, Due};

impl Today {
    pub(crate) fn press(
        &mut self,
        action: Option<Action>,
        key: Key,
        shared: &Shared,
        now: Now,
    ) -> Turn {
        let asks_itself = matches!(self.stage, Stage::After { .. });
        if Self::is_cramped(shared) || !asks_itself && !self.armed.counts(key, now.elapsed) {
            return Turn::stay();
        }
        self.pressed = Some(key);
        match (self.stage.clone(), action) {
            (Stage::Notice, Some(Action::Yes)) => {
                self.answer(Answer::Accepted(shared.words.version), shared, now)
            }
            (Stage::Line(due), Some(answer @ (Action::Yes | Action::No | Action::Unsure))) => {
                self.line(due, answer, shared, now)
            }
            (Stage::Cleared(cause), Some(answer @ (Action::Yes | Action::No | Action::Unsure))) => {
                self.answer(Answer::Cleared(cause, answer == Action::Yes), shared, now)
            }
            (Stage::Signs | Stage::Soreness { .. }, action) => {
                self.choose(action, key, shared, now)
            }
            (Stage::After { .. }, action) => self.reply(action, key, shared, now),
            (Stage::Page { due, first }, action) => {
                let page = Page::of(due, first, &shared.words, shared.window);
                self.page(&page, due, action, shared, now)
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
            (Stage::Confirm { due }, Some(Action::Back)) => {
                self.go(Stage::Page { due, first: 0 }, now)
            }
            (Stage::Told { gravity, .. }, Some(Action::Choose)) => {
                self.advised(gravity, shared, now)
            }
            (Stage::Meaning(_), Some(Action::Choose)) => Turn::stay().with([Effect::Leave]),
            _ => Turn::stay(),
        }
    }

    fn line(&mut self, due: Due, answer: Action, shared: &Shared, now: Now) -> Turn {
        // Not sure is the answer that keeps something shut.
        let (yes, no) = (answer == Action::Yes, answer == Action::No);
        match due {
            Due::SamePerson => self.next_knowing(Effect::SamePerson(!no), shared, now),
            Due::DoctorSince => self.answer(Answer::Doctor(yes), shared, now),
            Due::Unrecorded if no => self.answer(Answer::NothingUnrecorded, shared, now),
            Due::Unrecorded => self.go(Stage::Signs, now),
            _ if no => self.answer(Answer::NothingNew, shared, now),
            _ => self.go(Stage::Page { due: Due::TodayFull, first: 0 }, now),
        }
    }

    /// An answer to a question about the last stop.
    fn reply(&mut self, action: Option<Action>, key: Key, shared: &Shared, now: Now) -> Turn {
        let Stage::After { follow_up, .. } = &mut self.stage else { return Turn::stay() };
        if follow_up.end().is_none() {
            let before = follow_up.step().clone();
            follow_up.press(action, key, now);
            self.answered |= *follow_up.step() != before;
            return self.settle(shared, now);
        }
        let goes_on = action == Some(Action::Choose) && follow_up.armed().counts(key, now.elapsed);
        if goes_on { self.next(shared, now) } else { Turn::stay() }
    }

    /// Once it is known how the last stop ended, that counts.
    pub(super) fn settle(&mut self, shared: &Shared, now: Now) -> Turn {
        let Stage::After { session, follow_up } = &self.stage else { return Turn::stay() };
        let Some(end) = follow_up.end().cloned() else { return Turn::stay() };
        let (sign, emergency) = (end.sign, end.is_emergency());
        let settled = Answer::Settled(session.clone(), Box::new(end));
        if sign.is_none() {
            return self.answer(settled, shared, now);
        }
        let turn = Turn::stay().with([Effect::answered(settled, now)]);
        if emergency { self.show_emergency(turn) } else { turn }
    }

    pub(super) fn show_emergency(&self, turn: Turn) -> Turn {
        let beneath = turn.to.unwrap_or_else(|| Screen::Today(Box::new(self.clone())));
        Turn::go(Screen::Emergency(Box::new(beneath), 0)).with(turn.effects)
    }
}
