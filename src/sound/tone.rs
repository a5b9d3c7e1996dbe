//! What each kind of cue sounds like: a few notes of one scale, so that any two go together.

use std::time::Duration;

use crate::plan::{Cue, CueKind};

/// The notes in use, in hertz: a pentatonic scale where small loudspeakers and ageing ears are at their best.
const D4: f64 = 293.66;
const A4: f64 = 440.0;
const C5: f64 = 523.25;
const D5: f64 = 587.33;
const E5: f64 = 659.26;
const G5: f64 = 783.99;
const A5: f64 = 880.0;
const C6: f64 = 1046.5;
const D6: f64 = 1174.66;
const E6: f64 = 1318.51;

/// One note.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Note {
    /// Its pitch in hertz where it begins and where it ends: the same, unless it slides.
    pub(super) from: f64,
    pub(super) to: f64,
    /// When it begins, and how long it lasts, in seconds.
    pub(super) at: f64,
    pub(super) lasts: f64,
    /// How loud it is, 0 to 1.
    pub(super) loud: f64,
    /// Whether it fades from its beginning, as something struck does; else it swells and sinks, as a breath does.
    pub(super) struck: bool,
}

const fn struck(pitch: f64, at: f64, lasts: f64, loud: f64) -> Note {
    Note { from: pitch, to: pitch, at, lasts, loud, struck: true }
}

const fn sliding(from: f64, to: f64, lasts: f64, loud: f64) -> Note {
    Note { from, to, at: 0.0, lasts, loud, struck: false }
}

/// How long a breath lasts of which the plan does not say it.
const BREATH: Duration = Duration::from_secs(4);

/// The notes of a cue; none where it is words alone.
pub(super) fn notes(cue: &Cue) -> Vec<Note> {
    let lasts = cue.lasts.unwrap_or(BREATH).as_secs_f64();
    match cue.kind {
        // Behind a longer silence, in which a sink that sleeps can wake.
        CueKind::First => vec![struck(G5, 0.4, 0.5, 0.6), struck(C6, 0.62, 0.9, 0.6)],
        CueKind::Next => vec![struck(E5, 0.0, 0.6, 0.7)],
        // Across, and it is the other side.
        CueKind::Switch => vec![
            struck(G5, 0.0, 0.25, 0.6),
            struck(D5, 0.18, 0.25, 0.6),
            struck(G5, 0.36, 0.5, 0.6),
        ],
        // A bowl.
        CueKind::Start => vec![struck(C5, 0.0, 1.4, 0.7), struck(E6, 0.0, 0.8, 0.25)],
        CueKind::Stroke => vec![struck(C5, 0.0, 0.22, 0.6)],
        CueKind::Lift => vec![struck(E5, 0.0, 0.14, 0.3)],
        CueKind::Halfway => vec![struck(A5, 0.0, 0.2, 0.5), struck(A5, 0.24, 0.5, 0.5)],
        CueKind::Hold => vec![struck(D5, 0.0, 1.0, 0.8), struck(D6, 0.0, 0.5, 0.3)],
        CueKind::Release => vec![sliding(E5, C5, 0.7, 0.7)],
        CueKind::Spot => vec![struck(G5, 0.0, 0.18, 0.6)],
        // A breath in ends an octave above where it began, which is where a breath out begins.
        CueKind::Inhale => vec![sliding(C5, C6, lasts, 0.4)],
        CueKind::HeldBreath => vec![struck(C6, 0.0, 0.5, 0.2)],
        CueKind::Exhale => vec![sliding(C6, C5, lasts, 0.4)],
        CueKind::Count => vec![struck(D6, 0.0, 0.1, 0.35)],
        CueKind::Zero => vec![struck(E6, 0.0, 0.35, 0.5)],
        CueKind::Check => {
            vec![struck(C5, 0.0, 0.4, 0.6), struck(E5, 0.22, 0.4, 0.6), struck(A5, 0.44, 0.8, 0.6)]
        }
        CueKind::Say => Vec::new(),
        // What has fallen in volume ends without a fanfare.
        CueKind::End if cue.loudness < 100 => vec![sliding(C5, C5, 2.5, 0.6)],
        CueKind::End => vec![
            struck(C5, 0.0, 2.0, 0.6),
            struck(E5, 0.3, 2.0, 0.6),
            struck(G5, 0.6, 2.0, 0.6),
            struck(C6, 0.9, 2.6, 0.7),
        ],
        // Two low notes, like nothing else; their octaves carry them where a loudspeaker is small.
        CueKind::Stop => vec![
            struck(A4, 0.0, 0.4, 0.8),
            struck(A5, 0.0, 0.4, 0.5),
            struck(D4, 0.26, 0.9, 0.8),
            struck(D5, 0.26, 0.9, 0.7),
        ],
        CueKind::Pause => vec![struck(A5, 0.0, 0.25, 0.5), struck(D5, 0.16, 0.5, 0.5)],
        CueKind::Resume => vec![struck(D5, 0.0, 0.25, 0.5), struck(A5, 0.16, 0.5, 0.5)],
        CueKind::Answer => vec![struck(E6, 0.0, 0.12, 0.3)],
    }
}

/// How long the notes of a cue last together.
pub(super) fn length(cue: &Cue) -> Duration {
    let end = notes(cue).iter().map(|note| note.at + note.lasts).fold(0.0, f64::max);
    Duration::from_secs_f64(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::word::Word;

    #[test]
    fn no_two_kinds_sound_alike() {
        let all: Vec<Vec<Note>> =
            CueKind::ALL.iter().map(|kind| notes(&Cue::new(Duration::ZERO, *kind, ""))).collect();
        for (index, one) in all.iter().enumerate() {
            for other in all.iter().skip(index + 1) {
                assert_ne!(one, other);
            }
        }
        assert_eq!(all.iter().filter(|notes| notes.is_empty()).count(), 1, "words alone");
    }

    #[test]
    fn every_tone_has_a_note_that_small_loudspeakers_play() {
        for kind in CueKind::ALL.iter().filter(|kind| **kind != CueKind::Say) {
            let notes = notes(&Cue::new(Duration::ZERO, *kind, ""));
            let carries = |note: &Note| (450.0..=1500.0).contains(&note.from.min(note.to));
            assert!(notes.iter().any(|note| carries(note) && note.loud >= 0.2), "{kind:?}");
        }
    }

    #[test]
    fn the_end_is_longer_than_all_else_but_a_breath() {
        let length = |kind| {
            let notes = notes(&Cue::new(Duration::ZERO, kind, ""));
            notes.iter().map(|note| note.at + note.lasts).fold(0.0, f64::max)
        };
        for kind in CueKind::ALL {
            let other = !matches!(kind, CueKind::End | CueKind::Inhale | CueKind::Exhale);
            assert!(!other || length(*kind) * 2.0 < length(CueKind::End), "{kind:?}");
        }
    }

    #[test]
    fn a_breath_in_rises_and_a_breath_out_falls_as_long_as_it_lasts() {
        for (kind, rises) in [(CueKind::Inhale, true), (CueKind::Exhale, false)] {
            let lasts = Some(Duration::from_secs(6));
            let notes = notes(&Cue { lasts, ..Cue::new(Duration::ZERO, kind, "") });
            assert!(notes.iter().all(|note| (note.to > note.from) == rises));
            assert!(notes.iter().all(|note| (note.lasts - 6.0).abs() < 1e-9));
        }
    }
}
