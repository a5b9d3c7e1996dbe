//! Ticking questions, page by page, until the ticks are confirmed in words.

use super::{Page, Stage, Today};
use crate::app::choosing::{moved, numbered, toggle};
use crate::app::keys::Action;
use crate::app::{Effect, Now, Shared, Turn};
use crate::key::Key;
use crate::routine::word::Word;
use crate::safety::Answer;
use crate::safety::questions::Place as Where;
use crate::safety::standing::Due;
use crate::safety::verdict::{Gravity, Tick, Verdict};

impl Today {
    pub(super) fn page(
        &mut self,
        page: &Page<'_>,
        due: Due,
        action: Option<Action>,
        shared: &Shared,
        now: Now,
    ) -> Turn {
        let here = |tick: &Tick| page.questions().iter().any(|words| words.id == tick.question);
        let ticked = self.ticks.iter().any(here);
        match action {
            Some(Action::No) => self.ticks.retain(|tick| !here(tick)),
            Some(Action::Choose) if ticked => {}
            Some(Action::Tick) => {
                if let Some(words) = page.questions().get(self.cursor) {
                    toggle(&mut self.ticks, Tick { graver: Some(false), ..Tick::yes(words.id) });
                }
                return Turn::stay();
            }
            Some(Action::OneByOne) => return self.one_by_one(due, page.shown.start, now),
            Some(Action::Long) => {
                self.long = !self.long;
                return Turn::stay();
            }
            movement => {
                self.cursor = moved(self.cursor, page.questions().len(), movement);
                return Turn::stay();
            }
        }
        if page.is_last() {
            self.follow_up(due, 0, shared, now)
        } else {
            self.go(Stage::Page { due, first: page.shown.end }, now)
        }
    }

    pub(super) fn graver(
        &mut self,
        due: Due,
        tick: usize,
        answer: Action,
        shared: &Shared,
        now: Now,
    ) -> Turn {
        if let Some(tick) = self.ticks.get_mut(tick) {
            tick.graver = match answer {
                Action::No => Some(false),
                Action::Yes => Some(true),
                _ => None,
            };
        }
        self.follow_up(due, tick + 1, shared, now)
    }

    pub(super) fn places(
        &mut self,
        due: Due,
        tick: usize,
        (action, key): (Option<Action>, Key),
        shared: &Shared,
        now: Now,
    ) -> Turn {
        let numbered = numbered(key).filter(|line| *line < Where::ALL.len());
        self.cursor = numbered.unwrap_or(self.cursor);
        let action = numbered.map_or(action, |_| Some(Action::Tick));
        let place = Where::ALL.get(self.cursor).copied();
        match (action, self.ticks.get_mut(tick), place) {
            (Some(Action::Choose), ..) => return self.follow_up(due, tick + 1, shared, now),
            (Some(Action::Tick), Some(tick), Some(place)) => toggle(&mut tick.places, place),
            (movement, ..) => self.cursor = moved(self.cursor, Where::ALL.len(), movement),
        }
        Turn::stay()
    }

    /// To the next tick that asks something more, or to the ticks in words.
    pub(super) fn follow_up(&mut self, due: Due, from: usize, shared: &Shared, now: Now) -> Turn {
        for (tick, ticked) in self.ticks.iter().enumerate().skip(from) {
            let Some(words) = shared.words.question(ticked.question) else { continue };
            if words.graver.is_some() {
                return self.go(Stage::Graver { due, tick }, now);
            }
            if words.places {
                return self.go(Stage::Places { due, tick }, now);
            }
        }
        if self.ticks.is_empty() {
            self.confirm(due, shared, now)
        } else {
            self.go(Stage::Confirm { due }, now)
        }
    }

    /// The ticks count from now on.
    pub(super) fn confirm(&mut self, due: Due, shared: &Shared, now: Now) -> Turn {
        let answer = match due {
            Due::Health => Answer::Health(self.ticks.clone()),
            _ => Answer::Today(self.ticks.clone()),
        };
        let Verdict { causes, gravity, .. } = Verdict::of(&self.ticks);
        if causes.is_empty() {
            return self.answer(answer, shared, now);
        }
        let answered = Effect::answered(answer, now);
        let turn = self.go(Stage::Told { causes, gravity }, now).with([answered]);
        if gravity == Gravity::Emergency { self.show_emergency(turn) } else { turn }
    }
}
