//! The guidance of a plan as lines of text: each tells everything that happens before the next may come. If there are
//! no tones to pace the strokes, the lines say how many there are and how fast.

use std::time::Duration;

use crate::plan::{Cue, CueKind, Plan, StrokeTones};
use crate::routine::dose::Dose;
use crate::wording::dose::dose;
use crate::wording::spoken::capital;

/// The least time between two lines.
pub const APART: Duration = Duration::from_secs(3);

/// The progress of the printed guidance: when its last line was printed.
#[derive(Debug, Clone, Copy, Default)]
pub struct GuidanceLines {
    last: Option<Duration>,
    /// The time of the last cue, whether it was printed or not.
    seen: Duration,
}

impl GuidanceLines {
    /// Returns the line for a cue: its words and all that are said within three seconds, without counts. Returns `None`
    /// if the cue was already part of a line, or has no words.
    pub fn line(&mut self, cue: &Cue, plan: &Plan, has_tones: bool) -> Option<String> {
        if cue.at < self.seen {
            self.begin_again();
        }
        self.seen = cue.at;
        let is_told = !has_tones || plan.choices().stroke_tones == StrokeTones::Off;
        let paced = |cue: &Cue| strokes(cue, plan).filter(|_| is_told);
        if cue.kind == CueKind::Count || cue.words.is_empty() && paced(cue).is_none() {
            return None;
        }
        let read = self.last.is_some_and(|last| (last..last + APART).contains(&cue.at));
        if read {
            // A cue that is not in the plan was not part of that line.
            let planned = plan.cues_at(cue.at).contains(cue);
            return (!planned).then(|| cue.words.clone());
        }
        self.last = Some(cue.at);
        let here = plan.cues_at(cue.at).iter().skip_while(|other| *other != cue).skip(1);
        let soon = plan.cues_between(cue.at, cue.at + APART).iter();
        let soon = soon.filter(|other| other.at < cue.at + APART && other.at > cue.at);
        let spoken = here.chain(soon).filter(|other| other.kind != CueKind::Count);
        let words = std::iter::once(cue).chain(spoken);
        let words = words.flat_map(|cue| [Some(cue.words.clone()), paced(cue)]).flatten();
        Some(words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" "))
    }

    /// Lets the next cue have a line again, after the user pressed a key or went back.
    pub const fn begin_again(&mut self) {
        self.last = None;
    }
}

/// Returns how many strokes begin with a cue, and how fast they follow each other.
fn strokes(cue: &Cue, plan: &Plan) -> Option<String> {
    let pass = plan.at(cue.at).pass().clone();
    let is_start = cue.kind == CueKind::Start && plan.cues_at(cue.at).contains(cue);
    let has_strokes = matches!(pass.dose, Dose::Strokes(..));
    let dose = || dose(pass.dose, pass.movement.motion, pass.spots.get());
    (is_start && has_strokes).then(|| format!("{}.", capital(&dose())))
}
