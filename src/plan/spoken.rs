//! How long words take to say.

use std::time::Duration;

/// One word at 150 words a minute, the calm rate at which slots are reckoned.
const WORD: Duration = Duration::from_millis(400);

/// A comma or a colon is a breath between words.
const COMMA: Duration = Duration::from_millis(200);

/// Two words and more take at least so long, however short they are.
const SHORTEST: Duration = Duration::from_millis(1100);

/// How many words are said of a text; both halves of a word with a hyphen count.
pub fn word_count(words: &str) -> u32 {
    let (mut count, mut within) = (0, false);
    for letter in words.chars() {
        match letter {
            ' ' | '-' => within = false,
            _ if !within && letter.is_alphanumeric() => (count, within) = (count + 1, true),
            _ => {}
        }
    }
    count
}

/// How long some words take to say.
pub fn spoken_length(words: &str) -> Duration {
    let is_breath = |letter: &char| matches!(letter, ',' | ':' | ';');
    let breaths = words.chars().filter(is_breath).map(|_| COMMA);
    let length = WORD * word_count(words) + breaths.sum::<Duration>();
    if length > WORD { length.max(SHORTEST) } else { length }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_is_said_of_a_text_and_commas_are_breaths() {
        for (text, words, commas) in [
            ("", 0, 0),
            (" - , ", 0, 1),
            ("Halfway.", 1, 0),
            ("One by one, over the well-known path:", 8, 2),
            ("Für 10 Sekunden – die Schulter", 5, 0),
            ("(left)  'side'", 2, 0),
        ] {
            let length = WORD * words + COMMA * commas;
            let length = if words > 1 { length.max(SHORTEST) } else { length };
            assert_eq!(spoken_length(text), length, "{text}");
        }
    }
}
