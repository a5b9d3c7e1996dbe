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
            '.' if goes_on && plain.ends_with([' ', '.']) => plain.push_str("dot "),
            '.' | ',' | '?' | ':' => plain.push(letter),
            '/' => plain.push_str(" slash "),
            '=' => plain.push_str(" is "),
            '%' => plain.push_str(" percent "),
            '+' => plain.push_str(" plus "),
            '-' if goes_on && plain.ends_with(|last: char| last.is_ascii_digit()) => {
                plain.push_str(" to ");
            }
            _ if letter.is_alphanumeric() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    let line = words.join(" ").replace(" ,", ",").replace(" .", ".");
    line.replace(",,", ",").replace(",.", ".").trim_end_matches(',').to_owned()
}

/// The same words with a capital first.
pub fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
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
            ("volume = 60%", "volume is 60 percent"),
            ("for 10-20 seconds", "for 10 to 20 seconds"),
            ("uncertain (few, or small).", "uncertain, few, or small."),
            ("A title (its-name)", "A title, its name"),
            ("/home/.config", "slash home slash dot config"),
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
