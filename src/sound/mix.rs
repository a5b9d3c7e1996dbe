//! A whole plan as one sound file: its tones and the program's own voice, each at its time.

use std::io::{self, Write};
use std::time::Duration;

use super::own::Clips;
use super::pack::RATE;
use super::synth::{self, Frame, rounded};
use super::{tone, tones, wave};
use crate::plan::{Cue, CueKind, Plan};

/// Time after the last cue, in which its words and the last tone end.
const REST: Duration = Duration::from_secs(10);

/// How loud a tone is while words are heard: 9 dB less.
const UNDER_WORDS: f64 = 0.355;

/// How much of the way there each sample takes: most of it within 30 ms, so that nothing clicks.
const STEP: f64 = 0.001;

/// Something that has begun to sound.
struct Sounding {
    /// The sample at which it begins.
    from: usize,
    frames: Vec<Frame>,
    is_words: bool,
}

/// Writes a plan as a stereo file, second by second, as loud as is set, in percent; gives what the voice does not
/// know, which is left out.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn write(
    plan: &Plan,
    clips: &Clips,
    volume: u8,
    out: &mut impl Write,
) -> io::Result<Vec<String>> {
    let last = plan.cues().last().map_or(Duration::ZERO, |cue| cue.at);
    let seconds = (plan.total().max(last) + REST).as_secs();
    let second = samples_of(Duration::from_secs(1));
    let frames = usize::try_from(seconds).unwrap_or(usize::MAX).saturating_mul(second);
    out.write_all(&wave::head(frames, RATE))?;
    let (mut sounding, mut unknown, mut silent_from) = (Vec::new(), Vec::new(), 0);
    let mut under = 1.0;
    for nth in 0..seconds {
        let (from, to) = (Duration::from_secs(nth), Duration::from_secs(nth + 1));
        for cue in plan.cues_between(from, to) {
            let volume = tones::loudness(volume, cue.loudness);
            sounding.push(tone_of(cue, volume));
            let said = clips.say(&cue.words, volume);
            unknown.extend(said.unknown);
            let at = samples_of(cue.at);
            // A count gives way to words that are still being said.
            if !(cue.kind == CueKind::Count && silent_from > at) {
                let frames: Vec<Frame> = said.samples.iter().map(|sample| [*sample; 2]).collect();
                let from = at.max(silent_from);
                silent_from = from + frames.len();
                sounding.push(Sounding { from, frames, is_words: true });
            }
        }
        let start = samples_of(from);
        let frames = mixed(&sounding, start, second, &mut under);
        out.write_all(&wave::bytes(&frames).collect::<Vec<u8>>())?;
        sounding.retain(|sound| sound.from + sound.frames.len() > start + second);
    }
    Ok(unknown)
}

fn tone_of(cue: &Cue, volume: f64) -> Sounding {
    let frames = synth::frames(&tone::notes(cue), volume, RATE);
    Sounding { from: samples_of(cue.at), frames, is_words: false }
}

/// So many frames of everything, from one on; `under` is how loud tones are by now, which follows the words.
fn mixed(sounding: &[Sounding], start: usize, count: usize, under: &mut f64) -> Vec<Frame> {
    let at = |sound: &Sounding, nth: usize| {
        let frame = nth.checked_sub(sound.from).and_then(|index| sound.frames.get(index));
        frame.map(|frame| frame.map(f64::from))
    };
    let frame = |nth: usize| {
        let words = sounding.iter().filter(|sound| sound.is_words).find_map(|sound| at(sound, nth));
        *under += (if words.is_some() { UNDER_WORDS } else { 1.0 } - *under) * STEP;
        let mut mixed = words.unwrap_or_default();
        let tones = sounding.iter().filter(|sound| !sound.is_words);
        for frame in tones.filter_map(|sound| at(sound, nth)) {
            for (ear, sample) in mixed.iter_mut().zip(frame) {
                *ear += sample * *under;
            }
        }
        mixed.map(rounded)
    };
    (start..start + count).map(frame).collect()
}

/// How many samples some time has.
pub(super) fn samples_of(time: Duration) -> usize {
    let samples = time.as_millis() * u128::from(RATE) / 1000;
    usize::try_from(samples).unwrap_or(usize::MAX)
}
