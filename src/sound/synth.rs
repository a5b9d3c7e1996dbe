//! Notes as stereo frames: struck, rung like a bowl, swelling, or breathed.

use std::f64::consts::{FRAC_PI_4, PI, SQRT_2, TAU};

use super::tone::{Note, Timbre};

/// A sample for each ear, the left one first.
pub(super) type Frame = [i16; 2];

/// From silence to full and back at least, in seconds, so that nothing clicks.
const ATTACK: f64 = 0.006;
const RELEASE: f64 = 0.03;

/// A breath is there so soon, and goes so slowly.
const BREATH_ATTACK: f64 = 0.08;
const BREATH_RELEASE: f64 = 0.35;

/// As loud as a note of full loudness is, 0 to 1; no tone is louder (`measured.rs`).
const PEAK: f64 = 0.8;

/// The frames of some notes together, as loud as `volume` says, 0 to 1. Each is made when it is asked for.
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

/// A pitch that slides does so in steps of so many frames, which nobody hears.
const STEP: usize = 16;

/// A note that is being made, frame by frame.
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

    /// Adds what is heard of it at a frame. Each frame has to be asked for once.
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

/// How much of a note each ear hears: the power is the same wherever it is, and all of it in the middle is one for both.
fn ears(pan: f64) -> [f64; 2] {
    let turned = (pan + 1.0) * FRAC_PI_4;
    [turned.cos() * SQRT_2, turned.sin() * SQRT_2]
}

/// How far a note has come up from silence, and has not gone down to it: 0 to 1, without a corner.
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

/// Makes a note sample by sample.
enum NoteSource {
    /// Turns of the wave so far, how many a sample adds, and the waves.
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

    /// Takes on a pitch.
    fn tune(&mut self, pitch: f64, rate: f64) {
        match self {
            Self::Waves { step, .. } => *step = pitch / rate,
            Self::Air { filter, .. } => filter.tune(pitch, rate),
        }
    }

    /// The next sample, when so much of the note is over.
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

/// The pitch of a note, when so much of it is over.
fn pitch(note: &Note, part: f64) -> f64 {
    note.from * (note.to / note.from).powf(glide(note.timbre, part))
}

/// How far a note has slid: most of a breath's way at first, so that its direction is heard at once.
fn glide(timbre: Timbre, part: f64) -> f64 {
    match timbre {
        Timbre::Inhale | Timbre::Exhale => 1.0 - (1.0 - part) * (1.0 - part),
        _ => part * part * (3.0 - 2.0 * part),
    }
}

/// One of the waves that a note is made of.
struct Partial {
    /// Its pitch and its loudness, to those of the note.
    pitch: f64,
    loud: f64,
    /// How much it fades over the note.
    fades: f64,
}

impl Partial {
    /// The same over so many samples.
    fn over(&self, samples: f64) -> Wave {
        Wave { pitch: self.pitch, loud: self.loud, fades: (-self.fades / samples).exp() }
    }
}

/// A wave that is being made: its pitch and its loudness, to those of the note, and how much of that a sample leaves.
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
    // Two waves that beat against each other, and the overtone that makes it metal.
    const BOWL: &[Partial] =
        &[partial(1.0, 0.75, 3.0), partial(1.006, 0.35, 3.0), partial(2.71, 0.28, 5.0)];
    const SWELL: &[Partial] = &[partial(1.0, 1.0, 0.4), partial(2.0, 0.18, 0.8)];
    // Its overtones carry it where a loudspeaker is small.
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

/// Noise that is the same every time.
struct Noise(u32);

impl Noise {
    /// Between -1 and 1.
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        f64::from(self.0) / f64::from(u32::MAX) * 2.0 - 1.0
    }
}

/// Lets through what is near a pitch, twice over: a state-variable filter that keeps steady while its pitch moves.
#[derive(Default)]
struct Filter {
    tangent: f64,
    share: f64,
    gain: f64,
    states: [[f64; 2]; 2],
}

impl Filter {
    /// How narrow it is: wide enough for air, narrow enough to have a pitch.
    const DAMP: f64 = 1.0 / 2.5;

    /// As loud at every pitch and rate: a narrow band holds less of the noise.
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
