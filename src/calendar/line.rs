//! Lines of a calendar file: escapes text, folds long lines, and ends each line.

use crate::routine::safe;

/// The maximum length of a line in octets, without its end.
const LONGEST: usize = 75;

/// The lines so far.
#[derive(Debug, Default)]
pub(super) struct CalendarLines(String);

impl CalendarLines {
    /// Adds lines, each folded between characters. A continued line begins with a space.
    pub(super) fn add(&mut self, lines: &str) {
        for line in lines.split('\n') {
            self.fold(line);
        }
    }

    fn fold(&mut self, line: &str) {
        let mut room = LONGEST;
        for character in line.chars() {
            if character.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            self.0.push(character);
            room -= character.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Returns all lines.
    pub(super) fn done(self) -> String {
        self.0
    }
}

/// Escapes text for a value: the format's own characters get a backslash, and control and invisible characters are
/// written out by their numbers.
pub(super) fn text(words: &str) -> String {
    let mut value = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '\n' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', character]),
            _ if safe::is_forbidden(character) => value.push_str(&safe::named(character)),
            _ => value.push(character),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(line: &str) -> String {
        let mut lines = CalendarLines::default();
        lines.add(line);
        lines.done()
    }

    /// Unescapes a value, as a reader of the file does.
    fn read(value: &str) -> String {
        let mut words = String::new();
        let mut rest = value.chars();
        while let Some(character) = rest.next() {
            words.push(match character {
                '\\' => match rest.next() {
                    Some('n') => '\n',
                    Some(escaped @ ('\\' | ';' | ',')) => escaped,
                    other => panic!("\\{other:?} means nothing"),
                },
                ';' | ',' => panic!("{character} is not escaped"),
                _ => character,
            });
        }
        words
    }

    #[test]
    fn lines_longer_than_75_octets_are_folded() {
        let line = "x".repeat(75);
        assert_eq!(folded(&line), format!("{line}\r\n"));
        assert_eq!(folded(&format!("{line}y")), format!("{line}\r\n y\r\n"));
    }

    #[test]
    fn folding_never_splits_a_character() {
        let line = format!("{}é", "x".repeat(74));
        assert_eq!(folded(&line), format!("{}\r\n é\r\n", "x".repeat(74)));
    }

    #[test]
    fn escapes_special_characters_and_writes_out_invisible_ones() {
        assert_eq!(text("a\\b;c,d\ne:\"f\""), "a\\\\b\\;c\\,d\\ne:\"f\"");
        assert_eq!(text("x\r\nEND:VEVENT\u{202e}"), "x<U+000D>\\nEND:VEVENT<U+202E>");
    }

    proptest! {
        #[test]
        fn unfolding_restores_the_line(line in "[^\r\n]{0,400}") {
            let folded = folded(&line);
            let rows = folded.strip_suffix("\r\n").unwrap().split("\r\n");
            for (at, row) in rows.enumerate() {
                prop_assert!(row.len() <= 75, "{row:?}");
                prop_assert!(at == 0 || row.starts_with(' ') && row.len() > 1, "{row:?}");
            }
            prop_assert_eq!(folded.replace("\r\n ", ""), line + "\r\n");
        }

        #[test]
        fn unescaping_restores_the_text(words in "(\\PC|[\\\\;,n\n]){0,100}") {
            let harmless = |line| safe::visible(line);
            let words = words.split('\n').map(harmless).collect::<Vec<_>>().join("\n");
            prop_assert_eq!(read(&text(&words)), words);
        }

        #[test]
        fn a_value_has_no_line_ends_and_no_invisible_characters(words in "(?s).{0,100}") {
            prop_assert_eq!(safe::forbidden(&text(&words)), None);
        }
    }
}
