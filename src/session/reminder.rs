//! Check-ins that nobody answers: nothing stops, and after two of them one reminder is given.

use std::time::Duration;

use crate::plan::phrase::spoken_length;
use crate::plan::phrases::REMINDER;
use crate::plan::{Cue, CueKind, Plan, Segment, SegmentKind};

/// After 2 check-ins in silence one reminder is given (rule H1, docs/safety-rules.md).
pub const SILENT: u32 = 2;

/// How many check-ins were left unanswered, and when something was answered last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Silence {
    checks: u32,
    answered: Option<Duration>,
}

impl Silence {
    /// Something was pressed: somebody is there.
    pub(super) const fn answered(&mut self, at: Duration) {
        self.answered = Some(at);
    }

    /// When the next check-in counts as silent, if one is still to come.
    pub(super) fn next(&self, plan: &Plan, after: Duration) -> Option<Duration> {
        let due = |segment: &Segment| due(plan, segment);
        plan.segments().iter().filter_map(due).find(|at| *at > after && self.checks < SILENT)
    }

    /// Time passes; gives the reminder where it is due.
    pub(super) fn pass(&mut self, plan: &Plan, from: Duration, to: Duration) -> Option<Cue> {
        for segment in plan.segments() {
            let Some(at) = due(plan, segment).filter(|at| from < *at && *at <= to) else {
                continue;
            };
            if self.checks >= SILENT || self.answered.is_some_and(|last| segment.start <= last) {
                continue;
            }
            self.checks += 1;
            if self.checks == SILENT {
                return Some(Cue::new(at, CueKind::Say, REMINDER));
            }
        }
        None
    }
}

/// Late in a check-in, or as soon after it as nothing is said or explained for as long as the reminder takes.
fn due(plan: &Plan, segment: &Segment) -> Option<Duration> {
    if segment.kind != SegmentKind::Check {
        return None;
    }
    let length = spoken_length(REMINDER);
    let mut at = segment.end().saturating_sub(length).max(segment.start);
    while at + length <= plan.total() {
        let here = plan.at(at);
        let between = Some(*here.segment()).filter(|here| here.kind.is_between());
        let until = between.map(|here| here.end()).or_else(|| said_until(plan, at, at + length));
        match until {
            None => return Some(at),
            Some(end) => at = end,
        }
    }
    None
}

/// The end of the first words that are said in a time.
fn said_until(plan: &Plan, from: Duration, to: Duration) -> Option<Duration> {
    let spoken = plan.cues().iter().filter(|cue| cue.at < to && !cue.words.is_empty());
    spoken.map(Cue::end).find(|end| *end > from)
}
