//! How long words take to say: as long as the program's own voice needs, whoever speaks. What that does not know is
//! calculated.

use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

use super::phrases::sentences;
use crate::clips;

/// Between two utterances: as much quiet as between two sentences of one.
pub(super) const BREATH: Duration = Duration::from_millis(280);

/// One word at 150 words a minute, a calm rate.
const WORD: Duration = Duration::from_millis(400);

/// A comma or a colon is a breath between words.
const COMMA: Duration = Duration::from_millis(200);

/// Two words and more take at least so long, however short they are.
const SHORTEST: Duration = Duration::from_millis(1100);

/// What a text takes to say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    pub(super) length: Duration,
    pub(super) count: u32,
}

thread_local! {
    /// What was measured before: a plan that is made to fit a time says the same words in hundreds of attempts.
    static MEASURED: RefCell<HashMap<Box<str>, Measure>> = RefCell::default();
}

/// How long a text takes to say and how many words it has, measured once.
pub(super) fn measure(words: &str) -> Measure {
    let known = MEASURED.with_borrow(|measured| measured.get(words).copied());
    known.unwrap_or_else(|| {
        let measure = Measure { length: spoken_length(words), count: word_count(words) };
        MEASURED.with_borrow_mut(|measured| measured.insert(words.into(), measure));
        measure
    })
}

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

/// How long some words take to say. What names a side takes as long as it would with the
/// other, so that a plan is as long whichever side comes first.
pub fn spoken_length(words: &str) -> Duration {
    let Some(here) = recorded(words) else { return calculated(words) };
    mirrored(words).and_then(|other| recorded(&other)).map_or(here, |other| here.max(other))
}

/// How long the program's own voice needs for some words; none if it does not know them all.
fn recorded(words: &str) -> Option<Duration> {
    let mut samples = 0;
    for sentence in sentences(words) {
        samples += if samples > 0 { clips::PAUSE } else { 0 };
        samples += clips::length(sentence)?;
    }
    Some(hundredths(samples))
}

/// So many samples, rounded up to a hundredth of a second.
fn hundredths(samples: usize) -> Duration {
    let hundredths = samples.div_ceil(clips::RATE as usize / 100);
    Duration::from_millis(10) * u32::try_from(hundredths).unwrap_or(u32::MAX)
}

/// The same words for the other side; nothing where they name none.
fn mirrored(words: &str) -> Option<String> {
    let swap = |word: &str| {
        let sides = [("left", "right"), ("right", "left"), ("Left", "Right"), ("Right", "Left")];
        sides.iter().find_map(|(side, other)| {
            let rest = word.strip_prefix(side)?;
            (!rest.starts_with(char::is_alphanumeric)).then(|| format!("{other}{rest}"))
        })
    };
    let names = |word: &str| swap(word).is_some();
    let other = |word: &str| swap(word).unwrap_or_else(|| word.to_owned());
    words.split(' ').any(names).then(|| words.split_inclusive(' ').map(other).collect())
}

/// How long words take that are in no clip.
fn calculated(words: &str) -> Duration {
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
            assert_eq!(calculated(text), length, "{text}");
        }
    }

    #[test]
    fn what_is_recorded_takes_as_long_as_the_recording_and_the_rest_is_calculated() {
        let words = "Lower your hands.";
        let samples = clips::length(words).unwrap();
        let length = spoken_length(words).as_millis() * u128::from(clips::RATE) / 1000;
        let samples = u128::try_from(samples).unwrap();
        assert!((samples..samples + 480).contains(&length), "{length} for {samples}");
        assert_ne!(spoken_length(words), calculated(words));
        assert_eq!(hundredths(clips::PAUSE), BREATH);
        let two = spoken_length("Lower your hands. Lower your hands.");
        let twice = spoken_length(words) * 2 + BREATH;
        assert!(two <= twice && two + Duration::from_millis(20) >= twice, "{two:?}");
        let own = "Mind the flamingo. Lower your hands.";
        assert_eq!(spoken_length(own), calculated(own));
        assert_eq!(spoken_length(""), Duration::ZERO);
    }

    #[test]
    fn both_sides_take_as_long() {
        assert_eq!(
            mirrored("Right side, left hand. Press right here, lightly.").unwrap(),
            "Left side, right hand. Press left here, lightly."
        );
        assert_eq!(mirrored("Keep your chin upright, and press lightly."), None);
        let [right, left] = ["Right side, left hand.", "Left side, right hand."];
        assert_ne!(clips::length(right), clips::length(left));
        assert_eq!(spoken_length(right), spoken_length(left));
    }
}
