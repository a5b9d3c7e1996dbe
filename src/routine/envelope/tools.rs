//! Checks where hands and tools work, and how hard they press (rules E1, E2, E9 and E12, docs/safety-rules.md).

use super::{Breach, Limit};
use crate::routine::body::{Hand, Position, Side, Technique, Tool, Touch, Zone};
use crate::routine::dose::Pressure;
use crate::routine::keyword::Keyword;
use crate::routine::step::Pass;

pub(super) fn check(pass: &Pass, position: Position) -> Vec<Breach> {
    let checks = [
        by_hand(pass),
        knuckles(pass),
        ball(pass, position),
        towel(pass, position),
        warm_pack(pass),
        heat(pass, position),
    ];
    checks.into_iter().flatten().collect()
}

/// Work on muscle or skin needs a hand or the ball.
fn by_hand(pass: &Pass) -> Option<Breach> {
    let movement = &pass.movement;
    let named = movement.hand != Hand::Free && movement.touch != Touch::Off;
    (movement.is_manual() && movement.tool != Tool::Ball && !named).then(|| {
        breach(
            pass,
            "what works on the body is a hand, or a soft ball",
            "there are reports of torn and blocked arteries after massagers",
            "name hand and touch in the move",
        )
    })
}

fn knuckles(pass: &Pass) -> Option<Breach> {
    let off_slope = pass.movement.zones.iter().any(|zone| *zone != Zone::ShoulderSlope);
    (pass.movement.touch == Touch::Knuckles && off_slope).then(|| {
        breach(
            pass,
            "knuckles work on the top of your shoulder (shoulder-slope) only",
            "other places take only a gentler touch",
            "write touch = \"fingertips\" or \"pads\" in the move",
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
        breach(
            pass,
            "a ball is for the upper back or the top of your shoulder, one side at a time, standing against a wall",
            "there, you can step away from it at once",
            "write positions = [\"standing\"] and side = \"each\", or use your hands",
        )
    })
}

fn towel(pass: &Pass, position: Position) -> Option<Breach> {
    let sways = pass.movement.tool == Tool::Towel && pass.movement.technique == Technique::Stretch;
    (sways && position != Position::Lying).then(|| {
        breach(
            pass,
            "a towel under the head is for lying down",
            "only then does it carry your head",
            "write positions = [\"lying\"]",
        )
    })
}

fn warm_pack(pass: &Pass) -> Option<Breach> {
    let pack = pass.movement.tool == Tool::WarmPack;
    let heat = pass.movement.technique == Technique::Heat;
    (pack != heat).then(|| {
        breach(
            pass,
            "heat comes from a wrapped warm pack and nothing else does",
            "the pack is wrapped so that it cannot burn you",
            "use the warm pack for heat, and for heat alone",
        )
    })
}

fn heat(pass: &Pass, position: Position) -> Option<Breach> {
    if pass.movement.technique != Technique::Heat {
        return None;
    }
    let back = [Zone::SkullBase, Zone::NeckColumns, Zone::ShoulderSlope, Zone::UpperBack];
    let (rule, remedy) = if position == Position::Lying {
        ("nobody lies on a warm pack", "write positions = [\"seated\"]")
    } else if pass.movement.zones.iter().any(|zone| !back.contains(zone)) {
        (
            "a warm pack lies on the back of the neck, the shoulders or the upper back",
            "name these zones in the move",
        )
    } else {
        return None;
    };
    let why = "heat can burn skin that feels less";
    Some(Breach::new(Limit::Heat, pass, "move", rule, why, remedy))
}

fn breach(pass: &Pass, rule: &str, why: &'static str, remedy: &str) -> Breach {
    Breach::new(Limit::Tools, pass, "move", rule, why, remedy)
}

/// Returns the most pressure allowed on a zone (rules E1, E2 and E11, docs/safety-rules.md).
pub const fn ceiling(zone: Zone) -> Pressure {
    match zone {
        Zone::ShoulderSlope | Zone::UpperBack => Pressure::Firm,
        Zone::NeckColumns | Zone::Scalp => Pressure::Moderate,
        Zone::SkullBase | Zone::SideStrip | Zone::Temples | Zone::Breastbone | Zone::Nowhere => {
            Pressure::Light
        }
    }
}

pub(super) fn judge_pressure(pass: &Pass) -> Vec<Breach> {
    let checks = [pressure(pass), somewhere(pass), side_strip(pass)];
    checks.into_iter().flatten().collect()
}

fn pressure(pass: &Pass) -> Option<Breach> {
    let (zone, most) = pressure_limit(pass)?;
    (pass.pressure > most).then(|| {
        let rule = match zone {
            Some(zone) => format!("on {} ({}) the pressure is", zone.described(), zone.word()),
            None if pass.movement.technique == Technique::Heat => "a warm pack is".to_owned(),
            None => "hands that rest are".to_owned(),
        };
        let rule = format!("{rule} {} at most, {} out of 10", most.word(), most.ceiling());
        let remedy = format!("write pressure = \"{}\"", most.word());
        let why = "massage should feel comfortable and never hurt";
        Breach::new(Limit::Pressure, pass, "pressure", rule, why, remedy)
    })
}

/// Returns the most pressure that a pass may have, and the zone that sets this limit, unless its kind of work does.
/// Returns `None` if nothing is touched.
fn pressure_limit(pass: &Pass) -> Option<(Option<Zone>, Pressure)> {
    let movement = &pass.movement;
    let rests = movement.is_hands_on() && !movement.is_manual();
    if rests || movement.technique == Technique::Heat {
        return Some((None, Pressure::Light));
    }
    let touched = movement.zones.iter().copied().filter(|zone| movement.works_on(*zone));
    let strictest = touched.min_by_key(|zone| ceiling(*zone))?;
    Some((Some(strictest), ceiling(strictest)))
}

/// Work on muscle or skin has to name its zones.
fn somewhere(pass: &Pass) -> Option<Breach> {
    let movement = &pass.movement;
    let unplaced = movement.is_manual() && movement.zones.contains(&Zone::Nowhere);
    unplaced.then(|| {
        Breach::new(
            Limit::Sides,
            pass,
            "move",
            "what works on the body names its zones",
            "only then can the limits of each place be kept",
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
            "the side of your neck (side-strip) is never worked on both sides at once",
            "pressing on both arteries there can make you faint",
            "write side = \"each\"",
        )
    })
}
