//! One line of the history, a session or what was said of one later; and lines folded into sessions.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use time::OffsetDateTime;

use super::{Answers, Ending, FORMAT, Record};

/// Bytes of a line at most; what is longer was not written by this program.
pub const LONGEST: usize = 64 * 1024;

/// A line of the history.
#[expect(clippy::large_enum_variant, reason = "nearly every line is a session")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "line", rename_all = "snake_case")]
pub enum HistoryLine {
    /// A session.
    Session(Record),
    /// What was said of a session later.
    Answers(Later),
}

/// Answers, with the session that they are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Later {
    /// The format of the line.
    pub v: u32,
    /// The session's id.
    pub id: String,
    /// When they were given.
    #[serde(
        default,
        with = "time::serde::rfc3339::option",
        skip_serializing_if = "Option::is_none"
    )]
    pub at: Option<OffsetDateTime>,
    /// The answers.
    #[serde(flatten)]
    pub answers: Answers,
}

impl Later {
    /// Some answers.
    pub fn new(id: &str, answers: Answers, at: OffsetDateTime) -> Self {
        Self { v: FORMAT, id: id.to_owned(), at: Some(at), answers }
    }
}

/// A line that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("this line cannot be read")]
pub struct Damaged;

/// All that a line of a newer format must have, and the kind that decides how the rest is read.
#[derive(Deserialize)]
struct LineHeader<'l> {
    v: u32,
    #[serde(borrow, default)]
    line: Cow<'l, str>,
}

impl HistoryLine {
    /// What is said of a session after it was recorded.
    pub fn answers(id: &str, answers: Answers, at: OffsetDateTime) -> Self {
        Self::Answers(Later::new(id, answers, at))
    }

    /// Reads a line; nothing where it is blank, or of a newer format and not understood.
    ///
    /// # Errors
    /// Where it is neither.
    pub fn read(bytes: &[u8]) -> Result<Option<Self>, Damaged> {
        let text = str::from_utf8(bytes).map_err(|_| Damaged)?.trim_ascii();
        if text.is_empty() {
            return Ok(None);
        }
        let head: LineHeader<'_> = serde_json::from_str(text).map_err(|_| Damaged)?;
        let line = match &*head.line {
            "session" => serde_json::from_str(text).map(Self::Session).ok(),
            "answers" => serde_json::from_str(text).map(Self::Answers).ok(),
            _ => None,
        };
        if line.is_none() && head.v <= FORMAT { Err(Damaged) } else { Ok(line) }
    }
}

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

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn newer_lines_are_left_alone_and_odd_ones_told() {
        assert_eq!(HistoryLine::read(br#"{"line":"mood","v":2,"id":"a"}"#), Ok(None));
        assert_eq!(
            HistoryLine::read(b"{\"line\":\"answers\",\"v\":2,\"id\":\"a\",\"calm\":7}\r"),
            Ok(None)
        );
        assert_eq!(HistoryLine::read(b" \r"), Ok(None));
        for odd in [
            &br#"{"line":"mood","v":1,"id":"a"}"#[..],
            br#"{"line":"answers","v":1,"id":"a","calm":7}"#,
            br#"{"line":"answers","v":1,"id":"a","tension_after":11}"#,
            br#"{"line":"answers","v":1,"id":"a"}{}"#,
            b"{\"line\":\"answers\",\"v\":1,\"id\":\"\xff\"}",
            b"\0\0",
            b"7",
        ] {
            assert_eq!(HistoryLine::read(odd), Err(Damaged), "{}", odd.escape_ascii());
        }
    }

    #[test]
    fn answers_are_one_flat_line_and_unknown_keys_do_no_harm() {
        let said = Answers { calm: Some(super::super::Calm::Less), ..Answers::default() };
        let line = HistoryLine::answers("a", said, datetime!(2026-03-02 10:00 +1));
        let text = serde_json::to_string(&line).unwrap();
        assert_eq!(
            text,
            r#"{"line":"answers","v":1,"id":"a","at":"2026-03-02T10:00:00+01:00","calm":-1}"#
        );
        let more = text.replace("\"v\"", "\"mood\":{\"x\":[1]},\"v\"");
        assert_eq!(HistoryLine::read(more.as_bytes()), Ok(Some(line)));
    }
}
