//! Times, records and answers for the tests of safety.

pub(crate) use crate::records::finished as record;
use neckcare::history::{Ending, Record, StoppedAt, Touched};
use neckcare::routine::body::{Side, Zone};
use neckcare::routine::dose::Pressure;
use neckcare::routine::keyword::MaybeKnown;
use neckcare::safety::stop_follow_up::FollowUpChoice;
use neckcare::safety::{
    Allowance, FollowUpReply, FollowUpStep, Question, ScreeningState, StopContext, StopFollowUp,
    StopOutcome, StopSite, TickedQuestion, Visit,
};
use neckcare::session::Sign;
use proptest::prelude::ProptestConfig;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

/// The current time of the tests, in the morning.
pub(crate) const NOW: OffsetDateTime = datetime!(2026-03-10 09:00 +1);

/// The version of the notice.
pub(crate) const NOTICE: u32 = 1;

pub(crate) fn hours(count: i64) -> Duration {
    Duration::hours(count)
}

pub(crate) fn days(count: i64) -> Duration {
    Duration::days(count)
}

pub(crate) fn tick(question: Question) -> TickedQuestion {
    TickedQuestion::yes(question)
}

/// Returns a yes whose graver part does not apply.
pub(crate) fn without_severe_part(question: Question) -> TickedQuestion {
    TickedQuestion { graver: Some(false), ..TickedQuestion::yes(question) }
}

pub(crate) fn touched(zone: Zone, side: Side, s: u64) -> Touched {
    Touched { zone: zone.into(), side: side.into(), s, held_s: 0, firm: false }
}

/// Returns the record of a session that was stopped for a sign, or without an answer.
pub(crate) fn stopped(id: &str, start: OffsetDateTime, sign: Option<Sign>) -> Record {
    Record {
        outcome: if sign.is_some() { Ending::Stopped } else { Ending::Unanswered }.into(),
        sign: sign.map(MaybeKnown::from),
        stopped_at: Some(StoppedAt {
            r#move: "trapezius-knead".to_owned(),
            zones: vec![Zone::ShoulderSlope.into()],
            side: Side::Left.into(),
            pressure: Pressure::Light.into(),
        }),
        ..record(id, start)
    }
}

/// Returns three finished sessions from long ago.
pub(crate) fn practised() -> Vec<Record> {
    (1..=3).map(|nth| record(&format!("old-{nth}"), NOW - days(60 + nth))).collect()
}

/// Returns the state of a user who has answered every question with no.
pub(crate) fn well(now: OffsetDateTime) -> ScreeningState {
    let mut standing = ScreeningState::default();
    standing.accept(NOTICE);
    standing.answered_today(&[], now);
    standing.answered_health(&[], now);
    standing
}

/// Returns what is allowed at a time, after the user has answered no to the questions of that day.
pub(crate) fn allowed_later(standing: &ScreeningState, now: OffsetDateTime) -> Allowance {
    let mut standing = standing.clone();
    standing.answered_today(&[], now);
    standing.allowance(&practised(), now)
}

pub(crate) fn visit(start: OffsetDateTime, history: &[Record]) -> Visit<'_> {
    Visit {
        start,
        now: start,
        notice: NOTICE,
        history,
        soreness: &[],
        asks_again: false,
        unrecorded: false,
        same_person: false,
        named_sign: false,
    }
}

/// Returns the context of a first stop during work on the left shoulder.
pub(crate) fn occasion() -> StopContext {
    let spot =
        StopSite { zones: vec![Zone::ShoulderSlope], side: Side::Left, only_breathing: false };
    StopContext { at: NOW, spot, at_next_start: false, stops: 0, arm_recently: false, pains: 0 }
}

/// Returns the outcome of a stop after these replies, with every wait waited out.
#[track_caller]
pub(crate) fn end(sign: Sign, occasion: StopContext, replies: &[FollowUpReply]) -> StopOutcome {
    let mut after = StopFollowUp::of(sign, occasion);
    let mut replies = replies.iter();
    loop {
        let next = match after.step() {
            FollowUpStep::Over(end) => {
                assert_eq!(replies.next(), None, "it was over before");
                return end.clone();
            }
            FollowUpStep::Wait(_) => FollowUpReply::Waited,
            FollowUpStep::Ask(_) | FollowUpStep::HowStrong => *replies
                .next()
                .unwrap_or_else(|| panic!("{:?} is asked and not answered", after.step())),
        };
        let before = after.clone();
        after = after.reply(next);
        assert_ne!(after, before, "{next:?} answers nothing");
    }
}

pub(crate) const fn says(choice: FollowUpChoice) -> FollowUpReply {
    FollowUpReply::Choice(choice)
}

pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) }
}
