//! Folds the lines of the history into sessions.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use time::OffsetDateTime;

use super::{Answers, Ending, HistoryLine, Record};

/// A session with everything that was said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedSession {
    /// The session as it was recorded.
    pub record: Record,
    /// What was answered, the latest answer to each question.
    pub answers: Answers,
    /// When the question about soreness was answered.
    pub sore_at: Option<OffsetDateTime>,
}

/// Everything that was done, in the order in which it began.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The sessions.
    pub sessions: Vec<FoldedSession>,
    /// The sessions that the person took out of the list.
    pub deleted: Vec<FoldedSession>,
}

/// Folds lines, in the order in which they were written.
///
/// A session that was recorded twice counts once: as it ended, where one of the two only knows
/// that it was interrupted, and as it was recorded first otherwise. Answers find their session
/// wherever it stands; without one they are about nothing.
pub fn fold(lines: impl IntoIterator<Item = HistoryLine>) -> History {
    let mut all: Vec<FoldedSession> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut later = Vec::new();
    for line in lines {
        match line {
            HistoryLine::Session(record) => match places.entry(record.id.clone()) {
                Slot::Vacant(place) => {
                    place.insert(all.len());
                    all.push(FoldedSession { record, answers: Answers::default(), sore_at: None });
                }
                Slot::Occupied(place) => {
                    if let Some(first) = all.get_mut(*place.get())
                        && first.record.outcome == Ending::Interrupted
                    {
                        first.record = record;
                    }
                }
            },
            HistoryLine::Answers(line) => later.push(line),
        }
    }
    for line in later {
        if let Some(entry) = places.get(&line.id).and_then(|place| all.get_mut(*place)) {
            entry.answers.add(line.answers);
            entry.sore_at = line.answers.sore.and(line.at).or(entry.sore_at);
        }
    }
    all.sort_by_key(|entry| entry.record.start);
    let (deleted, sessions) =
        all.into_iter().partition(|entry| entry.answers.deleted == Some(true));
    History { sessions, deleted }
}
