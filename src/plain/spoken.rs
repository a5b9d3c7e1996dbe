//! Lines as somebody's screen reader is to read them: words, figures, and no sign but `. , ? :`.

/// A line of nothing but words, figures, blanks and `. , ? :`.
pub fn plainly(line: &str) -> String {
    let mut plain = String::new();
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let goes_on = letters.peek().is_some_and(|next| next.is_alphanumeric());
        match letter {
            '!' => plain.push('.'),
            ';' | '·' | '(' | ')' | '\u{2013}' | '\u{2014}' => comma(&mut plain),
            '\'' | '\u{2019}' if goes_on && plain.ends_with(char::is_alphanumeric) => {
                plain.push('\'');
            }
            '.' | ',' | '?' | ':' => plain.push(letter),
            '/' => plain.push_str(" slash "),
            _ if letter.is_alphanumeric() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").replace(" ,", ",").replace(",,", ",").replace(",.", ".").replace(" .", ".")
}

/// A pause, unless there is one.
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
        ] {
            assert_eq!(plainly(line), plain);
        }
    }

    proptest! {
        #[test]
        fn nothing_else_is_left(line in ".*") {
            let known = |letter: char| letter.is_alphanumeric() || " .,?:'".contains(letter);
            prop_assert!(plainly(&line).chars().all(known), "{:?}", plainly(&line));
        }
    }
}
