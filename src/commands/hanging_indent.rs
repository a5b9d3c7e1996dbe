//! Wraps words into lines of a certain width, next to a head or indented below it.

use anstream::adapter::strip_str;
use unicode_segmentation::UnicodeSegmentation;

use crate::widgets::text;

/// The fewest columns for words next to their head. With less room, or less than the longest word needs, they go below
/// it.
const LEAST_ROOM: usize = 24;

/// The indent of words below their head, in columns.
const BELOW: usize = 4;

/// Returns the columns that a text takes, not counting its styles.
pub(super) fn width(text: &str) -> usize {
    text::width(&strip_str(text).to_string())
}

/// Wraps `text` after `head`, which includes its own space, into lines of at most `columns`. All lines but the first
/// are indented.
///
/// A word is never broken, so a path that is longer than a line can still be copied. Scripts written without spaces are
/// the exception: a line may end between two wide characters.
pub(super) fn lines(head: &str, indent: usize, text: &str, columns: usize) -> Vec<String> {
    let needed = indent + LEAST_ROOM.max(longest(text));
    if indent > BELOW && columns < needed && !text.is_empty() {
        let head = Some(head.trim_end().to_owned()).filter(|head| !head.is_empty());
        let below = lines(&blank(BELOW), BELOW, text, columns);
        return head.into_iter().chain(below).collect();
    }
    let mut lines = Vec::new();
    let (mut line, mut used) = (head.to_owned(), width(head));
    let mut gap = "";
    for word in text.split_ascii_whitespace() {
        for piece in pieces(word) {
            let more = gap.len() + width(&piece);
            if used + more > columns && !line.trim_end().is_empty() {
                line.truncate(line.trim_end().len());
                lines.push(std::mem::replace(&mut line, blank(indent) + &piece));
                used = indent + width(&piece);
            } else {
                line = line + gap + &piece;
                used += more;
            }
            gap = "";
        }
        gap = " ";
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Returns the fewest columns that a text needs, on any number of lines.
pub(super) fn longest(text: &str) -> usize {
    text.split_ascii_whitespace().flat_map(pieces).map(|piece| width(&piece)).max().unwrap_or(0)
}

fn blank(columns: usize) -> String {
    " ".repeat(columns)
}

/// Splits a word into the parts between which a line may end.
fn pieces(word: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut was_wide = false;
    for grapheme in word.graphemes(true) {
        let is_wide = text::width(grapheme) > 1;
        match pieces.last_mut() {
            Some(last) if !(is_wide && was_wide) => last.push_str(grapheme),
            _ => pieces.push(grapheme.to_owned()),
        }
        was_wide = is_wide;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cli::TextRole;

    #[test]
    fn lines_break_between_words_and_are_indented_below_the_first() {
        let head = format!("  {}  ", TextRole::Name.of("calm"));
        let text = "Slow breathing and soft touch; you may feel calmer";
        assert_eq!(
            lines(&head, 8, text, 38),
            [format!("{head}Slow breathing and soft touch;"), "        you may feel calmer".into()]
        );
    }

    #[test]
    fn with_little_room_words_stand_below_their_head() {
        let lines = lines("  calm  12 min  ", 16, "Slow breathing and soft touch", 30);
        assert_eq!(lines, ["  calm  12 min", "    Slow breathing and soft", "    touch"]);
    }

    #[test]
    fn a_head_without_words_has_no_line_below_it() {
        assert_eq!(lines("  0:12  lift  ", 14, "", 30), ["  0:12  lift"]);
    }

    #[test]
    fn all_words_go_below_the_head_if_one_does_not_fit_next_to_it() {
        let lines = lines("  settings  ", 12, "/home/somebody/.config: in use", 34);
        assert_eq!(lines, ["  settings", "    /home/somebody/.config: in use"]);
    }

    #[test]
    fn a_long_word_stays_whole_and_has_a_line_to_itself() {
        let path = "/home/somebody/.config/neckcare/config.toml:";
        assert_eq!(
            lines("* ", 2, &format!("in {path} not there"), 20),
            ["* in".to_owned(), format!("  {path}"), "  not there".into()]
        );
        assert_eq!(lines("", 0, path, 20), [path], "and no empty line before it");
    }

    #[test]
    fn lines_do_not_break_at_no_break_spaces_and_styles_take_no_room() {
        assert_eq!(lines("", 0, "hold 10\u{a0}s now", 7), ["hold", "10\u{a0}s", "now"]);
        let bold = TextRole::Title.of("one two three");
        assert_eq!(lines("", 0, &bold, 7), ["\u{1b}[1mone two", "three\u{1b}[0m"]);
    }

    #[test]
    fn words_break_only_between_wide_characters() {
        for (text, columns, expected) in [
            ("肩甲骨のあいだ", 6, vec!["肩甲骨", "のあい", "だ"]),
            ("肩甲骨のあいだ", 7, vec!["肩甲骨", "のあい", "だ"]),
            ("a 肩甲骨", 5, vec!["a 肩", "甲骨"]),
            ("neck首", 4, vec!["neck首"]),
            ("👨‍👩‍👧‍👦👩🏽‍⚕️", 2, vec!["👨‍👩‍👧‍👦", "👩🏽‍⚕️"]),
            ("cafe\u{301} e\u{301}cole", 5, vec!["cafe\u{301}", "e\u{301}cole"]),
            ("", 5, vec![""]),
        ] {
            assert_eq!(lines("", 0, text, columns), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn lines_fit_and_no_word_is_lost_or_broken(
            words in prop::collection::vec("[a-z]{1,9}|[a-e肩甲骨👩\u{301}]{1,9}|`[a-z]{1,7}`", 0..20),
            indent in 2_usize..20,
            columns in 24_usize..70,
        ) {
            let text = words.join(" ");
            let head = format!("{:indent$}", "-");
            let lines = lines(&head, indent, &crate::cli::with_names(&text), columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{line:?}");
            }
            // Without the styles, and without the breaks between wide characters, it is the same text.
            let bare = |text: &str| strip_str(text).to_string().replace([' ', '\n'], "");
            prop_assert_eq!(bare(&lines.join("\n")), format!("-{}", bare(&text)));
            let narrow = |word: &&String| word.is_ascii();
            for word in words.iter().filter(narrow) {
                let stripped = strip_str(&lines.join("\n")).to_string();
                prop_assert!(stripped.split_whitespace().any(|whole| whole == word));
            }
        }
    }
}
