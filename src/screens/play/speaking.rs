//! Calculates which guidance is still being said, so that whatever an answer cuts off is said again.

use std::time::Duration;

use crate::plan::phrase::spoken_length;
use crate::plan::{Cue, CueKind};

/// The cues that explain or warn and have not been said to their end yet, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Speaking {
    utterances: Vec<SpokenCue>,
    /// The time from which the voice will be silent.
    until: Duration,
}

/// A cue that is being said, or waits for its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SpokenCue {
    cue: Cue,
    /// The time at which it will have been said.
    until: Duration,
}

impl Speaking {
    /// Adds the words of a cue, which are said after those that are still being said.
    pub(super) fn say(&mut self, cue: &Cue, at: Duration) {
        self.utterances.retain(|utterance| utterance.until > at);
        if cue.kind == CueKind::Count || cue.words.is_empty() {
            return;
        }
        self.until = self.until.max(at) + cue.length;
        if explains(cue.kind) {
            self.utterances.push(SpokenCue { cue: cue.clone(), until: self.until });
        }
    }

    /// Cuts off what is being said, because an answer comes first, and returns the cues to say again after the answer.
    /// While nothing is spoken, they wait until the sound is back.
    pub(super) fn answer(&mut self, words: &str, at: Duration, is_spoken: bool) -> Vec<Cue> {
        let cut = std::mem::take(&mut self.utterances);
        let cut = cut.into_iter().filter(|utterance| utterance.until > at);
        if !is_spoken {
            self.utterances = cut.map(|cut| SpokenCue { until: Duration::MAX, ..cut }).collect();
            return Vec::new();
        }
        self.until = at + spoken_length(words);
        let again = cut.map(|utterance| utterance.cue).filter(|cue| !words.contains(&cue.words));
        let again: Vec<Cue> =
            again.map(|cue| Cue { kind: CueKind::Say, lasts: None, ..cue }).collect();
        for cue in &again {
            self.say(cue, at);
        }
        again
    }

    /// Forgets all cues: nothing is said any more, nor again.
    pub(super) fn fall_silent(&mut self) {
        *self = Self::default();
    }
}

/// Returns true if the words of this kind of cue still mean something once their moment has passed.
const fn explains(kind: CueKind) -> bool {
    !matches!(
        kind,
        CueKind::Count | CueKind::Inhale | CueKind::HeldBreath | CueKind::Exhale | CueKind::Halfway
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn cue(kind: CueKind, words: &str) -> Cue {
        Cue::new(Duration::ZERO, kind, words)
    }

    fn words(cues: &[Cue]) -> Vec<&str> {
        cues.iter().map(|cue| cue.words.as_str()).collect()
    }

    #[test]
    fn only_cues_not_said_to_their_end_are_repeated() {
        let mut speaking = Speaking::default();
        speaking.say(&cue(CueKind::Next, "Neck glide, on both sides."), Duration::ZERO);
        speaking.say(&cue(CueKind::Say, "Keep away from the front."), SECOND);
        assert_eq!(
            words(&speaking.clone().answer("Lighter.", SECOND, true)),
            ["Neck glide, on both sides.", "Keep away from the front."],
            "the second one waits for the first"
        );
        assert_eq!(
            words(&speaking.clone().answer("Lighter.", SECOND * 3, true)),
            ["Keep away from the front."]
        );
        assert!(speaking.answer("Lighter.", SECOND * 9, true).is_empty());
    }

    #[test]
    fn repeated_cue_is_repeated_again_if_cut_off_again() {
        let mut speaking = Speaking::default();
        speaking.say(&cue(CueKind::Say, "Keep away from the front."), Duration::ZERO);
        speaking.answer("Lighter.", SECOND, true);
        assert_eq!(speaking.answer("Lighter.", SECOND * 3, true).len(), 1);
        assert_eq!(speaking.answer("Lighter.", SECOND * 9, true).len(), 0);
    }

    #[test]
    fn counts_breaths_and_words_of_the_answer_are_not_repeated() {
        let mut speaking = Speaking::default();
        for (kind, words) in [
            (CueKind::Count, "Three."),
            (CueKind::Inhale, "In."),
            (CueKind::Exhale, "Out."),
            (CueKind::Halfway, "Halfway."),
            (CueKind::Next, "Neck glide."),
        ] {
            speaking.say(&cue(kind, words), Duration::ZERO);
        }
        assert!(speaking.answer("Neck glide. Slide down.", Duration::ZERO, true).is_empty());
    }

    #[test]
    fn cues_cut_off_by_muting_are_repeated_once_the_sound_is_back() {
        let mut speaking = Speaking::default();
        speaking.say(&cue(CueKind::Say, "Keep away from the front."), Duration::ZERO);
        assert!(speaking.answer("Sound off.", SECOND, false).is_empty());
        assert_eq!(speaking.clone().answer("Sound on.", SECOND * 60, true).len(), 1);
        speaking.fall_silent();
        assert!(speaking.answer("Sound on.", SECOND * 60, true).is_empty());
    }
}
