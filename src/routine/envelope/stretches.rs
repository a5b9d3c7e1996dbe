//! Checks that stretches are easy, without a hand, and never held backwards (rule E8, docs/safety-rules.md).

use std::ops::RangeInclusive;
use std::time::Duration;

use super::{Breach, Limit};
use crate::routine::body::{Hand, Motion, Side, Technique};
use crate::routine::dose::{Dose, Pressure};
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
    let mut breaches: Vec<Breach> = judge_dose(pass).into_iter().collect();
    if pass.movement.hand != Hand::Free {
        breaches.push(breach(
            pass,
            "move",
            "no hand pulls in a stretch",
            "write hand = \"none\" in the move",
        ));
    }
    if !is_known(pass.movement.motion) {
        breaches.push(breach(
            pass,
            "move",
            "a stretch is one of the small movements of head or shoulders; no full circle",
            "write motion = \"half-moon\", or one of its kind",
        ));
    }
    if pass.pressure != Pressure::Light {
        breaches.push(breach(
            pass,
            "pressure",
            "a stretch goes only as far as the first gentle pull",
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

fn judge_dose(pass: &Pass) -> Option<Breach> {
    match pass.dose {
        Dose::Hold(..) | Dose::Time(_) | Dose::Cycles(..)
            if pass.movement.motion == Motion::LookUp =>
        {
            Some(breach(
                pass,
                "hold",
                "looking up is never held",
                "write strokes = 3 and pace = \"4s\"",
            ))
        }
        Dose::Hold(hold, ..) => (!HELD.contains(&hold.get())).then(|| {
            breach(pass, "hold", "a stretch is held 10 to 20 seconds", "write hold = \"20s\"")
        }),
        Dose::Strokes(strokes, _)
            if pass.movement.motion == Motion::LookUp && strokes.get() > LOOKS_UP =>
        {
            Some(breach(pass, "strokes", "looking up is done 3 times at most", "write strokes = 3"))
        }
        Dose::Strokes(_, pace) => (!MOVED.contains(&pace.get())).then(|| {
            breach(pass, "pace", "a small movement takes 4 to 8 seconds", "write pace = \"4s\"")
        }),
        Dose::Time(_) | Dose::Cycles(..) => Some(breach(
            pass,
            "move",
            "a stretch is dosed by `hold` or by `strokes`",
            "write hold = \"20s\"",
        )),
    }
}

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
            breaches.push(breach(
                pass,
                "times",
                "a stretch is held 3 times a side at most",
                "leave this one out",
            ));
        }
    }
    breaches
}

fn breach(pass: &Pass, key: &'static str, rule: &str, remedy: &str) -> Breach {
    Breach::new(Limit::Stretches, pass, key, rule, remedy)
}
