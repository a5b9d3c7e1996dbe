//! What has to be known before hands-on work: asked page by page, confirmed before it counts.

mod answer;
mod choose;
mod stage;
mod ticks;

use std::time::Duration;

pub use choose::Choices;
pub use stage::{Page, Stage};

use crate::app::armed::Armed;
use crate::app::arrive::Wanted;
use crate::app::{Effect, Now, Place, Screen, Shared, Turn};
use crate::key::Key;
use crate::plan::NoPlan;
use crate::safety::questions::Question;
use crate::safety::standing::Standing;
use crate::safety::verdict::{Gravity, Tick};

/// Below this the questions cannot be drawn whole, so that no answer is taken.
const LEAST: (u16, u16) = (40, 10);

/// The questions before a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    wanted: Wanted,
    standing: Standing,
    stage: Stage,
    ticks: Vec<Tick>,
    cursor: usize,
    long: bool,
    armed: Armed,
    pressed: Option<Key>,
}

impl Today {
    /// Whatever comes first for a routine: a question, or ready.
    pub(crate) fn before(wanted: Wanted, shared: &Shared, now: Now) -> Result<Screen, NoPlan> {
        let mut today = Self {
            standing: shared.memory.standing.clone(),
            wanted,
            stage: Stage::Notice,
            ticks: Vec::new(),
            cursor: 0,
            long: false,
            armed: Armed::new(),
            pressed: None,
        };
        today.standing.tidy(now.local);
        match Stage::first(&today.standing, shared, now) {
            Some(stage) => {
                today.stage = stage;
                Ok(Screen::Today(Box::new(today)))
            }
            None => Ok(Screen::Ready(Box::new(today.wanted.arrive(shared, now)?))),
        }
    }

    /// What is asked.
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The routine that it leads to.
    pub fn title(&self) -> &str {
        &self.wanted.routine.title
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

    pub(crate) fn place(&self) -> Place {
        match &self.stage {
            Stage::Notice => Place::Notice,
            Stage::Line(_) | Stage::Graver { .. } => Place::YesNo,
            Stage::Page { .. } => Place::Questions,
            Stage::Places { .. } => Place::Places,
            Stage::Signs | Stage::Soreness { .. } => Place::Choices,
            Stage::After { follow_up, .. } => follow_up.place(),
            Stage::Confirm { .. } => Place::Confirm,
            Stage::Told { .. } => Place::Told,
        }
    }

    /// Whether it tells that nothing hands-on is done for now.
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(self.stage, Stage::Told { gravity, .. } if gravity.is_hands_off())
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
        (self.stage, self.cursor, self.long) = (stage, 0, false);
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
        let turn = match Stage::first(&self.standing, &known, now) {
            Some(stage) => self.go(stage, now),
            None => self.leave_for_ready(&known, now),
        };
        turn.with([said])
    }

    /// To ready, with what is allowed; where nothing is, the program ends.
    fn leave_for_ready(&self, shared: &Shared, now: Now) -> Turn {
        match self.wanted.arrive(shared, now) {
            Ok(ready) => Turn::go(Screen::Ready(Box::new(ready))),
            Err(_) => Turn::stay().with([Effect::Leave]),
        }
    }

    /// After the advice: what is left, or the end where help is needed.
    fn advised(&mut self, gravity: Gravity, shared: &Shared, now: Now) -> Turn {
        match gravity {
            Gravity::Emergency => Turn::stay().with([Effect::Leave]),
            Gravity::Stop => {
                let mut known = shared.clone();
                known.memory.standing = self.standing.clone();
                self.leave_for_ready(&known, now)
            }
            Gravity::Ask | Gravity::Gentle | Gravity::Clear => self.next(shared, now),
        }
    }
}
