//! Tests rules Q1 to Q31, row by row, and combinations of answers: see docs/safety-rules.md.

use neckcare::history::{Ending, Record, Sore};
use neckcare::plan::{Rule, Rules};
use neckcare::routine::body::{Side, Zone};
use neckcare::routine::keyword::Keyword;
use neckcare::safety::stop_follow_up::FollowUpQuestion;
use neckcare::safety::{
    Assessment, Clearable, Group, Limits, LockReason, PendingQuestion, Question, SafetyText,
    Severity, SkinPlace, Soreness, TickedQuestion,
};
use proptest::prelude::*;
use time::{Duration, OffsetDateTime};

use crate::safety::support::{
    NOW, allowed_later, config, days, hours, practised, record, tick, touched, visit, well,
    without_severe_part,
};

/// Makes a test for one row: the gravity and rules of a tick, and the gravity of its milder form.
macro_rules! row {
    ($name:ident: $question:ident, $gravity:ident, [$($rule:ident),*] $(, mild $mild:ident)?) => {
        #[test]
        fn $name() {
            let verdict = Assessment::of(&[tick(Question::$question)]);
            assert_eq!(verdict.gravity, Severity::$gravity);
            assert_eq!(verdict.rules, Rules::of(&[$(Rule::$rule),*]));
            assert_eq!(verdict.causes, [Question::$question]);
            $(
                let verdict = Assessment::of(&[without_severe_part(Question::$question)]);
                assert_eq!(verdict.gravity, Severity::$mild);
            )?
            let has_words = SafetyText::built_in().question(Question::$question).cloned();
            let graver = has_words.is_some_and(|words| words.graver.is_some());
            let differs = Assessment::of(&[without_severe_part(Question::$question)]).gravity != Severity::$gravity;
            assert_eq!(graver, differs, "a graver part is asked for where it matters");
        }
    };
}

row!(q1_is_an_emergency: Q1, Emergency, []);
row!(q2_is_a_stop_and_with_signs_an_emergency: Q2, Emergency, [], mild Stop);
row!(q3_is_a_stop_and_after_a_bad_blow_an_emergency: Q3, Emergency, [], mild Stop);
row!(q4_is_a_stop_without_stretches_or_a_pace_for_the_breath: Q4, Stop,
    [NoStretch, NoTurning, Unpaced]);
row!(q5_is_a_stop_and_on_both_sides_an_emergency: Q5, Emergency, [], mild Stop);
row!(q6_is_a_stop_and_with_a_stiff_neck_an_emergency: Q6, Emergency, [], mild Stop);
row!(q8_is_a_stop: Q8, Stop, []);
row!(q9_is_a_stop: Q9, Stop, []);
row!(q10_asks_the_surgeon: Q10, Ask, []);
row!(q11_asks_and_then_leaves_out_side_skull_base_and_movement: Q11, Ask,
    [Caution, NoSideStrip, NoSkullBase, NoStretch, NoTurning]);
row!(q12_asks_then_gently_and_a_clot_stops: Q12, Stop, [Caution], mild Ask);
row!(q13_asks_without_stretch_skull_base_and_ball: Q13, Ask,
    [NoStretch, NoTurning, NoSkullBase, NoBall]);
row!(q14_asks_then_gently: Q14, Ask, [Caution]);
row!(q15_asks: Q15, Ask, []);
row!(q16_is_gentle_and_seated: Q16, Emergency, [Caution, NeverLying, NoHeldBreath], mild Gentle);
row!(q17_asks_and_leaves_the_side_out: Q17, Ask, [NoSideStrip]);
row!(q18_holds_no_breath_and_keeps_the_pace: Q18, Clear, [NoHeldBreath]);
row!(q19_is_gentle_without_heat: Q19, Gentle, [Caution, NoHeat]);
row!(q20_is_gentle: Q20, Gentle, [Caution]);
row!(q21_is_without_oil: Q21, Clear, [NoOilTip]);
row!(q22_is_a_stop: Q22, Stop, []);
row!(q24_is_gentle: Q24, Gentle, [Caution]);
row!(q26_a_painful_red_eye_is_an_emergency: Q26, Emergency, []);
row!(q27_a_growing_headache_is_a_stop: Q27, Stop, []);
row!(q28_an_infection_with_neck_pain_or_fever_is_a_stop_and_advice_otherwise: Q28, Stop, [],
    mild Clear);
row!(q29_frequent_painkillers_are_advice_only: Q29, Clear, []);
row!(q30_age_and_vessels_leave_out_the_side_only: Q30, Clear, [NoSideStrip]);
row!(q31_blood_pressure_asks_unless_it_is_under_control: Q31, Ask, [NoHeldBreath, NoSideStrip],
    mild Clear);

#[test]
fn controlled_blood_pressure_only_forbids_held_breaths() {
    let verdict = Assessment::of(&[without_severe_part(Question::Q31)]);
    assert_eq!(verdict.rules, Rules::of(&[Rule::NoHeldBreath]));
}

#[test]
fn a_healthy_66_year_old_ticks_one_line_and_loses_only_the_side_of_the_neck() {
    let words = SafetyText::built_in();
    let mentions: Vec<_> = [Group::Today, Group::Health, Group::Adjust]
        .into_iter()
        .flat_map(|group| words.questions(group))
        .filter(|question| question.short.contains("65"))
        .map(|question| question.id)
        .collect();
    assert_eq!(mentions, [Question::Q30]);
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q30)], NOW);
    let allowed = standing.allowance(&practised(), NOW);
    assert_eq!(allowed.rules, Rules::of(&[Rule::NoSideStrip]));
}

#[test]
fn pregnancy_and_high_blood_pressure_have_one_line_each() {
    let words = SafetyText::built_in();
    let all = || Group::ALL.iter().flat_map(|group| words.questions(*group));
    for (about, id) in [("pregnan", Question::Q16), ("blood pressure", Question::Q31)] {
        let found: Vec<_> = all()
            .filter(|words| words.short.to_lowercase().contains(about))
            .map(|words| words.id)
            .collect();
        assert_eq!(found, [id]);
    }
}

#[test]
fn a_jolt_to_the_neck_is_a_stop() {
    let words = SafetyText::built_in();
    let injury = words.question(Question::Q3).unwrap();
    assert!(injury.short.contains("jolt") && injury.long.contains("heavy lifting"));
    assert_eq!(Assessment::of(&[without_severe_part(Question::Q3)]).gravity, Severity::Stop);
}

#[test]
fn a_growing_headache_needs_a_doctor_and_alcohol_does_not() {
    for (question, doctor) in [(Question::Q27, true), (Question::Q28, true), (Question::Q9, false)]
    {
        assert_eq!(Assessment::of(&[tick(question)]).needs_a_doctor(), doctor, "{question:?}");
    }
    assert!(!Assessment::of(&[without_severe_part(Question::Q28)]).needs_a_doctor());
}

#[test]
fn after_a_stroke_movements_stay_left_out_even_with_a_professionals_yes() {
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q11)], NOW);
    standing.answered_cleared(Clearable::Health(Question::Q11), true, NOW);
    let allowed = standing.allowance(&practised(), NOW);
    assert!(!allowed.is_hands_off());
    for rule in
        [Rule::Caution, Rule::NoSideStrip, Rule::NoSkullBase, Rule::NoStretch, Rule::NoTurning]
    {
        assert!(allowed.rules.has(rule), "{rule:?}");
    }
}

#[test]
fn after_dizziness_breathing_is_unpaced_until_tomorrow() {
    let mut standing = well(NOW);
    standing.answered_today(&[tick(Question::Q4)], NOW);
    assert!(standing.allowance(&practised(), NOW + hours(14)).rules.has(Rule::Unpaced));
    standing.answered_doctor(true, NOW + days(1));
    let rules = allowed_later(&standing, NOW + days(1)).rules;
    assert!(!rules.has(Rule::Unpaced) && rules.has(Rule::NoStretch));
}

#[test]
fn the_question_for_a_professional_names_its_cause() {
    let words = SafetyText::built_in();
    assert_eq!(
        words.cleared_question(Question::Q10).unwrap(),
        "Has someone who knows about your neck surgery, implant or injection told you that gentle \
         neck massage is all right?"
    );
    assert_eq!(words.cleared_question(Question::Q21), None);
    for tick in every_tick() {
        let asks = Assessment::of(std::slice::from_ref(&tick)).gravity == Severity::Ask;
        let question = words.cleared_question(tick.question);
        assert!(!asks || question.is_some(), "{tick:?}");
    }
    for why in [LockReason::NumbTwice, LockReason::Unsteady, LockReason::Dizzy] {
        let question = words.cleared_lock(why).unwrap();
        assert!(question.contains("ness told you") && !question.contains('{'), "{question}");
    }
    assert_eq!(words.cleared_lock(LockReason::Pain), None);
}

#[test]
fn alcohol_locks_for_as_long_as_its_advice_says() {
    let words = SafetyText::built_in();
    let advice = &words.question(Question::Q9).unwrap().advice;
    assert!(advice.contains("rest of today") && advice.contains("twelve hours"), "{advice}");
    let evening = NOW + hours(13);
    let mut standing = well(evening);
    standing.answered_today(&[tick(Question::Q9)], evening);
    assert!(allowed_later(&standing, evening + hours(11)).is_hands_off());
    assert!(!allowed_later(&standing, evening + hours(12)).is_hands_off());
}

#[test]
fn letters_that_move_the_selection_answer_no_question() {
    let words = SafetyText::built_in();
    let signs = words.signs().map(|(_, words)| words.key);
    let sores = Sore::ALL.iter().map(|sore| neckcare::safety::after::sore_letter(*sore));
    let asks = FollowUpQuestion::ALL
        .iter()
        .flat_map(|ask| ask.choices_with_keys())
        .map(|(letter, _)| letter);
    for letter in signs.chain(sores).chain(asks) {
        assert!(!"jkhls".contains(letter.to_ascii_lowercase()) && letter != 'g', "{letter}");
    }
}

#[test]
fn q7_rests_the_sore_place_and_makes_the_session_gentle() {
    let scalp = TickedQuestion { places: vec![SkinPlace::Scalp], ..tick(Question::Q7) };
    let verdict = Assessment::of(&[scalp]);
    assert_eq!(verdict.gravity, Severity::Gentle);
    assert!(verdict.rules.has(Rule::Caution));
    assert!(verdict.rules.forbids_work(Zone::Scalp, Side::Left));
    assert!(!verdict.rules.forbids_work(Zone::ShoulderSlope, Side::Left));
    let anywhere = Assessment::of(&[tick(Question::Q7)]);
    assert_eq!(anywhere.gravity, Severity::Stop);
}

/// Returns the record of a session of ten minutes with a minute on the scalp.
fn worked(id: &str, start: OffsetDateTime) -> Record {
    Record { hands_on: vec![touched(Zone::Scalp, Side::Both, 60)], ..record(id, start) }
}

/// Returns the rules at `now` from an answer about soreness after the session "last", which ended `passed` before the
/// answer.
fn after_soreness(sore: Sore, passed: Duration, now: OffsetDateTime) -> Rules {
    let done = Duration::seconds(600);
    let history = [worked("last", NOW - passed - done), record("breath", NOW - hours(1))];
    let soreness = [Soreness { session: "last".to_owned(), sore, at: NOW }];
    Limits::of(&history, &soreness, now).rules
}

#[test]
fn q23_soreness_on_the_next_day_makes_the_session_gentle() {
    let passed = hours(36) - Duration::SECOND;
    assert_eq!(after_soreness(Sore::Still, passed, NOW), Rules::of(&[Rule::Caution]));
    for sore in [Sore::None, Sore::Gone] {
        assert_eq!(after_soreness(sore, passed, NOW), Rules::default());
    }
}

#[test]
fn q23_soreness_after_36_hours_makes_a_rest_day() {
    let rests = |now| after_soreness(Sore::Still, hours(36), now);
    assert!(rests(NOW).has(Rule::NoHandsOn));
    let tomorrow = rests(NOW + days(1));
    assert!(!tomorrow.has(Rule::NoHandsOn) && tomorrow.has(Rule::Caution));
}

#[test]
fn q23_soreness_ends_with_the_next_session() {
    let history = [worked("last", NOW - days(2)), worked("gently", NOW + days(1))];
    let sore = Soreness { session: "last".to_owned(), sore: Sore::Still, at: NOW };
    assert_eq!(Limits::of(&history, &[sore], NOW + days(3)).rules, Rules::default());
}

/// The question skips sessions of breathing, and those that are later than the current time.
#[test]
fn q23_is_asked_about_the_last_session_with_hands_on_work() {
    use neckcare::safety::after::unasked_soreness;
    let mut history = practised();
    assert_eq!(unasked_soreness(&history, &[], NOW), None);
    history.extend([worked("last", NOW - days(2)), record("breath", NOW - days(1))]);
    let asked = |history: &[Record], soreness: &[Soreness], now| {
        unasked_soreness(history, soreness, now).map(|record| record.id.clone())
    };
    assert_eq!(asked(&history, &[], NOW).as_deref(), Some("last"));
    assert_eq!(asked(&history, &[], NOW - days(2)), None, "the same day");
    assert_eq!(asked(&history, &[], NOW - days(3)), None, "a clock that was set back");
    assert_eq!(asked(&history, &[], NOW + days(5)), None, "a week later");
    for sore in Sore::ALL {
        let said = [Soreness { session: "last".to_owned(), sore: *sore, at: NOW }];
        assert_eq!(asked(&history, &said, NOW + hours(14)), None, "answered today");
        let again = asked(&history, &said, NOW + days(1)).is_some();
        assert_eq!(again, *sore == Sore::Still, "{sore:?} is asked again the next day");
        assert_eq!(asked(&history, &said, NOW + days(5)), None, "a week later");
    }
    let visit = visit(NOW, &history);
    assert!(well(NOW).due(&visit).contains(&PendingQuestion::Soreness));
}

#[test]
fn q25_plans_firm_as_moderate_for_three_sessions() {
    use neckcare::safety::limits::is_new;
    let history = practised();
    assert!(!is_new(&history));
    let mut two = history;
    two[0].outcome = Ending::Left.into();
    assert!(is_new(&two));
    let standing = well(NOW);
    assert!(standing.allowance(&two, NOW).rules.has(Rule::FirmAsModerate));
    let verdict = Assessment::of(&[tick(Question::Q25)]);
    assert_eq!(verdict.rules, Rules::of(&[Rule::FirmAsModerate]));
}

#[test]
fn every_question_has_short_plain_words() {
    let words = SafetyText::built_in();
    let asked: Vec<_> = Group::ALL.iter().flat_map(|group| words.questions(*group)).collect();
    assert_eq!(asked.len(), 29);
    for question in asked {
        let count = question.short.chars().count();
        assert!(count <= 70, "{} has {count} characters", question.short);
        assert_eq!(question.places, question.id == Question::Q7);
        assert!(!question.advice.is_empty() && question.long.ends_with(['?', '.']));
    }
    let today: Vec<Question> = words.questions(Group::Today).map(|words| words.id).collect();
    assert_eq!(today.first(), Some(&Question::Q1));
    assert_eq!(today.len(), 13);
}

#[test]
fn questions_of_a_group_are_sorted_from_head_to_body() {
    let words = SafetyText::built_in();
    for group in Group::ALL {
        assert!(words.questions(*group).is_sorted_by_key(|question| question.area), "{group:?}");
    }
}

/// Returns every possible tick, with the graver part answered with yes, with no and with "not sure".
fn every_tick() -> Vec<TickedQuestion> {
    let graver = [Some(true), Some(false), None];
    let places = [vec![], vec![SkinPlace::Scalp], SkinPlace::ALL.to_vec()];
    let mut ticks = Vec::new();
    for &question in Question::ALL {
        for graver in graver {
            let places = if question == Question::Q7 { &places[..] } else { &places[..1] };
            for places in places {
                ticks.push(TickedQuestion { question, graver, places: places.clone() });
            }
        }
    }
    ticks
}

fn assert_is_the_gravest(ticks: &[TickedQuestion]) {
    let all = Assessment::of(ticks);
    let alone: Vec<Assessment> =
        ticks.iter().map(|tick| Assessment::of(std::slice::from_ref(tick))).collect();
    let gravest = alone.iter().map(|verdict| verdict.gravity).max();
    assert_eq!(all.gravity, gravest.unwrap_or(Severity::Clear));
    assert_eq!(all.rules, alone.into_iter().map(|verdict| verdict.rules).collect());
}

#[test]
fn not_sure_counts_as_yes() {
    for tick in every_tick() {
        let yes = TickedQuestion { graver: tick.graver.or(Some(true)), ..tick.clone() };
        assert_eq!(Assessment::of(&[tick]), Assessment::of(&[yes]));
    }
}

#[test]
fn two_answers_count_as_the_graver_one() {
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
    fn many_answers_count_as_the_gravest_one(
        ticks in prop::collection::vec(prop::sample::select(every_tick()), 0..12)
    ) {
        assert_is_the_gravest(&ticks);
    }
}
