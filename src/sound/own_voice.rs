//! neckcare's own voice, which puts words together from the clips of its pack.

use super::mix::Samples;
use super::pack::Pack;
use super::synth::rounded;
use crate::clips::{self, Clip, PAUSE};
use crate::plan::phrases;

/// Returns true if neckcare's own voice can say all of these words.
pub(super) fn knows(words: &str) -> bool {
    phrases::sentences(words).all(|sentence| clips::length(sentence).is_some())
}

/// The clips of neckcare's own voice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clips(Pack);

/// Words as samples, as far as neckcare's own voice knows them.
pub(super) struct AssembledSpeech {
    pub(super) samples: Samples,
    /// The sentences that it does not know, which are left out.
    pub(super) unknown: Vec<String>,
}

impl Clips {
    /// Returns the clips, or `None` if the program was built without its voice.
    pub(super) fn shipped() -> Option<Self> {
        Pack::shipped().map(Self)
    }

    /// Returns the samples of some words, sentence by sentence, at a volume from 0 to 1.
    pub(super) fn say(&self, words: &str, volume: f64) -> AssembledSpeech {
        let (mut known, mut unknown): (Vec<Clip>, _) = (Vec::new(), Vec::new());
        for sentence in phrases::sentences(words) {
            let clips: Option<Vec<Clip>> = clips::clips_for(sentence).collect();
            let Some(mut clips) = clips else {
                unknown.push(sentence.to_owned());
                continue;
            };
            if let Some(first) = clips.first_mut().filter(|_| !known.is_empty()) {
                first.pause = PAUSE;
            }
            known.append(&mut clips);
        }
        AssembledSpeech { samples: self.unpacked(known, volume), unknown }
    }

    /// Decodes clips into samples, with the pauses between them.
    fn unpacked(&self, clips: Vec<Clip>, volume: f64) -> Samples {
        let (pack, length) = (self.0, clips.iter().map(|clip| clip.pause + clip.heard).sum());
        let heard = move |clip: Clip| {
            let said = pack.decode(&clip).chain(std::iter::repeat(0)).take(clip.heard);
            std::iter::repeat_n(0, clip.pause).chain(said)
        };
        let mut samples = clips.into_iter().flat_map(heard);
        Samples::both(
            (0..length).map(move |_| {
                samples.next().map_or(0, |sample| rounded(f64::from(sample) * volume))
            }),
        )
    }
}

#[cfg(all(test, feature = "voice"))]
mod tests {
    use super::*;
    use crate::plan::phrase::spoken_length;

    #[test]
    fn words_take_as_long_as_a_plan_expects() {
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
