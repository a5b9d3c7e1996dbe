//! Measures, cuts and wraps text by the columns that a terminal shows, not by bytes or characters.

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

const ELLIPSIS: &str = "…";
const NO_BREAK: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2007}'];

/// Returns the columns that `text` takes on one line, exactly as a buffer lays it out.
pub fn width(text: &str) -> usize {
    // Most text is plain ASCII, and most frames measure a hundred pieces of it.
    if is_plain(text) { text.len() } else { text.graphemes(true).map(columns_of).sum() }
}

/// Cuts `text` to at most `columns`, with an ellipsis in place of the rest.
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    match columns.checked_sub(1) {
        Some(room) => head(text, room).trim_end().to_owned() + ELLIPSIS,
        None => String::new(),
    }
}

/// Wraps `text` into at most `lines` lines of at most `columns`; the last ends in an ellipsis if text is left over.
///
/// Any white space is one place to break, except the no-break spaces, which hold a figure and its unit together.
/// A word that is wider than a line is broken.
pub fn wrap(text: &str, columns: usize, lines: usize) -> Vec<String> {
    let text = evenly_spaced(text);
    let (mut rest, mut wrapped) = (text.as_str(), Vec::new());
    while !rest.is_empty() && wrapped.len() < lines {
        let (line, after) = first_line(rest, columns);
        if line.is_empty() || (!after.is_empty() && wrapped.len() + 1 == lines) {
            wrapped.push(fit(rest, columns));
            break;
        }
        wrapped.push(line.to_owned());
        rest = after;
    }
    wrapped
}

/// Splits off the first line, which is empty if not even one wide character fits.
fn first_line(text: &str, columns: usize) -> (&str, &str) {
    let fits = head(text, columns);
    let (_, rest) = text.split_at(fits.len());
    if rest.is_empty() {
        return (fits, rest);
    }
    if let Some(next_word) = rest.strip_prefix(' ') {
        return (fits, next_word);
    }
    match fits.rfind(' ') {
        Some(gap) => (text.split_at(gap).0, text.split_at(gap + 1).1),
        None => (fits, rest),
    }
}

/// Returns whether every byte is a character of one column.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Returns the longest start of `text` that takes no more than `columns`.
fn head(text: &str, columns: usize) -> &str {
    if is_plain(text) {
        return text.get(..columns).unwrap_or(text);
    }
    let mut used = 0;
    let end = text.grapheme_indices(true).find(|(_, grapheme)| {
        used += columns_of(grapheme);
        used > columns
    });
    end.map_or(text, |(at, _)| text.split_at(at).0)
}

fn evenly_spaced(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() && !NO_BREAK.contains(&c));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns the columns of a grapheme: none for control characters, which a buffer leaves out.
fn columns_of(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) { 0 } else { usize::from(grapheme.cell_width()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::{buffer::Buffer, layout::Rect, style::Style};

    use super::*;

    const NASTY: [&str; 9] = [
        "plain words in a row",
        "肩甲骨のあいだをゆっくり押す",
        "👨‍👩‍👧‍👦👩🏽‍⚕️🇨🇭 flags",
        "e\u{301}cole cafe\u{301}",
        "Z̸̡͓̈́a̵̢̛l̶͎̾g̷̡̈o̶͕͐",
        "العنق والكتف",
        "ﾊﾟﾋﾞ half width",
        "heart ❤️ keycap 1️⃣",
        "\u{1b}[31mred\u{7f}\ttab",
    ];

    #[test]
    fn width_matches_a_buffer() {
        for text in NASTY {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 1));
            let (end, _) = buffer.set_stringn(0, 0, text, 80, Style::new());
            assert_eq!(width(text), usize::from(end), "{text:?}");
        }
    }

    #[test]
    fn short_text_is_left_alone() {
        assert_eq!(fit("glide", 5), "glide");
        assert_eq!(wrap("glide down", 10, 3), ["glide down"]);
    }

    #[test]
    fn long_text_ends_in_an_ellipsis() {
        assert_eq!(fit("glide down", 8), "glide d…");
        assert_eq!(fit("glide down", 7), "glide…", "no gap before the ellipsis");
        assert_eq!(fit("肩甲骨", 5), "肩甲…");
        assert_eq!(fit("肩甲骨", 4), "肩…", "a wide character is not halved");
        assert_eq!(fit("肩", 1), "…");
        assert_eq!(fit("glide", 0), "");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("  Tuck the pads\n just under ", 9, 9), ["Tuck the", "pads just", "under"]);
        assert_eq!(wrap("hold 10\u{a0}s now", 7, 9), ["hold", "10\u{a0}s", "now"]);
        assert_eq!(
            wrap("suboccipital ease", 6, 9),
            ["suboc".to_owned() + "c", "ipital".into(), "ease".into()]
        );
    }

    #[test]
    fn the_last_line_ends_in_an_ellipsis_if_text_is_left_over() {
        assert_eq!(wrap("one two three four", 7, 2), ["one two", "three…"]);
        assert_eq!(wrap("one two three", 9, 0), Vec::<String>::new());
        assert_eq!(wrap("肩 甲", 1, 3), ["…"]);
    }

    proptest! {
        #[test]
        fn no_line_exceeds_the_given_width(text in "\\PC{0,40}|[ a-e肩👩\u{301}\u{fe0f}]{0,40}", columns in 0_usize..12, lines in 0_usize..6) {
            let wrapped = wrap(&text, columns, lines);
            prop_assert!(wrapped.len() <= lines);
            prop_assert!(wrapped.iter().all(|line| width(line) <= columns));
            prop_assert!(width(&fit(&text, columns)) <= columns);
        }

        #[test]
        fn no_word_is_lost_when_there_is_room(words in prop::collection::vec("[a-z]{1,9}", 0..20)) {
            prop_assert_eq!(wrap(&words.join(" "), 9, 99).join(" "), words.join(" "));
        }
    }
}
