//! E10: paced breathing.

use std::time::Duration;

use super::{Breach, Limit};
use crate::routine::body::{Position, Technique};
use crate::routine::breath::Breath;
use crate::routine::dose::Dose;
use crate::routine::step::Pass;

/// Paced breathing without a stretch of natural breath.
const PACED: Duration = Duration::from_secs(300);

/// Cycles with a held breath.
const HELD_CYCLES: u32 = 4;

pub(super) fn judge(pass: &Pass, position: Position) -> Option<Breach> {
    if !pass.breath.is_some_and(Breath::holds) {
        return None;
    }
    let cycles = match pass.dose {
        Dose::Cycles(cycles, _) => cycles.get(),
        _ => u32::MAX,
    };
    let hands_off = pass.movement.technique == Technique::Breathing;
    let wrong = cycles > HELD_CYCLES || !hands_off || position == Position::Standing;
    wrong.then(|| {
        breach(
            pass,
            "breath",
            "the breath is held only hands off, sitting or lying, for 4 cycles at most",
            "write breath = \"4-6\"",
        )
    })
}

pub(super) fn judge_pacing(passes: &[Pass]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut paced = Duration::ZERO;
    for pass in passes {
        if pass.breath.is_none() {
            paced = Duration::ZERO;
            continue;
        }
        let before = paced;
        paced += pass.total();
        if paced > PACED && before <= PACED {
            breaches.push(breach(
                pass,
                "breath",
                "the breath is paced for 5 minutes at most without a pause",
                "leave `breath` out here, or put a rest before",
            ));
        }
    }
    breaches
}

fn breach(pass: &Pass, key: &'static str, rule: &str, remedy: &str) -> Breach {
    Breach::new(Limit::Breathing, pass, key, rule, remedy)
}
