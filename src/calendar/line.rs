//! Lines of a calendar file: text escaped, long lines folded, each with its end.

use crate::routine::safe;

/// Octets of a line at most, without its end.
const LONGEST: usize = 75;

/// The lines so far.
#[derive(Debug, Default)]
pub(super) struct CalendarLines(String);

impl CalendarLines {
    /// Adds lines, each folded between characters: what goes on begins with a space.
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

    /// All of them.
    pub(super) fn done(self) -> String {
        self.0
    }
}

/// Text as a value: what the format would read as its own is escaped, what hides or moves is written out.
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

    /// What a reader makes of a value.
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
    fn seventy_five_octets_are_one_line_and_one_more_is_two() {
        let line = "x".repeat(75);
        assert_eq!(folded(&line), format!("{line}\r\n"));
        assert_eq!(folded(&format!("{line}y")), format!("{line}\r\n y\r\n"));
    }

    #[test]
    fn a_character_is_never_torn() {
        let line = format!("{}é", "x".repeat(74));
        assert_eq!(folded(&line), format!("{}\r\n é\r\n", "x".repeat(74)));
    }

    #[test]
    fn what_the_format_reads_as_its_own_is_escaped() {
        assert_eq!(text("a\\b;c,d\ne:\"f\""), "a\\\\b\\;c\\,d\\ne:\"f\"");
        assert_eq!(text("x\r\nEND:VEVENT\u{202e}"), "x<U+000D>\\nEND:VEVENT<U+202E>");
    }

    proptest! {
        #[test]
        fn folding_is_undone_by_a_reader(line in "[^\r\n]{0,400}") {
            let folded = folded(&line);
            let rows = folded.strip_suffix("\r\n").unwrap().split("\r\n");
            for (at, row) in rows.enumerate() {
                prop_assert!(row.len() <= 75, "{row:?}");
                prop_assert!(at == 0 || row.starts_with(' ') && row.len() > 1, "{row:?}");
            }
            prop_assert_eq!(folded.replace("\r\n ", ""), line + "\r\n");
        }

        #[test]
        fn escaping_is_undone_by_a_reader(words in "(\\PC|[\\\\;,n\n]){0,100}") {
            let harmless = |line| safe::visible(line);
            let words = words.split('\n').map(harmless).collect::<Vec<_>>().join("\n");
            prop_assert_eq!(read(&text(&words)), words);
        }

        #[test]
        fn a_value_holds_nothing_that_ends_a_line_or_hides(words in "(?s).{0,100}") {
            prop_assert_eq!(safe::forbidden(&text(&words)), None);
        }
    }
}
