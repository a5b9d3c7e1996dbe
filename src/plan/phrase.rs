//! Phrases: words that are said together, how much they matter, and how long they take to say.

use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

use super::phrases::sentences;
use crate::clips;

/// The importance of a phrase. If there is no room for all phrases, the least important ones are dropped first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Count,
    Next,
    Instruction,
    /// The length of the plan and its number of steps, which are known only once everything is laid out.
    Length,
    Name,
    Side,
    Safety,
}

/// The role of a phrase in a lead-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PhraseRole {
    /// No special role: it is only heard.
    Heard,
    /// It fills the wait that comes after it, and is not said without one.
    FillsWait,
    /// If the next step has to wait, the wait comes before this phrase.
    WaitBefore,
    /// It asks the user to raise their hands.
    Raises,
}

/// Words that are said together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) rank: Rank,
    pub(super) role: PhraseRole,
    pub(super) words: String,
    /// The time that it takes to say, measured once, because the search for pauses needs it very often.
    length: Duration,
    /// The number of words, counted once for the same reason.
    count: u32,
    /// The least quiet after it, if it needs more than a breath.
    pub(super) pause: Duration,
}

impl Phrase {
    pub(super) fn new(rank: Rank, words: impl Into<String>) -> Self {
        let words = words.into();
        let Measure { length, count } = measure(&words);
        Self { rank, role: PhraseRole::Heard, words, length, count, pause: Duration::ZERO }
    }

    pub(super) fn ranked(self, rank: Rank) -> Self {
        Self { rank, ..self }
    }

    pub(super) fn that(self, role: PhraseRole) -> Self {
        Self { role, ..self }
    }

    pub(super) fn then_quiet(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    /// Replaces the words by others, which must take no longer to say.
    pub(super) fn reworded(&mut self, words: String) {
        *self = Self { role: self.role, pause: self.pause, ..Self::new(self.rank, words) };
    }

    pub(super) const fn length(&self) -> Duration {
        self.length
    }

    pub(super) const fn word_count(&self) -> u32 {
        self.count
    }

    /// Returns the time that it takes with the quiet after it.
    pub(super) fn length_with_quiet(&self) -> Duration {
        self.length + self.quiet()
    }

    /// Returns the quiet after it, if something follows.
    pub(super) fn quiet(&self) -> Duration {
        self.pause.max(BREATH_PAUSE)
    }

    /// Returns whether it is said even if nothing has to wait.
    pub(super) fn is_said_at_once(&self) -> bool {
        self.role != PhraseRole::FillsWait
    }
}

/// Returns those of some phrases that are said if nothing has to wait.
pub(super) fn said_at_once(phrases: &[Phrase]) -> Vec<Phrase> {
    phrases.iter().filter(|phrase| phrase.is_said_at_once()).cloned().collect()
}

/// Returns the time that some phrases take one after the other, with the quiet after each.
pub(super) fn length(phrases: &[Phrase]) -> Duration {
    phrases.iter().map(Phrase::length_with_quiet).sum()
}

/// Returns the time that some phrases take one after the other, up to the end of the last one and any pause that it
/// needs.
pub(super) fn span(phrases: &[Phrase]) -> Duration {
    let breath = phrases.last().map(|last| last.quiet().saturating_sub(last.pause));
    length(phrases).saturating_sub(breath.unwrap_or_default())
}

/// Drops the least important phrases until the others fit into `room` by `measure`. Safety phrases are never dropped.
pub(super) fn fitting(
    phrases: &[Phrase],
    room: Duration,
    measure: impl Fn(&[Phrase]) -> Duration,
) -> Vec<Phrase> {
    let mut kept = phrases.to_vec();
    while measure(&kept) > room {
        let Some(least) =
            kept.iter().map(|phrase| phrase.rank).min().filter(|rank| *rank < Rank::Safety)
        else {
            break;
        };
        let gives_way = kept.iter().rposition(|phrase| phrase.rank == least);
        kept = kept
            .into_iter()
            .enumerate()
            .filter(|(index, _)| Some(*index) != gives_way)
            .map(|(_, phrase)| phrase)
            .collect();
    }
    kept
}

/// The quiet between two utterances, which is as long as between two sentences of one.
pub(super) const BREATH_PAUSE: Duration = Duration::from_millis(280);

/// The time for one word at 150 words a minute, a calm rate.
const WORD: Duration = Duration::from_millis(400);

/// The pause for a comma, a colon or a semicolon.
const COMMA: Duration = Duration::from_millis(200);

/// The least time for two words or more, however short they are.
const SHORTEST_WORDS: Duration = Duration::from_millis(1100);

/// The time that a text takes to say, and its number of words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    pub(super) length: Duration,
    pub(super) count: u32,
}

thread_local! {
    /// The texts measured so far. Fitting a plan to a time measures the same words in hundreds of attempts.
    static MEASURED: RefCell<HashMap<Box<str>, Measure>> = RefCell::default();
}

/// Measures a text, or returns the earlier result for the same text.
pub(super) fn measure(words: &str) -> Measure {
    let known = MEASURED.with_borrow(|measured| measured.get(words).copied());
    known.unwrap_or_else(|| {
        let measure = Measure { length: spoken_length(words), count: word_count(words) };
        MEASURED.with_borrow_mut(|measured| measured.insert(words.into(), measure));
        measure
    })
}

/// Counts the words of a text; a hyphen separates words.
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

/// Returns the time that a text takes in the program's own voice, even if another one speaks; a text that this voice
/// does not have is calculated. A text that names a side takes as long as with the other side, so that a plan is as
/// long whichever side comes first.
pub fn spoken_length(words: &str) -> Duration {
    let Some(here) = recorded(words) else { return calculated(words) };
    mirrored(words).and_then(|other| recorded(&other)).map_or(here, |other| here.max(other))
}

/// Returns the time that the program's own voice takes for a text, or `None` if it lacks any of the words.
fn recorded(words: &str) -> Option<Duration> {
    let mut samples = 0;
    for sentence in sentences(words) {
        samples += if samples > 0 { clips::PAUSE } else { 0 };
        samples += clips::length(sentence)?;
    }
    Some(hundredths(samples))
}

/// Converts samples to time, rounded up to a hundredth of a second.
fn hundredths(samples: usize) -> Duration {
    let hundredths = samples.div_ceil(clips::RATE as usize / 100);
    Duration::from_millis(10) * u32::try_from(hundredths).unwrap_or(u32::MAX)
}

/// Returns the text with left and right swapped, or `None` if it names no side.
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

/// Estimates the time for a text that the program's own voice does not have.
fn calculated(words: &str) -> Duration {
    let is_breath = |letter: &char| matches!(letter, ',' | ':' | ';');
    let breaths = words.chars().filter(is_breath).map(|_| COMMA);
    let length = WORD * word_count(words) + breaths.sum::<Duration>();
    if length > WORD { length.max(SHORTEST_WORDS) } else { length }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn estimated_length_counts_words_and_commas() {
        for (text, words, commas) in [
            ("", 0, 0),
            (" - , ", 0, 1),
            ("Halfway.", 1, 0),
            ("One by one, over the well-known path:", 8, 2),
            ("Für 10 Sekunden – die Schulter", 5, 0),
            ("(left)  'side'", 2, 0),
        ] {
            let length = WORD * words + COMMA * commas;
            let length = if words > 1 { length.max(SHORTEST_WORDS) } else { length };
            assert_eq!(calculated(text), length, "{text}");
        }
    }

    #[test]
    fn recorded_text_takes_as_long_as_its_clips_and_any_other_is_estimated() {
        let words = "Lower your hands.";
        let samples = clips::length(words).unwrap();
        let length = spoken_length(words).as_millis() * u128::from(clips::RATE) / 1000;
        let samples = u128::try_from(samples).unwrap();
        assert!((samples..samples + 480).contains(&length), "{length} for {samples}");
        assert_ne!(spoken_length(words), calculated(words));
        assert_eq!(hundredths(clips::PAUSE), BREATH_PAUSE);
        let two = spoken_length("Lower your hands. Lower your hands.");
        let twice = spoken_length(words) * 2 + BREATH_PAUSE;
        assert!(two <= twice && two + Duration::from_millis(20) >= twice, "{two:?}");
        let own = "Mind the flamingo. Lower your hands.";
        assert_eq!(spoken_length(own), calculated(own));
        assert_eq!(spoken_length(""), Duration::ZERO);
    }

    #[test]
    fn a_text_takes_as_long_with_either_side() {
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
