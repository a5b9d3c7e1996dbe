//! Synthesises notes as stereo frames: struck, rung like a bowl, swelling or breathed.

use std::f64::consts::{FRAC_PI_4, PI, SQRT_2, TAU};

use super::tone::{Note, Timbre};

/// A sample for each ear, the left one first.
pub(super) type Frame = [i16; 2];

/// The shortest times in seconds from silence to full loudness and back, so that nothing clicks.
const ATTACK: f64 = 0.006;
const RELEASE: f64 = 0.03;

/// The same times for a breath, which comes and goes more slowly.
const BREATH_ATTACK: f64 = 0.08;
const BREATH_RELEASE: f64 = 0.35;

/// The peak of a note at full loudness, 0 to 1. No tone is louder; `measured.rs` tests that.
const PEAK: f64 = 0.8;

/// Returns the frames of some notes together, at a volume from 0 to 1. Each frame is made when it is asked for.
pub(super) fn frames(
    notes: &[Note],
    volume: f64,
    rate: u32,
) -> impl ExactSizeIterator<Item = Frame> + Send + use<> {
    let scale = PEAK * volume.clamp(0.0, 1.0) * f64::from(i16::MAX);
    let mut playing: Vec<Playing> = notes.iter().map(|note| Playing::of(*note, rate)).collect();
    let length = playing.iter().map(|note| note.end + 1).max().unwrap_or(0);
    (0..length).map(move |at| {
        let mut mixed = [0.0; 2];
        for note in &mut playing {
            note.add(at, &mut mixed);
        }
        mixed.map(|sample| rounded(sample * scale))
    })
}

/// A sliding pitch changes once in this many frames, which is too often to hear the steps.
const STEP: usize = 16;

/// A note that is being synthesised, frame by frame.
struct Playing {
    note: Note,
    from: usize,
    end: usize,
    ears: [f64; 2],
    source: NoteSource,
    rate: f64,
}

impl Playing {
    fn of(note: Note, rate: u32) -> Self {
        let (from, end) = (index(note.at, rate), index(note.at + note.lasts, rate));
        let rate = f64::from(rate);
        Self { note, from, end, ears: ears(note.pan), source: NoteSource::of(&note, rate), rate }
    }

    /// Adds the note's sample at a frame to each ear. Has to be called once for each frame, in order.
    fn add(&mut self, at: usize, mixed: &mut [f64; 2]) {
        if !(self.from..self.end).contains(&at) {
            return;
        }
        let nth = at - self.from;
        let time = f64::from(u32::try_from(nth).unwrap_or(u32::MAX)) / self.rate;
        let part = time / self.note.lasts;
        if nth.is_multiple_of(STEP) {
            self.source.tune(pitch(&self.note, part), self.rate);
        }
        let sound = self.source.next(&self.note, part);
        let sample = self.note.loud * edges(&self.note, time) * sound;
        for (ear, share) in mixed.iter_mut().zip(self.ears) {
            *ear += share * sample;
        }
    }
}

/// Returns each ear's share of a note. The power is the same at every position, and in the middle both shares are 1.
fn ears(pan: f64) -> [f64; 2] {
    let turned = (pan + 1.0) * FRAC_PI_4;
    [turned.cos() * SQRT_2, turned.sin() * SQRT_2]
}

/// Returns the envelope of a note, 0 to 1: how far it has risen from silence and not yet fallen back. It has no
/// corners.
fn edges(note: &Note, time: f64) -> f64 {
    let (attack, release) = match note.timbre {
        Timbre::Inhale | Timbre::Exhale => (BREATH_ATTACK, BREATH_RELEASE),
        Timbre::Swell => (0.12, 0.3),
        Timbre::Bowl => (0.012, 0.3),
        Timbre::Bell | Timbre::Low => (ATTACK, RELEASE),
    };
    let eased = |part: f64| {
        let part = part.clamp(0.0, 1.0);
        part * part * (3.0 - 2.0 * part)
    };
    eased(time / attack.min(note.lasts / 2.0))
        * eased((note.lasts - time) / release.min(note.lasts / 2.0))
}

/// A generator of a note's samples.
enum NoteSource {
    /// The turns of the fundamental so far, the turns that each sample adds, and the waves.
    Waves {
        turns: f64,
        step: f64,
        waves: Vec<Wave>,
    },
    Air {
        noise: Noise,
        filter: Filter,
    },
}

impl NoteSource {
    fn of(note: &Note, rate: f64) -> Self {
        match note.timbre {
            Timbre::Inhale | Timbre::Exhale => {
                Self::Air { noise: Noise(0x9e37_79b9), filter: Filter::default() }
            }
            timbre => {
                let waves = partials(timbre).iter().map(|partial| partial.over(note.lasts * rate));
                Self::Waves { turns: 0.0, step: 0.0, waves: waves.collect() }
            }
        }
    }

    /// Sets the pitch in hertz.
    fn tune(&mut self, pitch: f64, rate: f64) {
        match self {
            Self::Waves { step, .. } => *step = pitch / rate,
            Self::Air { filter, .. } => filter.tune(pitch, rate),
        }
    }

    /// Returns the next sample. `part` is how much of the note is over, 0 to 1.
    fn next(&mut self, note: &Note, part: f64) -> f64 {
        match self {
            Self::Waves { turns, step, waves } => {
                *turns += *step;
                waves.iter_mut().map(|wave| wave.next(*turns)).sum()
            }
            Self::Air { noise, filter } => {
                let opening = if note.timbre == Timbre::Inhale { part } else { 1.0 - part };
                (0.5 + 0.5 * opening) * filter.pass(noise.next())
            }
        }
    }
}

/// Returns the pitch of a note in hertz when `part` of it is over, 0 to 1.
fn pitch(note: &Note, part: f64) -> f64 {
    note.from * (note.to / note.from).powf(glide(note.timbre, part))
}

/// Returns how far a note has slid, 0 to 1. A breath slides most at first, so that its direction is heard at once.
fn glide(timbre: Timbre, part: f64) -> f64 {
    match timbre {
        Timbre::Inhale | Timbre::Exhale => 1.0 - (1.0 - part) * (1.0 - part),
        _ => part * part * (3.0 - 2.0 * part),
    }
}

/// One of the sine waves that a note consists of.
struct Partial {
    /// Its pitch and its loudness, relative to those of the note.
    pitch: f64,
    loud: f64,
    /// How much it fades over the note: to e to the power of minus this.
    fades: f64,
}

impl Partial {
    /// Creates the wave of this partial for a note of this many samples.
    fn over(&self, samples: f64) -> Wave {
        Wave { pitch: self.pitch, loud: self.loud, fades: (-self.fades / samples).exp() }
    }
}

/// A wave that is being synthesised: its pitch and its current loudness, relative to those of the note, and the factor
/// by which each sample changes the loudness.
struct Wave {
    pitch: f64,
    loud: f64,
    fades: f64,
}

impl Wave {
    fn next(&mut self, turns: f64) -> f64 {
        let sample = self.loud * (self.pitch * turns * TAU).sin();
        self.loud *= self.fades;
        sample
    }
}

const fn partial(pitch: f64, loud: f64, fades: f64) -> Partial {
    Partial { pitch, loud, fades }
}

const fn partials(timbre: Timbre) -> &'static [Partial] {
    const BELL: &[Partial] =
        &[partial(1.0, 1.0, 3.5), partial(2.0, 0.22, 6.0), partial(3.0, 0.06, 9.0)];
    // Two waves that beat against each other, and the overtone that makes it sound like metal.
    const BOWL: &[Partial] =
        &[partial(1.0, 0.75, 3.0), partial(1.006, 0.35, 3.0), partial(2.71, 0.28, 5.0)];
    const SWELL: &[Partial] = &[partial(1.0, 1.0, 0.4), partial(2.0, 0.18, 0.8)];
    // The overtones carry it on a small loudspeaker.
    const LOW: &[Partial] = &[
        partial(1.0, 0.35, 2.5),
        partial(2.0, 0.6, 2.5),
        partial(3.0, 0.45, 3.0),
        partial(4.0, 0.2, 3.5),
    ];
    match timbre {
        Timbre::Bell => BELL,
        Timbre::Bowl => BOWL,
        Timbre::Swell => SWELL,
        Timbre::Low => LOW,
        Timbre::Inhale | Timbre::Exhale => &[],
    }
}

/// A generator of noise that is the same every time.
struct Noise(u32);

impl Noise {
    /// Returns the next sample, between -1 and 1.
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        f64::from(self.0) / f64::from(u32::MAX) * 2.0 - 1.0
    }
}

/// A band-pass filter around a pitch, applied twice: a state-variable filter, which stays stable while its pitch moves.
#[derive(Default)]
struct Filter {
    tangent: f64,
    share: f64,
    gain: f64,
    states: [[f64; 2]; 2],
}

impl Filter {
    /// The damping, which sets the bandwidth: wide enough to sound like air, narrow enough to have a pitch.
    const DAMP: f64 = 1.0 / 2.5;

    /// Sets the pitch. The gain makes up for a narrow band, which contains less noise, so that every pitch and rate is
    /// equally loud.
    fn tune(&mut self, pitch: f64, rate: f64) {
        self.tangent = (PI * pitch / rate).tan();
        self.share = 1.0 / (1.0 + self.tangent * (self.tangent + Self::DAMP));
        self.gain = (rate / pitch).sqrt() * 0.5;
    }

    fn pass(&mut self, sample: f64) -> f64 {
        let mut through = sample * self.gain;
        for [first, second] in &mut self.states {
            let high = (through - (Self::DAMP + self.tangent) * *first - *second) * self.share;
            let band = self.tangent * high + *first;
            let low = self.tangent * band + *second;
            (*first, *second) = (self.tangent * high + band, self.tangent * band + low);
            through = Self::DAMP * band;
        }
        through
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "seconds of a sound, never below nought, and casts saturate"
)]
fn index(seconds: f64, rate: u32) -> usize {
    (seconds * f64::from(rate)) as usize
}

#[expect(clippy::cast_possible_truncation, reason = "casts saturate")]
pub(super) fn rounded(sample: f64) -> i16 {
    sample.round() as i16
}
