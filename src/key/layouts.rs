//! Keyboard layouts whose letters are not Latin: the Latin letter that has the same place on a keyboard.

use Script::{Cyrillic, Other};

/// The letters of a Latin keyboard, row by row.
const LATIN: &str = "qwertyuiopasdfghjklzxcvbnm";

/// The place of a letter that a layout does not have.
const NONE: char = '·';

/// A keyboard layout.
#[derive(Debug, Clone, Copy)]
pub struct KeyboardLayout {
    /// Its name.
    pub name: &'static str,
    script: Script,
    /// Its small letters, in the places of the Latin ones.
    letters: &'static str,
}

/// Whether other layouts have the same letters in other places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Cyrillic,
    Other,
}

const fn layout(name: &'static str, script: Script, letters: &'static str) -> KeyboardLayout {
    KeyboardLayout { name, script, letters }
}

/// The layouts that are known. If two have the same letter in different places, the first one counts, so the commonest
/// stands first.
pub const LAYOUTS: [KeyboardLayout; 13] = [
    layout("Russian", Cyrillic, "йцукенгшщзфывапролдячсмить"),
    layout("Ukrainian", Cyrillic, "йцукенгшщзфівапролдячсмить"),
    layout("Belarusian", Cyrillic, "йцукенгшўзфывапролдячсміть"),
    layout("Bulgarian", Cyrillic, "·уеишщксдзьяаожгтнвюйъэфхп"),
    layout("Bulgarian, phonetic", Cyrillic, "явертъуиопасдфгхйклзьцжбнм"),
    layout("Serbian", Cyrillic, "љњертзуиопасдфгхјклѕџцвбнм"),
    layout("Macedonian", Cyrillic, "љњертѕуиопасдфгхјклзџцвбнм"),
    layout("Greek", Other, "·ςερτυθιοπασδφγηξκλζχψωβνμ"),
    layout("Hebrew", Other, "··קראטוןםפשדגכעיחלךזסבהנמצ"),
    layout("Arabic", Other, "ضصثقفغعهخحشسيبلاتنمئءؤر·ىة"),
    layout("Persian", Other, "ضصثقفغعهخحشسیبلاتنمظطزرذدپ"),
    layout("Georgian", Other, "ქწერტყუიოპასდფგჰჯკლზხცვბნმ"),
    layout("Thai", Other, "ๆไำพะัีรนยฟหกดเ้่าสผปแอิืท"),
];

/// Other signs with the keys that they stand for: the Turkish i with and without a dot, what Shift makes of S on Arabic,
/// Georgian and Thai keyboards, the Arabic question mark, and digits.
const SIGNS: [(&str, &str); 5] = [
    ("ıİ", "iI"),
    ("\u{64d}შฆ", "SSS"),
    ("؟", "?"),
    ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
    ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
];

impl KeyboardLayout {
    /// Returns the small letter that stands in the place of a Latin one, if it has one there.
    pub fn letter(self, latin: char) -> Option<char> {
        same_place(latin, LATIN, self.letters).filter(|letter| *letter != NONE)
    }

    /// Returns the Latin letter in the place of a small letter.
    fn latin(self, letter: char) -> Option<char> {
        same_place(letter, self.letters, LATIN).filter(|_| letter != NONE)
    }
}

/// Returns every key on a Latin keyboard that has the place of this letter on some layout, the commonest layout first. A
/// capital gives capitals. A letter that Latin keyboards have gives nothing.
pub fn readings(letter: char) -> impl Iterator<Item = char> {
    let small = small(letter);
    let signs = SIGNS.iter().filter_map(move |(signs, keys)| same_place(letter, signs, keys));
    let letters = LAYOUTS.iter().filter_map(move |layout| layout.latin(small));
    let cased = move |latin: char| if small == letter { latin } else { latin.to_ascii_uppercase() };
    signs.chain(letters.map(cased))
}

/// Returns true for a letter of another alphabet than the Latin one.
pub fn is_foreign(letter: char) -> bool {
    const LAST_LATIN: char = '\u{24f}';
    const MORE_LATIN: std::ops::RangeInclusive<char> = '\u{1e00}'..='\u{1eff}';
    letter > LAST_LATIN && !MORE_LATIN.contains(&letter) && letter.is_alphabetic()
}

/// Returns true if layouts of one script disagree on the place of a letter.
pub fn is_ambiguous(letter: char) -> bool {
    let small = small(letter);
    let layouts = LAYOUTS.iter().filter(|layout| layout.script == Cyrillic);
    let mut places = layouts.filter_map(|layout| layout.latin(small));
    let first = places.next();
    places.any(|place| Some(place) != first)
}

/// Returns the small form of a letter if that is one letter.
fn small(letter: char) -> char {
    let mut small = letter.to_lowercase();
    small.next().filter(|_| small.next().is_none()).unwrap_or(letter)
}

/// Returns the character of `to` that has the place of this one in `from`.
fn same_place(letter: char, from: &str, to: &str) -> Option<char> {
    from.chars().zip(to.chars()).find(|(other, _)| *other == letter).map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_has_a_letter_or_none_for_each_place() {
        for layout in LAYOUTS {
            assert_eq!(layout.letters.chars().count(), LATIN.len(), "{}", layout.name);
        }
        for (signs, keys) in SIGNS {
            assert_eq!(signs.chars().count(), keys.len(), "{signs}");
        }
    }

    #[test]
    fn the_s_of_each_layout_is_read_as_s() {
        let expected = ["ы", "і", "я", "с", "σ", "ד", "س", "ს", "ห"];
        for s in expected.iter().filter_map(|s| s.chars().next()) {
            assert!(readings(s).any(|key| key == 's'), "{s}");
        }
        for s in LAYOUTS.iter().filter_map(|layout| layout.letter('s')) {
            assert!(expected.iter().any(|known| known.starts_with(s)), "{s}");
        }
    }

    #[test]
    fn capitals_are_read_as_capitals() {
        assert_eq!(readings('Ы').collect::<Vec<_>>(), ['S', 'S']);
        assert_eq!(readings('Σ').next(), Some('S'));
        assert_eq!(readings('İ').next(), Some('I'));
    }

    #[test]
    fn latin_letters_are_never_read_as_others() {
        for letter in (' '..='~').chain("äßéñçşğøłœ".chars()) {
            assert_eq!(readings(letter).next(), None, "{letter}");
        }
        assert_eq!(readings('ı').collect::<Vec<_>>(), ['i']);
    }

    #[test]
    fn a_letter_with_another_place_on_another_layout_is_ambiguous() {
        for letter in "насН".chars() {
            assert!(is_ambiguous(letter), "{letter}");
        }
        for letter in "ґыσμדسnİ".chars() {
            assert!(!is_ambiguous(letter), "{letter}");
        }
    }
}
