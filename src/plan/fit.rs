//! Makes a plan fit a time: leaves out steps in a fixed order, and shortens the others.
//!
//! 1. Every step has a shortest dose that still makes sense (`fit/doses.rs`); both sides get the same. Rests, check-ins
//!    and warm packs are never shortened.
//! 2. Steps are left out only if all of them take too long even with their shortest doses. First go those with
//!    `keep = 1`, then the others, and within each group the shortest first. The main step of the routine stays, and so
//!    does the step that warms up for it.
//! 3. The time that is left is given back a repetition at a time, always to the step that has the smallest part of its
//!    dose. If a repetition does not fit, smaller ones elsewhere may take its place, but never with more hands-on time
//!    than it would have brought itself. So more time never brings less hands-on time.
//!
//! Every plan on the way is checked against the envelope.

mod doses;

use std::cmp::Reverse;
use std::time::Duration;

use super::choices::ChosenSteps;
use super::filter::{Omission, Reason};
use super::{Choices, Plan, PlanError, cue_context, layout, speech, title};
use crate::routine::body::Technique;
use crate::routine::catalogue::Catalogue;
use crate::routine::dose::Dose;
use crate::routine::step::{Keep, Pass, Step};
use crate::routine::{Routine, envelope};

pub use doses::Shortening;

/// The total time of a plan, and its hands-on time.
#[derive(Debug, Clone, Copy)]
struct Size {
    total: Duration,
    hands_on: Duration,
}

impl ChosenSteps {
    /// Makes the chosen steps fit a time: leaves out steps, shortens others, and returns those that it shortened.
    ///
    /// # Errors
    /// Returns [`PlanError::TooShort`] if the steps cannot be made to fit.
    pub(super) fn fit(
        &mut self,
        wanted: Duration,
        routine: &Routine,
        catalogue: &Catalogue,
        choices: &Choices,
    ) -> Result<Vec<Shortening>, PlanError> {
        let fit = Fitting { routine, catalogue, choices, written: &self.passes };
        let passes = fit.to(wanted).map_err(PlanError::TooShort)?;
        let mut shortened = Vec::new();
        let written = std::mem::replace(&mut self.passes, passes);
        for Pass { step, dose: of, .. } in written.into_iter().filter(|pass| !pass.second) {
            match self.passes.iter().find(|pass| pass.step == step).map(|pass| pass.dose) {
                None => self.left_out.push(Omission { step, reason: Reason::Time }),
                Some(dose) if dose != of => shortened.push(Shortening { step, dose, of }),
                Some(_) => {}
            }
        }
        self.left_out.sort_by_key(|omission| omission.step);
        Ok(shortened)
    }
}

impl Plan {
    /// Returns the shortest time that the plan can be made to fit, and the time that it takes without fitting. All
    /// other choices stay as they are.
    pub fn bounds(&self) -> (Duration, Duration) {
        let written = &self.choices.apply(&self.routine).passes;
        let (routine, catalogue, choices) = (&*self.routine, &*self.catalogue, &self.choices);
        let fit = Fitting { routine, catalogue, choices, written };
        let whole = fit.size(written).total;
        (fit.to(Duration::ZERO).err().unwrap_or(whole), whole)
    }
}

/// The passes to be fitted, with everything that their length depends on.
struct Fitting<'f> {
    routine: &'f Routine,
    catalogue: &'f Catalogue,
    choices: &'f Choices,
    written: &'f [Pass],
}

impl Fitting<'_> {
    /// Returns passes that take at most `wanted`, from get-ready to the end.
    ///
    /// # Errors
    /// Returns the shortest possible time, if it is longer than `wanted`.
    fn to(&self, wanted: Duration) -> Result<Vec<Pass>, Duration> {
        let whole = self.size(self.written);
        if whole.total <= wanted {
            return Ok(self.written.to_vec());
        }
        let mut going = removal_order(self.written, &self.routine.steps).into_iter();
        let (mut passes, mut ceiling, mut shortest) = (self.least(), whole, whole.total);
        loop {
            let size = self.size(&passes);
            if self.is_safe(&passes) {
                if size.total <= wanted {
                    return Ok(self.give_back(passes, wanted, ceiling));
                }
                shortest = shortest.min(size.total);
                ceiling = size;
            }
            let gone = going.next().ok_or(shortest)?;
            passes.retain(|pass| pass.step != gone);
        }
    }

    /// Returns all passes, each with its shortest dose.
    fn least(&self) -> Vec<Pass> {
        let least = |pass: &Pass| {
            let dose = doses::of(pass).first().copied().unwrap_or(pass.dose);
            Pass { dose, ..pass.clone() }
        };
        self.written.iter().map(least).collect()
    }

    /// Gives back repetitions for as long as they fit into `wanted` and the plan stays below `ceiling`, which does not
    /// fit.
    fn give_back(&self, mut passes: Vec<Pass>, wanted: Duration, mut ceiling: Size) -> Vec<Pass> {
        while let Some((step, dose)) = self.more(&mut passes, wanted, &mut ceiling) {
            set(&mut passes, step, dose);
        }
        passes
    }

    /// Finds the next repetition that fits and stays below the ceiling. The step that has the smallest part of its dose
    /// comes first. A repetition that does not fit lowers the ceiling. One that was above the ceiling before stays
    /// above it, so none has to be measured twice.
    fn more(
        &self,
        passes: &mut [Pass],
        wanted: Duration,
        ceiling: &mut Size,
    ) -> Option<(usize, Dose)> {
        let longer = self.longer(passes);
        longer.into_iter().find_map(|(_, step, now, dose)| {
            set(passes, step, dose);
            let size = self.size_below(passes, *ceiling);
            set(passes, step, now);
            let size = size?;
            if size.total > wanted {
                *ceiling = size;
                return None;
            }
            Some((step, dose))
        })
    }

    /// Returns the size of the passes, if it is below the ceiling and they are safe. The hands-on time is cheap to
    /// calculate, so it is checked before everything is laid out.
    fn size_below(&self, passes: &[Pass], ceiling: Size) -> Option<Size> {
        if hands_on(passes) > ceiling.hands_on {
            return None;
        }
        let size = self.size(passes);
        (size.total < ceiling.total && self.is_safe(passes)).then_some(size)
    }

    /// Returns every step that does not have its whole dose: the share of it in thousandths, the index of the step, its
    /// dose and the next longer one. The smallest share comes first.
    fn longer(&self, passes: &[Pass]) -> Vec<(u128, usize, Dose, Dose)> {
        let first = passes.iter().filter(|pass| !pass.second);
        let longer = first.filter_map(|pass| {
            let written = self.written.iter().find(|written| written.step == pass.step)?;
            let mut all = doses::of(written).into_iter();
            let next = all.find(|dose| dose.total() > pass.total())?;
            let share = pass.total().as_millis() * 1000 / written.total().as_millis().max(1);
            Some((share, pass.step, pass.dose, next))
        });
        let mut longer: Vec<_> = longer.collect();
        longer.sort_by_key(|(share, step, ..)| (*share, *step));
        longer
    }

    fn size(&self, passes: &[Pass]) -> Size {
        let title = title(self.routine, &self.choices.rules);
        let speech = speech::compose(title, passes, self.catalogue, self.choices);
        let works = cue_context(self.routine, passes, self.choices).work_cues(&speech);
        let line = layout::line(passes, self.choices, &speech, &works).segments;
        Size {
            total: line.last().map_or(Duration::ZERO, super::Segment::end),
            hands_on: hands_on(passes),
        }
    }

    fn is_safe(&self, passes: &[Pass]) -> bool {
        envelope::check_with_added_rests(passes, self.choices.position).is_empty()
    }
}

/// Returns the hands-on time of some passes.
fn hands_on(passes: &[Pass]) -> Duration {
    let hands_on = passes.iter().filter(|pass| pass.movement.is_hands_on());
    hands_on.map(Pass::total).sum()
}

/// Sets the dose of a step, on both sides.
pub(super) fn set(passes: &mut [Pass], step: usize, dose: Dose) {
    passes.iter_mut().filter(|pass| pass.step == step).for_each(|pass| pass.dose = dose);
}

/// The properties of a step that decide when it is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct OrderedStep {
    step: usize,
    keep: Keep,
    /// The time of its passes, both sides together.
    time: Duration,
    technique: Technique,
}

/// Returns the steps that may be left out, in the order in which they are.
///
/// Steps with `keep = 1` go first, then those with `keep = 2`, never those with `keep = 3`. Within each group, the
/// shortest goes first, and of two equally long ones the later. The longest working step stays: it is the main one. A
/// step that warms up for deeper work stays as long as that does, unless another one warms up for it too: long strokes
/// and heat warm up for kneading and rubbing, and any of these for presses that are held.
fn removal_order(written: &[Pass], steps: &[Step]) -> Vec<usize> {
    let mut left = parts(written, steps);
    let core = main_step(&left);
    let mut going = Vec::new();
    while let Some(next) = left
        .iter()
        .filter(|part| part.keep != Keep::Never && Some(part.step) != core)
        .filter(|part| !warms_up(part, &left))
        .min_by_key(|part| (part.keep, part.time, Reverse(part.step)))
        .map(|part| part.step)
    {
        left.retain(|part| part.step != next);
        going.push(next);
    }
    going
}

fn parts(written: &[Pass], steps: &[Step]) -> Vec<OrderedStep> {
    let first = written.iter().filter(|pass| !pass.second);
    first
        .map(|pass| OrderedStep {
            step: pass.step,
            keep: steps.get(pass.step).map_or(Keep::Never, |step| step.keep),
            time: written.iter().filter(|same| same.step == pass.step).map(Pass::total).sum(),
            technique: pass.movement.technique,
        })
        .collect()
}

/// Returns the main step of a routine: the longest that is neither rest nor breathing, nor marked `keep = 1`, as far as
/// there is one; of two equally long ones, the earlier.
fn main_step(parts: &[OrderedStep]) -> Option<usize> {
    let weight = |part: &&OrderedStep| {
        let idle = matches!(part.technique, Technique::Rest | Technique::Breathing);
        (!idle, part.keep != Keep::First, part.time, Reverse(part.step))
    };
    parts.iter().max_by_key(weight).map(|part| part.step)
}

/// Returns whether this step is the only one left that warms up for a deeper one.
fn warms_up(part: &OrderedStep, left: &[OrderedStep]) -> bool {
    let before =
        |part: &OrderedStep, deep: &OrderedStep| part.step < deep.step && is_gentler(part, deep);
    let mut deep = left.iter().filter(|deep| before(part, deep));
    deep.any(|deep| left.iter().filter(|other| before(other, deep)).count() == 1)
}

/// Returns whether a step's work is less deep than another's.
fn is_gentler(part: &OrderedStep, than: &OrderedStep) -> bool {
    match (depth(part.technique), depth(than.technique)) {
        (Some(part), Some(than)) => part < than,
        _ => false,
    }
}

const fn depth(technique: Technique) -> Option<u8> {
    match technique {
        Technique::Effleurage | Technique::Heat => Some(0),
        Technique::Petrissage | Technique::Friction => Some(1),
        Technique::Compression => Some(2),
        Technique::Rest | Technique::Breathing | Technique::Stretch => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Technique::{Breathing, Compression, Effleurage, Friction, Petrissage, Rest};

    const fn part(technique: Technique) -> OrderedStep {
        OrderedStep { step: 0, keep: Keep::First, time: Duration::from_secs(60), technique }
    }

    #[test]
    fn only_gentler_work_warms_up_for_deeper_work() {
        let gentler = |part_of, than| is_gentler(&part(part_of), &part(than));
        assert!(gentler(Effleurage, Petrissage) && gentler(Friction, Compression));
        assert!(!gentler(Petrissage, Friction), "both are as deep");
        assert!(!gentler(Compression, Effleurage));
        assert!(!gentler(Breathing, Compression) && !gentler(Effleurage, Rest));
    }
}
