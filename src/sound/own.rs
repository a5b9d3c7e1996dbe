//! The program's own voice: what it says is put together from the clips of its pack, and played as a file.

use std::io::{self, Write};
use std::time::Duration;

use tempfile::NamedTempFile;

use super::pack::{Pack, RATE};
use super::program::Program;
use super::speaker::Manner;
use super::{tones, wave};

/// Between two clips, after a sentence and after a comma; the parts of a sentence follow at once.
const PAUSE: Duration = Duration::from_millis(280);
const COMMA: Duration = Duration::from_millis(60);

/// Silence at the end of each clip, which parts of a sentence do without.
const TAIL: Duration = Duration::from_millis(70);

/// The clips, and what plays them.
#[derive(Debug)]
pub(super) struct Own {
    pack: Pack<'static>,
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

impl Own {
    /// The own voice, unless another is asked for, or nothing here can play it.
    pub(super) fn find(manner: &Manner) -> Option<Self> {
        let other = manner.command.is_some() || manner.name.is_some() || manner.rate.is_some();
        let (pack, player) = (Pack::shipped()?, tones::players().into_iter().next()?);
        (!other).then_some(Self { pack, player, volume: manner.volume })
    }

    /// How many things it can say.
    pub(super) const fn count(&self) -> usize {
        self.pack.count()
    }

    /// Some words, so much softer than is set; none if the pack does not have them all.
    pub(super) fn speak(&self, words: &str, loudness: u8) -> Option<Spoken> {
        let samples = self.samples(words, tones::loudness(self.volume, loudness))?;
        let length = Duration::from_secs(1) * u32::try_from(samples.len()).ok()? / RATE;
        let file = file(&samples).ok()?;
        let mut player = self.player.clone();
        player.args.push(file.path().into());
        Some(Spoken { player, length, _file: file })
    }

    fn samples(&self, words: &str, volume: f64) -> Option<Vec<i16>> {
        let mut samples = Vec::new();
        for (clip, text) in self.pack.clips(words)? {
            samples.extend(clip.decode()?);
            match text.chars().last() {
                Some('.' | '!' | '?' | ':') => samples.resize(samples.len() + count(PAUSE), 0),
                Some(',') => samples.resize(samples.len() + count(COMMA), 0),
                _ => samples.truncate(samples.len().saturating_sub(count(TAIL))),
            }
        }
        Some(samples.into_iter().map(|sample| wave::rounded(f64::from(sample) * volume)).collect())
    }
}

fn file(samples: &[i16]) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix("neckcare-").suffix(".wav").tempfile()?;
    file.write_all(&wave::file(samples, RATE))?;
    Ok(file)
}

/// How many samples some time has.
fn count(time: Duration) -> usize {
    let samples = time.as_millis() * u128::from(RATE) / 1000;
    usize::try_from(samples).unwrap_or(usize::MAX)
}
