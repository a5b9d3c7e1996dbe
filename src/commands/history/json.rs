//! Sessions as a JSON array, one per line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::history::lookback::HistoryEntry;
use crate::history::{Answers, Record};
use crate::routine::safe;

/// A record, with its later answers in a field of their own.
#[derive(Serialize)]
struct SessionJson<'s> {
    #[serde(flatten)]
    record: &'s Record,
    answers: Answers,
}

pub(super) fn write(shown: &[HistoryEntry<'_>], out: &mut impl Write) -> io::Result<()> {
    let mut begins = "[\n";
    for HistoryEntry { record, answers } in shown {
        // A look back never shows deleted sessions, so the field would always be the same.
        let session = SessionJson { record, answers: Answers { deleted: None, ..*answers } };
        out.write_all(begins.as_bytes())?;
        session.serialize(&mut Serializer::with_formatter(&mut *out, Escaping))?;
        begins = ",\n";
    }
    writeln!(out, "{}", if shown.is_empty() { "[]" } else { "\n]" })
}

/// A JSON formatter that writes one line and escapes every character that a terminal would obey. Parsing restores them.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        out: &mut W,
        mut text: &str,
    ) -> io::Result<()> {
        while let Some(letter) = safe::forbidden(text) {
            let (before, after) = text.split_once(letter).unwrap_or_default();
            out.write_all(before.as_bytes())?;
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            text = after;
        }
        out.write_all(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parsing_restores_escaped_text() {
        let text = "a\u{202e}\u{9b}\u{7f}\u{e0001}\u{10fffd} \u{9996}\u{1f642}\u{1b}\"";
        let mut json = Vec::new();
        text.serialize(&mut Serializer::with_formatter(&mut json, Escaping)).unwrap();
        let json = String::from_utf8(json).unwrap();
        assert_eq!(
            json,
            "\"a\\u202e\\u009b\\u007f\\udb40\\udc01\\udbff\\udffd \u{9996}\u{1f642}\\u001b\\\"\""
        );
        assert_eq!(safe::forbidden(&json), None);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
