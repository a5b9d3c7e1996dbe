//! How long hands, heat and the skull base have in a session (rules E6, E9 and E11, docs/safety-rules.md).

use std::time::Duration;

use super::{Breach, Limit};
use crate::routine::body::{Technique, Zone};
use crate::routine::step::Pass;

/// Hands work for 20 minutes of a session at most, without heat and stretches (rule E6, our choice).
pub const HANDS_ON: Duration = Duration::from_secs(20 * 60);

/// Heat lasts for 15 minutes of a session at most (rule E9; two advice pages agree).
pub const HEAT: Duration = Duration::from_secs(15 * 60);

/// The skull base is touched for 2 minutes of a session at most (rule E11, our choice).
pub const SKULL_BASE: Duration = Duration::from_secs(120);

pub(super) fn judge(passes: &[Pass]) -> Vec<Breach> {
    let hands_on = over(passes, HANDS_ON, |pass| pass.movement.is_hands_on());
    let heat = over(passes, HEAT, |pass| pass.movement.technique == Technique::Heat);
    let skull_base = over(passes, SKULL_BASE, |pass| pass.movement.works_on(Zone::SkullBase));
    let breaches = [
        hands_on.map(|pass| {
            Breach::new(
                Limit::HandsOn,
                pass,
                "move",
                "hands work 20 minutes in a session at most",
                "leave steps out",
            )
        }),
        heat.map(|pass| {
            Breach::new(
                Limit::Heat,
                pass,
                "time",
                "heat lasts 15 minutes in a session at most",
                "write 10 minutes in all",
            )
        }),
        skull_base.map(|pass| {
            Breach::new(
                Limit::SkullBase,
                pass,
                "move",
                "the skull base is touched 2 minutes in a session at most",
                "do it shorter",
            )
        }),
    ];
    breaches.into_iter().flatten().collect()
}

/// The pass with which the counted ones together last longer than `most`.
fn over(passes: &[Pass], most: Duration, counts: impl Fn(&Pass) -> bool) -> Option<&Pass> {
    let mut total = Duration::ZERO;
    passes.iter().filter(|pass| counts(pass)).find(|pass| {
        total += pass.total();
        total > most
    })
}
