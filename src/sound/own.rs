//! The program's own voice: what it says is put together from the clips of its pack, and played as a file.

use std::io::{self, Write};
use std::time::Duration;

use tempfile::NamedTempFile;

use super::mix::samples_of;
use super::pack::{Pack, RATE};
use super::program::Program;
use super::speaker::Manner;
use super::{tones, wave};

/// Between two clips, after a sentence and after a comma; the parts of a sentence follow at once.
const PAUSE: Duration = Duration::from_millis(280);
const COMMA: Duration = Duration::from_millis(60);

/// Silence at the end of each clip, which parts of a sentence do without.
const TAIL: Duration = Duration::from_millis(70);

/// What the own voice can say, as samples.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clips(Pack<'static>);

/// The clips, and what plays them.
#[derive(Debug)]
pub(super) struct Own {
    clips: Clips,
    player: Program,
    volume: u8,
}

/// Words ready to be heard. The file goes with this.
#[derive(Debug)]
pub(super) struct Spoken {
    pub(super) player: Program,
    pub(super) length: Duration,
    _file: NamedTempFile,
}

impl Clips {
    /// What ships; nothing where the program was built without.
    pub(super) fn shipped() -> Option<Self> {
        Pack::shipped().map(Self)
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.0.count()
    }

    /// Some words, so loud, 0 to 1; none if any of them is missing.
    pub(super) fn samples(&self, words: &str, volume: f64) -> Option<Vec<i16>> {
        let mut samples = Vec::new();
        let mut pause = 0;
        for (clip, text) in self.0.clips(words)? {
            samples.resize(samples.len() + pause, 0);
            samples.extend(clip.decode()?);
            pause = match text.chars().last() {
                Some('.' | '!' | '?' | ':') => samples_of(PAUSE),
                Some(',') => samples_of(COMMA),
                _ => {
                    samples.truncate(samples.len().saturating_sub(samples_of(TAIL)));
                    0
                }
            };
        }
        Some(samples.into_iter().map(|sample| wave::rounded(f64::from(sample) * volume)).collect())
    }
}

impl Own {
    /// The own voice, unless another is asked for, or nothing here can play it.
    pub(super) fn find(manner: &Manner) -> Option<Self> {
        let other = manner.command.is_some() || manner.name.is_some() || manner.rate.is_some();
        let (clips, player) = (Clips::shipped()?, tones::players().into_iter().next()?);
        (!other).then_some(Self { clips, player, volume: manner.volume })
    }

    /// How many things it can say.
    pub(super) const fn count(&self) -> usize {
        self.clips.count()
    }

    /// Some words, so much softer than is set; none if the pack does not have them all.
    pub(super) fn speak(&self, words: &str, loudness: u8) -> Option<Spoken> {
        let samples = self.clips.samples(words, tones::loudness(self.volume, loudness))?;
        let length = Duration::from_secs(1) * u32::try_from(samples.len()).ok()? / RATE;
        let file = file(&samples).ok()?;
        let mut player = self.player.clone();
        player.args.push(file.path().into());
        Some(Spoken { player, length, _file: file })
    }
}

fn file(samples: &[i16]) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix("neckcare-").suffix(".wav").tempfile()?;
    file.write_all(&wave::file(samples, RATE))?;
    Ok(file)
}
