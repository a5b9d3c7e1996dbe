//! Going elsewhere in a plan: resume, next, back, longer; and what was done between two times.

use std::time::Duration;

use super::Plan;
use super::moment::{Moment, StrokePhase};
use super::phrase::PhraseRole;
use super::segment::{Segment, SegmentKind};
use crate::routine::body::Technique;
use crate::routine::breath::Breath;
use crate::routine::dose::{Dose, Times};
use crate::routine::envelope::{self, times};
use crate::routine::step::{Added, Pass};

/// How much `longer` adds.
const MORE: Duration = Duration::from_secs(10);

/// Within this much of a pass, "back" means the pass before.
const AT_THE_START: Duration = Duration::from_secs(3);

impl Plan {
    /// Where to go on after a pause: the start of the stroke, the breath or the timed segment.
    /// A broken hold is not made up: its release, or whatever follows it, comes next. A warm pack
    /// has gone on warming, so its time is not begun again.
    pub fn resume_point(&self, elapsed: Duration) -> Duration {
        let moment = self.at(elapsed);
        let segment = moment.segment();
        match segment.kind {
            _ if moment.is_over() || moment.spent().is_zero() => moment.elapsed(),
            SegmentKind::Hold(_) => segment.end(),
            SegmentKind::Work => segment.start + begun(&moment),
            _ => segment.start,
        }
    }

    /// The next work: from a lead-in its work, from a hold its release, else the next lead-in. Nobody who is in a hurry
    /// waits for an explanation.
    pub fn next_point(&self, elapsed: Duration) -> Duration {
        let moment = self.at(elapsed);
        let here = moment.segment();
        if elapsed < self.told_from(here) {
            return self.told_from(here);
        }
        let wanted = |segment: &&Segment| match here.kind {
            SegmentKind::GetReady
            | SegmentKind::LeadIn
            | SegmentKind::Hold(_)
            | SegmentKind::Release(_)
            | SegmentKind::EaseOff => true,
            SegmentKind::Work | SegmentKind::Rest | SegmentKind::Check => {
                segment.pass != here.pass || segment.kind == SegmentKind::EaseOff
            }
        };
        let after = self.segments.iter().skip(moment.index() + 1).find(wanted);
        after.map_or_else(|| self.total(), |segment| self.told_from(segment))
    }

    /// Where a segment begins; if a lead-in only waits at first, where that is over.
    fn told_from(&self, segment: &Segment) -> Duration {
        let lead = self.leads.get(segment.pass).filter(|_| segment.kind == SegmentKind::LeadIn);
        match lead.map(|lead| lead.words.as_slice()) {
            Some([(_, first), (at, _), ..]) if first.role == PhraseRole::Fills => {
                segment.start + *at
            }
            _ => segment.start,
        }
    }

    /// The start of this pass with its lead-in; at its very start, of the one before.
    pub fn back_point(&self, elapsed: Duration) -> Duration {
        let moment = self.at(elapsed);
        let here = moment.segment();
        let just_begun = here.kind.is_between() && here.kind != SegmentKind::EaseOff
            || elapsed < self.work_start(here.pass) + AT_THE_START;
        let pass = if just_begun { here.pass.saturating_sub(1) } else { here.pass };
        self.lead_start(pass)
    }

    /// Where the lead-in to a pass begins.
    pub fn lead_start(&self, pass: usize) -> Duration {
        self.segments
            .iter()
            .find(|segment| segment.pass == pass)
            .map_or(Duration::ZERO, |segment| segment.start)
    }

    /// Where the work of a pass begins.
    pub fn work_start(&self, pass: usize) -> Duration {
        let mut of_pass = self
            .segments
            .iter()
            .filter(|segment| segment.pass == pass && !segment.kind.is_between());
        of_pass.next().map_or(Duration::ZERO, |segment| segment.start)
    }

    /// Where the work of a pass ends.
    fn work_end(&self, pass: usize) -> Duration {
        let mut of_pass = self
            .segments
            .iter()
            .filter(|segment| segment.pass == pass && !segment.kind.is_between());
        of_pass.next_back().map_or(Duration::ZERO, Segment::end)
    }

    /// The passes that are done between two times, each with what is done of its dose.
    pub fn done(&self, from: Duration, to: Duration) -> Vec<Pass> {
        let parts = (0..self.passes.len()).flat_map(|index| {
            let rest = self.rest_before(index, from, to);
            rest.into_iter().chain(self.done_of(index, from, to))
        });
        parts.collect()
    }

    /// The rest of the arms in the lead to a pass, where there was time for all of it.
    fn rest_before(&self, index: usize, from: Duration, to: Duration) -> Option<Pass> {
        let (pass, lead) = (self.passes.get(index)?, self.leads.get(index)?);
        let (start, down) = (self.lead_start(index), lead.length.saturating_sub(lead.raised));
        let rested = pass.movement.lifts_arms() && down >= times::REST;
        (rested && from <= start && start + down <= to).then(|| pass.hands_down(down))
    }

    /// What is done of a pass between two times.
    fn done_of(&self, index: usize, from: Duration, to: Duration) -> Option<Pass> {
        let (pass, lead) = (self.passes.get(index)?, self.leads.get(index)?);
        let (start, end) = (self.work_start(index).max(from), self.work_end(index).min(to));
        let dose = match pass.dose {
            Dose::Hold(hold, _, release) => {
                Dose::Hold(hold, self.holds_begun(index, from, to)?, release)
            }
            dose => dose.begun(end.checked_sub(start)?)?,
        };
        Some(Pass { dose, raised: lead.raised, ..pass.clone() })
    }

    /// How many holds of a pass are begun between two times; a release alone holds nothing.
    fn holds_begun(&self, pass: usize, from: Duration, to: Duration) -> Option<Times> {
        let begun = self.segments.iter().filter(|segment| {
            let held = segment.pass == pass && matches!(segment.kind, SegmentKind::Hold(_));
            held && segment.start < to && from < segment.end()
        });
        i64::try_from(begun.count()).ok()?.try_into().ok()
    }

    /// Whether going on at `from`, with `done` behind, stays within the envelope.
    pub fn allows(&self, done: &[Pass], from: Duration) -> bool {
        let passes: Vec<Pass> = done.iter().cloned().chain(self.done(from, self.total())).collect();
        envelope::judge(&passes, self.choices.position).is_empty()
    }

    /// The plan with ten seconds more in what is done now; strokes and breaths are added whole.
    /// Nothing where the envelope or the kind of dose has no room, or nothing is done now.
    pub fn longer(&self, elapsed: Duration) -> Option<Self> {
        let here = *self.at(elapsed).segment();
        let working = matches!(
            here.kind,
            SegmentKind::Work | SegmentKind::Rest | SegmentKind::Check | SegmentKind::Hold(_)
        );
        let mut passes = self.passes.clone();
        let pass = passes.get_mut(here.pass).filter(|_| working && elapsed < self.total())?;
        let longer = pass.dose.longer(MORE)?;
        pass.added.extend(added(pass.dose, longer, self.at(elapsed).stroke()));
        pass.dose = longer;
        let plan = self.with_passes(passes);
        // Where the longer work has room for words that were said before it, its start would move.
        let stays = plan.work_start(here.pass) == self.work_start(here.pass);
        (stays && plan.allows(&[], Duration::ZERO)).then_some(plan)
    }

    /// The plan without the move of a pass on its side, from that pass on; as it is where that was
    /// hands off. Nothing where nothing would be left to do.
    pub fn without(&self, pass: usize) -> Option<Self> {
        let out = self.passes.get(pass)?;
        let same = |other: &Pass| {
            other.movement.is_hands_on()
                && other.movement.name == out.movement.name
                && other.side == out.side
        };
        let kept = self.passes.iter().enumerate();
        let kept = kept.filter(|(index, other)| *index < pass || !same(other));
        let passes: Vec<Pass> = kept.map(|(_, pass)| pass.clone()).collect();
        (passes.len() > pass).then(|| self.with_passes(passes))
    }

    fn with_passes(&self, passes: Vec<Pass>) -> Self {
        let plan = Self::lay_out(
            self.routine.clone(),
            self.catalogue.clone(),
            self.choices.clone(),
            passes,
            self.left_out.clone(),
        );
        Self { shortened: self.shortened.clone(), ..plan }
    }
}

/// The time up to the start of the stroke or breath of some work that is being done; nothing where
/// it has neither. A stroke beside a breath of another pace is begun where an inhale begins too.
/// A warm pack has gone on warming, so its time is not begun again.
fn begun(moment: &Moment<'_>) -> Duration {
    let cycle = moment.pass().breath.map(Breath::cycle);
    match (moment.stroke(), moment.breath(), cycle) {
        (Some(stroke), _, cycle) => (0..=stroke.nth)
            .rev()
            .map(|nth| stroke.pace * nth)
            .find(|start| cycle.is_none_or(|cycle| start.as_millis() % cycle.as_millis() == 0))
            .unwrap_or(Duration::ZERO),
        (None, Some(breath), Some(cycle)) => cycle * breath.cycle,
        _ if moment.pass().movement.technique == Technique::Heat => moment.spent(),
        _ => Duration::ZERO,
    }
}

/// The strokes by which a dose has become longer, with the one that is being done.
fn added(dose: Dose, longer: Dose, now: Option<StrokePhase>) -> Option<Added> {
    match (dose, longer) {
        (Dose::Strokes(before, _), Dose::Strokes(after, _)) => {
            Some(Added { at: now?.nth, strokes: after.get().saturating_sub(before.get()) })
        }
        _ => None,
    }
}
