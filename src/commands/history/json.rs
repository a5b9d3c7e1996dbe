//! Sessions as a JSON array, one a line.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use crate::history::Answers;
use crate::history::lookback::HistoryEntry;
use crate::routine::safe;

/// Each record with its later answers in a field of their own.
pub(super) fn write(shown: &[HistoryEntry<'_>], out: &mut impl Write) -> io::Result<()> {
    let mut begins = "[\n";
    for seen in shown {
        // Nobody looks back on what is left out, so that it goes without saying.
        let answers = Answers { deleted: None, ..seen.answers };
        let (record, answers) =
            (serde_json::to_string(seen.record)?, serde_json::to_string(&answers)?);
        let fields = escaped(record.strip_suffix('}').unwrap_or(&record));
        write!(out, "{begins}{fields},\"answers\":{answers}}}")?;
        begins = ",\n";
    }
    writeln!(out, "{}", if shown.is_empty() { "[]" } else { "\n]" })
}

/// JSON without any character that a terminal would obey; parsed, it is the same.
fn escaped(json: &str) -> Cow<'_, str> {
    if safe::forbidden(json).is_none() {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len());
    for letter in json.chars() {
        if safe::is_forbidden(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(escaped, "\\u{unit:04x}").ok(); // a string takes everything
            }
        } else {
            escaped.push(letter);
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_is_read_as_it_was() {
        let text = "a\u{202e}\u{9b}\u{7f}\u{e0001}\u{10fffd} \u{9996}\u{1f642}\u{1b}\"";
        let json = serde_json::to_string(text).unwrap();
        let escaped = escaped(&json);
        assert_eq!(safe::forbidden(&escaped), None);
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }
}
