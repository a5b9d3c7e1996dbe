//! Tests rules E5, E6, E7 and E9, and the daily limit of a routine (L4): see docs/safety-rules.md.

use neckcare::history::{Record, Sore, Touched};
use neckcare::plan::{Choices, Rule, Rules};
use neckcare::routine::body::{Position, Side, Zone};
use neckcare::safety::limits::{is_enough_of, routines_of_today};
use neckcare::safety::{Limits, LockReason, Soreness};
use neckcare::session::{Input, Session};
use proptest::prelude::*;
use time::OffsetDateTime;

use crate::plans::{plan, routine};
use crate::safety::support::{NOW, config, days, hours, record, touched};

fn rules(history: &[Record], now: OffsetDateTime) -> Rules {
    Limits::of(history, &[], now).rules
}

fn worked(start: OffsetDateTime, s: u64) -> Record {
    Record {
        hands_on: vec![touched(Zone::ShoulderSlope, Side::Both, s)],
        done_s: s,
        ..record("w", start)
    }
}

fn firm(start: OffsetDateTime) -> Record {
    let touched = Touched { firm: true, ..touched(Zone::ShoulderSlope, Side::Both, 60) };
    Record { hands_on: vec![touched], ..record("f", start) }
}

fn held(id: &str, start: OffsetDateTime) -> Record {
    let touched = Touched { held_s: 60, ..touched(Zone::ShoulderSlope, Side::Left, 60) };
    Record { hands_on: vec![touched], ..record(id, start) }
}

#[test]
fn e5_a_point_can_be_held_again_after_six_hours_and_twice_a_day() {
    let morning = NOW - hours(2);
    let history = [held("a", morning)];
    let off =
        |history: &[Record], now, side| rules(history, now).forbids_hold(Zone::ShoulderSlope, side);
    assert!(off(&history, NOW, Side::Left));
    assert!(!off(&history, NOW, Side::Right));
    assert!(
        !rules(&history, NOW).forbids_work(Zone::ShoulderSlope, Side::Left),
        "kneading is fine"
    );
    assert!(!off(&history, NOW + hours(5), Side::Left));
    let twice = [held("a", morning), held("b", NOW + hours(5))];
    assert!(off(&twice, NOW + hours(14), Side::Left));
    assert!(!off(&twice, NOW + hours(24), Side::Left));
}

#[test]
fn e5_a_sore_point_rests_for_48_hours() {
    let history = [held("a", NOW - days(2)), record("b", NOW - days(1))];
    let sore = [Soreness { session: "a".to_owned(), sore: Sore::Still, at: NOW }];
    let off =
        |now| Limits::of(&history, &sore, now).rules.forbids_work(Zone::ShoulderSlope, Side::Left);
    assert!(off(NOW) && off(NOW + hours(47)) && off(NOW - hours(1)));
    assert!(!off(NOW + hours(48)));
    let gone = [Soreness { sore: Sore::Gone, ..sore[0].clone() }];
    assert!(Limits::of(&history, &gone, NOW).rules.is_empty());
    let then_gone = [sore[0].clone(), gone[0].clone()];
    assert!(Limits::of(&history, &then_gone, NOW).rules.is_empty(), "the latest answer counts");
}

#[test]
fn e6_forty_minutes_of_hands_on_work_are_the_daily_limit() {
    let history = [worked(NOW - hours(3), 1200), worked(NOW - hours(1), 1199)];
    let limits = Limits::of(&history, &[], NOW);
    assert_eq!(limits.hands_on_left.as_secs(), 1);
    assert!(!limits.rules.has(Rule::NoHandsOn));
    let history = [worked(NOW - hours(3), 1200), worked(NOW - hours(1), 1200)];
    let limits = Limits::of(&history, &[], NOW);
    assert!(limits.rules.has(Rule::NoHandsOn));
    assert!(limits.notes.iter().any(|note| note.why == LockReason::Enough));
    assert!(rules(&history, NOW + days(1)).is_empty());
}

#[test]
fn e6_heat_and_simultaneous_zones_are_not_counted_twice() {
    let both = vec![
        touched(Zone::NeckColumns, Side::Both, 300),
        touched(Zone::ShoulderSlope, Side::Both, 300),
    ];
    let glide = Record { hands_on: both, done_s: 900, heat_s: 600, ..record("g", NOW - hours(5)) };
    assert_eq!(Limits::of(&[glide], &[], NOW).hands_on_left.as_secs(), 35 * 60);
}

/// Returns the record of a session of ten minutes with `active_s` seconds of planned hands-on work and stretches.
fn planned(active_s: Option<u64>, nth: i64) -> Record {
    Record { active_s, ..record("s", NOW - hours(nth)) }
}

#[test]
fn e7_three_sessions_a_day_are_the_limit_without_short_breaks() {
    let two: Vec<Record> = [Some(151), Some(600), Some(150), Some(0)]
        .into_iter()
        .zip(1..)
        .map(|(active, nth)| planned(active, nth))
        .collect();
    assert!(!rules(&two, NOW).has(Rule::NoHandsOn));
    let three: Vec<Record> = (1..=3).map(|nth| planned(Some(151), nth)).collect();
    assert!(rules(&three, NOW).has(Rule::NoHandsOn));
    assert!(!rules(&three, NOW + days(1)).has(Rule::NoHandsOn));
}

#[test]
fn e7_an_older_record_counts_by_its_hands_on_time() {
    let old = |s: u64| -> Vec<Record> {
        let one = |nth| Record { done_s: 600, ..worked(NOW - hours(nth), s) };
        (1..=3).map(one).collect()
    };
    assert!(rules(&old(151), NOW).has(Rule::NoHandsOn));
    assert!(!rules(&old(150), NOW).has(Rule::NoHandsOn));
}

/// Returns the record of a routine that was begun, with ten more seconds asked for `more` times.
fn begun(id: &str, more: usize) -> Record {
    let position = routine(id).usual_position();
    let (mut session, _) = Session::begin(plan(routine(id), Choices::as_written(position)));
    for _ in 0..more {
        session.advance(std::time::Duration::from_secs(40));
        session.handle(Input::Longer);
    }
    Record::of(&session, "id".to_owned(), NOW)
}

#[test]
fn e7_a_desk_break_never_counts_even_if_it_was_made_longer() {
    let written = begun("desk-break", 0).active_s;
    assert!(written.is_some_and(|s| (60..=150).contains(&s)), "{written:?}");
    assert_eq!(begun("desk-break", 3).active_s, written);
    let four: Vec<Record> = (0..4).map(|_| begun("desk-break", 3)).collect();
    assert!(!rules(&four, NOW).has(Rule::NoHandsOn));
}

#[test]
fn e7_stretching_counts_as_work_but_breathing_and_heat_do_not() {
    assert_eq!(begun("heat", 0).active_s, Some(0));
    assert!(begun("stretch", 0).active_s.is_some_and(|s| s > 150));
    let gentle = plan(
        routine("gentle"),
        Choices { rules: Rules::of(&[Rule::NoHandsOn]), ..Choices::as_written(Position::Seated) },
    );
    assert_eq!(Session::begin(gentle).0.planned_activity(), std::time::Duration::ZERO);
}

#[test]
fn e7_a_resumed_session_counts_only_its_remaining_work() {
    let whole = plan(routine("full"), Choices::as_written(Position::Seated));
    let last = whole.passes().len() - 1;
    let active = |pass| Session::begin_from(whole.clone(), pass, 0).0.planned_activity();
    assert!(active(last) < active(last / 2) && active(last / 2) < active(0));
    assert_eq!(active(0), Session::begin(whole.clone()).0.planned_activity());
}

#[test]
fn e7_firm_work_is_limited_to_twice_a_day_and_six_days_in_a_row() {
    let twice = [firm(NOW - hours(5)), firm(NOW - hours(2))];
    assert!(rules(&twice, NOW).has(Rule::FirmAsModerate));
    assert!(!rules(&twice[..1], NOW).has(Rule::FirmAsModerate));
    let week: Vec<Record> = (1..=6).map(|day| firm(NOW - days(day))).collect();
    assert!(rules(&week, NOW).has(Rule::FirmAsModerate));
    assert!(!rules(&week[..5], NOW).has(Rule::FirmAsModerate));
    assert!(!rules(&week, NOW + days(1)).has(Rule::FirmAsModerate), "a day of rest was taken");
}

#[test]
fn e7_each_routine_has_a_daily_limit() {
    let once = 1.try_into().unwrap();
    let history = [record("a", NOW - hours(1))];
    let today = routines_of_today(&history, NOW);
    assert!(is_enough_of("calm", once, &today));
    assert!(!is_enough_of("full", once, &today));
    assert!(!is_enough_of("calm", 2.try_into().unwrap(), &today));
    assert!(!is_enough_of("calm", once, &routines_of_today(&history, NOW + days(1))));
}

#[test]
fn e8_stretches_of_a_resting_place_are_left_out_on_both_sides() {
    // A tilt to one side stretches the other: see `rules`.
    let rules = Rules::forbidding_zones([(Zone::ShoulderSlope, Some(Side::Left))]);
    assert!(rules.forbids_work(Zone::ShoulderSlope, Side::Both));
}

#[test]
fn e9_heat_is_allowed_again_after_two_hours() {
    let warm = Record { heat_s: 600, ..record("h", NOW - hours(1)) };
    let end = NOW - hours(1) + time::Duration::seconds(600);
    let off = |now| rules(std::slice::from_ref(&warm), now).has(Rule::NoHeat);
    assert!(off(NOW) && off(end + hours(2) - time::Duration::SECOND));
    assert!(!off(end + hours(2)));
}

fn any_history() -> impl Strategy<Value = Vec<Record>> {
    let one = (0..5_i64, 0..24_i64, 0..1500_u64, any::<[bool; 3]>());
    prop::collection::vec(one, 0..8).prop_map(|all| {
        let session = |(day, hour, s, [firm, held, heat]): (i64, i64, u64, [bool; 3])| Record {
            hands_on: vec![Touched {
                held_s: if held { s } else { 0 },
                firm,
                ..touched(Zone::ShoulderSlope, Side::Left, s)
            }],
            heat_s: if heat { 300 } else { 0 },
            done_s: s + 300,
            active_s: firm.then_some(s),
            ..record("r", NOW - days(day) - hours(hour))
        };
        all.into_iter().map(session).collect()
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn another_session_never_lifts_a_limit(mut history in any_history(), more in any_history()) {
        let before = Limits::of(&history, &[], NOW);
        history.extend(more);
        let after = Limits::of(&history, &[], NOW);
        prop_assert!(after.hands_on_left <= before.hands_on_left);
        prop_assert_eq!(after.rules.clone(), after.rules.and(before.rules));
    }

    #[test]
    fn setting_the_clock_back_gives_no_more_hands_on_time(history in any_history(), back in 0..72_i64) {
        let now = Limits::of(&history, &[], NOW);
        let today_only: Vec<Record> =
            history.into_iter().filter(|record| record.start.date() == NOW.date()).collect();
        let earlier = Limits::of(&today_only, &[], NOW - hours(back));
        prop_assert!(earlier.hands_on_left <= now.hands_on_left);
        let shut = |limits: &Limits| limits.rules.has(Rule::NoHandsOn);
        prop_assert!(!shut(&now) || shut(&earlier));
    }
}
