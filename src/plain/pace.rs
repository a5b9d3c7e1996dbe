//! The guidance of a plan as lines, of which each says everything until the next may come.

use std::time::Duration;

use crate::plan::{Cue, CueKind, Plan};

/// Between two lines.
pub const APART: Duration = Duration::from_secs(3);

/// What was printed last of a plan.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pace {
    last: Option<Duration>,
    /// The last cue, whether it was printed or not.
    seen: Duration,
}

impl Pace {
    /// The line for a cue: its words with all that is said within three seconds, counts left out. None where it has
    /// been read out already.
    pub fn line(&mut self, cue: &Cue, plan: &Plan) -> Option<String> {
        if cue.at < self.seen {
            self.begin_anew();
        }
        self.seen = cue.at;
        if cue.words.is_empty() || cue.kind == CueKind::Count {
            return None;
        }
        let read = self.last.is_some_and(|last| (last..last + APART).contains(&cue.at));
        if read {
            // What is in no plan was not read with what was.
            let planned = plan.cues_at(cue.at).contains(cue);
            return (!planned).then(|| cue.words.clone());
        }
        self.last = Some(cue.at);
        let here = plan.cues_at(cue.at).iter().skip_while(|other| *other != cue).skip(1);
        let soon = plan.cues_between(cue.at, cue.at + APART).iter();
        let soon = soon.filter(|other| other.at < cue.at + APART && other.at > cue.at);
        let spoken = here.chain(soon).filter(|other| other.kind != CueKind::Count);
        let words = std::iter::once(cue).chain(spoken).map(|cue| cue.words.as_str());
        Some(words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" "))
    }

    /// Somebody pressed a key, or went back: what comes next may be read again.
    pub const fn begin_anew(&mut self) {
        self.last = None;
    }
}
