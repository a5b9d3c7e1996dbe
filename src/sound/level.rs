//! Makes rendered words like the clips of neckcare's own voice: 48,000 samples per second, the same silence at both
//! ends, and equally loud.

use std::f64::consts::PI;

use super::synth::rounded;
use crate::clips::RATE;

/// The loudness of words in LUFS. As in `voice/sound.py`, it is measured in blocks of 100 ms, because "In." is shorter
/// than the 400 ms of ITU-R BS.1770. Sentences measure 0.75 LU louder in such short blocks; `OFFSET` takes that off.
const LOUDNESS: f64 = -20.0;
const BLOCK: usize = ms(100);
const OFFSET: f64 = -0.691 - 0.75;

/// Blocks below this loudness in LUFS count as silence, and blocks this many LU below the mean of the rest do not
/// count.
const GATE: f64 = -70.0;
const BELOW: f64 = 10.0;

/// Windows below this power, -60 dBFS, are silence at the ends of words.
const SILENT: f64 = 1e-6;

/// The length of these windows.
const WINDOW: usize = ms(10);

/// The silence that is kept before the first sound and after the last one, and the length of the fade at both ends.
const BEFORE: usize = ms(20);
const AFTER: usize = ms(80);
const FADE: usize = ms(5);

/// The highest level of a sample, 0 to 1: -3 dBFS. Louder parts are made softer for some milliseconds, in steps of one.
const CEILING: f64 = 0.708;
const STEP: usize = ms(1);

/// Number of samples of the recording on each side that one resampled sample is made from.
const REACH: usize = 16;

/// Converts milliseconds to samples.
const fn ms(milliseconds: usize) -> usize {
    RATE as usize / 1000 * milliseconds
}

/// Makes a recording ready to be played. Its full scale is 1, and `rate` is its sample rate. Returns `None` if there is
/// no sound in it.
pub(super) fn normalised_clip(recorded: &[f64], rate: u32) -> Option<Vec<i16>> {
    let mut words = trimmed(to_target_loudness(resampled(recorded, rate))?)?;
    words = to_target_loudness(words)?;
    limit(&mut words);
    Some(words.iter().map(|sample| rounded(sample * f64::from(i16::MAX))).collect())
}

/// Resamples a recording to 48,000 samples per second, with a windowed sinc.
fn resampled(recorded: &[f64], rate: u32) -> Vec<f64> {
    if rate == RATE {
        return recorded.to_vec();
    }
    // The positions between two samples repeat, so the weights are calculated once for each of them.
    let common = common_divisor(rate, RATE);
    let (step, phases) = (size(rate / common), size(RATE / common));
    let weights: Vec<Vec<f64>> = (0..phases).map(|phase| weights(phase, phases)).collect();
    let count = recorded.len() * phases / step;
    let sample = |nth: usize| {
        let (at, phase) = (nth * step / phases, nth * step % phases);
        let near = (0..2 * REACH).map(|tap| (at + tap + 1).checked_sub(REACH));
        let near = near.map(|at| at.and_then(|at| recorded.get(at)).copied().unwrap_or(0.0));
        weights.get(phase).map_or(0.0, |weights| near.zip(weights).map(|(one, by)| one * by).sum())
    };
    (0..count).map(sample).collect()
}

/// Returns how much each neighbour counts at a position between two samples: `phase` of `phases`.
fn weights(phase: usize, phases: usize) -> Vec<f64> {
    let weight = |tap: usize| {
        let away = float(tap + 1) - float(REACH) - float(phase) / float(phases);
        let sinc = if away == 0.0 { 1.0 } else { (PI * away).sin() / (PI * away) };
        sinc * (PI * away / float(REACH) / 2.0).cos().powi(2)
    };
    (0..2 * REACH).map(weight).collect()
}

const fn common_divisor(one: u32, other: u32) -> u32 {
    if other == 0 { one } else { common_divisor(other, one % other) }
}

/// Brings words to the loudness of all words. Returns `None` if there is nothing to hear.
fn to_target_loudness(mut words: Vec<f64>) -> Option<Vec<f64>> {
    let gain = 10_f64.powf((LOUDNESS - loudness(&words)?) / 20.0);
    for sample in &mut words {
        *sample *= gain;
    }
    Some(words)
}

/// Returns the loudness of words in LUFS, with the filters and gates of BS.1770, or `None` if there is nothing to hear.
fn loudness(words: &[f64]) -> Option<f64> {
    let weighted = weighted(words);
    let blocks = powers(&weighted, BLOCK, BLOCK / 4);
    let lufs = |power: f64| 10.0 * power.max(1e-12).log10() + OFFSET;
    let heard: Vec<f64> = blocks.into_iter().filter(|block| lufs(*block) > GATE).collect();
    let gate = lufs(mean(&heard)?) - BELOW;
    let loud: Vec<f64> = heard.into_iter().filter(|block| lufs(*block) > gate).collect();
    Some(lufs(mean(&loud)?))
}

/// Weights words as an ear does, with both filters of BS.1770, which are given for 48,000 samples per second.
fn weighted(words: &[f64]) -> Vec<f64> {
    const SHELF: [f64; 5] = [
        1.535_124_859_586_97,
        -2.691_696_189_406_38,
        1.198_392_810_852_85,
        -1.690_659_293_182_41,
        0.732_480_774_215_85,
    ];
    const HIGH_PASS: [f64; 5] = [1.0, -2.0, 1.0, -1.990_047_454_833_98, 0.990_072_250_366_21];
    filtered(filtered(words.iter().copied(), SHELF), HIGH_PASS).collect()
}

/// Applies a second-order filter, given by its coefficients b0, b1, b2, a1 and a2.
fn filtered(samples: impl Iterator<Item = f64>, by: [f64; 5]) -> impl Iterator<Item = f64> {
    let [b0, b1, b2, a1, a2] = by;
    let (mut one, mut two) = (0.0, 0.0);
    samples.map(move |sample| {
        let out = b0 * sample + one;
        one = b1 * sample - a1 * out + two;
        two = b2 * sample - a2 * out;
        out
    })
}

/// Returns the mean power of overlapping windows. If there are fewer samples than in one window, silence fills it up.
fn powers(samples: &[f64], window: usize, step: usize) -> Vec<f64> {
    let power = |samples: &[f64]| samples.iter().map(|sample| sample * sample).sum::<f64>();
    if samples.len() < window {
        return vec![power(samples) / float(window)];
    }
    samples
        .windows(window)
        .step_by(step)
        .map(|window| power(window) / float(window.len()))
        .collect()
}

fn mean(of: &[f64]) -> Option<f64> {
    (!of.is_empty()).then(|| of.iter().sum::<f64>() / float(of.len()))
}

/// Cuts off most of the silence at both ends. Returns `None` if all of the words are silent.
fn trimmed(words: Vec<f64>) -> Option<Vec<f64>> {
    let step = WINDOW / 2;
    let powers = powers(&words, WINDOW, step);
    let is_heard = |power: &f64| *power > SILENT;
    let first = (powers.iter().position(is_heard)? * step).saturating_sub(BEFORE);
    let last = powers.iter().rposition(is_heard)? * step + WINDOW + AFTER;
    let mut cut: Vec<f64> = words.into_iter().take(last).skip(first).collect();
    let length = cut.len();
    for (nth, sample) in cut.iter_mut().enumerate() {
        let end = nth.min(length - nth);
        *sample *= float(end.min(FADE)) / float(FADE);
    }
    cut.resize(last - first, 0.0);
    Some(cut)
}

/// Makes the parts that exceed the ceiling softer, without a jump in loudness.
fn limit(words: &mut [f64]) {
    let gain =
        |step: &[f64]| CEILING / step.iter().fold(CEILING, |most, sample| most.max(sample.abs()));
    let gains: Vec<f64> = words.chunks(STEP).map(gain).collect();
    let of = |step: Option<usize>| step.and_then(|step| gains.get(step)).copied().unwrap_or(1.0);
    for (step, samples) in words.chunks_mut(STEP).enumerate() {
        let here = of(Some(step));
        let (begin, end) = (here.min(of(step.checked_sub(1))), here.min(of(Some(step + 1))));
        for (nth, sample) in samples.iter_mut().enumerate() {
            *sample *= begin + (end - begin) * float(nth) / float(STEP);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "far fewer samples than 53 bits count")]
const fn float(count: usize) -> f64 {
    count as f64
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use std::f64::consts::TAU;

    use super::*;

    /// Returns a tone of 1,000 Hz between two silences.
    fn tone(level: f64, rate: u32, silence: usize, length: usize) -> Vec<f64> {
        let sample = |nth: usize| level * (TAU * 1000.0 * float(nth) / f64::from(rate)).sin();
        let mut tone = vec![0.0; silence];
        tone.extend((0..length).map(sample));
        tone.extend(vec![0.0; silence]);
        tone
    }

    fn floats(words: &[i16]) -> Vec<f64> {
        words.iter().map(|sample| f64::from(*sample) / f64::from(i16::MAX)).collect()
    }

    #[test]
    fn a_full_scale_tone_of_1_khz_measures_as_the_standard_says() {
        // 0 dBFS of 997 Hz in one channel are -3.01 LUFS.
        let measured = loudness(&tone(1.0, RATE, 0, 96_000)).unwrap();
        assert!((measured + 3.01 + 0.75).abs() < 0.05, "{measured}");
    }

    #[test]
    fn words_get_the_loudness_and_silence_of_clips_whatever_the_recording() {
        for rate in [16_000, 22_050, 24_000, 44_100, 48_000] {
            for level in [0.01, 0.3, 1.0] {
                let second = size(rate);
                let words = normalised_clip(&tone(level, rate, second / 2, second), rate).unwrap();
                let measured = loudness(&floats(&words)).unwrap();
                assert!((measured - LOUDNESS).abs() < 0.2, "{rate} {level}: {measured}");
                let length = words.len().abs_diff(BEFORE + ms(1000) + AFTER);
                assert!(length <= 2 * WINDOW, "{rate} {level}: {}", words.len());
                assert!(words.first() == Some(&0) && words.last() == Some(&0));
            }
        }
    }

    #[test]
    fn resampling_keeps_the_wave() {
        let wave = resampled(&tone(0.5, 22_050, 0, 22_050), 22_050);
        let wanted = tone(0.5, RATE, 0, 48_000);
        let inside = 1_000..47_000;
        let off = inside.map(|nth| (wave[nth] - wanted[nth]).abs()).fold(0.0, f64::max);
        assert!(off < 0.005, "{off}");
    }

    #[test]
    fn peaks_are_limited_to_the_ceiling_and_the_rest_is_unchanged() {
        let mut words = tone(0.1, RATE, 0, 48_000);
        words[20_000] = 3.0;
        limit(&mut words);
        assert!(words.iter().all(|sample| sample.abs() <= CEILING + 1e-9));
        assert!((words[19_000] - tone(0.1, RATE, 0, 48_000)[19_000]).abs() < 1e-9);
    }

    #[test]
    fn silence_alone_gives_no_words() {
        assert_eq!(normalised_clip(&[], 22_050), None);
        assert_eq!(normalised_clip(&vec![0.0; 48_000], 22_050), None);
    }
}
