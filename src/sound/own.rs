//! The program's own voice: what it says is put together from the clips of its pack.

use super::pack::Pack;
use super::synth::rounded;
use crate::clips::{self, PAUSE};
use crate::plan::phrases;

/// Whether the own voice knows all of some words.
pub(super) fn knows(words: &str) -> bool {
    phrases::sentences(words).all(|sentence| clips::length(sentence).is_some())
}

/// What the own voice can say, as samples.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clips(Pack);

/// Some words as samples, as far as they are known.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) samples: Vec<i16>,
    /// The sentences that are not, and are left out.
    pub(super) unknown: Vec<String>,
}

impl Clips {
    /// The clips that ship; none where the program was built without its voice.
    pub(super) fn shipped() -> Option<Self> {
        Pack::shipped().map(Self)
    }

    /// The samples of some words at a volume from 0 to 1, sentence by sentence.
    pub(super) fn say(&self, words: &str, volume: f64) -> Said {
        let mut said = Said::default();
        for sentence in phrases::sentences(words) {
            match self.sentence(sentence) {
                // A long one is not kept twice.
                Some(samples) if said.samples.is_empty() => said.samples = samples,
                Some(samples) => {
                    said.samples.resize(said.samples.len() + PAUSE, 0);
                    said.samples.extend(samples);
                }
                None => said.unknown.push(sentence.to_owned()),
            }
        }
        for sample in &mut said.samples {
            *sample = rounded(f64::from(*sample) * volume);
        }
        said
    }

    /// A sentence, put together from its clips; none if one of them is missing.
    fn sentence(&self, words: &str) -> Option<Vec<i16>> {
        let mut samples = Vec::new();
        for clip in clips::saying(words) {
            let clip = clip?;
            samples.resize(samples.len() + clip.pause, 0);
            samples.extend(self.0.decode(&clip)?.get(..clip.heard)?);
        }
        Some(samples)
    }
}

#[cfg(all(test, feature = "voice"))]
mod tests {
    use super::*;
    use crate::plan::spoken::spoken_length;

    #[test]
    fn words_sound_for_as_long_as_is_planned_for_them() {
        let clips = Clips::shipped().unwrap();
        for words in [
            "Lighter.",
            "Six minutes, eight steps.",
            "Sit still. Let your jaw and shoulders loosen.",
            "Step 3 of 8, two minutes forty left. Next: neck glide.",
        ] {
            let said = clips.say(words, 1.0);
            assert!(said.unknown.is_empty(), "{words}");
            let sentences = phrases::sentences(words).map(|words| clips::length(words).unwrap());
            let samples = sentences.reduce(|before, next| before + PAUSE + next).unwrap();
            assert_eq!(said.samples.len(), samples, "{words}");
            let planned = super::super::mix::frames_in(spoken_length(words));
            assert!((samples..samples + 480).contains(&planned), "{planned} for {samples}");
        }
    }
}
