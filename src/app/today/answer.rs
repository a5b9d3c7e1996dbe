//! What a key answers.

use super::{Page, Stage, Today};
use crate::app::keys::Action;
use crate::app::{Effect, Now, Screen, Shared, Turn};
use crate::key::Key;
use crate::routine::word::Word;
use crate::safety::aftermath::{Reply, Step};
use crate::safety::questions::Place as Where;
use crate::safety::standing::Due;
use crate::safety::verdict::{Gravity, Tick};
use crate::session::Sign;

impl Today {
    pub(crate) fn press(
        &mut self,
        action: Option<Action>,
        key: Key,
        shared: &Shared,
        now: Now,
    ) -> Turn {
        if self.due(now).is_some() || Self::is_cramped(shared) {
            return Turn::stay();
        }
        match (self.stage.clone(), action) {
            (Stage::Notice, Some(Action::Yes)) => {
                self.standing.accept(shared.words.version);
                self.next(shared, now)
            }
            (Stage::Line(due), Some(answer @ (Action::Yes | Action::No | Action::Unsure))) => {
                self.line(due, answer, shared, now)
            }
            (Stage::Signs, Some(Action::Choose)) => self.sign(self.cursor, shared, now),
            (Stage::Signs, None) => match letter(key, shared) {
                Some(line) => self.sign(line, shared, now),
                None => Turn::stay(),
            },
            (Stage::After { .. }, action) => self.reply(action, key, shared, now),
            (Stage::Page { due, first }, action) => {
                let page = Page::of(due, first, &shared.words, shared.window);
                self.page(&page, due, action, shared, now)
            }
            (
                Stage::Graver { due, tick },
                Some(answer @ (Action::Yes | Action::No | Action::Unsure)),
            ) => self.graver(due, tick, answer, shared, now),
            (Stage::Places { due, tick }, action) => self.places(due, tick, action, shared, now),
            (Stage::Confirm { due }, Some(Action::Choose)) => self.confirm(due, shared, now),
            (Stage::Confirm { due }, Some(Action::Back)) => {
                self.go(Stage::Page { due, first: 0 }, now)
            }
            (Stage::Told { gravity, .. }, Some(Action::Choose)) => {
                self.advised(gravity, shared, now)
            }
            (_, movement) => self.step(movement, shared),
        }
    }

    fn line(&mut self, due: Due, answer: Action, shared: &Shared, now: Now) -> Turn {
        // Not sure is the answer that keeps something shut.
        let (yes, no) = (answer == Action::Yes, answer == Action::No);
        match due {
            Due::DoctorSince => self.standing.answered_doctor(yes, now.local),
            Due::Cleared => self.standing.answered_cleared(yes, now.local),
            _ if no => self.standing.answered_line(now.local),
            _ => return self.go(Stage::Page { due: Due::TodayFull, first: 0 }, now),
        }
        self.next(shared, now)
    }

    /// The sign of a line is why it stopped last time.
    fn sign(&mut self, line: usize, shared: &Shared, now: Now) -> Turn {
        let sign = Sign::ALL.get(line).copied();
        let stop = self.standing.open_stop(&shared.memory.history);
        match sign.zip(stop) {
            Some((sign, stop)) => {
                let stage = Stage::after(sign, stop, &self.standing, shared);
                self.go(stage, now);
                self.settle(shared, now)
            }
            None => Turn::stay(),
        }
    }

    /// An answer to a question about the last stop.
    fn reply(&mut self, action: Option<Action>, key: Key, shared: &Shared, now: Now) -> Turn {
        let Stage::After { session, aftermath, typed } = self.stage.clone() else {
            return Turn::stay();
        };
        let reply = match (aftermath.step(), action, key) {
            (Step::Ask(ask), Some(Action::Choose), _) => {
                ask.choices().get(self.cursor).copied().map(Reply::Choice)
            }
            (Step::HowStrong, Some(Action::Choose), _) => typed.map(Reply::Figure),
            (Step::HowStrong, _, Key::Char(digit)) => {
                let typed = figure(typed, digit);
                self.stage = Stage::After { session, aftermath, typed };
                return Turn::stay();
            }
            (Step::Wait(_), Some(Action::Choose), _) => Some(Reply::Waited),
            (Step::Over(_), Some(Action::Choose), _) => return self.next(shared, now),
            (_, movement, _) => return self.step(movement, shared),
        };
        let Some(reply) = reply else { return Turn::stay() };
        let aftermath = Box::new(aftermath.reply(reply));
        self.go(Stage::After { session, aftermath, typed: None }, now);
        self.settle(shared, now)
    }

    /// Once it is known how the last stop ended, that counts.
    fn settle(&mut self, shared: &Shared, now: Now) -> Turn {
        let Stage::After { session, aftermath, .. } = &self.stage else { return Turn::stay() };
        let Some(end) = aftermath.end().cloned() else { return Turn::stay() };
        let session = session.clone();
        self.standing.settle(&session, &end, now.local);
        let remember = Effect::Remember(Box::new(self.standing.clone()));
        match end.sign {
            None => self.next(shared, now),
            Some(_) if end.is_emergency() => {
                let turn = Turn::stay().with([remember]);
                self.show_emergency(turn)
            }
            Some(_) => Turn::stay().with([remember]),
        }
    }

    fn show_emergency(&self, turn: Turn) -> Turn {
        let beneath = turn.to.unwrap_or_else(|| Screen::Today(Box::new(self.clone())));
        Turn::go(Screen::Emergency(Box::new(beneath))).with(turn.effects)
    }

    fn page(
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

    fn graver(&mut self, due: Due, tick: usize, answer: Action, shared: &Shared, now: Now) -> Turn {
        if let Some(tick) = self.ticks.get_mut(tick) {
            tick.graver = match answer {
                Action::No => Some(false),
                Action::Yes => Some(true),
                _ => None,
            };
        }
        self.follow_up(due, tick + 1, shared, now)
    }

    fn places(
        &mut self,
        due: Due,
        tick: usize,
        action: Option<Action>,
        shared: &Shared,
        now: Now,
    ) -> Turn {
        let place = Where::ALL.get(self.cursor).copied();
        match (action, self.ticks.get_mut(tick), place) {
            (Some(Action::Choose), ..) => return self.follow_up(due, tick + 1, shared, now),
            (Some(Action::Tick), Some(tick), Some(place)) => toggle(&mut tick.places, place),
            (movement, ..) => self.cursor = moved(self.cursor, Where::ALL.len(), movement),
        }
        Turn::stay()
    }

    /// To the next tick that asks something more, or to the ticks in words.
    fn follow_up(&mut self, due: Due, from: usize, shared: &Shared, now: Now) -> Turn {
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
    fn confirm(&mut self, due: Due, shared: &Shared, now: Now) -> Turn {
        let verdict = match due {
            Due::Health => self.standing.answered_health(&self.ticks, now.local),
            _ => self.standing.answered_today(&self.ticks, now.local),
        };
        if verdict.causes.is_empty() {
            return self.next(shared, now);
        }
        let remember = Effect::Remember(Box::new(self.standing.clone()));
        let gravity = verdict.gravity;
        let turn = self.go(Stage::Told { causes: verdict.causes, gravity }, now).with([remember]);
        if gravity == Gravity::Emergency { self.show_emergency(turn) } else { turn }
    }

    fn step(&mut self, movement: Option<Action>, shared: &Shared) -> Turn {
        let lines = match &self.stage {
            Stage::Signs => shared.words.signs().count(),
            Stage::After { aftermath, .. } => match aftermath.step() {
                Step::Ask(ask) => ask.choices().len(),
                _ => 0,
            },
            _ => 0,
        };
        self.cursor = moved(self.cursor, lines, movement);
        Turn::stay()
    }
}

fn moved(cursor: usize, lines: usize, movement: Option<Action>) -> usize {
    match movement {
        Some(Action::Up) => cursor.saturating_sub(1),
        Some(Action::Down) => (cursor + 1).min(lines.saturating_sub(1)),
        _ => cursor,
    }
}

/// The line of a sign by its letter.
fn letter(key: Key, shared: &Shared) -> Option<usize> {
    shared.words.signs().position(|(_, words)| key == Key::Char(words.key))
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, thing: T) {
    match list.iter().position(|other| *other == thing) {
        Some(at) => drop(list.remove(at)),
        None => list.push(thing),
    }
}

/// Typed digits as a figure from 0 to 10: `1` `0` is ten.
fn figure(typed: Option<u8>, digit: char) -> Option<u8> {
    let digit = digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    match (typed, digit) {
        (Some(1), Some(0)) => Some(10),
        (_, Some(digit)) => Some(digit),
        (typed, None) => typed,
    }
}
