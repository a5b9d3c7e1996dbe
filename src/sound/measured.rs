//! Measures every tone: where its energy lies, how loud it is next to words, how it begins and ends, and its gesture.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "samples and spectra are counted in small figures"
)]

use std::f64::consts::TAU;
use std::time::Duration;

#[cfg(feature = "voice")]
use super::own_voice::Clips;
use super::synth::{Frame, frames};
use super::tone::notes;
use crate::plan::{Cue, CueKind};
use crate::routine::body::Side;
use crate::routine::keyword::Keyword;

const RATE: u32 = 24_000;

/// Samples in one spectrum, and from one spectrum to the next: 43 ms and 5 ms.
const WINDOW: usize = 1024;
const HOP: usize = 120;

/// The range that laptops play well and ageing ears hear well, in hertz.
const BAND: std::ops::RangeInclusive<f64> = 450.0..=1500.0;

/// The two kinds that mean the same and have the same tone.
const SAME: (CueKind, CueKind) = (CueKind::First, CueKind::Next);

fn hertz(bin: usize) -> f64 {
    bin as f64 * f64::from(RATE) / WINDOW as f64
}

fn decibels(power: f64) -> f64 {
    10.0 * power.max(1e-20).log10()
}

/// Returns the power of each frequency in some samples, as a share of full scale.
fn spectrum(samples: &[f64]) -> Vec<f64> {
    let mut wave = vec![(0.0, 0.0); WINDOW];
    for (nth, (point, sample)) in wave.iter_mut().zip(samples).enumerate() {
        let hann = 0.5 - 0.5 * (TAU * nth as f64 / WINDOW as f64).cos();
        point.0 = sample * hann;
    }
    transform(&mut wave);
    // A Hann window holds 3/8 of the power.
    let whole = 2.0 / (WINDOW as f64 * WINDOW as f64 * 0.375);
    wave[..WINDOW / 2].iter().map(|(re, im)| (re * re + im * im) * whole).collect()
}

/// Computes the fast Fourier transform in place.
fn transform(wave: &mut [(f64, f64)]) {
    let half = wave.len() / 2;
    if half == 0 {
        return;
    }
    let (mut even, mut odd): (Vec<_>, Vec<_>) = wave.chunks(2).map(|two| (two[0], two[1])).unzip();
    transform(&mut even);
    transform(&mut odd);
    for nth in 0..half {
        let (sin, cos) = (-TAU * nth as f64 / wave.len() as f64).sin_cos();
        let (re, im) = odd[nth];
        let turned = (re * cos - im * sin, re * sin + im * cos);
        wave[nth] = (even[nth].0 + turned.0, even[nth].1 + turned.1);
        wave[nth + half] = (even[nth].0 - turned.0, even[nth].1 - turned.1);
    }
}

/// Returns how much of a frequency's power an ear hears (A-weighting of IEC 61672).
fn heard(hertz: f64) -> f64 {
    let square = hertz * hertz;
    let response = 12_194_f64.powi(2) * square * square
        / ((square + 20.6_f64.powi(2))
            * ((square + 107.7_f64.powi(2)) * (square + 737.9_f64.powi(2))).sqrt()
            * (square + 12_194_f64.powi(2)));
    (response * 1.2589).powi(2)
}

/// A sound with its spectra over time.
struct MeasuredSound {
    frames: Vec<Frame>,
    spectra: Vec<Vec<f64>>,
}

impl MeasuredSound {
    fn of(kind: CueKind, lasts: Option<Duration>) -> Self {
        let cue = Cue { lasts, ..Cue::new(Duration::ZERO, kind, "") };
        Self::new(frames(&notes(&cue), 1.0, RATE).collect())
    }

    fn new(frames: Vec<Frame>) -> Self {
        let mut samples = vec![0.0; WINDOW / 2];
        let middle = |[left, right]: &Frame| (f64::from(*left) + f64::from(*right)) / 65_536.0;
        samples.extend(frames.iter().map(middle));
        samples.resize(samples.len() + WINDOW, 0.0);
        let spectra = samples.windows(WINDOW).step_by(HOP).map(spectrum).collect();
        Self { frames, spectra }
    }

    /// Returns the power within some frequencies over the whole sound.
    fn power(&self, within: impl Fn(f64) -> bool) -> f64 {
        let of = |spectrum: &Vec<f64>| -> f64 {
            let bins = spectrum.iter().enumerate().filter(|(bin, _)| within(hertz(*bin)));
            bins.map(|(_, power)| power).sum()
        };
        self.spectra.iter().map(of).sum()
    }

    fn share(&self, within: impl Fn(f64) -> bool) -> f64 {
        self.power(within) / self.power(|_| true)
    }

    /// Returns the loudness to an ear over time, in decibels. Each value covers an eighth of a second, as with sound
    /// level meters.
    fn levels(&self) -> Vec<f64> {
        let each: Vec<f64> = self.spectra.iter().map(|spectrum| loud(spectrum)).collect();
        let eighth = RATE as usize / 8 / HOP;
        each.windows(eighth.min(each.len()))
            .map(|some| decibels(some.iter().sum::<f64>() / eighth as f64))
            .collect()
    }

    #[cfg(feature = "voice")]
    fn loudest(&self) -> f64 {
        self.levels().into_iter().fold(f64::MIN, f64::max)
    }

    /// Returns the centre of the spectrum in a part of the sound, in hertz. Frequencies count by their power, except 0
    /// Hz.
    fn centre(&self, from: f64, to: f64) -> f64 {
        let at = |part: f64| (part * self.frames.len() as f64 / HOP as f64) as usize;
        let (mut sum, mut weight) = (0.0, 0.0);
        for spectrum in &self.spectra[at(from)..at(to).max(at(from) + 1)] {
            for (bin, power) in spectrum.iter().enumerate().skip(1) {
                sum += power * hertz(bin).log2();
                weight += power;
            }
        }
        (sum / weight).exp2()
    }

    /// Returns the indices of the spectra at which a note begins: the level has risen by more than 6 dB within 40 ms.
    /// Onsets within 120 ms are one.
    fn onsets(&self) -> Vec<usize> {
        let levels: Vec<f64> = self.spectra.iter().map(|spectrum| spectrum.iter().sum()).collect();
        let most = levels.iter().copied().fold(0.0, f64::max);
        let spectra = |millis: usize| RATE as usize * millis / 1000 / HOP;
        let mut onsets: Vec<usize> = Vec::new();
        for (now, level) in levels.iter().enumerate() {
            let before = now.checked_sub(spectra(40)).map_or(0.0, |before| levels[before]);
            let rises = *level > most / 30.0 && *level > before * 4.0;
            if rises && onsets.last().is_none_or(|last| now > last + spectra(120)) {
                onsets.push(now);
            }
        }
        onsets
    }

    /// Returns the strongest frequency below 2,000 Hz, 50 ms after a spectrum.
    fn pitch(&self, at: usize) -> f64 {
        let at = (at + RATE as usize * 50 / 1000 / HOP).min(self.spectra.len() - 1);
        let spectrum = &self.spectra[at];
        let strongest = spectrum.iter().enumerate().filter(|(bin, _)| hertz(*bin) < 2000.0);
        let (bin, _) = strongest.max_by(|one, other| one.1.total_cmp(other.1)).unwrap();
        let (before, there, after) = (spectrum[bin.max(1) - 1], spectrum[bin], spectrum[bin + 1]);
        hertz(bin) + (after - before) / (before + there + after) * hertz(1)
    }

    /// Returns how much louder the right ear hears a part of the sound, in decibels.
    fn pan(&self, from: f64, to: f64) -> f64 {
        let at = |part: f64| (part * self.frames.len() as f64) as usize;
        let part = &self.frames[at(from)..at(to)];
        let power =
            |ear: usize| part.iter().map(|frame| f64::from(frame[ear]).powi(2)).sum::<f64>();
        decibels(power(1)) - decibels(power(0))
    }
}

fn loud(spectrum: &[f64]) -> f64 {
    spectrum.iter().enumerate().map(|(bin, power)| power * heard(hertz(bin))).sum()
}

/// Returns every kind that has a tone.
fn sounding() -> impl Iterator<Item = CueKind> {
    CueKind::ALL.iter().copied().filter(|kind| *kind != CueKind::Say)
}

/// Returns the loudness of words at their loudest moments, in decibels: nine moments in ten are softer.
#[cfg(feature = "voice")]
fn words() -> f64 {
    let clips = Clips::shipped().unwrap();
    let said = clips.say(
        "This is how you will be guided. Paused. Lower your hands. Keep going at this pace.",
        1.0,
    );
    let frames = said.samples.into_frames();
    let half = |two: &[Frame]| [two[0][0].midpoint(two[1][0]); 2];
    let mut levels = MeasuredSound::new(frames.chunks_exact(2).map(half).collect()).levels();
    levels.sort_by(f64::total_cmp);
    levels[levels.len() * 9 / 10]
}

/// The loudness of an earlier tone for strokes, in the same decibels: a C an octave lower, which no laptop could play.
#[cfg(feature = "voice")]
const FAINT_STROKE: f64 = -27.9;

#[test]
fn small_loudspeakers_and_ageing_ears_hear_every_tone() {
    for kind in sounding() {
        let tone = MeasuredSound::of(kind, None);
        let least = if kind == CueKind::Stop { 0.75 } else { 0.95 };
        assert!(tone.share(|hertz| BAND.contains(&hertz)) > least, "{kind:?}");
        assert!(tone.share(|hertz| hertz > 3000.0) < 0.005, "{kind:?} is harsh");
    }
}

#[cfg(feature = "voice")]
#[test]
fn every_tone_is_as_loud_as_it_should_be_next_to_words() {
    use CueKind::{Answer, Count, Exhale, HeldBreath, Inhale, Lift};
    let words = words();
    for kind in sounding() {
        let louder = MeasuredSound::of(kind, None).loudest() - words;
        let within = match kind {
            // Tones that only accompany are softer.
            Inhale | Exhale | HeldBreath => -10.0..-5.0,
            Lift | Count | Answer => -7.0..-2.0,
            CueKind::Stop => 3.0..6.0,
            _ => -2.0..4.0,
        };
        assert!(within.contains(&louder), "{kind:?}: {louder:.1} dB");
    }
    let stroke = MeasuredSound::of(CueKind::Stroke, None).loudest();
    assert!(stroke > FAINT_STROKE + 12.0, "{stroke}");
}

#[test]
fn no_tone_clips_or_clicks() {
    for kind in sounding() {
        let MeasuredSound { frames, .. } = MeasuredSound::of(kind, None);
        let samples = frames.as_flattened();
        let loudest = samples.iter().map(|sample| sample.unsigned_abs()).max().unwrap();
        assert!(loudest <= 26_214, "{kind:?}: {loudest}");
        // Takes about five milliseconds from silence and back to it.
        let ends = RATE as usize * 5 / 1000;
        let peak = |part: &[Frame]| {
            part.as_flattened().iter().map(|sample| sample.unsigned_abs()).max().unwrap()
        };
        assert!(frames[0] == [0; 2] && peak(&frames[..12]) < loudest / 5, "{kind:?}");
        assert!(peak(&frames[frames.len() - ends / 5..]) < 40, "{kind:?}");
        // No step is steeper than in a full wave at 2,000 Hz, the limit for the highest notes with their overtones.
        let step = |two: &[Frame]| two[0][0].abs_diff(two[1][0]).max(two[0][1].abs_diff(two[1][1]));
        let steepest = frames.windows(2).map(step).max().unwrap();
        let bound = f64::from(loudest) * TAU * 2000.0 / f64::from(RATE);
        assert!(f64::from(steepest) < bound, "{kind:?}: {steepest} of {bound}");
    }
}

#[test]
fn each_tone_begins_at_once_and_is_short() {
    for kind in sounding() {
        let tone = MeasuredSound::of(kind, None);
        assert!(tone.onsets()[0] * HOP <= RATE as usize / 10, "{kind:?} begins late");
        let seconds = tone.frames.len() as f64 / f64::from(RATE);
        match kind {
            CueKind::End => assert!(seconds > 4.0),
            CueKind::Inhale | CueKind::Exhale => {}
            _ => assert!(seconds < 2.0, "{kind:?}: {seconds}"),
        }
    }
}

/// Returns the interval from each note of a tone to the next, in semitones.
fn steps(kind: CueKind) -> Vec<i32> {
    let tone = MeasuredSound::of(kind, None);
    let pitches: Vec<f64> = tone.onsets().iter().map(|at| tone.pitch(*at)).collect();
    pitches.windows(2).map(|two| (12.0 * (two[1] / two[0]).log2()).round() as i32).collect()
}

#[test]
fn each_tone_has_the_notes_of_its_meaning() {
    use CueKind::{
        Check, Count, End, First, Halfway, Lighter, Next, Pause, Resume, Spot, Start, Stop, Stroke,
        Switch,
    };
    for kind in [First, Next, Start, End, Stroke, Spot, Count] {
        assert_eq!(steps(kind), [0; 0], "{kind:?} is one note");
    }
    assert_eq!(steps(Halfway), [0], "two equal notes");
    assert_eq!(steps(Lighter), [-2], "a falling second");
    assert_eq!(steps(Switch), [5]);
    assert_eq!((steps(Pause), steps(Resume)), (vec![-12], vec![12]));
    assert_eq!(steps(Check).len(), 2);
    assert_eq!(steps(Stop).len(), 1);
    let ground = MeasuredSound::of(Stop, None).share(|hertz| hertz < 450.0);
    assert!(ground > 0.05, "low, with overtones: {ground}");
}

#[test]
fn a_change_of_sides_moves_to_the_side_that_begins() {
    for (side, sign) in [(None, 1.0), (Some(Side::Right), 1.0), (Some(Side::Left), -1.0)] {
        let cue = Cue { side, ..Cue::new(Duration::ZERO, CueKind::Switch, "") };
        let tone = MeasuredSound::new(frames(&notes(&cue), 1.0, RATE).collect());
        assert!(tone.pan(0.0, 0.25) * sign < -12.0 && tone.pan(0.5, 1.0) * sign > 12.0, "{side:?}");
    }
    for kind in sounding().filter(|kind| *kind != CueKind::Switch) {
        assert!(
            MeasuredSound::of(kind, None).pan(0.0, 1.0).abs() < 0.1,
            "{kind:?} is in the middle"
        );
    }
}

#[test]
fn breaths_in_and_out_start_an_octave_apart_and_move_in_opposite_directions() {
    for seconds in [2, 4, 6, 8] {
        let lasts = Some(Duration::from_secs(seconds));
        let [inhale, exhale] =
            [CueKind::Inhale, CueKind::Exhale].map(|kind| MeasuredSound::of(kind, lasts));
        let first = 0.15 / seconds as f64;
        let apart = (exhale.centre(0.0, first) / inhale.centre(0.0, first)).log2();
        assert!((0.7..1.2).contains(&apart), "{seconds} s: {apart:.2} octaves at first");
        let moved =
            |breath: &MeasuredSound| (breath.centre(0.6, 0.9) / breath.centre(0.0, 0.2)).log2();
        assert!(moved(&inhale) > 0.5 && moved(&exhale) < -0.5, "{seconds} s");
        let swell = |breath: &MeasuredSound| {
            let levels = breath.levels();
            let middle = |part: &[f64]| part.iter().sum::<f64>() / part.len() as f64;
            middle(&levels[levels.len() * 6 / 10..levels.len() * 8 / 10])
                - middle(&levels[levels.len() / 10..levels.len() * 3 / 10])
        };
        assert!(swell(&inhale) > 1.0 && swell(&exhale) < -1.0, "{seconds} s");
        assert_eq!(inhale.frames.len(), RATE as usize * seconds as usize + 1);
    }
}

/// Returns how different two tones are, as a sum of steps that anybody hears: of length, number of notes, pitch,
/// position and noise.
fn apart(one: &MeasuredSound, other: &MeasuredSound) -> f64 {
    let length = |tone: &MeasuredSound| (tone.frames.len() as f64).log2();
    let semitones = |tone: &MeasuredSound, from, to| 12.0 * tone.centre(from, to).log2();
    let place = |tone: &MeasuredSound| (tone.pan(0.6, 1.0) - tone.pan(0.0, 0.3)) / 12.0;
    // At each moment, a note has nearly all its power near one pitch, and the noise of a breath has not.
    let air = |tone: &MeasuredSound| {
        let spectrum = &tone.spectra[tone.onsets()[0] + 6];
        let strongest = spectrum.iter().copied().fold(0.0, f64::max);
        spectrum.iter().sum::<f64>() / strongest / 3.0
    };
    let notes = |tone: &MeasuredSound| tone.onsets().len() as f64;
    let by = |of: &dyn Fn(&MeasuredSound) -> f64| (of(one) - of(other)).abs();
    let slow = by(&air) < 0.5;
    let notes = if slow { by(&notes) } else { 0.0 };
    by(&length)
        + notes
        + by(&|tone| semitones(tone, 0.0, 0.25)) / 4.0
        + by(&|tone| semitones(tone, 0.6, 0.9)) / 4.0
        + by(&place)
        + by(&air)
}

#[test]
fn any_two_tones_differ_clearly_unless_they_mean_the_same() {
    let all: Vec<_> = sounding().map(|kind| (kind, MeasuredSound::of(kind, None))).collect();
    for (nth, (kind, one)) in all.iter().enumerate() {
        for (other_kind, other) in all.iter().skip(nth + 1) {
            let apart = apart(one, other);
            let is_same = (*kind, *other_kind) == SAME;
            assert_eq!(apart == 0.0, is_same, "{kind:?} and {other_kind:?}");
            assert!(is_same || apart > 1.4, "{kind:?} and {other_kind:?}: {apart:.2}");
        }
    }
}
