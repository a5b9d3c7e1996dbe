//! Places the tones of strokes: when the hand comes down, when it lets go, and when it moves on to the next spot.

use super::{CueCandidate, CueKind, SegmentSpeech};
use crate::plan::choices::StrokeTones;
use crate::plan::phrase::Rank;
use crate::plan::phrases;
use crate::plan::segment::SegmentKind;
use crate::routine::dose::Dose;

/// In a pass of at most this many strokes, all have a tone.
const FEW: u32 = 15;

/// In a longer pass of a move that an earlier step had, only this many strokes have a tone: the hands know the pace.
const STROKES: u32 = 10;

impl SegmentSpeech<'_> {
    /// Returns the tones of all strokes that have one. The first stroke has none of its own, because the work begins
    /// with it, and a stroke on a new spot has the tone of the spot. If the breath is paced, the tones of the breath
    /// are enough.
    pub(super) fn strokes(&self) -> Vec<CueCandidate> {
        let (Dose::Strokes(strokes, pace), SegmentKind::Work) = (self.pass.dose, self.segment.kind)
        else {
            return Vec::new();
        };
        let (pace, told) = (pace.get(), self.strokes_with_tones(strokes.get()));
        let lets_go = self.pass.movement.motion.return_begins().map(|part| pace.mul_f64(part));
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

    /// Returns how many of the strokes have a tone.
    fn strokes_with_tones(&self, strokes: u32) -> u32 {
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
