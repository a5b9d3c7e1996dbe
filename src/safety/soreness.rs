//! Soreness: which session it is asked about, and which answer still counts (rules H6 and Q23, docs/safety-rules.md).

use time::{Duration, OffsetDateTime};

use crate::history::{Record, Sore};
use crate::safety::lock::{same_day, since};

/// After 7 days nobody remembers how long it was sore, and a rest day would come too late to help (rule H6).
pub const REMEMBERED: Duration = Duration::days(7);

/// An answer about soreness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Soreness {
    /// The session that it is about.
    pub session: String,
    /// How sore.
    pub sore: Sore,
    /// When it was answered.
    pub at: OffsetDateTime,
}

/// The letter that chooses an answer: no, it *w*ent away, yes.
pub const fn letter(sore: Sore) -> char {
    match sore {
        Sore::None => 'n',
        Sore::Gone => 'w',
        Sore::Still => 'y',
    }
}

/// The session to be asked about: the last one with hands-on work, where it was on an earlier local
/// day of the last week and nobody has answered yet, or it was still sore on an earlier day.
/// Breathing makes nobody sore, so that a session of it is no reason to ask, nor to forget the one
/// before.
pub fn unasked<'h>(
    history: &'h [Record],
    soreness: &[Soreness],
    now: OffsetDateTime,
) -> Option<&'h Record> {
    let last = last_hands_on(history)?;
    let recent = since(last.start, now).is_some_and(|passed| passed < REMEMBERED);
    let open = match answer_about(last, soreness) {
        None => true,
        Some(answer) => answer.sore == Sore::Still && is_on_an_earlier_day(answer.at, now),
    };
    (recent && open && !same_day(last.start, now)).then_some(last)
}

fn is_on_an_earlier_day(at: OffsetDateTime, now: OffsetDateTime) -> bool {
    at < now && !same_day(at, now)
}

/// The last session with hands-on work: only that one still counts.
pub(super) fn last_hands_on(history: &[Record]) -> Option<&Record> {
    history.iter().rev().find(|record| !record.hands_on.is_empty())
}

/// The latest answer about a session.
pub(super) fn answer_about<'s>(record: &Record, soreness: &'s [Soreness]) -> Option<&'s Soreness> {
    soreness.iter().rev().find(|answer| answer.session == record.id)
}
