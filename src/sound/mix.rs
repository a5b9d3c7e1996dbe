//! A whole plan as one sound file: its tones and the program's own voice, each at its time.

use std::io;
use std::time::Duration;

use super::own::Clips;
use super::synth::{self, Frame, rounded};
use super::voice::speakable;
use super::{tone, tones};
use crate::clips::RATE;
use crate::plan::{Cue, CueKind, Plan};

/// Time after the last cue, in which its words and the last tone end.
const REST: Duration = Duration::from_secs(10);

/// Frames of a second.
const SECOND: usize = RATE as usize;

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

/// How many frames a plan has: whole seconds.
pub(super) fn length(plan: &Plan) -> usize {
    usize::try_from(seconds(plan)).unwrap_or(usize::MAX).saturating_mul(SECOND)
}

fn seconds(plan: &Plan) -> u64 {
    let last = plan.cues().last().map_or(Duration::ZERO, |cue| cue.at);
    (plan.total().max(last) + REST).as_secs()
}

/// Mixes a plan second by second, as loud as is set, in percent; gives what the voice does not know, which is left out.
///
/// # Errors
/// Where `write` fails.
pub(super) fn write(
    plan: &Plan,
    clips: &Clips,
    volume: u8,
    mut write: impl FnMut(&[Frame]) -> io::Result<()>,
) -> io::Result<Vec<String>> {
    let (mut sounding, mut unknown, mut silent_from) = (Vec::new(), Vec::new(), 0);
    let mut under = 1.0;
    for nth in 0..seconds(plan) {
        let (from, to) = (Duration::from_secs(nth), Duration::from_secs(nth + 1));
        for cue in plan.cues_between(from, to) {
            let volume = tones::loudness(volume, cue.loudness);
            sounding.push(tone_of(cue, volume));
            let said = clips.say(&speakable(&cue.words), volume);
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
        write(&mixed(&sounding, start, SECOND, &mut under))?;
        sounding.retain(|sound| sound.from + sound.frames.len() > start + SECOND);
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
