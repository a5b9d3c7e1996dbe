//! Tips for before a session, and cautions that have to be read before one.

use crate::plan::{Plan, Rule};
use crate::routine::body::{Technique, Tool, Touch, Zone};
use crate::routine::dose::Pressure;
use crate::routine::keyword::{Keyword, keyword_enum};
use crate::routine::movement::Move;

/// The most tips for one session; nobody would read more.
const MOST: usize = 2;

keyword_enum! {
    /// A tip for before a session.
    Tip, "tip" {
        /// Wipe off oil: a grip, a held point or a ball would slip.
        Dry = "dry",
        /// Use a little oil, so that the hands glide.
        Oil = "oil",
        /// Warm the shoulders first.
        Heat = "heat",
        /// Find a quiet, warm room.
        Quiet = "quiet",
    }
}

impl Tip {
    /// Returns the tips for a plan, the most important first.
    pub fn of(plan: &Plan) -> impl Iterator<Item = Self> {
        [skin(plan), heat(plan), Some(Self::Quiet)].into_iter().flatten().take(MOST)
    }
}

/// Returns the tip for the skin. There is none if oil must not be mentioned, or if it is wiped off on the way.
fn skin(plan: &Plan) -> Option<Tip> {
    let first =
        |wanted: fn(&Move) -> bool| plan.passes().iter().position(|pass| wanted(&pass.movement));
    if plan.choices().rules.has(Rule::NoOilTip) {
        return None;
    }
    match (first(wipes), first(slips)) {
        (Some(wiped), Some(slipping)) if wiped < slipping => None,
        (_, Some(_)) => Some(Tip::Dry),
        (_, None) => (first(glides).is_some() && first(in_the_hair).is_none()).then_some(Tip::Oil),
    }
}

/// Returns true for a rest with a towel, in which oil is wiped off.
fn wipes(movement: &Move) -> bool {
    movement.technique == Technique::Rest && movement.tool == Tool::Towel
}

/// Returns true if the fingers would slip on oily skin.
fn slips(movement: &Move) -> bool {
    let grips =
        movement.technique == Technique::Petrissage && movement.touch == Touch::FingersAndHeel;
    grips || movement.technique == Technique::Compression || movement.tool == Tool::Ball
}

fn glides(movement: &Move) -> bool {
    let kneads = movement.technique == Technique::Petrissage;
    kneads || movement.technique == Technique::Effleurage
}

fn in_the_hair(movement: &Move) -> bool {
    movement.works_on(Zone::Scalp)
}

/// Suggests warmth if the routine, as written, kneads the shoulders firmly.
fn heat(plan: &Plan) -> Option<Tip> {
    let rules = &plan.choices().rules;
    let allowed = !rules.has(Rule::NoHeat) && !rules.has(Rule::Caution);
    let firmly = plan.passes().iter().any(|pass| {
        let written = plan.routine().steps.get(pass.step);
        pass.movement.technique == Technique::Petrissage
            && pass.movement.works_on(Zone::ShoulderSlope)
            && written.is_some_and(|step| step.pressure == Pressure::Firm)
    });
    (allowed && firmly).then_some(Tip::Heat)
}

keyword_enum! {
    /// A caution that has to be read before a session.
    Caution, "caution" {
        /// Hands on the scalp: a headache that is new after fifty may come from an inflamed artery.
        Scalp = "scalp",
    }
}

impl Caution {
    /// Returns the cautions for a plan.
    pub fn of(plan: &Plan) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|caution| caution.is_for(plan))
    }

    fn is_for(self, plan: &Plan) -> bool {
        let works_on = |zone| plan.passes().iter().any(|pass| pass.movement.works_on(zone));
        match self {
            Self::Scalp => works_on(Zone::Scalp),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Choices, Rules};
    use crate::routine::library::Library;

    fn tips(id: &str, rules: &[Rule]) -> Vec<Tip> {
        let library = Library::built_in().unwrap();
        let routine = library.find(id).unwrap().clone();
        let usual = Choices::defaults(routine.usual_position());
        let choices = Choices { rules: Rules::of(rules), ..usual };
        Tip::of(&Plan::new(routine, library.catalogue, choices).unwrap()).collect()
    }

    #[test]
    fn each_routine_has_its_tips() {
        for (id, expected) in [
            ("warm-up", [Tip::Oil, Tip::Quiet].as_slice()),
            ("desk-break", &[Tip::Dry, Tip::Quiet]),
            ("trapezius", &[Tip::Dry, Tip::Heat]),
            ("suboccipital", &[Tip::Dry, Tip::Quiet]),
            ("trigger-point", &[Tip::Dry, Tip::Quiet]),
            ("knead", &[Tip::Oil, Tip::Quiet]),
            ("scalp", &[Tip::Quiet]),
            ("calm", &[Tip::Oil, Tip::Quiet]),
            ("ball", &[Tip::Dry, Tip::Quiet]),
            ("stretch", &[Tip::Quiet]),
            ("wind-down", &[Tip::Dry, Tip::Quiet]),
            ("full", &[Tip::Heat, Tip::Quiet]),
            ("heat", &[Tip::Quiet]),
            ("gentle", &[Tip::Dry, Tip::Quiet]),
        ] {
            assert_eq!(tips(id, &[]), expected, "{id}");
        }
    }

    #[test]
    fn oil_is_not_mentioned_if_the_skin_reacts_to_it() {
        for id in Library::shipped_ids() {
            let tips = tips(id, &[Rule::NoOilTip]);
            assert!(!tips.iter().any(|tip| matches!(tip, Tip::Oil | Tip::Dry)), "{id}");
            assert!(!tips.is_empty(), "{id}");
        }
    }

    #[test]
    fn warmth_is_suggested_only_if_it_is_allowed() {
        assert_eq!(tips("trapezius", &[Rule::NoHeat]), [Tip::Dry, Tip::Quiet]);
        assert_eq!(tips("trapezius", &[Rule::Caution]), [Tip::Dry, Tip::Quiet]);
    }

    #[test]
    fn only_work_on_the_scalp_brings_its_caution() {
        let library = Library::built_in().unwrap();
        for (id, expected) in [("scalp", true), ("stretch", false), ("heat", false)] {
            let routine = library.find(id).unwrap().clone();
            let choices = Choices::as_written(routine.usual_position());
            let plan = Plan::new(routine, library.catalogue.clone(), choices).unwrap();
            assert_eq!(Caution::of(&plan).any(|it| it == Caution::Scalp), expected, "{id}");
        }
    }
}
