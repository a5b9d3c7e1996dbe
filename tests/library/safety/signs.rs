//! Tests rules X1 to X5, row by row: see docs/safety-rules.md.

use neckcare::plan::{Choices, Rule};
use neckcare::routine::body::{Motion, Position, Side, Technique, Zone};
use neckcare::routine::dose::Pressure;
use neckcare::routine::keyword::Keyword;
use neckcare::routine::step::Pass;
use neckcare::safety::stop_follow_up::{FollowUpChoice, FollowUpQuestion, FollowUpWait};
use neckcare::safety::stop_outcome::{Advice, SignKind};
use neckcare::safety::{
    Clearable, FollowUpReply, FollowUpStep, LockReason, SafetyText, StopContext, StopFollowUp,
    StopSite,
};
use neckcare::session::{Input, Resume, Session, SessionState, Sign};
use time::Duration;

use crate::plans::{plan, routine};
use crate::safety::support::{NOW, allowed_later, days, end, hours, occasion, says, stopped, well};
use crate::shipped::library;

const HERE: FollowUpReply = says(FollowUpChoice::Here);
const BETTER: FollowUpReply = says(FollowUpChoice::Better);
const YES: FollowUpReply = says(FollowUpChoice::Yes);
const NO: FollowUpReply = says(FollowUpChoice::No);

fn breathing() -> StopContext {
    StopContext { spot: StopSite { only_breathing: true, ..StopSite::nowhere() }, ..occasion() }
}

#[test]
fn x1_sharp_or_strong_pain_rests_the_place_for_48_hours() {
    let sharp = [HERE, FollowUpReply::Figure(3), says(FollowUpChoice::Sharp), BETTER];
    let strong = [HERE, FollowUpReply::Figure(7), BETTER];
    let lasting = [HERE, FollowUpReply::Figure(3), says(FollowUpChoice::Dull), NO, BETTER];
    for replies in [&sharp[..], &strong, &lasting] {
        let end = end(Sign::Pain, occasion(), replies);
        assert_eq!((end.resume, end.sign), (None, Some(SignKind::Pain)));
        let mut standing = well(NOW);
        standing.settle("x", &end, NOW);
        let off = |at| allowed_later(&standing, at).rules;
        assert!(off(NOW + hours(47)).forbids_work(Zone::ShoulderSlope, Side::Left));
        assert!(!off(NOW + hours(47)).forbids_work(Zone::ShoulderSlope, Side::Right));
        assert!(off(NOW + hours(47)).forbids_work(Zone::ShoulderSlope, Side::Both));
        assert!(!off(NOW + hours(48)).forbids_work(Zone::ShoulderSlope, Side::Left));
        assert!(!off(NOW).has(Rule::NoHandsOn));
    }
}

#[test]
fn x1_after_dull_pain_that_is_gone_the_session_may_continue_lighter_once() {
    let dull = [HERE, FollowUpReply::Figure(6), says(FollowUpChoice::Dull), YES];
    let first = end(Sign::Pain, occasion(), &dull);
    assert_eq!((first.resume, first.locks.len()), (Some(Resume::Lighter), 0));
    let second = end(Sign::Pain, StopContext { stops: 1, ..occasion() }, &dull);
    assert_eq!(second.resume, None);
    assert!(second.advice.contains(&Advice::Second));
}

#[test]
fn x1_pain_down_the_arm_is_handled_as_x3() {
    let replies = [says(FollowUpChoice::DownArm), NO, YES];
    let end = end(Sign::Pain, occasion(), &replies);
    assert!(end.is_emergency());
}

#[test]
fn chest_pain_and_headache_are_handled_as_other_signs_even_if_named_as_pain() {
    assert!(end(Sign::Pain, occasion(), &[says(FollowUpChoice::Chest)]).is_emergency());
    assert!(end(Sign::Pain, occasion(), &[says(FollowUpChoice::Headache), YES]).is_emergency());
    let usual = end(Sign::Pain, occasion(), &[says(FollowUpChoice::Headache), NO, YES, BETTER]);
    assert_eq!((usual.resume, usual.sign), (None, Some(SignKind::Dizzy)));
}

#[test]
fn x1_pain_three_times_in_14_days_suggests_an_assessment() {
    let history: Vec<_> = (0..3)
        .map(|nth| stopped(&nth.to_string(), NOW - days(12 * nth), Some(Sign::Pain)))
        .collect();
    let pains = neckcare::safety::limits::pains(&history, NOW);
    assert_eq!(pains, 2);
    let replies = [HERE, FollowUpReply::Figure(9), BETTER];
    let third = end(Sign::Pain, StopContext { pains, ..occasion() }, &replies);
    assert!(third.advice.contains(&Advice::PainOften));
    assert!(!end(Sign::Pain, occasion(), &replies).advice.contains(&Advice::PainOften));
}

#[test]
fn x2_dizziness_from_breathing_ends_only_the_hands_on_work_of_the_day() {
    let end = end(Sign::Dizzy, breathing(), &[YES]);
    assert_eq!((end.resume, end.doctor), (None, false));
    let mut standing = well(NOW);
    standing.settle("x", &end, NOW);
    let today = allowed_later(&standing, NOW + hours(14)).rules;
    assert!(today.has(Rule::NoHandsOn) && today.has(Rule::Unpaced));
    assert!(allowed_later(&standing, NOW + hours(15)).rules.is_empty(), "midnight");
}

#[test]
fn x2_dizziness_ends_the_day_and_then_asks_about_a_doctor() {
    let end = end(Sign::Dizzy, breathing(), &[NO, YES, BETTER]);
    assert_eq!((end.resume, end.doctor), (None, true));
    assert_eq!(end, self::end(Sign::Dizzy, occasion(), &[YES, BETTER]), "as with hands on");
    let mut standing = well(NOW);
    standing.settle("x", &end, NOW);
    let next = NOW + hours(40);
    assert!(allowed_later(&standing, next).rules.has(Rule::NoHandsOn));
    standing.answered_doctor(false, next);
    assert!(allowed_later(&standing, next + hours(11)).rules.has(Rule::NoHandsOn));
    standing.answered_doctor(true, next + days(1));
    let rules = allowed_later(&standing, next + days(1)).rules;
    assert!(!rules.has(Rule::NoHandsOn));
    assert!(rules.has(Rule::NoSideStrip) && rules.has(Rule::NoSkullBase));
    assert!(allowed_later(&standing, NOW + days(29)).rules.has(Rule::NoSkullBase));
    let mut cleared = standing.clone();
    cleared.answered_cleared(Clearable::Lock(LockReason::Dizzy), true, next + days(1));
    assert!(!allowed_later(&cleared, next + days(1)).rules.has(Rule::NoSkullBase));
}

#[test]
fn x2_the_thirty_days_start_again_with_every_sign() {
    let mut standing = well(NOW);
    standing.settle("x", &end(Sign::Dizzy, breathing(), &[NO, YES, BETTER]), NOW);
    standing.answered_doctor(true, NOW + days(1));
    let later = NOW + days(20);
    let pain = [HERE, FollowUpReply::Figure(3), says(FollowUpChoice::Dull), YES];
    let at = StopContext { at: later, ..occasion() };
    standing.settle("y", &end(Sign::Pain, at, &pain), later);
    let mut standing_later = standing;
    standing_later.answered_health(&[], NOW + days(45));
    assert!(allowed_later(&standing_later, NOW + days(45)).rules.has(Rule::NoSkullBase));
    standing_later.answered_health(&[], NOW + days(51));
    assert!(!allowed_later(&standing_later, NOW + days(51)).rules.has(Rule::NoSkullBase));
}

#[test]
fn x2_dizziness_that_stays_is_an_emergency() {
    for last in [NO, says(FollowUpChoice::Unsure)] {
        assert!(end(Sign::Dizzy, occasion(), &[last]).is_emergency());
    }
    let lying = StopFollowUp::of(Sign::Dizzy, occasion());
    assert_eq!(lying.step(), &FollowUpStep::Wait(FollowUpWait::LieBack), "hands were on");
    let worse = lying.reply(says(FollowUpChoice::Worse));
    assert!(worse.outcome().is_some_and(neckcare::safety::StopOutcome::is_emergency));
}

#[test]
fn x3_numbness_in_the_raised_arm_may_continue_with_support() {
    let first = end(Sign::Numb, occasion(), &[YES, YES]);
    assert_eq!((first.resume, first.sign), (Some(Resume::Supported), Some(SignKind::Arm)));
    let mut standing = well(NOW);
    standing.settle("x", &first, NOW);
    assert!(allowed_later(&standing, NOW).rules.is_empty());
    assert!(standing.arm_recently(NOW + days(13)));
    assert!(!standing.arm_recently(NOW + days(14)));
    assert!(standing.arm_recently(NOW - days(3)), "a clock that was set back forgets nothing");
    let again = StopContext { arm_recently: true, ..occasion() };
    let second = end(Sign::Numb, again, &[YES, NO, says(FollowUpChoice::Gone), BETTER]);
    assert_eq!((second.resume, second.sign), (None, Some(SignKind::Numb)));
}

#[test]
fn a_numb_arm_rests_for_two_minutes_before_it_is_asked_about() {
    let asked = StopFollowUp::of(Sign::Numb, occasion());
    assert_eq!(asked.step(), &FollowUpStep::Ask(FollowUpQuestion::NumbArm));
    let resting = asked.reply(YES);
    assert_eq!(resting.step(), &FollowUpStep::Wait(FollowUpWait::ArmsDown));
    assert_eq!(FollowUpWait::ArmsDown.length(), Duration::minutes(2));
    let rested = resting.reply(FollowUpReply::Waited);
    assert_eq!(rested.step(), &FollowUpStep::Ask(FollowUpQuestion::ArmGone));
    for lasting in [NO, says(FollowUpChoice::Unsure)] {
        assert_eq!(
            rested.clone().reply(lasting).step(),
            &FollowUpStep::Ask(FollowUpQuestion::NumbWide)
        );
    }
    let end = end(Sign::Numb, occasion(), &[YES, NO, NO, says(FollowUpChoice::Gone), BETTER]);
    assert_eq!((end.resume, end.sign), (None, Some(SignKind::Numb)));
}

#[test]
fn only_the_wait_for_lying_back_can_be_answered_early_after_a_minute() {
    assert_eq!(FollowUpWait::LieBack.answered_after(), Some(std::time::Duration::from_secs(60)));
    for wait in [FollowUpWait::Minute, FollowUpWait::ArmsDown, FollowUpWait::CoolDown] {
        assert_eq!(wait.answered_after(), None, "{wait:?}");
    }
    assert!(SafetyText::built_in().line.already.contains("Press Enter"));
}

#[test]
fn dizziness_in_a_first_breathing_step_waits_a_minute_before_the_question() {
    let waiting = StopFollowUp::of(Sign::Dizzy, breathing());
    assert_eq!(waiting.step(), &FollowUpStep::Wait(FollowUpWait::Minute));
    assert_eq!(
        waiting.reply(FollowUpReply::Waited).step(),
        &FollowUpStep::Ask(FollowUpQuestion::BreathGone)
    );
    let elsewhere = StopContext { spot: StopSite::nowhere(), ..occasion() };
    assert_eq!(
        StopFollowUp::of(Sign::Dizzy, elsewhere).step(),
        &FollowUpStep::Wait(FollowUpWait::LieBack)
    );
    let late = StopContext { at_next_start: true, ..breathing() };
    assert_eq!(
        StopFollowUp::of(Sign::Dizzy, late).step(),
        &FollowUpStep::Ask(FollowUpQuestion::DizzyGone)
    );
}

/// Returns for each second of a session whether dizziness would be attributed to breathing alone.
fn only_breathing(mut session: Session) -> Vec<bool> {
    let mut all = Vec::new();
    while matches!(session.state(), SessionState::Running | SessionState::Resuming { .. }) {
        let spot = StopSite::of(session.moment().pass(), &session.before());
        all.push(spot.only_breathing);
        session.advance(std::time::Duration::from_secs(1));
    }
    all
}

#[test]
fn breathing_counts_as_the_cause_only_before_any_touch_or_movement() {
    let mut some = 0;
    for routine in library().routines() {
        for &position in &routine.positions {
            let plan = plan(routine, Choices::as_written(position));
            let is_idle = |at: &usize| plan.passes().iter().take(*at).all(|p| p.movement.is_idle());
            let idle = (0..=plan.passes().len()).filter(is_idle).count() - 1;
            let (mut session, _) = Session::begin(plan.clone());
            while session.state() == SessionState::Running {
                let moment = session.moment();
                let pass = moment.segment().pass;
                let breathing = moment.pass().movement.technique == Technique::Breathing;
                let spot = StopSite::of(moment.pass(), &session.before());
                assert!(!spot.only_breathing || breathing && pass < idle, "{}", routine.id);
                some += usize::from(spot.only_breathing);
                session.advance(std::time::Duration::from_secs(1));
            }
        }
    }
    assert!(some > 60, "{some}");
}

#[test]
fn breathing_does_not_count_as_the_cause_after_hands_on_work() {
    let desk = || plan(routine("desk-break"), Choices::as_written(Position::Seated));
    let first = only_breathing(Session::begin(desk()).0);
    assert!(first.iter().any(|only| *only) && !first[0], "getting ready is no breathing");
    let (mut back, _) = Session::begin(desk());
    while !back.moment().pass().movement.is_hands_on() {
        back.handle(Input::Next);
    }
    back.advance(std::time::Duration::from_secs(15));
    assert!(back.done().iter().any(|pass| pass.movement.is_hands_on()));
    while back.moment().segment().pass > 0 {
        back.handle(Input::Back);
    }
    assert!(only_breathing(back).iter().all(|only| !only), "hands were on the neck before");
}

#[test]
fn breathing_does_not_count_as_the_cause_in_a_resumed_session() {
    let mut found = 0;
    for routine in library().routines() {
        let plan = plan(routine, Choices::as_written(routine.usual_position()));
        let touched = plan.passes().iter().position(|pass| pass.movement.is_active());
        let Some(touched) = touched else { continue };
        let breath = |pass: &Pass| pass.movement.technique == Technique::Breathing;
        let later = plan.passes().iter().skip(touched).position(breath);
        let Some(later) = later.map(|later| touched + later) else { continue };
        let again = only_breathing(Session::begin_from(plan, later, 0).0);
        assert!(again.iter().all(|only| !only), "{}", routine.id);
        found += 1;
    }
    assert!(found > 0, "no routine breathes after something was touched");
}

#[test]
fn after_dizziness_breathing_is_unpaced_for_the_rest_of_the_day() {
    let gone = end(Sign::Dizzy, occasion(), &[YES, BETTER]);
    let emergency = end(Sign::Dizzy, occasion(), &[NO]);
    let heart = end(Sign::Other, occasion(), &[says(FollowUpChoice::Heart), YES, BETTER]);
    for end in [gone, emergency, heart] {
        let mut standing = well(NOW);
        standing.settle("x", &end, NOW);
        assert!(allowed_later(&standing, NOW + hours(14)).rules.has(Rule::Unpaced));
        assert!(!allowed_later(&standing, NOW + hours(15)).rules.has(Rule::Unpaced), "midnight");
    }
    let pain = end(Sign::Pain, occasion(), &[HERE, FollowUpReply::Figure(9), BETTER]);
    assert!(!pain.locks.iter().any(|lock| lock.rules.has(Rule::Unpaced)));
}

#[test]
fn after_dizziness_the_neck_is_not_stretched_and_only_worked_lightly() {
    let mut standing = well(NOW);
    standing.settle("x", &end(Sign::Dizzy, occasion(), &[YES, BETTER]), NOW);
    standing.answered_doctor(true, NOW + days(1));
    let rules = allowed_later(&standing, NOW + days(1)).rules;
    let choices = Choices { rules, ..Choices::as_written(Position::Seated) };
    let plan = plan(routine("full"), choices);
    for pass in plan.passes() {
        let movement = &pass.movement;
        assert!(!movement.works_on(Zone::SkullBase) && !movement.works_on(Zone::SideStrip));
        let rolls = movement.motion == Motion::RollShoulders;
        assert!(movement.technique != Technique::Stretch || rolls, "{}", movement.name);
        let neck = movement.works_on(Zone::NeckColumns);
        assert!(!neck || pass.pressure == Pressure::Light, "{}", movement.name);
    }
}

#[test]
fn late_questions_ask_about_the_past() {
    let words = SafetyText::built_in();
    let late = StopContext { at_next_start: true, ..occasion() };
    assert!(StopFollowUp::of(Sign::Numb, late).is_late());
    assert!(!StopFollowUp::of(Sign::Numb, occasion()).is_late());
    for ask in [
        FollowUpQuestion::PainGone,
        FollowUpQuestion::CrampGone,
        FollowUpQuestion::ArmGone,
        FollowUpQuestion::DizzyGone,
    ] {
        assert!(words.ask_late(ask).to_lowercase().contains("within"), "{ask:?}");
        assert_ne!(words.ask(ask), words.ask_late(ask), "{ask:?}");
    }
    assert_eq!(words.ask_late(FollowUpQuestion::Better), words.ask(FollowUpQuestion::Better));
}

#[test]
fn stop_words_match_the_move_and_the_position() {
    let words = SafetyText::built_in();
    for movement in library().catalogue.moves() {
        for position in Position::ALL {
            let wanted = match (movement.technique, position) {
                (Technique::Stretch, _) => "back to the middle",
                (Technique::Heat, _) => "pack off",
                (_, Position::Standing) => "Step away",
                (_, Position::Lying) => "stay lying",
                _ if movement.is_hands_on() => "Hands off",
                _ => "Hands down",
            };
            let said = words.stop_in(movement, *position);
            assert!(
                said.starts_with("Stop.") && said.contains(wanted),
                "{}: {said}",
                movement.name
            );
        }
    }
}

#[test]
fn x3_numbness_on_the_scalp_rests_the_scalp_today() {
    let spot = StopSite { zones: vec![Zone::Scalp], side: Side::Both, only_breathing: false };
    let end = end(Sign::Numb, StopContext { spot, ..occasion() }, &[NO, YES, BETTER]);
    let mut standing = well(NOW);
    standing.settle("x", &end, NOW);
    let today = allowed_later(&standing, NOW + hours(1)).rules;
    assert!(today.forbids_work(Zone::Scalp, Side::Both) && !today.has(Rule::NoHandsOn));
    assert!(allowed_later(&standing, NOW + days(1)).rules.is_empty());
}

/// If another place than the scalp is numb, the usual questions follow.
#[test]
fn x3_numbness_elsewhere_during_scalp_work_ends_the_day() {
    let spot = StopSite { zones: vec![Zone::Scalp], side: Side::Both, only_breathing: false };
    let occasion = StopContext { spot, ..occasion() };
    let end = end(Sign::Numb, occasion, &[NO, NO, NO, says(FollowUpChoice::Gone), BETTER]);
    assert_eq!((end.resume, end.sign), (None, Some(SignKind::Numb)));
}

#[test]
fn x3_numbness_rests_the_place_for_a_week_and_ends_the_day() {
    for (choice, doctor) in [
        (FollowUpChoice::Gone, false),
        (FollowUpChoice::Lasts, true),
        (FollowUpChoice::Unsure, true),
    ] {
        let end = end(Sign::Numb, occasion(), &[NO, NO, says(choice), BETTER]);
        assert_eq!((end.resume, end.doctor), (None, doctor));
        let mut standing = well(NOW);
        standing.settle("x", &end, NOW);
        assert!(allowed_later(&standing, NOW).rules.has(Rule::NoHandsOn));
        standing.answered_doctor(true, NOW + days(1));
        let week = allowed_later(&standing, NOW + days(6)).rules;
        assert!(!week.has(Rule::NoHandsOn) && week.forbids_work(Zone::ShoulderSlope, Side::Left));
        assert!(allowed_later(&standing, NOW + days(7)).rules.is_empty());
    }
}

#[test]
fn x3_numbness_twice_asks_for_a_professionals_yes() {
    let mut standing = well(NOW);
    let numb = end(Sign::Numb, occasion(), &[NO, NO, says(FollowUpChoice::Gone), BETTER]);
    standing.settle("x", &numb, NOW);
    standing.settle("y", &numb, NOW + days(10));
    assert!(allowed_later(&standing, NOW + days(20)).rules.has(Rule::NoHandsOn));
    standing.answered_cleared(Clearable::Lock(LockReason::NumbTwice), false, NOW + days(20));
    assert!(allowed_later(&standing, NOW + days(20)).rules.has(Rule::NoHandsOn));
    standing.answered_cleared(Clearable::Lock(LockReason::NumbTwice), true, NOW + days(20));
    assert!(allowed_later(&standing, NOW + days(20)).rules.is_empty());
}

#[test]
fn x3_widespread_numbness_is_an_emergency() {
    for wide in [YES, says(FollowUpChoice::Unsure)] {
        assert!(end(Sign::Numb, occasion(), &[NO, wide]).is_emergency());
    }
}

#[test]
fn x4_the_outcome_depends_on_the_chosen_sign() {
    let other = |replies: &[FollowUpReply]| end(Sign::Other, occasion(), replies);
    assert!(other(&[says(FollowUpChoice::Chest)]).is_emergency());
    assert!(other(&[says(FollowUpChoice::Swallowing)]).is_emergency());
    assert!(other(&[says(FollowUpChoice::Headache), YES]).is_emergency());
    for choice in [
        FollowUpChoice::Heart,
        FollowUpChoice::Breathless,
        FollowUpChoice::Ears,
        FollowUpChoice::Unsure,
    ] {
        assert_eq!(other(&[says(choice), YES, BETTER]).sign, Some(SignKind::Dizzy));
        assert!(other(&[says(choice), NO]).is_emergency());
    }
    assert_eq!(
        other(&[says(FollowUpChoice::Headache), NO, YES, BETTER]).sign,
        Some(SignKind::Dizzy)
    );
    let rash = other(&[says(FollowUpChoice::Rash), BETTER]);
    assert_eq!((rash.resume, rash.locks.len()), (None, 0));
    for choice in [FollowUpChoice::Panic, FollowUpChoice::Cramp] {
        assert_eq!(other(&[says(choice), YES]).resume, Some(Resume::Lighter));
        assert_eq!(other(&[says(choice), NO]).resume, None);
    }
}

#[test]
fn x5_just_stopping_may_continue_unchanged() {
    let end = end(Sign::Just, occasion(), &[]);
    assert_eq!((end.resume, end.sign), (Some(Resume::Unchanged), None));
    assert_eq!(end.advice, [Advice::Just]);
}

#[test]
fn worse_after_the_cool_down_is_an_emergency() {
    for worse in [FollowUpChoice::Worse, FollowUpChoice::Unsure] {
        let replies = [HERE, FollowUpReply::Figure(9), says(worse)];
        assert!(end(Sign::Pain, occasion(), &replies).is_emergency());
    }
}

#[test]
fn a_late_answer_waits_for_nothing_and_resumes_nothing() {
    let late = StopContext { at_next_start: true, ..occasion() };
    assert_eq!(end(Sign::Just, late.clone(), &[]).resume, None);
    let after = StopFollowUp::of(Sign::Dizzy, late.clone());
    assert!(matches!(after.step(), FollowUpStep::Ask(_)));
    let dull = [HERE, FollowUpReply::Figure(2), says(FollowUpChoice::Dull), YES];
    assert_eq!(end(Sign::Pain, late, &dull).resume, None);
}

#[test]
fn an_invalid_reply_changes_nothing() {
    let after = StopFollowUp::of(Sign::Pain, occasion());
    for reply in [FollowUpReply::Figure(3), FollowUpReply::Waited, says(FollowUpChoice::Worse)] {
        assert_eq!(after.clone().reply(reply), after);
    }
    let strength = after.reply(HERE);
    assert_eq!(strength.clone().reply(FollowUpReply::Figure(11)), strength);
    assert_eq!(FollowUpWait::LieBack.length(), Duration::minutes(5));
}
