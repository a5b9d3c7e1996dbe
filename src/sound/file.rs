//! Writes a whole plan as a sound file, mixed second by second: its tones and neckcare's own voice, each at its time.

use std::io;
use std::time::Duration;

use super::mix::{Mixer, SoundKind, frames_in};
#[cfg(feature = "voice")]
use super::opus;
use super::own_voice::Clips;
use super::speaker::speakable;
use super::synth::Frame;
use super::{Wanted, tone, tones, wave};
use crate::clips;
use crate::plan::{Cue, CueKind, Plan};

/// Time after the last cue, in which its words and its tone end.
const REST: Duration = Duration::from_secs(10);

const SECOND: Duration = Duration::from_secs(1);

/// The formats of a sound file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// WAV: uncompressed samples, which every player can play.
    Wav,
    /// Opus in Ogg: compressed to a fraction of the size.
    Opus,
}

/// Writes the tones and words of a plan, as wanted, as one file. `volume` is in percent. Returns the sentences that
/// neckcare's own voice does not know, which are left out, or `None` if the program was built without its voice.
///
/// # Errors
/// If the file cannot be written.
pub fn write(
    plan: &Plan,
    volume: u8,
    wanted: Wanted,
    format: Format,
    out: &mut impl io::Write,
) -> io::Result<Option<Vec<String>>> {
    let Some(clips) = Clips::shipped() else { return Ok(None) };
    let unknown = match format {
        Format::Wav => {
            out.write_all(&wave::head(length(plan), clips::RATE))?;
            mix(plan, &clips, volume, wanted, |frames| {
                out.write_all(&wave::bytes(frames).collect::<Vec<u8>>())
            })?
        }
        #[cfg(feature = "voice")]
        Format::Opus => {
            let mut opus = opus::File::begin(out, plan.title())?;
            let unknown = mix(plan, &clips, volume, wanted, |frames| opus.write(frames))?;
            opus.end()?;
            unknown
        }
        #[cfg(not(feature = "voice"))]
        Format::Opus => Vec::new(),
    };
    Ok(Some(unknown))
}

/// A plan that is being mixed.
struct Mixing<'a> {
    clips: &'a Clips,
    /// Volume in percent.
    volume: u8,
    wanted: Wanted,
    mixer: Mixer,
    /// The frame at which the words so far end.
    silent_from: usize,
    /// The sentences that the voice does not know.
    unknown: Vec<String>,
}

/// Returns the length of a plan's sound in frames. It is a whole number of seconds.
fn length(plan: &Plan) -> usize {
    frames_in(end(plan))
}

fn end(plan: &Plan) -> Duration {
    let last = plan.cues().last().map_or(Duration::ZERO, |cue| cue.at);
    Duration::from_secs((plan.total().max(last) + REST).as_secs())
}

/// Mixes a plan second by second at a volume in percent. Returns the sentences that the voice does not know, which are
/// left out.
///
/// # Errors
/// If `write` fails.
fn mix(
    plan: &Plan,
    clips: &Clips,
    volume: u8,
    wanted: Wanted,
    mut write: impl FnMut(&[Frame]) -> io::Result<()>,
) -> io::Result<Vec<String>> {
    let (mixer, unknown) = Default::default();
    let mut mixing = Mixing { clips, volume, wanted, mixer, silent_from: 0, unknown };
    let mut from = Duration::ZERO;
    for cue in plan.cues_at(from) {
        mixing.add(cue, 0);
    }
    while from < end(plan) {
        for cue in plan.cues_between(from, from + SECOND) {
            mixing.add(cue, frames_in(from));
        }
        write(&mixing.mixer.mix(frames_in(from), frames_in(SECOND)))?;
        from += SECOND;
        mixing.mixer.forget_before(frames_in(from));
    }
    Ok(mixing.unknown)
}

impl Mixing<'_> {
    /// Adds the tone and the words of a cue. Everything before the frame `known_from` has already been mixed.
    fn add(&mut self, cue: &Cue, known_from: usize) {
        let (at, volume) = (frames_in(cue.at), tones::loudness(self.volume, cue.loudness));
        if self.wanted.tones {
            let tone = tones::samples(&tone::notes(cue), volume);
            self.mixer.add(SoundKind::Tone, tone, at, known_from);
        }
        if !self.wanted.voice {
            return;
        }
        let said = self.clips.say(&speakable(&cue.words), volume);
        self.unknown.extend(said.unknown);
        // A count gives way to words that are still being said.
        if cue.kind == CueKind::Count && self.silent_from > at {
            return;
        }
        let from = at.max(self.silent_from);
        self.silent_from = from + said.samples.len();
        self.mixer.add(SoundKind::Words, said.samples, from, known_from);
    }
}
