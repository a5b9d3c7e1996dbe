//! Unanswered check-ins: nothing stops, and after two of them there is one reminder.

use std::time::Duration;

use crate::plan::phrase::spoken_length;
use crate::plan::phrases::REMINDER;
use crate::plan::{Cue, CueKind, Plan, Segment, SegmentKind};

/// After 2 check-ins in silence there is one reminder (rule H1, docs/safety-rules.md).
pub const SILENT: u32 = 2;

/// The number of check-ins that were not answered, and the time of the last input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Silence {
    checks: u32,
    answered: Option<Duration>,
}

impl Silence {
    /// Takes note of an input: the user is there.
    pub(super) const fn answered(&mut self, at: Duration) {
        self.answered = Some(at);
    }

    /// Returns the time at which the next check-in counts as silent, if the reminder is still to come.
    pub(super) fn next(&self, plan: &Plan, after: Duration) -> Option<Duration> {
        let due = |segment: &Segment| due(plan, segment);
        plan.segments().iter().filter_map(due).find(|at| *at > after && self.checks < SILENT)
    }

    /// Counts the silent check-ins in a time that has passed; returns the reminder if it is due.
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

/// Returns the time for the reminder: late in a check-in, or as soon after it as there is enough quiet for the
/// reminder's words between the words and explanations of the plan.
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

/// Returns the end of the first words that are spoken in a time.
fn said_until(plan: &Plan, from: Duration, to: Duration) -> Option<Duration> {
    let spoken = plan.cues().iter().filter(|cue| cue.at < to && !cue.words.is_empty());
    spoken.map(Cue::end).find(|end| *end > from)
}
