//! Q1 to Q25, row by row, and many answers together.

use neckcare::history::{Record, Sore};
use neckcare::plan::{Rule, Rules};
use neckcare::routine::body::{Side, Zone};
use neckcare::routine::word::Word;
use neckcare::safety::{Due, Gravity, Group, Place, Question, Soreness, Tick, Verdict, Words};
use proptest::prelude::*;

use crate::support::{NOW, config, days, mild, practised, record, tick, touched, visit, well};

/// Checks one row: the gravity and rules of a tick, and the same for its milder form.
macro_rules! row {
    ($name:ident: $question:ident, $gravity:ident, [$($rule:ident),*] $(, mild $mild:ident)?) => {
        #[test]
        fn $name() {
            let verdict = Verdict::of(&[tick(Question::$question)]);
            assert_eq!(verdict.gravity, Gravity::$gravity);
            assert_eq!(verdict.rules, Rules::of(&[$(Rule::$rule),*]));
            assert_eq!(verdict.causes, [Question::$question]);
            $(
                let verdict = Verdict::of(&[mild(Question::$question)]);
                assert_eq!(verdict.gravity, Gravity::$mild);
            )?
            let has_words = Words::built_in().unwrap().question(Question::$question).cloned();
            let graver = has_words.is_some_and(|words| words.graver.is_some());
            let differs = Verdict::of(&[mild(Question::$question)]).gravity != Gravity::$gravity;
            assert_eq!(graver, differs, "a graver part is asked for where it matters");
        }
    };
}

row!(q1_is_an_emergency: Q1, Emergency, []);
row!(q2_is_a_stop_and_with_signs_an_emergency: Q2, Emergency, [], mild Stop);
row!(q3_is_a_stop_and_after_a_bad_blow_an_emergency: Q3, Emergency, [], mild Stop);
row!(q4_is_a_stop_without_stretches: Q4, Stop, [NoStretch, NoTurning]);
row!(q5_is_a_stop_and_on_both_sides_an_emergency: Q5, Emergency, [], mild Stop);
row!(q6_is_a_stop_and_with_a_stiff_neck_an_emergency: Q6, Emergency, [], mild Stop);
row!(q8_is_a_stop: Q8, Stop, []);
row!(q9_is_a_stop: Q9, Stop, []);
row!(q10_asks_the_surgeon: Q10, Ask, []);
row!(q11_asks_and_never_the_side: Q11, Ask, [NoSideStrip]);
row!(q12_asks_then_gently_and_a_clot_stops: Q12, Stop, [Caution], mild Ask);
row!(q13_asks_without_stretch_skull_base_and_ball: Q13, Ask,
    [NoStretch, NoTurning, NoSkullBase, NoBall]);
row!(q14_asks_then_gently: Q14, Ask, [Caution]);
row!(q15_asks: Q15, Ask, []);
row!(q16_is_gentle_and_seated: Q16, Emergency, [Caution, NeverLying, NoHeldBreath], mild Gentle);
row!(q17_asks_or_leaves_the_side_out: Q17, Ask, [NoSideStrip], mild Clear);
row!(q18_leaves_the_breath_alone: Q18, Clear, [NoHeldBreath, Unpaced]);
row!(q19_is_gentle_without_heat: Q19, Gentle, [Caution, NoHeat]);
row!(q20_is_gentle: Q20, Gentle, [Caution]);
row!(q21_is_without_oil: Q21, Clear, [NoOilTip]);
row!(q22_is_a_stop: Q22, Stop, []);
row!(q24_is_gentle: Q24, Gentle, [Caution]);

#[test]
fn q7_stops_one_place_and_the_rest_is_gentle() {
    let scalp = Tick { places: vec![Place::Scalp], ..tick(Question::Q7) };
    let verdict = Verdict::of(&[scalp]);
    assert_eq!(verdict.gravity, Gravity::Gentle);
    assert!(verdict.rules.has(Rule::Caution));
    assert!(verdict.rules.is_off(Zone::Scalp, Side::Left));
    assert!(!verdict.rules.is_off(Zone::ShoulderSlope, Side::Left));
    let anywhere = Verdict::of(&[tick(Question::Q7)]);
    assert_eq!(anywhere.gravity, Gravity::Stop);
}

#[test]
fn q23_is_a_rest_day_and_then_gentle() {
    use neckcare::safety::Limits;
    let mut history = practised();
    let worked = |id, start| Record {
        hands_on: vec![touched(Zone::Scalp, "both", 60)],
        ..record(id, start)
    };
    history.push(worked("last", NOW - days(2)));
    history.push(record("breath", NOW - days(1)));
    let sore = Soreness { session: "last".to_owned(), sore: Sore::Long, at: NOW };
    let today = Limits::of(&history, std::slice::from_ref(&sore), NOW).rules;
    assert!(today.has(Rule::NoHandsOn));
    let tomorrow = Limits::of(&history, std::slice::from_ref(&sore), NOW + days(1)).rules;
    assert!(!tomorrow.has(Rule::NoHandsOn) && tomorrow.has(Rule::Caution));
    history.push(worked("gently", NOW + days(1)));
    let after = Limits::of(&history, &[sore], NOW + days(3)).rules;
    assert_eq!(after, Rules::default());
}

/// A breath after it is no session to ask about, nor is one that lies ahead.
#[test]
fn q23_is_asked_about_the_last_session_with_hands_on_work() {
    use neckcare::safety::soreness::unasked;
    let worked = |id, start| Record {
        hands_on: vec![touched(Zone::Scalp, "both", 60)],
        ..record(id, start)
    };
    let mut history = practised();
    assert_eq!(unasked(&history, &[], NOW), None);
    history.extend([worked("last", NOW - days(2)), record("breath", NOW - days(1))]);
    let asked = |history: &[Record], soreness: &[Soreness], now| {
        unasked(history, soreness, now).map(|record| record.id.clone())
    };
    assert_eq!(asked(&history, &[], NOW).as_deref(), Some("last"));
    assert_eq!(asked(&history, &[], NOW - days(2)), None, "the same day");
    assert_eq!(asked(&history, &[], NOW - days(3)), None, "a clock that was set back");
    assert_eq!(asked(&history, &[], NOW + days(5)), None, "a week later");
    let mild = Soreness { session: "last".to_owned(), sore: Sore::Mild, at: NOW };
    assert_eq!(asked(&history, &[mild], NOW), None, "answered");
    let visit = visit(NOW, &history);
    assert!(well(NOW).due(&visit).contains(&Due::Soreness));
}

#[test]
fn q25_plans_firm_as_moderate_for_three_sessions() {
    use neckcare::safety::limits::is_new;
    let history = practised();
    assert!(!is_new(&history));
    let mut two = history;
    two[0].outcome = "left".to_owned();
    assert!(is_new(&two));
    let standing = well(NOW);
    assert!(standing.allowance(&two, NOW).rules.has(Rule::FirmAsModerate));
    let verdict = Verdict::of(&[tick(Question::Q25)]);
    assert_eq!(verdict.rules, Rules::of(&[Rule::FirmAsModerate]));
}

#[test]
fn every_question_has_short_plain_words() {
    let words = Words::built_in().unwrap();
    let asked: Vec<_> = Group::ALL.iter().flat_map(|group| words.questions(*group)).collect();
    assert_eq!(asked.len(), 23);
    for question in asked {
        let count = question.short.split_whitespace().count();
        assert!(count <= 12, "{} has {count} words", question.short);
        assert_eq!(question.places, question.id == Question::Q7);
        assert!(!question.advice.is_empty() && question.long.ends_with(['?', '.']));
    }
    let today: Vec<Question> = words.questions(Group::Today).map(|words| words.id).collect();
    assert_eq!(today.first(), Some(&Question::Q1));
    assert_eq!(today.len(), 10);
}

/// Every tick that there is: graver, not so, not sure.
fn every_tick() -> Vec<Tick> {
    let graver = [Some(true), Some(false), None];
    let places = [vec![], vec![Place::Scalp], Place::ALL.to_vec()];
    let mut ticks = Vec::new();
    for &question in Question::ALL {
        for graver in graver {
            let places = if question == Question::Q7 { &places[..] } else { &places[..1] };
            for places in places {
                ticks.push(Tick { question, graver, places: places.clone() });
            }
        }
    }
    ticks
}

fn assert_is_the_gravest(ticks: &[Tick]) {
    let all = Verdict::of(ticks);
    let alone: Vec<Verdict> =
        ticks.iter().map(|tick| Verdict::of(std::slice::from_ref(tick))).collect();
    let gravest = alone.iter().map(|verdict| verdict.gravity).max();
    assert_eq!(all.gravity, gravest.unwrap_or(Gravity::Clear));
    assert_eq!(all.rules, alone.into_iter().map(|verdict| verdict.rules).collect());
}

#[test]
fn not_sure_is_yes() {
    for tick in every_tick() {
        let yes = Tick { graver: tick.graver.or(Some(true)), ..tick.clone() };
        assert_eq!(Verdict::of(&[tick]), Verdict::of(&[yes]));
    }
}

#[test]
fn two_answers_are_as_grave_as_the_graver() {
    assert_is_the_gravest(&[]);
    for one in every_tick() {
        for other in every_tick() {
            assert_is_the_gravest(&[one.clone(), other]);
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn many_answers_are_as_grave_as_the_gravest(
        ticks in prop::collection::vec(prop::sample::select(every_tick()), 0..12)
    ) {
        assert_is_the_gravest(&ticks);
    }
}
