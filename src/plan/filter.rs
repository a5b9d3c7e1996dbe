//! What the rules take out of a routine, pass by pass, and why.

use std::sync::Arc;

use super::left_out::Reason;
use super::rules::{Rule, Rules};
use crate::routine::Origin;
use crate::routine::body::{Motion, Side, Technique, Tool, Touch, Zone};
use crate::routine::breath::Breath;
use crate::routine::dose::{Dose, Pressure};
use crate::routine::movement::{Move, MoveText, SLOWLY};
use crate::routine::step::{Pass, Step};

/// Why a pass of a step is not done under some rules; nothing where it is.
pub(super) fn refuses(rules: &Rules, step: &Step, pass: &Pass, whose: Origin) -> Option<Reason> {
    let movement = &pass.movement;
    let stretch = is_neck_stretch(movement);
    let turning = matches!(movement.motion, Motion::Turn | Motion::HalfMoon);
    let checks = [
        (Rule::NoHandsOn, !movement.is_idle(), Reason::HandsOn),
        (Rule::NoSideStrip, movement.works_on(Zone::SideStrip), Reason::NoSideStrip),
        (Rule::SideStripUnasked, movement.works_on(Zone::SideStrip), Reason::SideStrip),
        (Rule::NoSkullBase, movement.works_on(Zone::SkullBase), Reason::SkullBase),
        (Rule::NoStretch, stretch, Reason::Stretch),
        (Rule::NoTurning, stretch && turning, Reason::Turning),
        (Rule::NoBall, movement.tool == Tool::Ball, Reason::Ball),
        (Rule::NoHeat, movement.technique == Technique::Heat, Reason::Heat),
        (Rule::NoHeldBreath, pass.breath.is_some_and(Breath::holds), Reason::HeldBreath),
        (Rule::Caution, !is_gentle(step, movement, whose), Reason::Caution),
    ];
    let refused = checks.iter().find(|(rule, hit, _)| *hit && rules.has(*rule));
    refused.map(|(.., reason)| *reason).or_else(|| is_off(rules, pass).then_some(Reason::Place))
}

/// Whether a pass reaches a place that is left alone. A stretch pulls at the side that it goes
/// away from too, so it counts for both.
fn is_off(rules: &Rules, pass: &Pass) -> bool {
    let movement = &pass.movement;
    let side = if movement.technique == Technique::Stretch { Side::Both } else { pass.side };
    let held = matches!(pass.dose, Dose::Hold(..));
    movement.zones.iter().any(|&zone| {
        rules.is_off(zone, side) || held && movement.works_on(zone) && rules.is_unheld(zone, side)
    })
}

fn is_neck_stretch(movement: &Move) -> bool {
    movement.technique == Technique::Stretch && movement.motion != Motion::RollShoulders
}

/// Whether a step stays in caution mode. The marks of our own files were reviewed; a user's file
/// is judged by rule R6 (docs/safety-rules.md), whatever it says of itself.
fn is_gentle(step: &Step, movement: &Move, whose: Origin) -> bool {
    match whose {
        Origin::BuiltIn => step.gentle,
        Origin::User => is_gentle_by_itself(movement),
    }
}

fn is_gentle_by_itself(movement: &Move) -> bool {
    let only = |allowed: &[Zone]| movement.zones.iter().all(|zone| allowed.contains(zone));
    let by_hand = movement.tool == Tool::Hands && movement.touch != Touch::Knuckles;
    match movement.technique {
        Technique::Rest | Technique::Breathing => movement.is_idle(),
        Technique::Effleurage => {
            by_hand && only(&[Zone::NeckColumns, Zone::ShoulderSlope, Zone::Scalp])
        }
        Technique::Petrissage => by_hand && only(&[Zone::ShoulderSlope, Zone::Scalp]),
        Technique::Friction => by_hand && only(&[Zone::Scalp]),
        Technique::Stretch => movement.motion == Motion::RollShoulders,
        Technique::Heat => true,
        Technique::Compression => false,
    }
}

/// The pass as it is done under some rules.
pub(super) fn eased(rules: &Rules, mut pass: Pass) -> Pass {
    let most = match () {
        () if rules.has(Rule::Caution) => Pressure::Light,
        () if rules.has(Rule::LightOnNeck) && pass.movement.works_on(Zone::NeckColumns) => {
            Pressure::Light
        }
        () if rules.has(Rule::FirmAsModerate) => Pressure::Moderate,
        () => Pressure::Firm,
    };
    pass.pressure = pass.pressure.min(most);
    if rules.has(Rule::Unpaced) { unpaced(pass) } else { pass }
}

/// The same time without a pace for the breath, and without words that count.
pub(super) fn unpaced(mut pass: Pass) -> Pass {
    if let Some(breath) = pass.breath.take() {
        let paced = breath.spoken();
        let movement = Arc::make_mut(&mut pass.movement);
        movement.words = movement.words.each(|text| text.replace(&paced, SLOWLY));
    }
    if let Dose::Cycles(..) = pass.dose
        && let Ok(time) = pass.total().try_into()
    {
        pass.dose = Dose::Time(time);
    }
    if pass.movement.technique == Technique::Breathing {
        let movement = Arc::make_mut(&mut pass.movement);
        movement.words = movement.words.overridden(&MoveText {
            title: "Quiet breathing".to_owned(),
            instruction: "Breathe normally, small and quiet, without counting.".to_owned(),
            cue: "Breathe normally.".to_owned(),
            ..MoveText::default()
        });
    }
    pass
}
