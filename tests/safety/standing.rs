//! What is due and when, what it allows, how it is stored, and clocks that are set back.

use neckcare::plan::Rule;
use neckcare::routine::word::Word;
use neckcare::safety::{Due, Gravity, Question, Standing, Tick, Visit, Why};
use neckcare::session::Sign;
use proptest::prelude::*;
use time::OffsetDateTime;

use crate::support::{
    NOTICE, NOW, allowed_later, config, days, end, hours, mild, occasion, practised, stopped, tick,
    visit, well,
};

fn due(standing: &Standing, at: OffsetDateTime) -> Vec<Due> {
    standing.due(&visit(at, &[]))
}

#[test]
fn at_first_everything_is_due() {
    assert_eq!(due(&Standing::default(), NOW), [Due::Notice, Due::TodayFull, Due::Health]);
    let new = Standing::default().allowance(&[], NOW);
    assert!(new.is_hands_off() && new.says(Why::Unasked));
}

#[test]
fn what_was_answered_at_this_start_is_not_asked_again() {
    let standing = well(NOW);
    let same = Visit { now: NOW + hours(1), ..visit(NOW, &[]) };
    assert_eq!(standing.due(&same), []);
    assert_eq!(standing.allowance(&practised(), NOW).gravity, Gravity::Clear);
    assert!(standing.allowance(&practised(), NOW).rules.is_empty());
}

#[test]
fn later_the_same_day_one_line_is_asked_and_the_next_day_all() {
    let mut standing = well(NOW);
    assert_eq!(due(&standing, NOW + hours(3)), [Due::TodayLine]);
    standing.answered_line(NOW + hours(3));
    assert_eq!(due(&standing, NOW + hours(5)), [Due::TodayLine]);
    assert_eq!(due(&standing, NOW + hours(15)), [Due::TodayFull]);
    assert!(standing.allowance(&[], NOW + hours(17)).is_hands_off(), "and nothing until then");
}

#[test]
fn a_start_that_runs_past_midnight_goes_on() {
    let late = NOW + hours(14) + time::Duration::minutes(55);
    let standing = well(late);
    let midnight = late + time::Duration::minutes(10);
    assert!(!standing.allowance(&[], midnight).is_hands_off());
    assert_eq!(due(&standing, midnight), [Due::TodayFull]);
}

#[test]
fn a_new_version_of_the_notice_is_shown_again() {
    let standing = well(NOW);
    let newer = Visit { notice: NOTICE + 1, ..visit(NOW, &[]) };
    assert_eq!(standing.due(&newer), [Due::Notice]);
}

#[test]
fn health_is_asked_again_after_thirty_days() {
    let standing = well(NOW);
    assert_eq!(due(&standing, NOW + days(29)), [Due::TodayFull]);
    assert_eq!(due(&standing, NOW + days(30)), [Due::TodayFull, Due::Health]);
    assert!(allowed_later(&standing, NOW + days(30)).is_hands_off());
}

#[test]
fn ask_waits_for_a_yes_that_holds_ninety_days() {
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q14)], NOW);
    assert_eq!(due(&standing, NOW), [Due::Cleared]);
    let waiting = standing.allowance(&practised(), NOW);
    assert!(waiting.is_hands_off() && waiting.says(Why::NotCleared));
    standing.answered_cleared(false, NOW);
    assert_eq!(due(&standing, NOW), [], "asked once a start");
    assert!(standing.allowance(&practised(), NOW).is_hands_off());
    assert_eq!(due(&standing, NOW + hours(1)), [Due::TodayLine, Due::Cleared]);
    standing.answered_cleared(true, NOW);
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
fn another_outcome_asks_for_another_yes() {
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q10)], NOW);
    standing.answered_cleared(true, NOW);
    assert!(!standing.allowance(&[], NOW).is_hands_off());
    standing.answered_health(&[tick(Question::Q10), tick(Question::Q11)], NOW);
    assert!(standing.allowance(&[], NOW).is_hands_off());
}

#[test]
fn long_pain_is_gentle_until_it_was_looked_at() {
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q20)], NOW);
    let gentle = standing.allowance(&practised(), NOW);
    assert_eq!(gentle.gravity, Gravity::Gentle);
    assert!(gentle.says(Why::NotLookedAt));
    standing.answered_looked_at(NOW);
    assert!(standing.allowance(&practised(), NOW).rules.is_empty());
    assert!(allowed_later(&standing, NOW - hours(1)).rules.has(Rule::Caution));
}

#[test]
fn a_stop_ends_the_day_and_then_asks_for_a_doctor() {
    let evening = NOW + hours(13);
    let mut standing = well(evening);
    standing.answered_today(&[mild(Question::Q6)], evening);
    assert!(allowed_later(&standing, evening + hours(11)).is_hands_off(), "twelve hours");
    let next = evening + hours(12);
    assert_eq!(due(&standing, next), [Due::DoctorSince, Due::TodayFull]);
    assert!(allowed_later(&standing, next).is_hands_off(), "not asked yet");
    standing.answered_doctor(false, next);
    assert!(allowed_later(&standing, next).is_hands_off());
    assert!(!due(&standing, next).contains(&Due::DoctorSince));
    standing.answered_doctor(true, next + days(1));
    assert!(!allowed_later(&standing, next + days(1)).is_hands_off());
}

#[test]
fn drink_needs_no_doctor() {
    let mut standing = well(NOW);
    standing.answered_today(&[tick(Question::Q9)], NOW);
    assert!(allowed_later(&standing, NOW + hours(14)).is_hands_off());
    assert_eq!(due(&standing, NOW + hours(15)), [Due::TodayFull]);
    assert!(!allowed_later(&standing, NOW + hours(15)).is_hands_off());
}

#[test]
fn dizziness_leaves_stretches_out_until_someone_has_looked() {
    let mut standing = well(NOW);
    standing.answered_today(&[tick(Question::Q4)], NOW);
    let next = NOW + days(2);
    standing.answered_doctor(true, next);
    let rules = allowed_later(&standing, next).rules;
    assert!(rules.has(Rule::NoStretch) && !rules.has(Rule::NoHandsOn));
    assert!(due(&standing, next).contains(&Due::Cleared));
    standing.answered_cleared(true, next);
    assert!(allowed_later(&standing, next).rules.is_empty());
}

#[test]
fn what_stopped_among_the_health_answers_is_asked_anew_after_a_doctor() {
    let mut standing = well(NOW);
    standing.answered_health(&[tick(Question::Q12)], NOW);
    let next = NOW + days(1);
    assert!(allowed_later(&standing, next).is_hands_off());
    standing.answered_doctor(true, next);
    assert!(due(&standing, next).contains(&Due::Health));
    assert!(allowed_later(&standing, next).is_hands_off());
}

#[test]
fn an_unexplained_stop_is_asked_about_first() {
    let standing = well(NOW);
    for sign in [None, Some(Sign::Dizzy), Some(Sign::Numb), Some(Sign::Pain)] {
        let history = [stopped("x", NOW - days(100), sign)];
        assert_eq!(standing.due(&visit(NOW, &history)), [Due::LastStop]);
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
fn a_stop_that_was_asked_about_is_not_asked_about_again_because_answers_are_forgotten() {
    let history = [stopped("s", NOW - hours(2), None)];
    let mut standing = well(NOW);
    standing.settle("s", &end(Sign::Just, occasion(), &[]), NOW);
    assert!(standing.open_stop(&history).is_none());
    standing.forget_answers();
    assert!(standing.open_stop(&history).is_none());
    assert!(due(&standing, NOW).contains(&Due::Notice), "what was accepted is asked");
}

#[test]
fn answers_of_one_day_add_up() {
    let mut standing = well(NOW);
    standing.answered_today(
        &[Tick { places: vec![neckcare::safety::Place::Scalp], ..tick(Question::Q7) }],
        NOW,
    );
    standing.answered_today(&[], NOW + hours(1));
    assert_eq!(standing.allowance(&[], NOW + hours(1)).gravity, Gravity::Gentle);
    assert!(standing.allowance(&[], NOW + hours(1)).rules.has(Rule::Caution));
    assert!(!allowed_later(&standing, NOW + days(1)).rules.has(Rule::Caution));
}

#[test]
fn what_is_damaged_is_asked_again() {
    let text = serde_json::to_string(&well(NOW)).unwrap();
    assert_eq!(Standing::read(&text), Some(well(NOW)));
    let newer = text.replacen("\"v\":1", "\"v\":2", 1);
    let unknown = text.replacen("\"v\":1", "\"v\":1,\"x\":1", 1);
    let half = &text[..text.len() / 2];
    for bad in ["", "null", "{}", half, &newer, &unknown] {
        assert_eq!(Standing::read(bad), None, "{bad}");
    }
}

/// Something that can happen to a standing at a time.
#[derive(Debug, Clone)]
enum Happens {
    Today(Vec<Tick>),
    Line,
    Health(Vec<Tick>),
    Cleared(bool),
    Doctor(bool),
    LookedAt,
    Stop(Sign),
}

fn happens() -> impl Strategy<Value = Happens> {
    let ticks = || {
        let tick = (prop::sample::select(Question::ALL), any::<Option<bool>>())
            .prop_map(|(question, graver)| Tick { graver, ..tick(question) });
        prop::collection::vec(tick, 0..2)
    };
    prop_oneof![
        ticks().prop_map(Happens::Today),
        Just(Happens::Line),
        ticks().prop_map(Happens::Health),
        any::<bool>().prop_map(Happens::Cleared),
        any::<bool>().prop_map(Happens::Doctor),
        Just(Happens::LookedAt),
        prop::sample::select(Sign::ALL).prop_map(Happens::Stop),
    ]
}

/// The gravest end of a sign.
fn worst(sign: Sign, at: OffsetDateTime) -> neckcare::safety::End {
    use crate::support::says;
    use neckcare::safety::Reply;
    use neckcare::safety::aftermath::Choice::{Better, Here, No, Unsure, Yes};
    let occasion = neckcare::safety::Occasion { at, ..occasion() };
    let replies = match sign {
        Sign::Pain => vec![says(Here), Reply::Figure(9), says(Better)],
        Sign::Dizzy => vec![says(Yes), says(Better)],
        Sign::Numb => vec![says(No), says(No), says(Unsure), says(Better)],
        Sign::Other => vec![says(Unsure), says(Yes), says(Better)],
        Sign::Just => vec![],
    };
    end(sign, occasion, &replies)
}

fn lived(all: &[(i64, Happens)]) -> Standing {
    let mut standing = Standing::default();
    let mut now = NOW;
    for (hour, what) in all {
        now += hours(*hour);
        match what {
            Happens::Today(ticks) => drop(standing.answered_today(ticks, now)),
            Happens::Line => standing.answered_line(now),
            Happens::Health(ticks) => drop(standing.answered_health(ticks, now)),
            Happens::Cleared(yes) => standing.answered_cleared(*yes, now),
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
    fn whatever_was_lived_is_stored_and_read_back(
        all in prop::collection::vec((-30..60_i64, happens()), 0..12)
    ) {
        let standing = lived(&all);
        let text = serde_json::to_string_pretty(&standing).unwrap();
        prop_assert_eq!(Standing::read(&text), Some(standing));
    }

    #[test]
    fn a_clock_set_back_opens_nothing(
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
        prop_assert!(earlier.gravity >= here.gravity || earlier.is_hands_off(), "{here:?} {earlier:?}");
        prop_assert_eq!(earlier.rules.clone(), earlier.rules.and(here.rules));
    }

    #[test]
    fn forgetting_what_is_over_changes_nothing(
        all in prop::collection::vec((0..60_i64, happens()), 0..12),
        later in 0..400_i64,
    ) {
        let mut standing = lived(&all);
        let now = NOW + hours(all.iter().map(|(hour, _)| hour).sum::<i64>() + later);
        let before = standing.allowance(&practised(), now);
        standing.tidy(now);
        prop_assert_eq!(standing.allowance(&practised(), now), before);
    }
}
