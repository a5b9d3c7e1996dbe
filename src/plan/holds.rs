//! Decides how long presses are held: on the shoulder as long as the `hold` setting says, and for whole breaths.
//!
//! Fingers on the shoulder slope or the upper back press for the time that is set. Holds on the skull base, with the
//! ball and in stretches keep the length in the routine. If the breath is paced, a hold lasts for the most whole
//! breaths within the time that is set. If the envelope has no room for that (because an arm that is held up tires),
//! the hold is shortened towards the length in the routine until there is room: by whole breaths, or by seconds if the
//! breath is not paced.

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

/// The amount by which a hold is shortened at a time if the breath is not paced.
const SECOND: Duration = Duration::from_secs(1);

/// The shortest hold: 10 seconds (rule E3, docs/safety-rules.md).
const SHORTEST: Duration = Duration::from_secs(10);

impl ChosenSteps {
    /// Makes every press on the shoulder last for `length`, as far as the envelope has room; earlier steps come first.
    pub(super) fn hold_for(&mut self, length: Duration, position: Position) {
        let pressed = self.passes.iter().filter(|pass| !pass.second && is_on_the_shoulder(pass));
        let pressed = pressed.map(|pass| (pass.step, pass.dose, pass.breath));
        for (step, written, breath) in pressed.collect::<Vec<_>>() {
            let fits = lengths(written, length, breath).into_iter().any(|dose| {
                set(&mut self.passes, step, dose);
                envelope::check_with_added_rests(&self.passes, position).is_empty()
            });
            if !fits {
                set(&mut self.passes, step, written);
            }
        }
    }

    /// Stops pacing the breath during passes whose holds, or the releases between them, are not a whole number of
    /// breaths, because a breath would be cut off in the middle.
    pub(super) fn unpace_cut_breaths(&mut self) {
        for pass in &mut self.passes {
            if pass.breath.is_some_and(|breath| !pass.dose.holds_whole(breath)) {
                *pass = filter::unpaced(pass.clone());
            }
        }
    }
}

impl Plan {
    /// Returns the other dose of a step as it would be done, or `None` if choosing it would change nothing.
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
        // A dose of paced breaths is shown with its pattern, even if it would be done as a time without a pace.
        let held = matches!(written, Dose::Hold(..));
        let done = other.iter().find(|pass| held && pass.step == step);
        Some(done.map_or(written, |pass| pass.dose))
    }
}

/// Returns whether fingers press on the shoulder slope or the upper back, and nowhere else.
fn is_on_the_shoulder(pass: &Pass) -> bool {
    let movement = &pass.movement;
    let here = |zone: &Zone| matches!(zone, Zone::ShoulderSlope | Zone::UpperBack);
    movement.technique == Technique::Compression
        && movement.tool == Tool::Hands
        && movement.zones.iter().all(here)
}

/// Returns the doses to try for a hold of `length`: that one, and then shorter ones for as long as they exceed the
/// length in the routine. Returns none for other kinds of doses.
fn lengths(written: Dose, length: Duration, breath: Option<Breath>) -> Vec<Dose> {
    let Dose::Hold(hold, times, release) = written else { return Vec::new() };
    let paced = breath.filter(|breath| breath.whole_breaths_within(length) >= SHORTEST);
    let longest = paced.map_or(length, |breath| breath.whole_breaths_within(length));
    let unit = paced.map_or(SECOND, Breath::cycle);
    let shorter = iter::successors(Some(longest), |length| length.checked_sub(unit));
    let between = shorter.take_while(|shorter| *shorter > hold.get() || *shorter == longest);
    between.filter_map(|hold| Some(Dose::Hold(hold.try_into().ok()?, times, release))).collect()
}
