//! Keeps control and hidden characters in text from outside away from terminals, voices and files.

/// Returns whether a character could move the cursor, or colour, hide or reorder text on a terminal.
pub const fn is_forbidden(character: char) -> bool {
    matches!(
        character,
        '\0'..='\x1f'                       // C0: escape, bell, line ends
        | '\x7f'..='\u{9f}'                 // delete and C1: the one-byte escapes
        | '\u{ad}'                          // soft hyphen: hides
        | '\u{61c}'                         // bidi mark
        | '\u{200b}'..='\u{200f}'           // zero width, bidi marks
        | '\u{2028}'..='\u{202e}'           // line ends, bidi overrides
        | '\u{2060}'..='\u{206f}'           // invisible operators, bidi isolates
        | '\u{feff}'                        // byte order mark
        | '\u{fff9}'..='\u{fffb}'           // interlinear marks
        | '\u{e000}'..='\u{f8ff}'           // private use
        | '\u{e0000}'..='\u{10ffff}'        // tags, private planes
    )
}

/// Returns the first forbidden character of a text.
pub fn forbidden(text: &str) -> Option<char> {
    if is_plain(text) { None } else { text.chars().find(|character| is_forbidden(*character)) }
}

/// Returns true if a text has only ASCII characters that are seen. Most texts do.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Writes out every forbidden character of a text as `<U+001B>`; tabs become spaces.
pub fn visible(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => shown.push(' '),
            _ if is_forbidden(character) => shown.push_str(&named(character)),
            _ => shown.push(character),
        }
    }
    shown
}

/// Names a character by its number: `<U+001B>`.
pub fn named(character: char) -> String {
    format!("<U+{:04X}>", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn control_characters_are_written_out() {
        assert_eq!(visible("a\x1b[2Jb\u{202e}c\td"), "a<U+001B>[2Jb<U+202E>c d");
        assert_eq!(forbidden("Nacken, höher, 首"), None);
    }

    proptest! {
        #[test]
        fn visible_leaves_no_forbidden_character(text in "\\PC*|.*") {
            prop_assert_eq!(forbidden(&visible(&text)), None);
        }
    }
}
