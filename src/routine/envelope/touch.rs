//! E1, E2, E11 and E12 for one pass: pressure, zones and tools.

use super::{Breach, Limit};
use crate::routine::body::{Position, Side, Technique, Tool, Touch, Zone};
use crate::routine::dose::Pressure;
use crate::routine::step::Pass;
use crate::routine::word::Word;

/// The most that a zone bears (E1, E2, E11).
const fn ceiling(zone: Zone) -> Pressure {
    match zone {
        Zone::ShoulderSlope | Zone::UpperBack => Pressure::Firm,
        Zone::NeckColumns | Zone::Scalp => Pressure::Moderate,
        Zone::SkullBase | Zone::SideStrip | Zone::Temples | Zone::Breastbone | Zone::Nowhere => {
            Pressure::Light
        }
    }
}

pub(super) fn judge(pass: &Pass, position: Position) -> Vec<Breach> {
    let pressure = pressure(pass);
    let checks = [
        pressure,
        side_strip(pass),
        knuckles(pass),
        ball(pass, position),
        towel(pass, position),
        warm_pack(pass),
        heat(pass, position),
    ];
    checks.into_iter().flatten().collect()
}

fn pressure(pass: &Pass) -> Option<Breach> {
    let strictest = pass
        .movement
        .zones
        .iter()
        .copied()
        .filter(|zone| pass.movement.works_on(*zone))
        .min_by_key(|zone| ceiling(*zone))?;
    let most = ceiling(strictest);
    (pass.pressure > most).then(|| {
        let rule = format!(
            "on {} the pressure is {} at most, {} of 10",
            strictest.word(),
            most.word(),
            most.ceiling()
        );
        Breach::new(
            Limit::Pressure,
            pass,
            "pressure",
            rule,
            format!("write pressure = \"{}\"", most.word()),
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

fn knuckles(pass: &Pass) -> Option<Breach> {
    let off_slope = pass.movement.zones.iter().any(|zone| *zone != Zone::ShoulderSlope);
    (pass.movement.touch == Touch::Knuckles && off_slope).then(|| {
        Breach::new(
            Limit::Tools,
            pass,
            "move",
            "knuckles work on the shoulder slope only",
            "use fingertips or pads here",
        )
    })
}

fn ball(pass: &Pass, position: Position) -> Option<Breach> {
    if pass.movement.tool != Tool::Ball {
        return None;
    }
    let allowed = [Zone::UpperBack, Zone::ShoulderSlope, Zone::Nowhere];
    let on_neck = pass.movement.zones.iter().any(|zone| !allowed.contains(zone));
    let both = pass.movement.is_hands_on() && !matches!(pass.side, Side::Left | Side::Right);
    let wrong = on_neck || both || position != Position::Standing;
    wrong.then(|| {
        Breach::new(
            Limit::Tools,
            pass,
            "move",
            "a ball is for the upper back, one side at a time, standing at a wall",
            "use the hands here",
        )
    })
}

fn towel(pass: &Pass, position: Position) -> Option<Breach> {
    let sways = pass.movement.tool == Tool::Towel && pass.movement.technique == Technique::Stretch;
    (sways && position != Position::Lying).then(|| {
        Breach::new(
            Limit::Tools,
            pass,
            "move",
            "a towel under the head is for lying down",
            "write positions = [\"lying\"]",
        )
    })
}

fn warm_pack(pass: &Pass) -> Option<Breach> {
    let pack = pass.movement.tool == Tool::WarmPack;
    let heat = pass.movement.technique == Technique::Heat;
    (pack != heat).then(|| {
        Breach::new(
            Limit::Tools,
            pass,
            "move",
            "heat comes from a wrapped warm pack and nothing else does",
            "use the warm pack for heat, and for heat alone",
        )
    })
}

fn heat(pass: &Pass, position: Position) -> Option<Breach> {
    let lies_on_it = pass.movement.technique == Technique::Heat && position == Position::Lying;
    lies_on_it.then(|| {
        Breach::new(
            Limit::Heat,
            pass,
            "move",
            "nobody lies on a warm pack",
            "write positions = [\"seated\"]",
        )
    })
}
