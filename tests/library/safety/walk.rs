//! Searches every path through the questions after a stop and through later answers, and checks that none leads from a
//! grave sign to hands-on work on the same day.

use std::collections::HashSet;

use neckcare::routine::body::{Side, Zone};
use neckcare::routine::keyword::Keyword;
use neckcare::safety::stop_follow_up::FollowUpChoice;
use neckcare::safety::stop_outcome::SignKind;
use neckcare::safety::{
    Assessment, Clearable, FollowUpReply, FollowUpStep, LockReason, Question, ScreeningState,
    Severity, SkinPlace, StopContext, StopFollowUp, StopOutcome, StopSite, TickedQuestion,
};
use neckcare::session::Sign;
use time::{OffsetDateTime, Time};

use crate::safety::support::{NOW, days, hours, occasion, practised, well};

/// Returns every possible outcome of a stop, and the number of states on the way.
fn ends(sign: Sign, occasion: &StopContext) -> (Vec<StopOutcome>, usize) {
    let mut open = vec![StopFollowUp::of(sign, occasion.clone())];
    let (mut seen, mut ends) = (HashSet::new(), Vec::new());
    while let Some(after) = open.pop() {
        if !seen.insert(format!("{after:?}")) {
            continue;
        }
        if let FollowUpStep::Over(end) = after.step() {
            ends.push(end.clone());
            continue;
        }
        let choices = FollowUpChoice::ALL.iter().map(|choice| FollowUpReply::Choice(*choice));
        let figures = (0..=11).map(FollowUpReply::Figure);
        for reply in choices.chain(figures).chain([FollowUpReply::Waited]) {
            let next = after.clone().reply(reply);
            // A reply that answers nothing leads to the same state, which was visited already.
            if next != after {
                open.push(next);
            }
        }
    }
    (ends, seen.len())
}

fn occasions() -> Vec<StopContext> {
    let mut all = Vec::new();
    for zones in [vec![], vec![Zone::ShoulderSlope], vec![Zone::Scalp]] {
        for side in [Side::Left, Side::Both] {
            for only_breathing in [false, true] {
                for late in [false, true] {
                    for arm_recently in [false, true] {
                        for stops in [0, 1] {
                            let spot = StopSite { zones: zones.clone(), side, only_breathing };
                            let occasion = occasion();
                            all.push(StopContext {
                                spot,
                                at_next_start: late,
                                arm_recently,
                                stops,
                                ..occasion
                            });
                        }
                    }
                }
            }
        }
    }
    all
}

/// Returns true if the outcome ends hands-on work for the day.
fn is_grave(end: &StopOutcome) -> bool {
    let grave = [SignKind::Emergency, SignKind::Dizzy, SignKind::Breath, SignKind::Numb];
    end.sign.is_some_and(|kind| grave.contains(&kind))
}

/// All answers that a user can give.
const ANSWERS: [fn(&mut ScreeningState, OffsetDateTime); 8] = [
    |standing, now| drop(standing.answered_today(&[], now)),
    ScreeningState::answered_line,
    |standing, now| drop(standing.answered_health(&[], now)),
    |standing, now| standing.answered_cleared(Clearable::Health(Question::Q14), true, now),
    |standing, now| standing.answered_cleared(Clearable::Lock(LockReason::Dizzy), true, now),
    |standing, now| standing.answered_doctor(true, now),
    |standing, now| standing.answered_doctor(false, now),
    ScreeningState::note_clock,
];

/// Returns the end of the rest after a grave sign: midnight, and except for breathing at least twelve hours later.
fn earliest(kind: Option<SignKind>, from: OffsetDateTime) -> OffsetDateTime {
    let midnight =
        from.date().next_day().unwrap().with_time(Time::MIDNIGHT).assume_offset(from.offset());
    if kind == Some(SignKind::Breath) { midnight } else { midnight.max(from + hours(12)) }
}

/// Returns the state after one start on a clock that ran 40 days ahead, with the best possible answers.
fn after_a_start_ahead(standing: &ScreeningState, now: OffsetDateTime) -> ScreeningState {
    let mut standing = standing.clone();
    standing.note_clock(now + days(40));
    for answer in ANSWERS {
        answer(&mut standing, now + days(40));
    }
    standing.answered_doctor(true, now + days(40));
    standing.note_clock(now);
    standing
}

/// Gives every answer at the beginning and at the last second before hands-on work may be allowed again, and checks
/// that it stays forbidden, also on a clock that is set back. Returns the number of states.
fn walk(standing: &ScreeningState, from: OffsetDateTime, until: OffsetDateTime) -> usize {
    let times = [from, until - time::Duration::SECOND];
    let mut open = vec![(standing.clone(), 0), (after_a_start_ahead(standing, from), 0)];
    let mut seen = HashSet::new();
    while let Some((standing, nth)) = open.pop() {
        let Some(&now) = times.get(nth).filter(|now| **now < until) else { continue };
        if !seen.insert((serde_json::to_string(&standing).unwrap(), nth)) {
            continue;
        }
        let allowed = standing.allowance(&practised(), now);
        assert!(allowed.is_hands_off(), "at {now}: {standing:?}");
        let back = standing.allowance(&practised(), now - hours(30));
        assert!(back.is_hands_off(), "set back at {now}: {standing:?}");
        open.push((standing.clone(), nth + 1));
        for answer in ANSWERS {
            let mut next = standing.clone();
            answer(&mut next, now);
            // An answer that changes nothing leads to the same state, which was visited already.
            if next != standing {
                open.push((next, nth));
            }
        }
    }
    seen.len()
}

#[test]
fn no_answers_after_a_grave_sign_allow_hands_on_work_that_day() {
    let (mut asked, mut walked) = (0, 0);
    let mut starts = HashSet::new();
    for &sign in Sign::ALL {
        for occasion in occasions() {
            let (ends, states) = ends(sign, &occasion);
            asked += states;
            for end in ends {
                assert!(!is_grave(&end) || end.resume.is_none(), "{end:?}");
                assert!(!(occasion.at_next_start && end.resume.is_some()), "{end:?}");
                let again = occasion.stops > 0 && end.sign.is_some();
                assert!(!(again && end.resume.is_some()), "{end:?}");
                if !is_grave(&end) || !starts.insert(format!("{end:?}")) {
                    continue;
                }
                let mut standing = well(NOW);
                standing.settle("x", &end, NOW);
                walked += walk(&standing, NOW, earliest(end.sign, NOW));
            }
        }
    }
    println!("{asked} states of questions, {walked} states of days");
    assert!(asked > 1000 && walked > 100, "{asked} {walked}");
}

#[test]
fn no_answers_after_one_that_stops_allow_hands_on_work_that_day() {
    let mut walked = 0;
    for from in [NOW, NOW + hours(14)] {
        for &question in Question::ALL {
            for graver in [Some(false), Some(true)] {
                let ticks = [TickedQuestion { question, graver, places: Vec::new() }];
                if Assessment::of(&ticks).gravity < Severity::Stop {
                    continue;
                }
                let (mut today, mut health) = (well(from), well(from));
                today.answered_today(&ticks, from);
                health.answered_health(&ticks, from);
                for standing in [today, health] {
                    walked += walk(&standing, from, earliest(None, from));
                }
            }
        }
    }
    println!("{walked} states of days");
    assert!(walked > 100);
}

#[test]
fn every_skin_place_has_zones() {
    for place in SkinPlace::ALL {
        assert!(!place.zones().is_empty() && !place.zones().contains(&Zone::Nowhere));
    }
}
