//! The steps of a routine, any of which can be left out: today, or every time.

use crate::plan::{Choices, Omission, Plan, Reason};
use crate::routine::Routine;
use crate::routine::step::Step;
use crate::screen_kit::choosing::{moved, numbered};
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::preferences::LeftOut;
use crate::screen_kit::{AppEvent, Shared, Transition};
use crate::screens::Ready;

/// Why a step stays.
const SAFEGUARD: &str = "This step is there for your safety, so it can't be skipped.";
const NEEDED: &str = "The other steps need this one, so it can't be skipped.";

/// Whether a step is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepInclusion {
    /// It is done.
    Included,
    /// It is left out this once.
    NotToday,
    /// It is left out every time.
    Never,
    /// It is left out for another reason.
    Because(Reason),
}

impl StepInclusion {
    /// How it stands, in a few words; nothing where the step is simply done.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Included => "",
            Self::NotToday => "skip today",
            Self::Never => "always skip",
            Self::Because(Reason::Time) => "cut to fit the time",
            Self::Because(_) => "left out today",
        }
    }
}

impl Ready {
    /// Which step is chosen, while the steps are listed.
    pub const fn on_step(&self) -> Option<usize> {
        self.on_step
    }

    /// Every step of the routine with its name and whether it is done.
    pub fn steps(&self) -> Vec<(&str, StepInclusion)> {
        let steps = self.plan.routine().steps.iter().enumerate();
        steps.map(|(index, step)| (step.title(), self.state(index))).collect()
    }

    fn state(&self, step: usize) -> StepInclusion {
        let omission = self.plan.left_out().iter().find(|omission| omission.step == step);
        match omission.map(|omission| omission.reason) {
            None => StepInclusion::Included,
            Some(Reason::ByHand) if self.never.contains(&step) => StepInclusion::Never,
            Some(Reason::ByHand) => StepInclusion::NotToday,
            Some(reason) => StepInclusion::Because(reason),
        }
    }

    pub(super) fn press_on_step(
        &mut self,
        step: usize,
        KeyPress { action, key }: KeyPress,
        shared: &Shared,
    ) -> Transition {
        self.refusal = None;
        let steps = self.plan.routine().steps.len();
        match action {
            None => match numbered(key).filter(|line| *line < steps) {
                Some(line) => self.on_step = Some(line),
                None => return Transition::idle(),
            },
            Some(Action::Back | Action::Choose) => self.on_step = None,
            Some(Action::LeaveOut) => return self.leave_out(step, shared),
            movement => {
                self.on_step = Some(moved(step, steps, movement));
            }
        }
        Transition::stay()
    }

    /// The next of: done, not today, never.
    fn leave_out(&mut self, step: usize, shared: &Shared) -> Transition {
        let mut without = self.plan.choices().without.clone();
        match self.state(step) {
            StepInclusion::Included if is_safeguard(self.plan.routine(), step) => {
                return self.refuse(SAFEGUARD);
            }
            StepInclusion::Included => without.push(step),
            StepInclusion::NotToday => return self.never(step, true, shared),
            StepInclusion::Never => without.retain(|other| *other != step),
            StepInclusion::Because(_) => return Transition::stay(),
        }
        let was_never = self.never.contains(&step);
        let choices = Choices { without, time: self.time, ..self.plan.choices().clone() };
        match Plan::nearest(self.plan.routine(), self.plan.catalogue(), choices) {
            Ok(plan) if was_never || !self.leaves_more_out(&plan, step) => self.take(plan),
            _ => return self.refuse(NEEDED),
        }
        if was_never { self.never(step, false, shared) } else { Transition::stay() }
    }

    fn refuse(&mut self, why: &'static str) -> Transition {
        self.refusal = Some(why);
        Transition::stay()
    }

    /// Whether a plan drops something else besides, which relied on this step. What a time drops comes and goes.
    fn leaves_more_out(&self, plan: &Plan, step: usize) -> bool {
        let counts = |left: &&Omission| left.step != step && left.reason != Reason::Time;
        let others = |plan: &Plan| plan.left_out().iter().filter(counts).count();
        others(plan) > others(&self.plan)
    }

    /// Keeps that a step is left out every time, or no longer.
    fn never(&mut self, step: usize, never: bool, shared: &Shared) -> Transition {
        self.never.retain(|other| *other != step);
        if never {
            self.never.push(step);
        }
        let routine = self.plan.routine();
        let mut preferences = shared.memory.preferences.clone();
        let left = LeftOut::of(routine, &self.never);
        preferences.left_out.remove(&routine.id);
        if !left.is_empty() {
            preferences.left_out.insert(routine.id.clone(), left);
        }
        Transition::stay().tell([AppEvent::Preferred(Box::new(preferences))])
    }
}

/// Whether a step is never left out by hand.
fn is_safeguard(routine: &Routine, step: usize) -> bool {
    routine.steps.get(step).is_some_and(Step::is_safeguard)
}
