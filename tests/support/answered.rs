//! The stored answers of a user who has just answered everything, so that the next start asks one question.
#![allow(dead_code, reason = "each test program uses its own part of this")]

use neckcare::safety::SafetyText;
use neckcare::safety::screening_state::ScreeningState;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A part of that remaining question.
pub(crate) const LEFT: &str = "anything new";

/// Returns the contents of `standing.json`, answered at this time or just now.
#[expect(clippy::disallowed_methods, reason = "a test prepares a home")]
pub(crate) fn standing(now: Option<OffsetDateTime>) -> String {
    let now = now.unwrap_or_else(OffsetDateTime::now_utc);
    let mut standing = ScreeningState::default();
    standing.accept(SafetyText::built_in().version);
    standing.answered_today(&[], now);
    standing.answered_health(&[], now);
    serde_json::to_string(&standing).unwrap()
}

/// Returns the contents of `standing.json`, answered a day ago, so that all daily questions are asked.
#[expect(clippy::disallowed_methods, reason = "a test prepares a home")]
pub(crate) fn standing_of_yesterday() -> String {
    standing(Some(OffsetDateTime::now_utc() - time::Duration::days(1)))
}

/// Returns the time in a minute, for the start of a rehearsal after everything was answered.
#[expect(clippy::disallowed_methods, reason = "a test prepares a rehearsal")]
pub(crate) fn soon() -> String {
    (OffsetDateTime::now_utc() + time::Duration::minutes(1)).format(&Rfc3339).unwrap()
}
