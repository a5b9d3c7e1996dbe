//! Arms that are held up rest before they tire (rule E13, docs/safety-rules.md).

use std::time::Duration;

use super::{Breach, Limit};
use crate::routine::body::Hand;
use crate::routine::step::Pass;

/// Both hands are up at once for 120 seconds at most, in any position but lying (rule E13, our choice).
pub const BOTH: Duration = Duration::from_secs(120);

/// Either hand is up for 150 seconds at most, both together counted once (rule E13, our choice).
pub const EITHER: Duration = Duration::from_secs(150);

/// Hands down for 10 seconds or more are a rest; less is none (rule E13, our choice).
pub const REST: Duration = Duration::from_secs(10);

/// How long the arms have been up since their last rest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Arms {
    both: Duration,
    either: Duration,
}

impl Arms {
    /// After a pass: longer up, or rested.
    #[must_use]
    pub fn after(self, pass: &Pass) -> Self {
        let time = pass.raised + pass.total();
        match pass.movement.hand {
            _ if !pass.movement.lifts_arms() && pass.total() < REST => self,
            _ if !pass.movement.lifts_arms() => Self::default(),
            Hand::Both => Self { both: self.both + time, either: self.either + time },
            _ => Self { either: self.either + time, ..self },
        }
    }

    /// Whether they have been up too long.
    pub fn are_tired(self) -> bool {
        self.both > BOTH || self.either > EITHER
    }
}

/// The passes by which the arms are up too long, one after another.
pub(super) fn judge(passes: &[Pass]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut arms = Arms::default();
    for pass in passes {
        let before = arms;
        arms = arms.after(pass);
        if arms.are_tired() && !before.are_tired() {
            breaches.push(breach(
                pass,
                "put a rest of 10 seconds before this step: move = \"arms-down\", time = \"10s\"",
            ));
        }
    }
    breaches
}

/// The passes before which the arms need a rest, each after the rest before it.
pub(super) fn tiring(passes: &[Pass]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut arms = Arms::default();
    for pass in passes {
        arms = arms.after(pass);
        if arms.are_tired() {
            arms = Arms::default().after(pass);
            breaches.push(breach(pass, ""));
        }
    }
    breaches
}

/// Passes that are too long by themselves, so that no rest before them helps.
pub(super) fn judge_alone(pass: &Pass) -> Option<Breach> {
    let alone = Arms::default().after(pass);
    alone
        .are_tired()
        .then(|| breach(pass, "make this step shorter, or two with a rest between them"))
}

fn breach(pass: &Pass, remedy: &str) -> Breach {
    let rule = "arms are up for at most 120 seconds (both) or 150 (either) without a rest";
    Breach::new(Limit::Arms, pass, "move", rule, remedy)
}
