//! Takes out of a routine what the rules forbid, pass by pass, and says why.

use std::sync::Arc;

use super::rules::{Rule, Rules};
use crate::routine::Origin;
use crate::routine::body::{Motion, Side, Technique, Tool, Touch, Zone};
use crate::routine::breath::Breath;
use crate::routine::dose::{Dose, Pressure};
use crate::routine::keyword::{Keyword, keyword_enum};
use crate::routine::movement::{Move, MoveText, SLOWLY};
use crate::routine::step::{Pass, Step};

/// Returns the reason why a pass is not done under some rules, or `None` if it is.
pub(super) fn refusal(rules: &Rules, step: &Step, pass: &Pass, whose: Origin) -> Option<Reason> {
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
    refused
        .map(|(.., reason)| *reason)
        .or_else(|| reaches_forbidden_place(rules, pass).then_some(Reason::Place))
}

/// Returns whether a pass reaches a place on which no work, or no held press, is allowed. A stretch to one side also
/// pulls at the other, so it counts for both.
fn reaches_forbidden_place(rules: &Rules, pass: &Pass) -> bool {
    let movement = &pass.movement;
    let side = if movement.technique == Technique::Stretch { Side::Both } else { pass.side };
    let held = matches!(pass.dose, Dose::Hold(..));
    movement.zones.iter().any(|&zone| {
        rules.forbids_work(zone, side)
            || held && movement.works_on(zone) && rules.forbids_hold(zone, side)
    })
}

fn is_neck_stretch(movement: &Move) -> bool {
    movement.technique == Technique::Stretch && movement.motion != Motion::RollShoulders
}

/// Returns whether caution mode keeps a step. Shipped routines say so themselves and have been reviewed; steps of a
/// user's routine are checked by rule R6 (docs/safety-rules.md), whatever they say.
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

/// Softens a pass as some rules demand.
pub(super) fn softened(rules: &Rules, mut pass: Pass) -> Pass {
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

/// Removes the pace of the breath from a pass, and its counts from the words; the pass takes as long as before.
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

keyword_enum! {
    /// The reason why a step is left out today.
    Reason, "reason" {
        /// The step is optional and was not chosen.
        Optional = "it is off unless you choose it",
        /// The step is not done in this position.
        Position = "it is not used in this position",
        /// Only the other side is worked on.
        OtherSide = "only the other side is worked on",
        /// The step works on the side of the neck, and the questions about it have not been asked (rule E2,
        /// docs/safety-rules.md).
        SideStrip = "the health questions about the side of your neck come first",
        /// The user skips the step.
        ByHand = "you left it out",
        /// Only breathing and rests are allowed.
        HandsOn = "today is for breathing and resting only",
        /// The step is not gentle enough for caution mode.
        Caution = "today calls for gentle work only",
        /// Work on the side of the neck is not allowed.
        NoSideStrip = "the side of your neck is to be left alone for now",
        /// Work on the skull base is not allowed.
        SkullBase = "the base of your skull is to be left alone for now",
        /// Stretches are not allowed.
        Stretch = "stretches are left out for now",
        /// Turning the head is not allowed.
        Turning = "turning the head is left out for now",
        /// The ball is not allowed.
        Ball = "the ball is left out for now",
        /// Heat is not allowed.
        Heat = "heat is left out for now",
        /// Holding the breath is not allowed.
        HeldBreath = "holding the breath is left out for now",
        /// The place that the step works on needs a rest.
        Place = "this place needs a rest for now",
        /// The other steps take all the time that was chosen.
        Time = "it does not fit the time",
        /// The rules took away a rest that the step needs before it.
        TooMuch = "without the steps left out before it, it would be too much at once",
        /// The routine teaches only a few new moves at a time.
        Later = "it joins in a later session, once you know the others",
    }
}

impl Reason {
    /// Returns the words for several steps.
    pub fn of_several(self) -> &'static str {
        match self {
            Self::Optional => "they are off unless you choose them",
            Self::Position => "they are not used in this position",
            Self::ByHand => "you left them out",
            Self::Time => "they do not fit the time",
            Self::TooMuch => {
                "without the steps left out before them, they would be too much at once"
            }
            Self::Later => "they join in a later session, once you know the others",
            reason => reason.word(),
        }
    }

    /// Returns whether a rule is the reason, rather than the user or the routine.
    pub const fn is_rule(self) -> bool {
        !matches!(
            self,
            Self::Optional
                | Self::Position
                | Self::OtherSide
                | Self::ByHand
                | Self::Time
                | Self::Later
        )
    }
}

/// A step that is left out today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Omission {
    /// The index of the step in the routine.
    pub step: usize,
    /// The reason.
    pub reason: Reason,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_for_several_steps_do_not_say_it() {
        for reason in Reason::ALL {
            let words = reason.of_several();
            assert!(words.split(' ').all(|word| word != "it"), "{words}");
            assert_eq!(words == reason.word(), !reason.word().contains("it "), "{words}");
        }
    }
}
