//! The name of the file that sessions are added to.

use super::setting::{Setting, WrittenValue};
use crate::routine::parse::fields::{Log, Value};
use crate::routine::parse::value;

/// The most characters of a name.
const LONGEST: usize = 60;

/// A file in the folder of the history: `history.jsonl`, or `history-` with letters, digits and hyphens of the user's
/// own, so that each of several synced machines writes its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryFile(String);

impl Default for HistoryFile {
    fn default() -> Self {
        Self("history.jsonl".to_owned())
    }
}

impl HistoryFile {
    /// Creates a name, if files of this name are read as a part of the history.
    pub fn new(name: &str) -> Option<Self> {
        let own = name.strip_prefix("history")?.strip_suffix(".jsonl")?;
        let known = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        let is_name = name.len() <= LONGEST && own.chars().all(known);
        (is_name && (own.is_empty() || own.starts_with('-'))).then(|| Self(name.to_owned()))
    }

    /// Returns the plain name.
    pub fn get(&self) -> &str {
        &self.0
    }
}

impl Setting for HistoryFile {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        const EXAMPLE: &str = "\"history-laptop.jsonl\"";
        let remedy = format!("write it like {EXAMPLE}");
        let name = value::string(value, &remedy, log)?;
        let rule = "a history file is history.jsonl, or history- with letters, digits and hyphens before .jsonl";
        Self::new(name).or_else(|| log.note(value.span(), rule.to_owned(), remedy))
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(format!("\"{}\"", self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_only_names_of_history_files_in_the_same_folder() {
        for name in ["history.jsonl", "history-laptop.jsonl", "history-at-work-2.jsonl"] {
            assert_eq!(HistoryFile::new(name).map(|file| file.0).as_deref(), Some(name));
        }
        for name in [
            "",
            "history",
            "laptop.jsonl",
            "history-../x.jsonl",
            "history/x.jsonl",
            "historyx.jsonl",
            "history-ä.jsonl",
        ] {
            assert_eq!(HistoryFile::new(name), None, "{name}");
        }
    }
}
