//! How long a press is held: on the shoulder as long as is set, and to the end of a whole breath.
//!
//! Fingers on the shoulder slope or the upper back press for as long as is set. The skull base, the ball and stretches
//! keep what is written. A hold whose breath is paced takes the most whole breaths within what is set. Where the envelope
//! has no room for all of it (an arm that is held up tires), the hold is as much longer than written as there is room
//! for: in whole breaths, or where the breath is not paced in seconds.

use std::iter;
use std::time::Duration;

use super::filter;
use crate::plan::Plan;
use crate::plan::choices::{Choices, ChosenSteps};
use crate::plan::fit::set;
use crate::routine::body::{Position, Technique, Tool, Zone};
use crate::routine::breath::Breath;
use crate::routine::dose::Dose;
use crate::routine::envelope;
use crate::routine::step::Pass;

/// By how much a hold without a paced breath is shortened at a time, until there is room for it.
const SECOND: Duration = Duration::from_secs(1);

/// No hold is shorter than 10 seconds (rule E3, docs/safety-rules.md).
const SHORTEST: Duration = Duration::from_secs(10);

impl ChosenSteps {
    /// Holds every press on the shoulder for `length`, as far as the envelope has room; the first step takes it first.
    pub(super) fn hold_for(&mut self, length: Duration, position: Position) {
        let pressed = self.passes.iter().filter(|pass| !pass.second && is_on_the_shoulder(pass));
        let pressed = pressed.map(|pass| (pass.step, pass.dose, pass.breath));
        for (step, written, breath) in pressed.collect::<Vec<_>>() {
            let fits = lengths(written, length, breath).into_iter().any(|dose| {
                set(&mut self.passes, step, dose);
                envelope::judge_planned(&self.passes, position).is_empty()
            });
            if !fits {
                set(&mut self.passes, step, written);
            }
        }
    }

    /// Leaves the breath free beside every hold that would cut one off: where the length of a hold, or of the release
    /// between two, is not a whole number of breaths, a breath would end in the middle of an exhale.
    pub(super) fn keep_breaths_whole(&mut self) {
        for pass in &mut self.passes {
            if pass.breath.is_some_and(|breath| !pass.dose.holds_whole(breath)) {
                *pass = filter::unpaced(pass.clone());
            }
        }
    }
}

impl Plan {
    /// The other dose of a step as it would be done; nothing where choosing it would change nothing.
    pub fn other_dose(&self, step: usize) -> Option<Dose> {
        let written = self.routine.steps.get(step)?.or?;
        let mut usual = self.choices.clone();
        usual.with_other_dose.retain(|chosen| *chosen != step);
        let mut other = usual.clone();
        other.with_other_dose.push(step);
        let done = |choices: &Choices| choices.apply(&self.routine).passes;
        let (usual, other) = (done(&usual), done(&other));
        if usual == other {
            return None;
        }
        // What is paced is called by its pattern, though without a pace it is done as a time.
        let held = matches!(written, Dose::Hold(..));
        let done = other.iter().find(|pass| held && pass.step == step);
        Some(done.map_or(written, |pass| pass.dose))
    }
}

/// Whether fingers press on the shoulder slope or the upper back, and nowhere else.
fn is_on_the_shoulder(pass: &Pass) -> bool {
    let movement = &pass.movement;
    let here = |zone: &Zone| matches!(zone, Zone::ShoulderSlope | Zone::UpperBack);
    movement.technique == Technique::Compression
        && movement.tool == Tool::Hands
        && movement.zones.iter().all(here)
}

/// A hold of a length, and where that is longer than written, every shorter one down to that; nothing of another dose.
fn lengths(written: Dose, length: Duration, breath: Option<Breath>) -> Vec<Dose> {
    let Dose::Hold(hold, times, release) = written else { return Vec::new() };
    let paced = breath.filter(|breath| breath.most_of(length) >= SHORTEST);
    let longest = paced.map_or(length, |breath| breath.most_of(length));
    let unit = paced.map_or(SECOND, Breath::cycle);
    let shorter = iter::successors(Some(longest), |length| length.checked_sub(unit));
    let between = shorter.take_while(|shorter| *shorter > hold.get() || *shorter == longest);
    between.filter_map(|hold| Some(Dose::Hold(hold.try_into().ok()?, times, release))).collect()
}
