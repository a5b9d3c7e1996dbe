//! Rewrites lines for a screen reader: words with their apostrophes, figures, and no signs but `. , ? :`. Text that can
//! be typed keeps every sign.

/// Returns a line as words, figures, blanks and `. , ? :`. Text between back-ticks, options, files and names with an
/// underscore stay as they are, because they can be typed.
pub fn plainly(line: &str) -> String {
    let mut plain = String::new();
    let line = with_signs_kept(line);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let goes_on = letters.peek().is_some_and(|next| next.is_alphanumeric());
        match letter {
            '!' => plain.push('.'),
            ';' | '·' | '(' | ')' | '\u{2013}' | '\u{2014}' => comma(&mut plain),
            '\'' | '\u{2019}' if goes_on && plain.ends_with(char::is_alphanumeric) => {
                plain.push('\'');
            }
            '.' if goes_on && plain.ends_with([' ', '.']) => plain.push_str("dot "),
            '.' | ',' | '?' | ':' => plain.push(letter),
            '/' => plain.push_str(" slash "),
            // At the beginning of a line it is the mark of a hint.
            '=' if plain.trim().is_empty() => {}
            '=' => plain.push_str(" is "),
            '%' => plain.push_str(" percent "),
            '+' => plain.push_str(" plus "),
            '-' if goes_on && plain.ends_with(|last: char| last.is_ascii_digit()) => {
                plain.push_str(" to ");
            }
            _ if letter.is_alphanumeric() || is_kept(letter) => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    let line = words.join(" ").replace(" ,", ",").replace(" .", ".");
    let line = line.replace(",,", ",").replace(",.", ".");
    line.trim_end_matches(',').chars().map(given_back).collect()
}

/// The first of the private-use characters that stand in for the signs of text that can be typed; no text has them.
const KEPT: u32 = 0xe000;

const fn is_kept(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{e07f}')
}

/// Replaces the signs of text that can be typed by characters that are left alone.
fn with_signs_kept(line: &str) -> String {
    let line: String =
        line.chars().map(|letter| if is_kept(letter) { ' ' } else { letter }).collect();
    let parts: Vec<&str> = line.split('`').collect();
    // A back-tick without a partner is a sign like any other.
    let closed = parts.len() % 2 == 1;
    let part = |(nth, part): (usize, &&str)| {
        if nth % 2 == 1 && closed { kept(part) } else { with_words_kept(part) }
    };
    parts.iter().enumerate().map(part).collect::<Vec<_>>().join(if closed { "" } else { " " })
}

/// Replaces the signs of words that can be typed and are not in back-ticks.
fn with_words_kept(text: &str) -> String {
    let word = |word: &str| {
        let from = word.len() - word.trim_start_matches(['(', '\'', '"']).len();
        let to =
            word.trim_end_matches(['.', ',', ';', ':', '?', '!', ')', '\'', '"']).len().max(from);
        match (word.get(..from), word.get(from..to), word.get(to..)) {
            (Some(before), Some(typed), Some(behind)) if can_be_typed(typed) => {
                format!("{before}{}{behind}", kept(typed))
            }
            _ => word.to_owned(),
        }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Returns whether a word is an option, a file or a name with an underscore.
fn can_be_typed(word: &str) -> bool {
    let is_option =
        word.trim_start_matches('-').starts_with(char::is_alphabetic) && word.starts_with('-');
    let is_path =
        word.len() > 1 && ["/", "~/", "./", "../"].iter().any(|start| word.starts_with(start));
    let ends_as_a_file = word.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty() && ending.starts_with(char::is_alphabetic) && stem.contains(['/', '-'])
    });
    let is_name = word.contains('_') && word.starts_with(char::is_alphabetic);
    is_option || is_path || ends_as_a_file || is_name
}

fn kept(typed: &str) -> String {
    let keep = |letter: char| match u32::from(letter) {
        sign @ 0..0x80 if !letter.is_ascii_alphanumeric() => {
            char::from_u32(KEPT + sign).unwrap_or(letter)
        }
        _ => letter,
    };
    typed.chars().map(keep).collect()
}

fn given_back(letter: char) -> char {
    if is_kept(letter) {
        char::from_u32(u32::from(letter) - KEPT).unwrap_or(letter)
    } else {
        letter
    }
}

/// Returns the words with a capital first letter.
pub fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// Adds a comma, unless the words already end with a pause.
fn comma(plain: &mut String) {
    let spoken = plain.trim_end();
    if !spoken.is_empty() && !spoken.ends_with([',', '.', ':', '?']) {
        plain.truncate(spoken.len());
        plain.push(',');
    }
    plain.push(' ');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn signs_become_words_and_pauses() {
        for (line, plain) in [
            ("Stop. Hands off. Keep your head still.", "Stop. Hands off. Keep your head still."),
            ("Skull-base circles (light); slowly!", "Skull base circles, light, slowly."),
            ("`neckcare doctor` says more", "neckcare doctor says more"),
            ("Don't stand or drive.", "Don't stand or drive."),
            ("'no' or seated/lying", "no or seated slash lying"),
            ("volume = 60%", "volume is 60 percent"),
            ("for 10-20 seconds", "for 10 to 20 seconds"),
            ("uncertain (few, or small).", "uncertain, few, or small."),
            ("A title (its-name)", "A title, its name"),
            ("a.b.c ...", "a.b.c..."),
        ] {
            assert_eq!(plainly(line), plain);
        }
    }

    #[test]
    fn text_that_can_be_typed_keeps_every_sign() {
        for (line, plain) in [
            ("Run `neckcare config --default` first.", "Run neckcare config --default first."),
            (
                "(see `neckcare start desk-break --for 3m30s`)",
                "see neckcare start desk-break --for 3m30s",
            ),
            ("`theme = \"dark\"`; `90` is none", "theme = \"dark\", 90 is none"),
            (
                "in /home/a/.config/neck-care/config.toml: fine",
                "in /home/a/.config/neck-care/config.toml: fine",
            ),
            ("write ./my-own.toml, or my-own.toml.", "write ./my-own.toml, or my-own.toml."),
            ("add --plain, such as -o calm.wav", "add --plain, such as -o calm.wav"),
            ("reduce_motion = false", "reduce_motion is false"),
            ("  = add `goal = ...`", "add goal = ..."),
            ("one ` and-a-half", "one and a half"),
            (
                "a well-known and/or self-care thing - now",
                "a well known and slash or self care thing now",
            ),
        ] {
            assert_eq!(plainly(line), plain);
        }
    }

    proptest! {
        #[test]
        fn only_letters_figures_and_pauses_are_left(line in "[^`/_~-]*") {
            let known = |letter: char| letter.is_alphanumeric() || " .,?:'".contains(letter);
            prop_assert!(plainly(&line).chars().all(known), "{:?}", plainly(&line));
        }
    }
}
