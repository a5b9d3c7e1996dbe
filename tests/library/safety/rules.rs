//! Tests plans under safety rules: each is within the envelope and obeys the rules, or is refused with a reason.

use std::time::Duration;

use crate::plans::{plan, routine, try_plan};
use crate::shipped::library;
use neckcare::plan::{Choices, Plan, PlanError, Reason, Rule, Rules};
use neckcare::routine::body::{Motion, Position, Side, Technique, Tool, Touch, Zone};
use neckcare::routine::breath::Breath;
use neckcare::routine::catalogue::Catalogue;
use neckcare::routine::dose::Pressure;
use neckcare::routine::keyword::Keyword;
use neckcare::routine::movement::Move;
use neckcare::routine::parse::{self, Source};
use neckcare::routine::step::Pass;
use neckcare::routine::{Origin, Routine, envelope};
use proptest::prelude::*;

use crate::safety::support::config;

fn any_rules() -> impl Strategy<Value = Rules> {
    let rules = prop::collection::vec(prop::sample::select(Rule::ALL), 0..4);
    let side = prop::sample::select(vec![None, Some(Side::Left), Some(Side::Right)]);
    let places = prop::collection::vec((prop::sample::select(Zone::ALL), side), 0..3);
    (rules, places.clone(), places).prop_map(|(rules, off, unheld)| {
        Rules::of(&rules).and(Rules::forbidding_zones(off)).and(Rules::forbidding_holds(unheld))
    })
}

fn under(id: &str, position: Position, rules: Rules) -> Result<Plan, PlanError> {
    try_plan(routine(id), Choices { rules, ..Choices::as_written(position) })
}

fn passes(plan: &Plan, wanted: impl Fn(&Pass) -> bool) -> usize {
    plan.passes().iter().filter(|pass| wanted(pass)).count()
}

/// Returns true if the rules forbid a pass.
fn is_forbidden(rules: &Rules, pass: &Pass) -> bool {
    let movement = &pass.movement;
    let strip = rules.has(Rule::NoSideStrip) || rules.has(Rule::SideStripUnasked);
    let neck = movement.technique == Technique::Stretch && movement.motion != Motion::RollShoulders;
    let off = movement.zones.iter().any(|zone| rules.forbids_work(*zone, pass.side));
    off || strip && movement.works_on(Zone::SideStrip)
        || rules.has(Rule::NoHandsOn) && movement.is_hands_on()
        || rules.has(Rule::NoSkullBase) && movement.works_on(Zone::SkullBase)
        || rules.has(Rule::NoStretch) && neck
        || rules.has(Rule::NoBall) && movement.tool == Tool::Ball
        || rules.has(Rule::NoHeat) && movement.technique == Technique::Heat
        || rules.has(Rule::Unpaced) && (pass.breath.is_some() || pass.dose.breath().is_some())
        || rules.has(Rule::NoHeldBreath) && pass.breath.is_some_and(Breath::holds)
        || rules.has(Rule::Caution) && (pass.pressure > Pressure::Light || neck)
        || rules.has(Rule::LightOnNeck)
            && movement.works_on(Zone::NeckColumns)
            && pass.pressure > Pressure::Light
        || rules.has(Rule::FirmAsModerate) && pass.pressure > Pressure::Moderate
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn combined_rules_are_the_stricter_of_both(
        (one, two, three) in (any_rules(), any_rules(), any_rules())
    ) {
        let and = |a: &Rules, b: &Rules| a.clone().and(b.clone());
        prop_assert_eq!(and(&one, &two), and(&two, &one));
        prop_assert_eq!(and(&and(&one, &two), &three), and(&one, &and(&two, &three)));
        prop_assert_eq!(and(&one, &one), one.clone());
        prop_assert_eq!(and(&one, &Rules::default()), one.clone());
        for rule in Rule::ALL {
            prop_assert_eq!(and(&one, &two).has(*rule), one.has(*rule) || two.has(*rule));
        }
    }

    #[test]
    fn rules_are_stored_and_read_back(rules in any_rules()) {
        let text = serde_json::to_string(&rules).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rules>(&text).unwrap(), rules);
    }

    #[test]
    fn plans_obey_their_rules_and_the_envelope(rules in any_rules()) {
        for routine in library().routines() {
            for &position in &routine.positions {
                let choices = Choices { rules: rules.clone(), ..Choices::as_written(position) };
                match try_plan(routine, choices) {
                    Ok(plan) => {
                        let done = plan.done(Duration::ZERO, plan.total());
                        prop_assert_eq!(envelope::check(&done, position), vec![]);
                        let bad = plan.passes().iter().find(|pass| is_forbidden(&rules, pass));
                        prop_assert_eq!(bad, None, "{}", routine.id);
                        let trimmed = plan.left_out().iter().any(|left| left.reason.is_rule());
                        prop_assert!(!trimmed || plan.work() >= Duration::from_secs(120));
                    }
                    Err(why) => prop_assert!(
                        matches!(why, PlanError::TooLittle | PlanError::Lying), "{}: {why}", routine.id
                    ),
                }
            }
        }
    }
}

#[test]
fn the_gentle_routine_is_complete_in_caution_mode() {
    let plan = under("gentle", Position::Seated, Rules::of(&[Rule::Caution])).unwrap();
    assert_eq!(plan.left_out(), []);
    assert_eq!(plan.work(), Duration::from_secs(330));
}

#[test]
fn the_gentle_routine_without_hands_on_work_is_breathing_and_rest() {
    let plan = under("gentle", Position::Seated, Rules::of(&[Rule::NoHandsOn])).unwrap();
    assert!(plan.passes().iter().all(|pass| !pass.movement.is_hands_on()));
}

#[test]
fn caution_mode_keeps_some_routines_and_refuses_others_as_too_little() {
    let caution = || Rules::of(&[Rule::Caution]);
    let whole = ["gentle", "warm-up", "scalp", "heat"];
    for id in whole {
        let plan = under(id, Position::Seated, caution()).unwrap();
        assert_eq!(plan.left_out(), [], "{id}");
        assert!(plan.passes().iter().all(|pass| pass.pressure == Pressure::Light));
    }
    // The rests at the start and end of every routine do not count as remaining work.
    for id in ["ball", "stretch", "knead", "suboccipital"] {
        let position = routine(id).usual_position();
        assert_eq!(under(id, position, caution()), Err(PlanError::TooLittle), "{id}");
    }
    let full = under("full", Position::Seated, caution()).unwrap();
    assert!(full.left_out().iter().all(|left| left.reason == Reason::Caution));
}

#[test]
fn never_lying_refuses_lying_down_and_offers_another_position() {
    let rules = Rules::of(&[Rule::NeverLying]);
    assert_eq!(rules.position(&routine("wind-down").positions), Some(Position::Seated));
    assert_eq!(under("wind-down", Position::Lying, rules), Err(PlanError::Lying));
}

#[test]
fn a_place_that_rests_on_one_side_is_left_out_on_that_side_only() {
    let rules = Rules::forbidding_zones([(Zone::ShoulderSlope, Some(Side::Left))]);
    let plan = under("full", Position::Seated, rules).unwrap();
    let knead = |pass: &Pass| pass.movement.name == "trapezius-knead";
    assert_eq!(passes(&plan, |pass| knead(pass) && pass.side == Side::Right), 1);
    assert_eq!(passes(&plan, |pass| knead(pass) && pass.side == Side::Left), 0);
    assert!(plan.passes().iter().all(|pass| !knead(pass) || !pass.second));
    let tilts = passes(&plan, |pass| pass.movement.name == "side-stretch");
    assert_eq!(tilts, 0, "a tilt to the right pulls at the left");
}

#[test]
fn a_point_that_must_not_be_held_may_be_kneaded() {
    let rules = Rules::forbidding_holds([(Zone::ShoulderSlope, None)]);
    let plan = under("trigger-point", Position::Seated, rules).unwrap();
    assert_eq!(passes(&plan, |pass| pass.movement.name == "trigger-hold"), 0);
    assert!(passes(&plan, |pass| pass.movement.name == "trapezius-knead") > 0);
}

#[test]
fn unpaced_breathing_keeps_the_time_of_the_plan() {
    let written = plan(routine("warm-up"), Choices::as_written(Position::Seated));
    let plan = under("warm-up", Position::Seated, Rules::of(&[Rule::Unpaced])).unwrap();
    assert_eq!(plan.work(), written.work());
    let breathing =
        plan.passes().iter().find(|pass| pass.movement.technique == Technique::Breathing);
    let words = &breathing.unwrap().movement.words;
    assert!(!words.instruction.contains("four") && !words.cue.contains("four"));
    assert_eq!(words.title, "Quiet breathing");
}

#[test]
fn light_work_on_the_neck_does_not_change_the_shoulders() {
    let plan = under("full", Position::Seated, Rules::of(&[Rule::LightOnNeck])).unwrap();
    let written = plan_of("full");
    let harder = |plan: &Plan, zone| {
        passes(plan, |pass| pass.movement.works_on(zone) && pass.pressure > Pressure::Light)
    };
    assert!(harder(&written, Zone::NeckColumns) > 0);
    let only_shoulders = |pass: &Pass| {
        pass.movement.works_on(Zone::ShoulderSlope)
            && !pass.movement.works_on(Zone::NeckColumns)
            && pass.pressure > Pressure::Light
    };
    assert_eq!(harder(&plan, Zone::NeckColumns), 0);
    assert_eq!(passes(&plan, only_shoulders), passes(&written, only_shoulders));
    assert!(passes(&plan, only_shoulders) > 0);
    assert_eq!(plan.left_out(), written.left_out());
}

#[test]
fn an_alternative_dose_is_offered_only_if_it_makes_a_difference() {
    let offered = |rules: &[Rule]| {
        let plan = under("wind-down", Position::Seated, Rules::of(rules)).unwrap();
        (0..plan.routine().steps.len()).filter(|step| plan.other_dose(*step).is_some()).count()
    };
    assert_eq!(offered(&[]), 1);
    assert_eq!(offered(&[Rule::NoHeldBreath]), 0, "4-7-8 in pregnancy");
}

fn plan_of(id: &str) -> Plan {
    plan(routine(id), Choices::as_written(Position::Seated))
}

fn own(steps: &str) -> Routine {
    let text = format!("format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n{steps}");
    let source = Source { file: "mine.toml", id: "mine", text: &text, origin: Origin::User };
    parse::routine(source, &library().catalogue).unwrap_or_else(|report| panic!("{report}"))
}

#[test]
fn a_users_own_gentle_mark_is_ignored() {
    let mine = own(
        "[[step]]\nmove = \"skull-base-circles\"\nstrokes = 20\npace = \"2s\"\ngentle = true\n\
         [[step]]\nmove = \"belly-breath\"\ncycles = 12\nbreath = \"4-6\"\n\
         [[step]]\nmove = \"neck-glide\"\nstrokes = 5\npace = \"6s\"\n",
    );
    let choices =
        Choices { rules: Rules::of(&[Rule::Caution]), ..Choices::defaults(Position::Seated) };
    let plan = try_plan(&mine.into(), choices).unwrap();
    let steps: Vec<usize> = plan.passes().iter().map(|pass| pass.step).collect();
    assert_eq!(steps, [1, 2]);
    assert_eq!(plan.left_out()[0].reason, Reason::Caution);
}

/// This holds for any move that the catalogue may get.
#[test]
fn gentle_moves_use_the_open_hand() {
    let glide = library().catalogue.find("neck-glide").unwrap();
    let zones = vec![Zone::ShoulderSlope];
    let with = |touch| Move { touch, zones: zones.clone(), ..glide.clone() };
    let gentle = |movement: Move| {
        let mut catalogue = Catalogue::clone(&library().catalogue);
        let name = "own-glide".to_owned();
        assert!(catalogue.add(Move { name, ..movement }));
        let text = "format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n\
                    [[step]]\nmove = \"own-glide\"\nstrokes = 5\npace = \"6s\"\n\
                    [[step]]\nmove = \"belly-breath\"\ncycles = 12\nbreath = \"4-6\"\n";
        let source = Source { file: "mine.toml", id: "mine", text, origin: Origin::User };
        let mine = parse::routine(source, &catalogue).unwrap_or_else(|report| panic!("{report}"));
        let rules = Rules::of(&[Rule::Caution]);
        let choices = Choices { rules, ..Choices::defaults(Position::Seated) };
        Plan::new(mine.into(), catalogue.into(), choices).unwrap().left_out().is_empty()
    };
    assert!(gentle(with(glide.touch)));
    assert!(!gentle(with(Touch::Knuckles)));
}

#[test]
fn a_step_that_relied_on_a_removed_rest_is_removed_too() {
    let mine = own("[[step]]\nmove = \"settle\"\ntime = \"1m\"\n\
         [[step]]\nmove = \"belly-breath\"\ncycles = 20\nbreath = \"4-6\"\n\
         [[step]]\nmove = \"chin-down\"\nhold = \"15s\"\n\
         [[step]]\nmove = \"belly-breath\"\ncycles = 20\nbreath = \"4-6\"\n");
    let plan = without_stretches(mine);
    let left: Vec<(usize, Reason)> =
        plan.left_out().iter().map(|left| (left.step, left.reason)).collect();
    assert_eq!(left, [(2, Reason::Stretch), (3, Reason::TooMuch)]);
}

#[test]
fn a_rest_for_the_arms_is_added_if_a_rule_removed_one() {
    let mine = own("[[step]]\nmove = \"settle\"\ntime = \"1m\"\n\
         [[step]]\nmove = \"scalp-circles\"\nstrokes = 50\npace = \"2s\"\n\
         [[step]]\nmove = \"chin-down\"\nhold = \"15s\"\n\
         [[step]]\nmove = \"scalp-circles\"\nstrokes = 50\npace = \"2s\"\n");
    let plan = without_stretches(mine);
    let left: Vec<usize> = plan.left_out().iter().map(|left| left.step).collect();
    let rests: Vec<usize> = plan.added_rests().map(|pass| pass.step).collect();
    assert_eq!((left, rests), (vec![2], vec![3]));
    let done = plan.done(Duration::ZERO, plan.total());
    assert_eq!(envelope::check(&done, Position::Seated), []);
}

fn without_stretches(mine: Routine) -> Plan {
    let rules = Rules::of(&[Rule::NoStretch]);
    let choices = Choices { rules, ..Choices::as_written(Position::Seated) };
    try_plan(&mine.into(), choices).unwrap()
}
