//! Compares names as people type them, and makes ids from any text.

use unicode_normalization::char::decompose_canonical;

/// The most letters of an id that is made from a text.
const LONGEST: usize = 40;

/// Returns a text for comparing: in lower case, without accents, so that `ubung` finds `Übung`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        decompose_canonical(letter, |part| {
            if !is_accent(part) {
                part.to_lowercase().for_each(|lower| add(lower, &mut folded));
            }
        });
    }
    folded
}

fn add(letter: char, folded: &mut String) {
    match unstroked(letter) {
        Some(plain) => folded.push_str(plain),
        None => folded.push(letter),
    }
}

/// Returns true for the accents of Latin, Greek and Cyrillic letters. The marks of other scripts are letters to those
/// who write them.
const fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Returns what is typed for a letter that Unicode does not divide into a plain one and an accent.
const fn unstroked(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ς' => "σ",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

/// Returns the valid id that is nearest to a text: `My Évening!` becomes `my-evening`. A text without Latin letters or
/// digits has none.
pub fn nearest_id(text: &str) -> Option<String> {
    let folded = fold(text);
    let parts = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let joined: String = words.join("-").chars().take(LONGEST).collect();
    let id = joined.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::parse::is_name;
    use proptest::prelude::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        for (text, folded) in [
            ("Nackenübung", "nackenubung"),
            ("Nackenu\u{308}bung", "nackenubung"),
            ("Łódź", "lodz"),
            ("GROẞE Straße", "grosse strasse"),
            ("Ærø, Œuvre", "aero, oeuvre"),
            ("İstanbul ıs", "istanbul is"),
            ("Πλάτης", "πλατησ"),
            ("ПЛЕЧЁ", "плече"),
            ("Cổ vai", "co vai"),
            ("肩こり", "肩こり"),
            ("が", "が"),
        ] {
            assert_eq!(fold(text), fold(folded), "{text}");
        }
        assert_eq!(fold("Łódź"), "lodz");
        assert_ne!(fold("が"), fold("か"), "another letter, not an accent");
    }

    #[test]
    fn an_id_keeps_words_and_letters() {
        for (text, id) in [
            ("My Évening!", Some("my-evening")),
            ("../-a-", Some("a")),
            ("Übung 2 (neu)", Some("ubung-2-neu")),
            ("首", None),
            ("", None),
        ] {
            assert_eq!(nearest_id(text).as_deref(), id, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_id_is_valid(text in "\\PC{0,60}") {
            prop_assert!(nearest_id(&text).is_none_or(|id| is_name(&id)));
        }
    }
}
