//! How hard, and where (rules E1 and E2, docs/safety-rules.md).

use super::{Breach, Limit};
use crate::routine::body::{Side, Technique, Zone};
use crate::routine::dose::Pressure;
use crate::routine::keyword::Keyword;
use crate::routine::step::Pass;

/// The most that a zone bears (rules E1, E2 and E11, docs/safety-rules.md).
pub const fn ceiling(zone: Zone) -> Pressure {
    match zone {
        Zone::ShoulderSlope | Zone::UpperBack => Pressure::Firm,
        Zone::NeckColumns | Zone::Scalp => Pressure::Moderate,
        Zone::SkullBase | Zone::SideStrip | Zone::Temples | Zone::Breastbone | Zone::Nowhere => {
            Pressure::Light
        }
    }
}

pub(super) fn judge(pass: &Pass) -> Vec<Breach> {
    let checks = [pressure(pass), somewhere(pass), side_strip(pass)];
    checks.into_iter().flatten().collect()
}

fn pressure(pass: &Pass) -> Option<Breach> {
    let (zone, most) = bearable(pass)?;
    (pass.pressure > most).then(|| {
        let rule = match zone {
            Some(zone) => format!("on {} the pressure is", zone.word()),
            None if pass.movement.technique == Technique::Heat => "a warm pack is".to_owned(),
            None => "hands that rest are".to_owned(),
        };
        let rule = format!("{rule} {} at most, {} out of 10", most.word(), most.ceiling());
        let remedy = format!("write pressure = \"{}\"", most.word());
        Breach::new(Limit::Pressure, pass, "pressure", rule, remedy)
    })
}

/// The most that a pass may press, and the zone that asks for it, if it is not the kind of work; nothing where it does
/// not touch.
fn bearable(pass: &Pass) -> Option<(Option<Zone>, Pressure)> {
    let movement = &pass.movement;
    let rests = movement.is_hands_on() && !movement.is_manual();
    if rests || movement.technique == Technique::Heat {
        return Some((None, Pressure::Light));
    }
    let touched = movement.zones.iter().copied().filter(|zone| movement.works_on(*zone));
    let strictest = touched.min_by_key(|zone| ceiling(*zone))?;
    Some((Some(strictest), ceiling(strictest)))
}

/// What works on muscle or skin says where.
fn somewhere(pass: &Pass) -> Option<Breach> {
    let movement = &pass.movement;
    let unplaced = movement.is_manual() && movement.zones.contains(&Zone::Nowhere);
    unplaced.then(|| {
        Breach::new(
            Limit::Sides,
            pass,
            "move",
            "what works on the body names its zones",
            "name the zones in the move, or write technique = \"rest\"",
        )
    })
}

fn side_strip(pass: &Pass) -> Option<Breach> {
    let single = matches!(pass.side, Side::Left | Side::Right);
    (pass.movement.works_on(Zone::SideStrip) && !single).then(|| {
        Breach::new(
            Limit::Sides,
            pass,
            "side",
            "the side strip is never worked on both sides at once",
            "write side = \"each\"",
        )
    })
}
