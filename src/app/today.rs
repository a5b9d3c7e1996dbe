//! What has to be known before hands-on work: asked page by page, confirmed before it counts.

mod answer;
mod stage;

use std::time::Duration;

pub use stage::{Page, Stage};

use crate::app::arrive::Wanted;
use crate::app::{Effect, Now, Place, Screen, Shared, Turn};
use crate::plan::NoPlan;
use crate::safety::questions::Question;
use crate::safety::standing::Standing;
use crate::safety::verdict::{Gravity, Tick};

/// A question takes keys only after it has stood this long, so that no stray press answers it.
const ARMED: Duration = Duration::from_millis(400);

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
    since: Duration,
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
            since: now.elapsed,
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

    pub(crate) const fn place(&self) -> Place {
        match &self.stage {
            Stage::Notice => Place::Notice,
            Stage::Line(_) | Stage::Graver { .. } => Place::YesNo,
            Stage::Page { .. } => Place::Questions,
            Stage::Places { .. } => Place::Places,
            Stage::Signs | Stage::After { .. } => Place::Choices,
            Stage::Confirm { .. } => Place::Confirm,
            Stage::Told { .. } => Place::Told,
        }
    }

    /// Whether it tells that nothing hands-on is done for now.
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(self.stage, Stage::Told { gravity, .. } if gravity.is_hands_off())
    }

    /// When it begins to take keys; nothing once it does.
    pub(crate) fn due(&self, now: Now) -> Option<Duration> {
        Some(self.since + ARMED).filter(|armed| now.elapsed < *armed)
    }

    /// Goes on to a stage.
    fn go(&mut self, stage: Stage, now: Now) -> Turn {
        (self.stage, self.cursor, self.long, self.since) = (stage, 0, false, now.elapsed);
        Turn::stay()
    }

    /// Goes on to whatever is due next, or to ready; what was answered is remembered either way.
    fn next(&mut self, shared: &Shared, now: Now) -> Turn {
        self.ticks.clear();
        let remember = Effect::Remember(Box::new(self.standing.clone()));
        let mut known = shared.clone();
        known.memory.standing = self.standing.clone();
        match Stage::first(&self.standing, &known, now) {
            Some(stage) => self.go(stage, now).with([remember]),
            None => self.leave_for_ready(&known, now).with([remember]),
        }
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
