//! Checks paced breathing and held breaths (rule E10, docs/safety-rules.md).

use std::time::Duration;

use super::{Breach, Limit};
use crate::routine::body::{Position, Technique};
use crate::routine::breath::Breath;
use crate::routine::dose::Dose;
use crate::routine::step::Pass;

/// The longest that the breath may be paced before a rest from it: 5 minutes (rule E10; Marchant 2025).
pub const PACED: Duration = Duration::from_secs(300);

/// The shortest time of natural breathing that counts as a rest from pacing: 10 seconds (rule E10, our choice).
pub const REST: Duration = Duration::from_secs(10);

/// The most breaths of a session that may have a hold: 4 (rule E10; advice pages).
pub const HELD_CYCLES: u32 = 4;

pub(super) fn check(pass: &Pass, position: Position) -> Option<Breach> {
    if !pass.breath.is_some_and(Breath::holds) {
        return None;
    }
    let movement = &pass.movement;
    let hands_off = movement.technique == Technique::Breathing && !movement.is_hands_on();
    let counted = matches!(pass.dose, Dose::Cycles(..));
    let wrong = !counted || !hands_off || position == Position::Standing;
    wrong.then(|| {
        breach(
            pass,
            "breath",
            "you may hold your breath only in counted cycles, hands off, sitting or lying",
            "holding it can make you light-headed",
            "write breath = \"4-6\"",
        )
    })
}

/// Checks the number of held breaths in the whole session.
pub(super) fn judge_held(passes: &[Pass]) -> Option<Breach> {
    let mut held = 0;
    let over = passes.iter().find(|pass| {
        held += match pass.dose {
            Dose::Cycles(cycles, breath) if breath.holds() => cycles.get(),
            _ => 0,
        };
        held > HELD_CYCLES
    });
    over.map(|pass| {
        let rule = "you may hold your breath for 4 cycles in a session at most";
        let why = "holding it for longer can make you light-headed";
        Breach {
            dose: Some(pass.dose),
            ..breach(pass, "cycles", rule, why, "write breath = \"4-6\"")
        }
    })
}

pub(super) fn judge_pacing(passes: &[Pass]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let (mut paced, mut natural) = (Duration::ZERO, Duration::ZERO);
    for pass in passes {
        if pass.breath.is_none() {
            natural += pass.total();
            continue;
        }
        if natural >= REST {
            paced = Duration::ZERO;
        }
        natural = Duration::ZERO;
        let before = paced;
        paced += pass.total();
        if paced > PACED && before <= PACED {
            let own = passes.iter().filter(|other| other.step == pass.step).map(Pass::total);
            let alone = own.sum::<Duration>() > PACED;
            breaches.push(Breach {
                dose: alone.then_some(pass.dose),
                ..breach(
                    pass,
                    "breath",
                    "your breath is paced for 5 minutes at most before a rest from it",
                    "slow breathing makes some people breathe too much",
                    "put a step without `breath` before this one: move = \"arms-down\" and time = \"10s\"",
                )
            });
        }
    }
    breaches
}

fn breach(pass: &Pass, key: &'static str, rule: &str, why: &'static str, remedy: &str) -> Breach {
    Breach::new(Limit::Breathing, pass, key, rule, why, remedy)
}
