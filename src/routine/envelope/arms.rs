//! E13: arms that are held up rest before they tire.

use std::time::Duration;

use super::{Breach, Limit};
use crate::routine::body::Hand;
use crate::routine::step::Pass;

/// Both hands up at once.
const BOTH: Duration = Duration::from_secs(120);

/// Either hand up.
const EITHER: Duration = Duration::from_secs(150);

/// Hands down for as long as this is a rest.
const REST: Duration = Duration::from_secs(10);

pub(super) fn judge(passes: &[Pass]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let (mut both, mut either) = (Duration::ZERO, Duration::ZERO);
    for pass in passes {
        let rested = both <= BOTH && either <= EITHER;
        if !pass.movement.lifts_arms() {
            if pass.total() >= REST {
                (both, either) = (Duration::ZERO, Duration::ZERO);
            }
            continue;
        }
        either += pass.total();
        if pass.movement.hand == Hand::Both {
            both += pass.total();
        }
        if rested && (both > BOTH || either > EITHER) {
            let rule = "hands are held up 120 seconds (both) or 150 (either) at most before a rest";
            breaches.push(Breach::new(
                Limit::Arms,
                pass,
                "move",
                rule,
                "put a rest of 10 seconds before: move = \"arms-down\", time = \"10s\"",
            ));
        }
    }
    breaches
}
