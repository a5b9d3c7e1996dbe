//! Somebody who answered everything a moment ago, so that one line is asked at the next start.
#![allow(dead_code, reason = "each test program uses its own part of this")]

use neckcare::safety::SafetyText;
use neckcare::safety::screening_state::ScreeningState;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// What the line asks that is left.
pub(crate) const LEFT: &str = "anything new";

/// What is stored of them, to be put into `standing.json`.
#[expect(clippy::disallowed_methods, reason = "a test prepares a home")]
pub(crate) fn standing(now: Option<OffsetDateTime>) -> String {
    let now = now.unwrap_or_else(OffsetDateTime::now_utc);
    let mut standing = ScreeningState::default();
    standing.accept(SafetyText::built_in().version);
    standing.answered_today(&[], now);
    standing.answered_health(&[], now);
    serde_json::to_string(&standing).unwrap()
}

/// The same of somebody who answered a day ago, so that the questions of the day are asked in full.
#[expect(clippy::disallowed_methods, reason = "a test prepares a home")]
pub(crate) fn standing_of_yesterday() -> String {
    standing(Some(OffsetDateTime::now_utc() - time::Duration::days(1)))
}

/// In a minute: when a rehearsal begins, after everything was answered.
#[expect(clippy::disallowed_methods, reason = "a test prepares a rehearsal")]
pub(crate) fn soon() -> String {
    (OffsetDateTime::now_utc() + time::Duration::minutes(1)).format(&Rfc3339).unwrap()
}
