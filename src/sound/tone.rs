//! The tones of each kind of cue: one gesture for each meaning, all from one scale, so that any two sound well
//! together.

use std::time::Duration;

use crate::plan::{Cue, CueKind};
use crate::routine::body::Side;

/// The pitches in use, in hertz: a pentatonic scale in the range that small loudspeakers and ageing ears are best at,
/// and two lower notes with overtones in that range.
const C4: f64 = 261.63;
const G4: f64 = 392.0;
const C5: f64 = 523.25;
const D5: f64 = 587.33;
const E5: f64 = 659.26;
const G5: f64 = 783.99;
const A5: f64 = 880.0;
const C6: f64 = 1046.5;
const D6: f64 = 1174.66;
const E6: f64 = 1318.51;

/// How far to one side a note is placed, of 1. It is not all the way, because no sound in a room is.
const ASIDE: f64 = 0.9;

/// One note.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Note {
    /// Its pitch in hertz at the beginning and at the end. They are equal unless the note slides.
    pub(super) from: f64,
    pub(super) to: f64,
    /// Its start and its length, in seconds.
    pub(super) at: f64,
    pub(super) lasts: f64,
    /// Its loudness, 0 to 1.
    pub(super) loud: f64,
    /// Its position, from -1, the left ear, to 1, the right ear.
    pub(super) pan: f64,
    /// Its character.
    pub(super) timbre: Timbre,
}

/// The character of a note: how it is made, and how it comes and goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timbre {
    /// Struck: it fades from the beginning.
    Bell,
    /// A singing bowl: struck softly, it beats as it fades.
    Bowl,
    /// Swells and fades, as if sung.
    Swell,
    /// Struck, with overtones stronger than the fundamental.
    Low,
    /// The noise of a breath in, which opens.
    Inhale,
    /// The noise of a breath out, which closes.
    Exhale,
}

impl Note {
    const fn of(timbre: Timbre, pitch: f64, lasts: f64, loud: f64) -> Self {
        Self { from: pitch, to: pitch, at: 0.0, lasts, loud, pan: 0.0, timbre }
    }

    const fn bell(pitch: f64, lasts: f64, loud: f64) -> Self {
        Self::of(Timbre::Bell, pitch, lasts, loud)
    }

    const fn at(self, at: f64) -> Self {
        Self { at, ..self }
    }

    const fn to(self, to: f64) -> Self {
        Self { to, ..self }
    }

    const fn on(self, pan: f64) -> Self {
        Self { pan, ..self }
    }
}

/// The length of a breath if the plan does not give one.
const BREATH: Duration = Duration::from_secs(4);

/// Returns the notes of a cue. A cue that is only words has none.
pub(super) fn notes(cue: &Cue) -> Vec<Note> {
    use Timbre::{Bowl, Exhale, Inhale, Low, Swell};
    let lasts = cue.lasts.unwrap_or(BREATH).as_secs_f64();
    match cue.kind {
        // The first step sounds like every later one.
        CueKind::First | CueKind::Next => vec![Note::bell(G5, 0.8, 0.39)],
        // Moves from the side that ends to the side that begins.
        CueKind::Switch => {
            let to = if cue.side == Some(Side::Left) { -ASIDE } else { ASIDE };
            vec![Note::bell(D5, 0.5, 0.53).on(-to), Note::bell(G5, 0.7, 0.53).at(0.3).on(to)]
        }
        CueKind::Start => vec![Note::of(Bowl, C5, 1.8, 0.4)],
        CueKind::Stroke => vec![Note::bell(C5, 0.22, 0.84)],
        // Rises, as the hand does.
        CueKind::Lift => vec![Note::bell(E5, 0.16, 0.41).to(A5)],
        CueKind::Halfway => vec![Note::bell(A5, 0.4, 0.35), Note::bell(A5, 0.6, 0.35).at(0.35)],
        // Stays on one pitch, as the hand stays in place.
        CueKind::Hold => vec![Note::of(Swell, E5, 1.2, 0.25)],
        // Falls, as the hand lets go.
        CueKind::Release => vec![Note::of(Swell, A5, 1.0, 0.22).to(C5)],
        CueKind::Spot => vec![Note::bell(D6, 0.07, 0.7)],
        // A breath in rises by an octave, and a breath out starts at the top and falls.
        CueKind::Inhale => vec![Note::of(Inhale, C5, lasts, 0.24).to(C6)],
        CueKind::Exhale => vec![Note::of(Exhale, C6, lasts, 0.24).to(C5)],
        // Full and still.
        CueKind::HeldBreath => {
            vec![Note::of(Swell, G5, 1.0, 0.075), Note::of(Swell, D6, 1.0, 0.075)]
        }
        CueKind::Count => vec![Note::bell(A5, 0.12, 0.34)],
        CueKind::Zero => vec![Note::bell(E6, 0.45, 0.25)],
        // Rises like a question.
        CueKind::Check => vec![
            Note::bell(C5, 0.4, 0.37),
            Note::bell(E5, 0.4, 0.37).at(0.22),
            Note::bell(A5, 0.8, 0.37).at(0.44),
        ],
        CueKind::Say => Vec::new(),
        CueKind::End => vec![Note::of(Bowl, C5, 5.0, 0.37)],
        // Unlike any other tone.
        CueKind::Stop => vec![Note::of(Low, G4, 0.4, 0.6), Note::of(Low, C4, 0.9, 0.6).at(0.28)],
        // A pause falls by an octave, and resuming rises by one.
        CueKind::Pause => vec![Note::bell(C6, 0.3, 0.36), Note::bell(C5, 0.6, 0.36).at(0.2)],
        CueKind::Resume => vec![Note::bell(C5, 0.3, 0.36), Note::bell(C6, 0.6, 0.36).at(0.2)],
        // Falls by a whole tone: a little less.
        CueKind::Lighter => vec![Note::bell(E5, 0.3, 0.39), Note::bell(D5, 0.6, 0.39).at(0.22)],
        CueKind::Answer => vec![Note::bell(A5, 0.15, 0.32).to(C5)],
    }
}

/// Returns the time from a cue to the end of its last note.
pub(super) fn length(cue: &Cue) -> Duration {
    let end = notes(cue).iter().map(|note| note.at + note.lasts).fold(0.0, f64::max);
    Duration::from_secs_f64(end)
}
