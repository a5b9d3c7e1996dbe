//! Limits the time of hands-on work, of heat, of contact with the skull base and of raised arms (rules E6, E9, E11 and
//! E13, docs/safety-rules.md).

use std::time::Duration;

use super::{Breach, Limit};
use crate::routine::body::{Hand, Technique, Zone};
use crate::routine::step::Pass;

/// The longest hands-on time of a session, without heat and stretches: 20 minutes (rule E6, our choice).
pub const HANDS_ON: Duration = Duration::from_secs(20 * 60);

/// The longest that a session may use heat: 15 minutes (rule E9; two advice pages agree).
pub const HEAT: Duration = Duration::from_secs(15 * 60);

/// The longest that a session may work on the skull base: 2 minutes (rule E11, our choice).
pub const SKULL_BASE: Duration = Duration::from_secs(120);

pub(super) fn check(passes: &[Pass]) -> Vec<Breach> {
    let hands_on = over(passes, HANDS_ON, |pass| pass.movement.is_hands_on());
    let heat = over(passes, HEAT, |pass| pass.movement.technique == Technique::Heat);
    let skull_base = over(passes, SKULL_BASE, |pass| pass.movement.works_on(Zone::SkullBase));
    let breaches = [
        hands_on.map(|pass| {
            let rule = "hands work for 20 minutes in a session at most";
            let why = "no trial settles how long is right, so the limit is cautious";
            Breach::of_dose(Limit::HandsOn, pass, "move", rule, why)
        }),
        heat.map(|pass| {
            let rule = "warmth lasts 15 minutes in a session at most";
            Breach::of_dose(Limit::Heat, pass, "time", rule, "advice pages agree on that")
        }),
        skull_base.map(|pass| {
            let rule = "the base of your skull (skull-base) is worked on for 2 minutes in a session at most";
            let why = "an artery and nerves lie close below";
            Breach::of_dose(Limit::SkullBase, pass, "move", rule, why)
        }),
    ];
    breaches.into_iter().flatten().collect()
}

/// Returns the pass at which the sum of all passes that count exceeds `most`.
fn over(passes: &[Pass], most: Duration, counts: impl Fn(&Pass) -> bool) -> Option<&Pass> {
    let mut total = Duration::ZERO;
    passes.iter().filter(|pass| counts(pass)).find(|pass| {
        total += pass.total();
        total > most
    })
}

/// The longest that both arms may be up at once without a rest, unless lying: 120 seconds (rule E13, our choice).
pub const BOTH: Duration = Duration::from_secs(120);

/// The longest that any arm may be up without a rest: 150 seconds, where time with both up counts once (rule E13, our
/// choice).
pub const EITHER: Duration = Duration::from_secs(150);

/// The shortest time with the hands down that counts as a rest: 10 seconds (rule E13, our choice).
pub const REST: Duration = Duration::from_secs(10);

/// The time that the arms have been up since their last rest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Arms {
    both: Duration,
    either: Duration,
}

impl Arms {
    /// Returns the time that the arms have been up after one more pass, which may be a rest.
    #[must_use]
    pub fn after(self, pass: &Pass) -> Self {
        let time = pass.arms_up_before + pass.total();
        match pass.movement.hand {
            _ if !pass.movement.lifts_arms() && pass.total() < REST => self,
            _ if !pass.movement.lifts_arms() => Self::default(),
            Hand::Both => Self { both: self.both + time, either: self.either + time },
            _ => Self { either: self.either + time, ..self },
        }
    }

    /// Returns whether the arms have been up too long.
    pub fn are_tired(self) -> bool {
        self.both > BOTH || self.either > EITHER
    }
}

/// Returns a breach at each pass during which the arms become tired.
pub(super) fn judge_arms(passes: &[Pass]) -> Vec<Breach> {
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

/// Returns the passes before which a plan adds a rest for the arms. Each is found as if those before it had been given
/// theirs.
pub(super) fn rests_to_add(passes: &[Pass]) -> Vec<Breach> {
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

/// Checks that a pass is not too long for the arms by itself, so that no rest before it could help.
pub(super) fn judge_alone(pass: &Pass) -> Option<Breach> {
    let alone = Arms::default().after(pass);
    alone.are_tired().then(|| Breach {
        dose: Some(pass.dose),
        ..breach(pass, "make this step shorter, or two with a rest between them")
    })
}

fn breach(pass: &Pass, remedy: &str) -> Breach {
    let rule = "arms are up for at most 120 seconds (both) or 150 (either) without a rest";
    let why = "raised arms tense the muscle that should relax";
    Breach::new(Limit::Arms, pass, "move", rule, why, remedy)
}
