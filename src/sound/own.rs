//! The program's own voice: what it says is put together from the clips of its pack, and mixed into the stream, or else
//! played as a file.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::NamedTempFile;

use super::mix::{Kind, Samples, both};
use super::pack::Pack;
use super::players::Players;
use super::program::{Ended, Underway};
use super::speaker::Manner;
use super::stream::Stream;
use super::synth::rounded;
use super::{tones, wave};
use crate::clips::{self, PAUSE, RATE};
use crate::plan::phrases;

/// Whether the own voice knows all of some words.
pub(super) fn knows(words: &str) -> bool {
    phrases::sentences(words).all(|sentence| clips::length(sentence).is_some())
}

/// What the own voice can say, as samples.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clips(Pack);

/// The clips, and what plays them.
pub(super) struct Own {
    clips: Clips,
    stream: Stream,
    players: Arc<Players>,
    volume: u8,
}

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
                Some(samples) => {
                    if !said.samples.is_empty() {
                        said.samples.resize(said.samples.len() + PAUSE, 0);
                    }
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

impl Own {
    /// The own voice, unless another is asked for, or nothing here can play it.
    pub(super) fn find(manner: &Manner, stream: Stream, players: Arc<Players>) -> Option<Self> {
        let other = manner.command.is_some() || manner.name.is_some() || manner.rate.is_some();
        let own = Self { clips: Clips::shipped()?, stream, players, volume: manner.volume };
        (!other && !own.is_exhausted()).then_some(own)
    }

    /// Whether there is nothing that could play it, or everything was given up.
    pub(super) fn is_exhausted(&self) -> bool {
        self.players.is_exhausted() && self.stream.has_failed()
    }

    /// Some words, so much softer than is set; none if they are not all known, unless nobody else could say them.
    pub(super) fn samples(&self, words: &str, loudness: u8, is_alone: bool) -> Option<Samples> {
        let said = self.clips.say(words, tones::loudness(self.volume, loudness));
        let is_enough = !said.samples.is_empty() && (is_alone || said.unknown.is_empty());
        is_enough.then(|| both(said.samples))
    }

    /// Says them to their end, beginning when they are due, unless there was a cut since `cuts`.
    pub(super) fn say(
        &self,
        words: &Samples,
        due: Instant,
        underway: &Underway,
        cuts: u64,
    ) -> Ended {
        let is_wanted = || underway.cuts() == cuts;
        let mixed = self.stream.play(Kind::Words, words.clone(), due, is_wanted);
        mixed.unwrap_or_else(|| self.play(words, underway, cuts))
    }

    /// Silence at once.
    pub(super) fn cut(&self) {
        self.stream.cut(Kind::Words);
    }

    /// Plays words as a file.
    fn play(&self, words: &Samples, underway: &Underway, cuts: u64) -> Ended {
        let Ok(file) = file(words) else {
            self.players.tell_unused();
            return Ended::Failed;
        };
        let Some((number, player)) = self.players.with(file.path()) else { return Ended::Failed };
        let length = u32::try_from(words.len()).unwrap_or(u32::MAX);
        let length = Duration::from_secs(1) * length / RATE;
        let ended = underway.run(&player, "", tones::PATIENCE + length, cuts);
        if ended != Ended::Cut {
            self.players.tell(number, ended == Ended::Well);
        }
        ended
    }
}

fn file(words: &Samples) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix("neckcare-").suffix(".wav").tempfile()?;
    let frames: Vec<_> = words.mono().iter().map(|sample| [*sample; 2]).collect();
    file.write_all(&wave::file(&frames, RATE))?;
    Ok(file)
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
