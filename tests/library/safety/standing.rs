//! Tests the screening state: which questions are due, what it allows, how it is stored, and clocks that are set back.

use neckcare::history::{Ending, Record};
use neckcare::plan::Rule;
use neckcare::routine::keyword::Keyword;
use neckcare::safety::{
    Clearable, LockReason, PendingQuestion, Question, ScreeningState, Severity, TickedQuestion,
    UnusableAnswers, Visit,
};
use neckcare::session::Sign;
use proptest::prelude::*;
use time::OffsetDateTime;

use crate::safety::support::{
    NOTICE, NOW, allowed_later, config, days, end, hours, occasion, practised, record, stopped,
    tick, visit, well, without_severe_part,
};

/// A lock that a professional's yes can lift.
const BONES: Clearable = Clearable::Health(Question::Q14);

fn due(standing: &ScreeningState, at: OffsetDateTime) -> Vec<PendingQuestion> {
    standing.due(&visit(at, &[]))
}

#[test]
fn at_first_every_question_is_due() {
    assert_eq!(
        due(&ScreeningState::default(), NOW),
        [PendingQuestion::Notice, PendingQuestion::TodayFull, PendingQuestion::Health]
    );
    let new = ScreeningState::default().allowance(&[], NOW);
    assert!(new.is_hands_off() && new.says(LockReason::Unasked));
}

#[test]
fn answers_of_this_start_are_not_asked_again() {
    let standing = well(NOW);
    let same = Visit { now: NOW + hours(1), ..visit(NOW, &[]) };
    assert_eq!(standing.due(&same), []);
    assert_eq!(standing.allowance(&practised(), NOW).gravity, Severity::Clear);
    assert!(standing.allowance(&practised(), NOW).rules.is_empty());
}

#[test]
fn a_later_start_asks_one_question_and_the_next_day_asks_all() {
    let mut standing = well(NOW);
    assert_eq!(due(&standing, NOW + hours(3)), [PendingQuestion::TodayLine]);
    standing.answered_line(NOW + hours(3));
    assert_eq!(due(&standing, NOW + hours(5)), [PendingQuestion::TodayLine]);
    assert_eq!(due(&standing, NOW + hours(15)), [PendingQuestion::TodayFull]);
    assert!(standing.allowance(&[], NOW + hours(17)).is_hands_off(), "and nothing until then");
}

#[test]
fn a_session_may_run_past_midnight() {
    let late = NOW + hours(14) + time::Duration::minutes(55);
    let standing = well(late);
    let midnight = late + time::Duration::minutes(10);
    assert!(!standing.allowance(&[], midnight).is_hands_off());
    assert_eq!(due(&standing, midnight), [PendingQuestion::TodayFull]);
}

#[test]
fn a_new_version_of_the_notice_is_shown_again() {
    let standing = well(NOW);
    let newer = Visit { notice: NOTICE + 1, ..visit(NOW, &[]) };
    assert_eq!(standing.due(&newer), [PendingQuestion::Notice]);
}

#[test]
fn health_is_asked_again_after_thirty_days() {
    let standing = well(NOW);
    assert_eq!(due(&standing, NOW + days(29)), [PendingQuestion::TodayFull]);
    assert_eq!(
        due(&standing, NOW + days(30)),
        [PendingQuestion::TodayFull, PendingQuestion::Health]
    );
    assert!(allowed_later(&standing, NOW + days(30)).is_hands_off());
}

#[test]
fn a_professionals_yes_is_required_and_lasts_ninety_days() {
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q14)], NOW);
    assert_eq!(due(&standing, NOW), [PendingQuestion::Cleared]);
    let waiting = standing.allowance(&practised(), NOW);
    assert!(waiting.is_hands_off() && waiting.says(LockReason::NotCleared));
    standing.answered_cleared(BONES, false, NOW);
    assert_eq!(due(&standing, NOW), [], "asked once a start");
    assert!(standing.allowance(&practised(), NOW).is_hands_off());
    assert_eq!(
        due(&standing, NOW + hours(1)),
        [PendingQuestion::TodayLine, PendingQuestion::Cleared]
    );
    standing.answered_cleared(BONES, true, NOW);
    let yes = standing.allowance(&practised(), NOW);
    assert!(!yes.is_hands_off() && yes.rules.has(Rule::Caution), "ask, then gently");
    for day in [30, 60] {
        standing.answered_health(&[tick(Question::Q14)], NOW + days(day));
    }
    assert!(!allowed_later(&standing, NOW + days(89)).is_hands_off());
    assert!(allowed_later(&standing, NOW + days(90)).is_hands_off());
    assert!(allowed_later(&standing, NOW - days(1)).is_hands_off(), "not yet given");
}

#[test]
fn each_cause_needs_its_own_yes() {
    let health = |question| Clearable::Health(question);
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q10), tick(Question::Q11)], NOW);
    let asked = |standing: &ScreeningState| standing.unasked_cause(&visit(NOW, &[]));
    assert_eq!(asked(&standing), Some(health(Question::Q10)));
    standing.answered_cleared(health(Question::Q10), true, NOW);
    assert_eq!(asked(&standing), Some(health(Question::Q11)));
    assert!(standing.allowance(&[], NOW).is_hands_off(), "one yes is not a yes to the other");
    standing.answered_cleared(health(Question::Q11), true, NOW);
    assert_eq!(asked(&standing), None);
    assert!(!standing.allowance(&[], NOW).is_hands_off());
}

#[test]
fn a_condition_that_was_unticked_in_between_needs_a_new_yes() {
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q10)], NOW);
    standing.answered_cleared(Clearable::Health(Question::Q10), true, NOW);
    assert!(!standing.allowance(&[], NOW).is_hands_off());
    standing.answered_health(&[], NOW);
    standing.answered_health(&[tick(Question::Q10)], NOW);
    assert!(standing.allowance(&[], NOW).is_hands_off());
}

#[test]
fn long_pain_is_gentle_until_it_was_checked() {
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q20)], NOW);
    let gentle = standing.allowance(&practised(), NOW);
    assert_eq!(gentle.gravity, Severity::Gentle);
    assert!(gentle.says(LockReason::NotLookedAt));
    standing.answered_looked_at(NOW);
    assert!(standing.allowance(&practised(), NOW).rules.is_empty());
    assert!(allowed_later(&standing, NOW - hours(1)).rules.has(Rule::Caution));
}

#[test]
fn an_answer_that_stops_ends_the_day_and_then_asks_about_a_doctor() {
    let evening = NOW + hours(13);
    let mut standing = well(evening);
    standing.answered_today(&[without_severe_part(Question::Q6)], evening);
    assert!(allowed_later(&standing, evening + hours(11)).is_hands_off(), "twelve hours");
    let next = evening + hours(12);
    assert_eq!(due(&standing, next), [PendingQuestion::DoctorSince, PendingQuestion::TodayFull]);
    assert!(allowed_later(&standing, next).is_hands_off(), "not asked yet");
    standing.answered_doctor(false, next);
    assert!(allowed_later(&standing, next).is_hands_off());
    assert!(!due(&standing, next).contains(&PendingQuestion::DoctorSince));
    standing.answered_doctor(true, next + days(1));
    assert!(!allowed_later(&standing, next + days(1)).is_hands_off());
}

#[test]
fn alcohol_needs_no_doctor() {
    let mut standing = well(NOW);
    standing.answered_today(&[tick(Question::Q9)], NOW);
    assert!(allowed_later(&standing, NOW + hours(14)).is_hands_off());
    assert_eq!(due(&standing, NOW + hours(15)), [PendingQuestion::TodayFull]);
    assert!(!allowed_later(&standing, NOW + hours(15)).is_hands_off());
}

#[test]
fn dizziness_leaves_out_stretches_until_a_professional_agrees() {
    let mut standing = well(NOW);
    standing.answered_today(&[tick(Question::Q4)], NOW);
    let next = NOW + days(2);
    standing.answered_doctor(true, next);
    let rules = allowed_later(&standing, next).rules;
    assert!(rules.has(Rule::NoStretch) && !rules.has(Rule::NoHandsOn));
    assert!(due(&standing, next).contains(&PendingQuestion::Cleared));
    standing.answered_cleared(Clearable::Lock(LockReason::Unsteady), true, next);
    assert!(allowed_later(&standing, next).rules.is_empty());
}

#[test]
fn health_questions_that_stopped_are_asked_again_after_a_doctor() {
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q12)], NOW);
    let next = NOW + days(1);
    assert!(allowed_later(&standing, next).is_hands_off());
    standing.answered_doctor(true, next);
    assert!(due(&standing, next).contains(&PendingQuestion::Health));
    assert!(allowed_later(&standing, next).is_hands_off());
}

#[test]
fn an_unexplained_stop_is_asked_about_first() {
    let standing = well(NOW);
    for sign in [None, Some(Sign::Dizzy), Some(Sign::Numb), Some(Sign::Pain)] {
        let history = [stopped("x", NOW - days(100), sign)];
        assert_eq!(standing.due(&visit(NOW, &history)), [PendingQuestion::LastStop]);
        assert!(standing.allowance(&history, NOW).is_hands_off());
        let mut settled = standing.clone();
        settled.settle("x", &end(Sign::Just, occasion(), &[]), NOW);
        assert_eq!(settled.due(&visit(NOW, &history)), []);
        assert!(!settled.allowance(&history, NOW).is_hands_off());
    }
    let just = [stopped("x", NOW - days(1), Some(Sign::Just))];
    assert_eq!(standing.due(&visit(NOW, &just)), []);
}

#[test]
fn forgetting_answers_does_not_reopen_a_settled_stop() {
    let history = [stopped("s", NOW - hours(2), None)];
    let mut standing = well(NOW);
    standing.settle("s", &end(Sign::Just, occasion(), &[]), NOW);
    assert!(standing.open_stop(&history).is_none());
    standing.forget_answers();
    assert!(standing.open_stop(&history).is_none());
    assert!(due(&standing, NOW).contains(&PendingQuestion::Notice), "what was accepted is asked");
}

#[test]
fn answers_of_one_day_add_up() {
    let mut standing = well(NOW);
    standing.answered_today(
        &[TickedQuestion {
            places: vec![neckcare::safety::SkinPlace::Scalp],
            ..tick(Question::Q7)
        }],
        NOW,
    );
    standing.answered_today(&[], NOW + hours(1));
    assert_eq!(standing.allowance(&[], NOW + hours(1)).gravity, Severity::Gentle);
    assert!(standing.allowance(&[], NOW + hours(1)).rules.has(Rule::Caution));
    assert!(!allowed_later(&standing, NOW + days(1)).rules.has(Rule::Caution));
}

#[test]
fn damaged_files_and_later_versions_are_refused() {
    let text = serde_json::to_string(&well(NOW)).unwrap();
    assert_eq!(ScreeningState::read(&text), Ok(well(NOW)));
    let later = text.replacen("\"v\":2", "\"v\":3", 1);
    assert_eq!(ScreeningState::read(&later), Err(UnusableAnswers::Later));
    let unknown = text.replacen("\"v\":2", "\"v\":2,\"x\":1", 1);
    let half = &text[..text.len() / 2];
    for bad in ["", "null", "{}", half, &unknown] {
        assert_eq!(ScreeningState::read(bad), Err(UnusableAnswers::Damaged), "{bad}");
    }
}

#[test]
fn locks_stored_by_an_earlier_version_still_apply() {
    let stored = r#"{"v":1,"notice":1,
        "today":{"at":"2026-03-10T09:00:00+01:00","gravity":"clear","rules":{}},
        "health":{"at":"2026-03-10T09:00:00+01:00","gravity":"clear","rules":{}},
        "unassessed":true,"looked-at":null,
        "cleared":{"at":"2026-03-01T09:00:00+01:00","yes":true},
        "doctor":{"from":"2026-03-09T21:00:00+01:00"},
        "locks":[{"rules":{"rules":["no-skull-base"]},"why":"dizzy",
                  "until":"2026-04-09T09:00:00+01:00","clearable":true},
                 {"rules":{"rules":["no-stretch"]},"why":"unsteady","until":null,"clearable":true}],
        "settled":"20260309T090000.000-7","arm-signs":[],"numb-signs":[],
        "watched":"2026-03-09T09:00:00+01:00"}"#;
    let standing = ScreeningState::read(stored).unwrap();
    assert!(due(&standing, NOW).starts_with(&[PendingQuestion::DoctorSince]));
    let allowed = standing.allowance(&practised(), NOW);
    assert!(
        allowed.is_hands_off()
            && allowed.says(LockReason::Doctor)
            && allowed.says(LockReason::NotLookedAt)
    );
    assert!(allowed.rules.has(Rule::NoSkullBase) && allowed.rules.has(Rule::NoStretch));
    assert!(standing.is_watched(NOW));
    let explained = [stopped("20260309T090000.000-7", NOW - days(1), Some(Sign::Dizzy))];
    assert_eq!(standing.open_stop(&explained), None);
    let later = [stopped("20260309T100000.000-7", NOW - days(1), Some(Sign::Dizzy))];
    assert!(standing.open_stop(&later).is_some());
}

#[test]
fn health_answers_of_an_earlier_version_are_asked_again() {
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q14)], NOW);
    let text = r#"{"v":1,"notice":1,"today":null,
        "health":{"at":"2026-03-10T09:00:00+01:00","gravity":"ask","rules":{"rules":["caution"]}},
        "unassessed":false,"looked-at":null,"cleared":null,"doctor":null,"locks":[],
        "settled":null,"arm-signs":[],"numb-signs":[]}"#;
    assert!(due(&ScreeningState::read(text).unwrap(), NOW).contains(&PendingQuestion::Health));
}

#[test]
fn any_unexplained_stop_is_found_not_only_the_last() {
    let standing = well(NOW);
    let history = [
        stopped("a", NOW - days(3), Some(Sign::Dizzy)),
        stopped("b", NOW - days(2), Some(Sign::Just)),
        record("c", NOW - days(1)),
    ];
    assert_eq!(standing.open_stop(&history).map(|stop| stop.id.as_str()), Some("a"));
    assert!(standing.allowance(&history, NOW).is_hands_off());
}

#[test]
fn an_interrupted_session_is_asked_about() {
    let standing = well(NOW);
    let cut = Record { outcome: Ending::Interrupted.into(), ..record("x", NOW - hours(1)) };
    assert_eq!(standing.due(&visit(NOW, std::slice::from_ref(&cut))), [PendingQuestion::LastStop]);
    let mut settled = standing;
    settled.settle("x", &end(Sign::Just, occasion(), &[]), NOW);
    assert_eq!(settled.due(&visit(NOW, &[cut])), []);
}

#[test]
fn a_clock_that_ran_ahead_lifts_no_lock() {
    let mut standing = well(NOW);
    standing.settle("x", &worst(Sign::Dizzy, NOW), NOW);
    let ahead = NOW + days(40);
    standing.note_clock(ahead);
    standing.answered_doctor(true, ahead);
    standing.answered_today(&[], ahead);
    standing.answered_health(&[], ahead);
    standing.note_clock(NOW + hours(1));
    assert!(allowed_later(&standing, NOW + hours(1)).is_hands_off());
    let next = NOW + days(2);
    assert!(
        due(&standing, next).contains(&PendingQuestion::DoctorSince),
        "what was said on that clock is not yet said"
    );
    standing.answered_health(&[], next);
    standing.answered_doctor(true, next);
    let rules = allowed_later(&standing, next).rules;
    assert!(rules.has(Rule::NoSkullBase) && !rules.has(Rule::NoHandsOn));
}

#[test]
fn a_lock_from_a_clock_that_ran_ahead_starts_at_the_correct_time() {
    let ahead = NOW + days(40);
    let mut standing = well(NOW);
    standing.settle("x", &worst(Sign::Dizzy, ahead), ahead);
    standing.note_clock(NOW);
    let after = |days: i64| NOW + time::Duration::days(days);
    assert!(allowed_later(&standing, NOW + hours(1)).is_hands_off());
    assert!(due(&standing, after(2)).contains(&PendingQuestion::DoctorSince));
    standing.answered_doctor(true, after(2));
    standing.answered_health(&[], after(29));
    assert!(allowed_later(&standing, after(29)).rules.has(Rule::NoSkullBase));
    standing.answered_health(&[], after(31));
    assert!(!allowed_later(&standing, after(31)).rules.has(Rule::NoSkullBase));
}

#[test]
fn a_clock_that_was_far_behind_lifts_no_lock() {
    let mut standing = well(NOW);
    standing.settle("x", &worst(Sign::Dizzy, NOW), NOW);
    standing.note_clock(NOW - days(20_000));
    standing.note_clock(NOW + days(2));
    assert!(allowed_later(&standing, NOW + days(2)).is_hands_off());
    assert!(allowed_later(&standing, NOW - days(19_000)).is_hands_off());
}

#[test]
fn a_sign_reported_in_two_windows_counts_once() {
    let mut standing = well(NOW);
    standing.settle("x", &worst(Sign::Numb, NOW), NOW);
    standing.settle("x", &worst(Sign::Numb, NOW), NOW + hours(1));
    standing.answered_doctor(true, NOW + days(2));
    assert!(!allowed_later(&standing, NOW + days(2)).says(LockReason::NumbTwice));
}

#[test]
fn a_program_left_open_overnight_asks_the_daily_questions() {
    let standing = well(NOW);
    let next = Visit { now: NOW + hours(20), ..visit(NOW, &[]) };
    assert_eq!(standing.due(&next), [PendingQuestion::TodayFull]);
}

#[test]
fn if_nothing_can_be_stored_each_start_asks_one_question() {
    let standing = well(NOW);
    let unkept = Visit { unrecorded: true, ..visit(NOW, &[]) };
    assert_eq!(standing.due(&unkept), [PendingQuestion::Unrecorded]);
    let again = Visit { unrecorded: true, ..visit(NOW + hours(1), &[]) };
    assert_eq!(standing.due(&again), [PendingQuestion::Unrecorded, PendingQuestion::TodayLine]);
}

/// An event that changes the screening state.
#[derive(Debug, Clone)]
enum Happens {
    Today(Vec<TickedQuestion>),
    Line,
    Health(Vec<TickedQuestion>),
    Cleared(Clearable, bool),
    Doctor(bool),
    LookedAt,
    Stop(Sign),
}

fn happens() -> impl Strategy<Value = Happens> {
    let ticks = || {
        let tick = (prop::sample::select(Question::ALL), any::<Option<bool>>())
            .prop_map(|(question, graver)| TickedQuestion { graver, ..tick(question) });
        prop::collection::vec(tick, 0..2)
    };
    prop_oneof![
        ticks().prop_map(Happens::Today),
        Just(Happens::Line),
        ticks().prop_map(Happens::Health),
        (prop::sample::select(causes()), any::<bool>())
            .prop_map(|(cause, yes)| Happens::Cleared(cause, yes)),
        any::<bool>().prop_map(Happens::Doctor),
        Just(Happens::LookedAt),
        prop::sample::select(Sign::ALL).prop_map(Happens::Stop),
    ]
}

/// Returns every lock that a professional's yes can lift.
fn causes() -> Vec<Clearable> {
    let health = Question::ALL.iter().map(|question| Clearable::Health(*question));
    let locks =
        [LockReason::Dizzy, LockReason::Unsteady, LockReason::NumbTwice].map(Clearable::Lock);
    health.chain(locks).collect()
}

/// Returns a grave outcome of a sign, short of an emergency.
fn worst(sign: Sign, at: OffsetDateTime) -> neckcare::safety::StopOutcome {
    use crate::safety::support::says;
    use neckcare::safety::FollowUpReply;
    use neckcare::safety::stop_follow_up::FollowUpChoice::{Better, Here, No, Unsure, Yes};
    let occasion = neckcare::safety::StopContext { at, ..occasion() };
    let replies = match sign {
        Sign::Pain => vec![says(Here), FollowUpReply::Figure(9), says(Better)],
        Sign::Dizzy => vec![says(Yes), says(Better)],
        Sign::Numb => vec![says(No), says(No), says(Unsure), says(Better)],
        Sign::Other => vec![says(Unsure), says(Yes), says(Better)],
        Sign::Just => vec![],
    };
    end(sign, occasion, &replies)
}

fn lived(all: &[(i64, Happens)]) -> ScreeningState {
    let mut standing = ScreeningState::default();
    let mut now = NOW;
    for (hour, what) in all {
        now += hours(*hour);
        match what {
            Happens::Today(ticks) => drop(standing.answered_today(ticks, now)),
            Happens::Line => standing.answered_line(now),
            Happens::Health(ticks) => drop(standing.answered_health(ticks, now)),
            Happens::Cleared(cause, yes) => standing.answered_cleared(*cause, *yes, now),
            Happens::Doctor(yes) => standing.answered_doctor(*yes, now),
            Happens::LookedAt => standing.answered_looked_at(now),
            Happens::Stop(sign) => standing.settle("s", &worst(*sign, now), now),
        }
    }
    standing
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_state_is_stored_and_read_back(
        all in prop::collection::vec((-30..60_i64, happens()), 0..12)
    ) {
        let standing = lived(&all);
        let text = serde_json::to_string_pretty(&standing).unwrap();
        prop_assert_eq!(ScreeningState::read(&text), Ok(standing));
    }

    #[test]
    fn setting_the_clock_back_lifts_no_lock(
        all in prop::collection::vec((0..60_i64, happens()), 0..12),
        back in 1..2000_i64,
        answered in any::<bool>(),
    ) {
        let standing = lived(&all);
        let now = NOW + hours(all.iter().map(|(hour, _)| hour).sum());
        let allowed = |at| {
            let mut standing = standing.clone();
            if answered {
                standing.answered_today(&[], at);
            }
            standing.allowance(&practised(), at)
        };
        let (here, earlier) = (allowed(now), allowed(now - hours(back)));
        // On a day that has been asked about already, nothing has to be asked again.
        prop_assume!(!here.says(LockReason::Unasked) || earlier.says(LockReason::Unasked));
        prop_assert!(earlier.gravity >= here.gravity || earlier.is_hands_off(), "{here:?} {earlier:?}");
        prop_assert_eq!(earlier.rules.clone(), earlier.rules.and(here.rules));
    }

    #[test]
    fn seeing_a_later_clock_changes_no_current_lock(
        all in prop::collection::vec((0..60_i64, happens()), 0..12),
        glance in 0..400_i64,
    ) {
        let mut standing = lived(&all);
        let now = NOW + hours(all.iter().map(|(hour, _)| hour).sum::<i64>());
        let before = standing.allowance(&practised(), now);
        standing.note_clock(now + hours(glance));
        prop_assert_eq!(standing.allowance(&practised(), now), before);
    }
}
