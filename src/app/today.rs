//! What has to be known before hands-on work: asked page by page, confirmed before it counts.

mod answer;
mod choose;
mod goal;
mod one;
mod stage;
mod ticks;

use std::time::Duration;

pub use choose::Choices;
pub use goal::Goal;
pub use one::One;
pub use stage::{Page, Stage};

use goal::meaning;

use crate::app::armed::Armed;
use crate::app::arrive::Wanted;
use crate::app::{Effect, Now, Place, Screen, Shared, Turn};
use crate::key::Key;
use crate::plan::NoPlan;
use crate::safety::questions::Question;
use crate::safety::standing::{Due, Standing};
use crate::safety::verdict::{Gravity, Tick};

/// Below this the questions cannot be drawn whole, so that no answer is taken.
const LEAST: (u16, u16) = (40, 10);

/// The questions before a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    goal: Goal,
    standing: Standing,
    stage: Stage,
    ticks: Vec<Tick>,
    cursor: usize,
    long: bool,
    answered: bool,
    armed: Armed,
    pressed: Option<Key>,
}

impl Today {
    /// Whatever comes first for a routine: a question, or ready.
    pub(crate) fn before(wanted: &Wanted, shared: &Shared, now: Now) -> Result<Screen, NoPlan> {
        match Self::first(Goal::Routine(wanted.clone()), shared, now) {
            Some(today) => Ok(Screen::Today(Box::new(today))),
            None => Ok(Screen::Ready(Box::new(wanted.arrive(shared, now)?))),
        }
    }

    /// The questions for their own sake, and what they mean for now.
    pub(crate) fn screening(shared: &Shared, now: Now) -> Screen {
        let goal = Goal::Screening;
        let today = Self::first(goal.clone(), shared, now);
        let told = || Self::at(Stage::Meaning(meaning(shared, now)), goal, shared);
        Screen::Today(Box::new(today.unwrap_or_else(told)))
    }

    /// The first question, if anything is due.
    fn first(goal: Goal, shared: &Shared, now: Now) -> Option<Self> {
        let stage = Stage::first(&shared.memory.standing, &goal, shared, now)?;
        let mut today = Self::at(stage, goal, shared);
        today.standing.tidy(now.local);
        Some(today)
    }

    fn at(stage: Stage, goal: Goal, shared: &Shared) -> Self {
        let standing = shared.memory.standing.clone();
        let (ticks, cursor, long, answered) = (Vec::new(), 0, false, false);
        let (armed, pressed) = (Armed::new(), None);
        Self { goal, standing, stage, ticks, cursor, long, answered, armed, pressed }
    }

    /// What is asked.
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The routine that it leads to, if it leads to one.
    pub fn title(&self) -> Option<&str> {
        self.goal.title()
    }

    /// Which line is chosen.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether the long wording is shown.
    pub const fn is_long(&self) -> bool {
        self.long
    }

    /// What is ticked.
    pub fn ticks(&self) -> &[Tick] {
        &self.ticks
    }

    /// Whether a question is ticked.
    pub fn is_ticked(&self, question: Question) -> bool {
        self.ticks.iter().any(|tick| tick.question == question)
    }

    /// Whether the window is too small to ask anything.
    pub const fn is_cramped(shared: &Shared) -> bool {
        shared.window.0 < LEAST.0 || shared.window.1 < LEAST.1
    }

    /// Whether a guest may sit down: as long as nobody has answered anything, and at the one line.
    pub fn takes_guests(&self, shared: &Shared) -> bool {
        let untouched = !self.answered && self.ticks.is_empty();
        let is_line = self.stage == Stage::Line(Due::TodayLine);
        let leads_on = self.goal != Goal::Screening;
        leads_on && (untouched || is_line) && !shared.memory.guest && !Self::is_cramped(shared)
    }

    /// The routine that was wanted, once a key has left it to a guest.
    pub(crate) fn left_to_a_guest(
        &mut self,
        key: Key,
        shared: &Shared,
        now: Now,
    ) -> Option<Wanted> {
        let counts = self.armed().counts(key, now.elapsed) && self.takes_guests(shared);
        match &self.goal {
            Goal::Routine(wanted) if counts => Some(wanted.clone()),
            _ => None,
        }
    }

    pub(crate) fn place(&self) -> Place {
        match &self.stage {
            Stage::Notice => Place::Notice,
            Stage::Line(_) | Stage::Graver { .. } => Place::YesNo,
            Stage::Page { .. } => Place::Questions,
            Stage::One(_) => Place::OneByOne,
            Stage::Places { .. } => Place::Places,
            Stage::Signs | Stage::Soreness { .. } => Place::Lines,
            Stage::After { follow_up, .. } => match follow_up.place() {
                Place::Choices => Place::Lines,
                place => place,
            },
            Stage::Confirm { .. } => Place::Confirm,
            Stage::Told { .. } => Place::Told,
            Stage::Meaning(_) => Place::Meaning,
        }
    }

    /// Whether it tells that nothing hands-on is done today, whatever else is answered.
    pub(crate) fn is_refusal(&self) -> bool {
        match &self.stage {
            Stage::Told { gravity, .. } => *gravity >= Gravity::Stop,
            Stage::Meaning(allowance) => allowance.is_hands_off(),
            _ => false,
        }
    }

    /// Whether nothing hands-on is done as it stands: a professional's yes is waited for.
    pub(crate) fn is_waiting_for_yes(&self) -> bool {
        match &self.stage {
            Stage::Told { gravity, .. } => gravity.is_hands_off(),
            Stage::Line(due) => *due == Due::Cleared,
            _ => false,
        }
    }

    pub(crate) const fn armed(&mut self) -> &mut Armed {
        match &mut self.stage {
            Stage::After { follow_up, .. } => follow_up.armed(),
            _ => &mut self.armed,
        }
    }

    /// When it begins to take keys; nothing once it does.
    pub(crate) fn due(&self, now: Now) -> Option<Duration> {
        match &self.stage {
            Stage::After { follow_up, .. } => follow_up.due(now),
            _ => self.armed.due(now.elapsed),
        }
    }

    /// Goes on to a stage.
    fn go(&mut self, stage: Stage, now: Now) -> Turn {
        (self.stage, self.cursor, self.long, self.answered) = (stage, 0, false, true);
        self.armed = self.pressed.map_or_else(Armed::new, |key| Armed::after(key, now.elapsed));
        Turn::stay()
    }

    /// Goes on to whatever is due next, or to ready; what was answered is remembered either way.
    fn next(&mut self, shared: &Shared, now: Now) -> Turn {
        self.next_knowing(Effect::Remember(Box::new(self.standing.clone())), shared, now)
    }

    /// The same, after something was said that the rest goes by.
    fn next_knowing(&mut self, said: Effect, shared: &Shared, now: Now) -> Turn {
        self.ticks.clear();
        let mut known = shared.clone();
        known.memory.take_in(std::slice::from_ref(&said));
        let turn = match Stage::first(&self.standing, &self.goal, &known, now) {
            Some(stage) => self.go(stage, now),
            None => self.arrive(&known, now),
        };
        turn.with([said])
    }

    /// To ready, with what is allowed; where nothing is, the program ends.
    fn arrive(&mut self, shared: &Shared, now: Now) -> Turn {
        let Goal::Routine(wanted) = &self.goal else {
            return self.go(Stage::Meaning(meaning(shared, now)), now);
        };
        match wanted.arrive(shared, now) {
            Ok(ready) => Turn::go(Screen::Ready(Box::new(ready))),
            Err(_) => Turn::stay().with([Effect::Leave]),
        }
    }

    /// After the advice: what is left, or the end where help is needed.
    fn advised(&mut self, gravity: Gravity, shared: &Shared, now: Now) -> Turn {
        match gravity {
            Gravity::Emergency => Turn::stay().with([Effect::Leave]),
            // Who wants to be screened is asked the rest as well.
            Gravity::Stop if self.goal != Goal::Screening => {
                let mut known = shared.clone();
                known.memory.standing = self.standing.clone();
                self.arrive(&known, now)
            }
            _ => self.next(shared, now),
        }
    }
}
