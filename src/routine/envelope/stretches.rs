//! Checks that stretches are easy, without a hand, and never held backwards (rule E8, docs/safety-rules.md).

use std::ops::RangeInclusive;
use std::time::Duration;

use super::{Breach, DoseBreach, Limit};
use crate::routine::body::{Hand, Motion, Side, Technique};
use crate::routine::dose::{Dose, Pressure};
use crate::routine::movement::Move;
use crate::routine::requested_dose::RequestedDose;
use crate::routine::step::Pass;

/// The time that a stretch is held: 10 to 20 seconds, both included (rule E8; ACSM 2021 says 10 to 30).
pub const HELD: RangeInclusive<Duration> = Duration::from_secs(10)..=Duration::from_secs(20);

/// The time that each small movement takes: 4 to 8 seconds, both included (rule E8, our choice).
pub const MOVED: RangeInclusive<Duration> = Duration::from_secs(4)..=Duration::from_secs(8);

/// The most holds of one stretch to one side in a session: 3 (rule E8; ACSM 2021 says two to four).
pub const REPETITIONS: usize = 3;

/// The most times that a step may look up: 3; looking up is never held (rule E8, our choice).
pub const LOOKS_UP: u32 = 3;

pub(super) fn check(pass: &Pass) -> Vec<Breach> {
    if pass.movement.technique != Technique::Stretch {
        return Vec::new();
    }
    let dose = judge_requested(&pass.movement, pass.dose.into());
    let mut breaches: Vec<Breach> = Breach::of_requested(pass, dose).collect();
    if pass.movement.hand != Hand::Free {
        breaches.push(of_move(
            pass,
            "move",
            "no hand pulls in a stretch",
            "a stretch goes only as far as the first gentle pull",
            "write hand = \"none\" in the move",
        ));
    }
    if !is_known(pass.movement.motion) {
        breaches.push(of_move(
            pass,
            "move",
            "a stretch is one of the small movements of head or shoulders; no full circle",
            "people disagree about full circles, and nothing is lost without them",
            "write motion = \"half-moon\", or one of its kind",
        ));
    }
    if pass.pressure != Pressure::Light {
        breaches.push(of_move(
            pass,
            "pressure",
            "a stretch goes only as far as the first gentle pull",
            "too much force can strain a muscle or harm a nerve",
            "write pressure = \"light\"",
        ));
    }
    breaches
}

/// Returns whether a movement is known to be easy. A full circle of the head is not.
const fn is_known(motion: Motion) -> bool {
    matches!(
        motion,
        Motion::RollShoulders
            | Motion::Tilt
            | Motion::Turn
            | Motion::Nod
            | Motion::ChinDown
            | Motion::Armpit
            | Motion::HalfMoon
            | Motion::ChinBack
            | Motion::Sway
            | Motion::LookUp
    )
}

/// Returns the limits that the dose of a stretch breaks by itself.
pub(super) fn judge_requested(movement: &Move, dose: RequestedDose) -> Vec<DoseBreach> {
    if movement.technique != Technique::Stretch {
        return Vec::new();
    }
    match dose {
        RequestedDose::Strokes(strokes, pace) => judge_strokes(movement.motion, strokes, pace),
        dose => judge_hold(movement.motion, dose),
    }
}

fn judge_strokes(motion: Motion, strokes: i64, pace: Duration) -> Vec<DoseBreach> {
    let mut breaches = Vec::new();
    if motion == Motion::LookUp && strokes > LOOKS_UP.into() {
        let rule = "looking up is done 3 times in a step at most";
        breaches.push(breach("strokes", rule, BACK));
    }
    if !MOVED.contains(&pace) {
        let rule = "a stretch moves slowly, for 4 to 8 seconds each time";
        breaches.push(breach(
            "pace",
            rule,
            "it goes only as far as the first gentle pull, without bouncing",
        ));
    }
    breaches
}

fn judge_hold(motion: Motion, dose: RequestedDose) -> Vec<DoseBreach> {
    if motion == Motion::LookUp {
        let rule = "looking up is never held, only done a few times";
        return vec![breach("hold", rule, BACK)];
    }
    let RequestedDose::Hold(hold, times, _) = dose else {
        let rule = if motion.returns() {
            "this movement goes there and back, so its dose is `strokes`"
        } else {
            "a stretch is held or done a few times, so its dose is `hold` or `strokes`"
        };
        return vec![breach("move", rule, "a time alone does not say how long each stretch lasts")];
    };
    let mut breaches = Vec::new();
    if !HELD.contains(&hold) {
        let why = "guidance says 10 to 30 seconds, and this is the cautious end of it";
        breaches.push(breach("hold", "a stretch is held for 10 to 20 seconds", why));
    }
    if usize::try_from(times).is_ok_and(|times| times > REPETITIONS) {
        breaches.push(breach("times", OFTEN, ENOUGH));
    }
    breaches
}

/// The reason why looking up is limited.
const BACK: &str = "guidance on the arteries of the neck is wary of a head that is tipped back";

/// How often a stretch is held, in words, and why.
const OFTEN: &str = "a stretch is held 3 times on each side at most";
const ENOUGH: &str = "guidance says two to four times, and the limit is cautious";

pub(super) fn judge_repetitions(passes: &[Pass]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut held: Vec<(&str, Side)> = Vec::new();
    for pass in passes.iter().filter(|pass| pass.movement.technique == Technique::Stretch) {
        let Dose::Hold(_, times, _) = pass.dose else {
            continue;
        };
        let this = (pass.movement.name.as_str(), pass.side);
        held.extend((0..times.get()).map(|_| this));
        let total = held.iter().filter(|other| **other == this).count();
        if total > REPETITIONS {
            breaches.push(Breach::of_dose(Limit::Stretches, pass, "times", OFTEN, ENOUGH));
        }
    }
    breaches
}

fn breach(key: &'static str, rule: &str, why: &'static str) -> DoseBreach {
    DoseBreach { limit: Limit::Stretches, key, rule: rule.to_owned(), why }
}

fn of_move(pass: &Pass, key: &'static str, rule: &str, why: &'static str, remedy: &str) -> Breach {
    Breach::new(Limit::Stretches, pass, key, rule, why, remedy)
}
