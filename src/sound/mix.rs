//! A whole plan as one sound file: its tones and the program's own voice, each at its time.

use std::io::{self, Write};
use std::time::Duration;

use super::own::Clips;
use super::pack::RATE;
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
    samples: Vec<i16>,
    is_words: bool,
}

/// Writes a plan as a file of one channel, second by second, as loud as is set, in percent; gives what the voice does not
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
    let samples = usize::try_from(seconds).unwrap_or(usize::MAX).saturating_mul(second);
    out.write_all(&wave::head(samples, RATE))?;
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
                let words =
                    Sounding { from: at.max(silent_from), samples: said.samples, is_words: true };
                silent_from = words.from + words.samples.len();
                sounding.push(words);
            }
        }
        let start = samples_of(from);
        out.write_all(&mixed(&sounding, start, second, &mut under))?;
        sounding.retain(|sound| sound.from + sound.samples.len() > start + second);
    }
    Ok(unknown)
}

fn tone_of(cue: &Cue, volume: f64) -> Sounding {
    let samples = wave::samples(&tone::notes(cue), volume, RATE);
    Sounding { from: samples_of(cue.at), samples, is_words: false }
}

/// So many samples of everything, from one on, as bytes; `under` is how loud tones are by now, which follows the words.
fn mixed(sounding: &[Sounding], start: usize, count: usize, under: &mut f64) -> Vec<u8> {
    let at = |sound: &Sounding, sample: usize| {
        let sample = sample.checked_sub(sound.from).and_then(|index| sound.samples.get(index));
        sample.map(|sample| f64::from(*sample))
    };
    let sample = |sample: usize| {
        let words =
            sounding.iter().filter(|sound| sound.is_words).find_map(|sound| at(sound, sample));
        let tones = sounding.iter().filter(|sound| !sound.is_words);
        let tones: f64 = tones.filter_map(|sound| at(sound, sample)).sum();
        *under += (if words.is_some() { UNDER_WORDS } else { 1.0 } - *under) * STEP;
        wave::rounded(words.unwrap_or(0.0) + tones * *under).to_le_bytes()
    };
    (start..start + count).flat_map(sample).collect()
}

/// How many samples some time has.
pub(super) fn samples_of(time: Duration) -> usize {
    let samples = time.as_millis() * u128::from(RATE) / 1000;
    usize::try_from(samples).unwrap_or(usize::MAX)
}
