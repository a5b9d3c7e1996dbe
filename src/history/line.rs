//! Lines of the history, each a session or later answers about one, and how they are combined into sessions.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use time::OffsetDateTime;

use super::{Answers, Ending, FORMAT, Record};

/// The most bytes of a line. This program never writes a longer one.
pub const LONGEST: usize = 64 * 1024;

/// A line of the history.
#[expect(clippy::large_enum_variant, reason = "nearly every line is a session")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "line", rename_all = "snake_case")]
pub enum HistoryLine {
    /// A session.
    Session(Record),
    /// Answers that were given about a session later.
    Answers(LaterAnswers),
}

/// Answers, and the session that they are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaterAnswers {
    /// The format of the line.
    pub v: u32,
    /// The session's id.
    pub id: String,
    /// When the answers were given.
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

impl LaterAnswers {
    /// Creates a line of answers about a session.
    pub fn new(id: &str, answers: Answers, at: OffsetDateTime) -> Self {
        Self { v: FORMAT, id: id.to_owned(), at: Some(at), answers }
    }
}

/// The beginning of a session's line, as this program writes it.
const SESSION: &str = r#"{"line":"session","v":"#;

/// A line that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("this line cannot be read")]
pub struct Damaged;

/// The keys that a line of any format must have. They decide how the rest is read.
#[derive(Deserialize)]
struct LineHeader<'l> {
    v: u32,
    #[serde(borrow, default)]
    line: Cow<'l, str>,
}

impl HistoryLine {
    /// Creates a line of answers about a session that was recorded earlier.
    pub fn answers(id: &str, answers: Answers, at: OffsetDateTime) -> Self {
        Self::Answers(LaterAnswers::new(id, answers, at))
    }

    /// Reads a line. Returns `None` if it is blank, or if a newer version wrote it and this one does not understand it.
    ///
    /// # Errors
    /// Fails if the line is damaged.
    pub fn read(bytes: &[u8]) -> Result<Option<Self>, Damaged> {
        let text = str::from_utf8(bytes).map_err(|_| Damaged)?.trim_ascii();
        if text.is_empty() {
            return Ok(None);
        }
        // Nearly every line is a session, written by this program: then nothing has to be read twice.
        if text.starts_with(SESSION)
            && let Ok(record) = serde_json::from_str(text)
        {
            return Ok(Some(Self::Session(record)));
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

/// A session with all answers about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedSession {
    /// The session as it was recorded.
    pub record: Record,
    /// The latest answer to each question.
    pub answers: Answers,
    /// When the question about soreness was answered.
    pub sore_at: Option<OffsetDateTime>,
}

/// All sessions, in the order in which they began.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The sessions.
    pub sessions: Vec<FoldedSession>,
    /// The sessions that the person took out of the history.
    pub deleted: Vec<FoldedSession>,
}

/// Lines that are being combined into sessions, added in the order in which they were written.
///
/// If a session was recorded twice, the first record counts, unless it says only that the session was interrupted; then
/// the other one does. Answers find their session wherever its line is; answers without a session are ignored.
#[derive(Debug, Default)]
pub struct Folding {
    sessions: Vec<FoldedSession>,
    places: HashMap<String, usize>,
    later: Vec<LaterAnswers>,
}

impl Folding {
    /// Adds the next line.
    pub fn add(&mut self, line: HistoryLine) {
        match line {
            HistoryLine::Session(record) => self.add_session(record),
            HistoryLine::Answers(line) => self.later.push(line),
        }
    }

    fn add_session(&mut self, record: Record) {
        match self.places.entry(record.id.clone()) {
            Slot::Vacant(place) => {
                place.insert(self.sessions.len());
                let answers = Answers::default();
                self.sessions.push(FoldedSession { record, answers, sore_at: None });
            }
            Slot::Occupied(place) => {
                if let Some(first) = self.sessions.get_mut(*place.get())
                    && first.record.outcome == Ending::Interrupted
                {
                    first.record = record;
                }
            }
        }
    }

    /// Returns all sessions with their answers, in the order in which they began.
    pub fn done(self) -> History {
        let Self { mut sessions, places, later } = self;
        for line in later {
            if let Some(entry) = places.get(&line.id).and_then(|place| sessions.get_mut(*place)) {
                entry.answers.add(line.answers);
                entry.sore_at = line.answers.sore.and(line.at).or(entry.sore_at);
            }
        }
        sessions.sort_by_key(|entry| entry.record.start);
        let is_deleted = |entry: &mut FoldedSession| entry.answers.deleted == Some(true);
        let deleted = sessions.extract_if(.., is_deleted).collect();
        History { sessions, deleted }
    }
}

/// Combines lines into sessions, as [`Folding`] does.
pub fn fold(lines: impl IntoIterator<Item = HistoryLine>) -> History {
    let mut folding = Folding::default();
    lines.into_iter().for_each(|line| folding.add(line));
    folding.done()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn newer_lines_are_skipped_and_damaged_ones_reported() {
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
    fn answers_are_one_flat_line_and_unknown_keys_are_ignored() {
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
