//! The steps of a routine, which the user can skip one by one, today or always.

use crate::plan::{Choices, Omission, Plan, Reason};
use crate::routine::Routine;
use crate::routine::step::Step;
use crate::screen_kit::choosing::{moved, numbered};
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::preferences::LeftOut;
use crate::screen_kit::{AppEvent, Shared, Transition};
use crate::screens::Ready;

/// The reasons that a step cannot be skipped.
const SAFEGUARD: &str = "This step is there for your safety, so it can't be skipped.";
const NEEDED: &str = "The other steps need this one, so it can't be skipped.";

/// Whether a step is done, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepInclusion {
    /// It is done.
    Included,
    /// It is skipped this once.
    NotToday,
    /// It is always skipped.
    Never,
    /// It is left out for a reason other than the user's choice.
    Because(Reason),
}

impl StepInclusion {
    /// Says this in a few words; empty if the step is done.
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
    /// Returns the index of the chosen step, while the steps are listed.
    pub const fn on_step(&self) -> Option<usize> {
        self.on_step
    }

    /// Returns the name of every step, and whether it is done.
    pub fn steps(&self) -> Vec<(&str, StepInclusion)> {
        let steps = self.plan.routine().steps.iter().enumerate();
        steps.map(|(index, step)| (step.title(), self.state(index))).collect()
    }

    fn state(&self, step: usize) -> StepInclusion {
        let omission = self.plan.left_out().iter().find(|omission| omission.step == step);
        match omission.map(|omission| omission.reason) {
            None => StepInclusion::Included,
            Some(Reason::ByHand) if self.always_skipped.contains(&step) => StepInclusion::Never,
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
                None => return Transition::unbound(),
            },
            Some(Action::Back | Action::Choose) => self.on_step = None,
            Some(Action::LeaveOut) => return self.leave_out(step, shared),
            movement => {
                self.on_step = Some(moved(step, steps, movement));
            }
        }
        Transition::stay()
    }

    /// Changes a step to its next state: done, skipped today, always skipped.
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
        let was_never = self.always_skipped.contains(&step);
        let choices = Choices { without, time: self.time, ..self.plan.choices().clone() };
        match Plan::new_or_shortest(self.plan.routine(), self.plan.catalogue(), choices) {
            Ok(plan) if was_never || !self.leaves_more_out(&plan, step) => self.take(plan),
            _ => return self.refuse(NEEDED),
        }
        if was_never { self.never(step, false, shared) } else { Transition::stay() }
    }

    fn refuse(&mut self, why: &'static str) -> Transition {
        self.refusal = Some(why);
        Transition::stay()
    }

    /// Returns true if a plan also leaves out other steps, which relied on this one. Steps left out to fit the time do
    /// not count, because they come and go.
    fn leaves_more_out(&self, plan: &Plan, step: usize) -> bool {
        let counts = |left: &&Omission| left.step != step && left.reason != Reason::Time;
        let others = |plan: &Plan| plan.left_out().iter().filter(counts).count();
        others(plan) > others(&self.plan)
    }

    /// Stores that a step is always skipped, or no longer is.
    fn never(&mut self, step: usize, never: bool, shared: &Shared) -> Transition {
        self.always_skipped.retain(|other| *other != step);
        if never {
            self.always_skipped.push(step);
        }
        let routine = self.plan.routine();
        let mut preferences = shared.memory.preferences.clone();
        let left = LeftOut::of(routine, &self.always_skipped);
        preferences.left_out.remove(&routine.id);
        if !left.is_empty() {
            preferences.left_out.insert(routine.id.clone(), left);
        }
        Transition::stay().with_events([AppEvent::PreferencesChanged(Box::new(preferences))])
    }
}

/// Returns true if a step is there for safety, so that the user can never skip it.
fn is_safeguard(routine: &Routine, step: usize) -> bool {
    routine.steps.get(step).is_some_and(Step::is_safeguard)
}
