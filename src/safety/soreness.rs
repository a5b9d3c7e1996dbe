//! Soreness: which session it is asked about, and which answer still counts (domain 4.1 Q23, 4.8).

use time::{Duration, OffsetDateTime};

use crate::history::{Record, Sore};
use crate::safety::lock::{same_day, since};

/// After a week nobody remembers how long it was sore, and a rest day would come too late to help.
const REMEMBERED: Duration = Duration::days(7);

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

/// The letter that chooses an answer.
pub const fn letter(sore: Sore) -> char {
    match sore {
        Sore::None => 'n',
        Sore::Mild => 'm',
        Sore::Long => 'o',
    }
}

/// The session to be asked about: the last one with hands-on work, where it was on an earlier local
/// day of the last week and nobody has answered yet. Breathing makes nobody sore, so that a session
/// of it is no reason to ask, nor to forget the one before.
pub fn unasked<'h>(
    history: &'h [Record],
    soreness: &[Soreness],
    now: OffsetDateTime,
) -> Option<&'h Record> {
    let last = last_hands_on(history)?;
    let recent = since(last.start, now).is_some_and(|passed| passed < REMEMBERED);
    (recent && !same_day(last.start, now) && answer_about(last, soreness).is_none()).then_some(last)
}

/// The answer about the last session with hands-on work: only that one still counts.
pub(super) fn latest<'s>(history: &[Record], soreness: &'s [Soreness]) -> Option<&'s Soreness> {
    answer_about(last_hands_on(history)?, soreness)
}

fn last_hands_on(history: &[Record]) -> Option<&Record> {
    history.iter().rev().find(|record| !record.hands_on.is_empty())
}

fn answer_about<'s>(record: &Record, soreness: &'s [Soreness]) -> Option<&'s Soreness> {
    soreness.iter().rev().find(|answer| answer.session == record.id)
}
