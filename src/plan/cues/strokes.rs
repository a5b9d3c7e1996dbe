//! The tones of strokes: each where the hand comes down and where it lets go, and on to the next spot.

use super::{CueCandidate, CueKind, SegmentSpeech};
use crate::plan::choices::StrokeTones;
use crate::plan::phrase::Rank;
use crate::plan::phrases;
use crate::plan::segment::SegmentKind;
use crate::routine::dose::Dose;

/// Up to so many strokes all have a tone.
const FEW: u32 = 15;

/// Of more, so many have one where the move was done before in this plan: then the hands know the pace.
const STROKES: u32 = 10;

impl SegmentSpeech<'_> {
    /// The tones of every stroke that is to have one. The first stroke begins with the work itself, one on a new
    /// spot with that, and where the breath is paced its own tones are enough.
    pub(super) fn strokes(&self) -> Vec<CueCandidate> {
        let (Dose::Strokes(strokes, pace), SegmentKind::Work) = (self.pass.dose, self.segment.kind)
        else {
            return Vec::new();
        };
        let (pace, told) = (pace.get(), self.told(strokes.get()));
        let lets_go = self.pass.movement.motion.lets_go().map(|part| pace.mul_f64(part));
        let mut candidates = Vec::new();
        for nth in 0..strokes.get() {
            let moves_on = nth > 0 && self.pass.spot_of(nth) != self.pass.spot_of(nth - 1);
            let tone = |after, kind| self.candidate(after, kind, Rank::Next, "");
            let sounds = nth < told;
            let (down, up) = (pace * nth, lets_go.map(|part| pace * nth + part));
            if moves_on {
                candidates.push(self.candidate(
                    down,
                    CueKind::Spot,
                    Rank::Name,
                    phrases::next_spot(self.pass),
                ));
            } else if nth > 0 && sounds {
                candidates.push(tone(down, CueKind::Stroke));
            } else if nth == told && told > 0 {
                candidates.push(self.candidate(
                    down,
                    CueKind::Say,
                    Rank::Next,
                    phrases::KEEP_GOING,
                ));
            }
            candidates.extend(up.filter(|_| sounds).map(|up| tone(up, CueKind::Lift)));
        }
        candidates
    }

    /// How many of so many strokes have a tone.
    fn told(&self, strokes: u32) -> u32 {
        let name = &self.pass.movement.name;
        let first = self.score.passes.iter().find(|pass| pass.movement.name == *name);
        let is_new = first.is_some_and(|first| first.step == self.pass.step);
        match self.score.choices.stroke_tones {
            _ if self.pass.breath.is_some() => 0,
            StrokeTones::Off => 0,
            StrokeTones::All => strokes,
            StrokeTones::First if strokes <= FEW => strokes,
            StrokeTones::First if is_new => strokes,
            StrokeTones::First => STROKES,
        }
    }
}
