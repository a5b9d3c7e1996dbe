//! Hands, ball, towel and warm pack, each where it belongs (rules E9 and E12, docs/safety-rules.md).

use super::{Breach, Limit};
use crate::routine::body::{Hand, Position, Side, Technique, Tool, Touch, Zone};
use crate::routine::step::Pass;

pub(super) fn judge(pass: &Pass, position: Position) -> Vec<Breach> {
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

/// What works on muscle or skin is a hand, or the ball.
fn by_hand(pass: &Pass) -> Option<Breach> {
    let movement = &pass.movement;
    let named = movement.hand != Hand::Free && movement.touch != Touch::Off;
    (movement.is_manual() && movement.tool != Tool::Ball && !named).then(|| {
        Breach::new(
            Limit::Tools,
            pass,
            "move",
            "what works on the body is a hand, or a soft ball",
            "name hand and touch in the move",
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
            "a ball is for the upper back, one side at a time, standing against a wall",
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
    Some(Breach::new(Limit::Heat, pass, "move", rule, remedy))
}
