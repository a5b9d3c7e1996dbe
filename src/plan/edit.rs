//! Finds where a session continues when the user resumes, skips or goes back; makes plans longer or leaves moves out of
//! them; and calculates what was done between two times.

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

/// The time that [`Plan::longer`] adds.
const MORE: Duration = Duration::from_secs(10);

/// For this long after the work of a pass begins, going back means the pass before.
const AT_THE_START: Duration = Duration::from_secs(3);

impl Plan {
    /// Returns where to continue after a pause: at the start of the stroke, the breath or the timed segment. A hold
    /// that was interrupted is not repeated: its release, or whatever follows it, comes next. A warm pack has kept
    /// warming, so its time does not start again.
    pub fn resume_point(&self, elapsed: Duration) -> Duration {
        let moment = self.at(elapsed);
        let segment = moment.segment();
        match segment.kind {
            _ if moment.is_over() || moment.spent().is_zero() => moment.elapsed(),
            SegmentKind::Hold(_) => segment.end(),
            SegmentKind::Work => segment.start + current_cycle_start(&moment),
            _ => segment.start,
        }
    }

    /// Returns where "next" leads: from a lead-in to its work, from a hold to its release, and from other work to the
    /// next lead-in. A wait at the beginning of a lead-in is always skipped, because the user is in a hurry.
    pub fn next_point(&self, elapsed: Duration) -> Duration {
        let moment = self.at(elapsed);
        let here = moment.segment();
        if elapsed < self.start_after_wait(here) {
            return self.start_after_wait(here);
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
        after.map_or_else(|| self.total(), |segment| self.start_after_wait(segment))
    }

    /// Returns the time at which a segment begins, or at which the wait ends if it is a lead-in that begins with one.
    fn start_after_wait(&self, segment: &Segment) -> Duration {
        let lead = self.leads.get(segment.pass).filter(|_| segment.kind == SegmentKind::LeadIn);
        match lead.map(|lead| lead.words.as_slice()) {
            Some([(_, first), (at, _), ..]) if first.role == PhraseRole::FillsWait => {
                segment.start + *at
            }
            _ => segment.start,
        }
    }

    /// Returns where "back" leads: to the lead-in of this pass, or at its very start to that of the pass before.
    pub fn back_point(&self, elapsed: Duration) -> Duration {
        let moment = self.at(elapsed);
        let here = moment.segment();
        let just_begun = here.kind.is_between() && here.kind != SegmentKind::EaseOff
            || elapsed < self.work_start(here.pass) + AT_THE_START;
        let pass = if just_begun { here.pass.saturating_sub(1) } else { here.pass };
        self.lead_start(pass)
    }

    /// Returns the time at which the lead-in to a pass begins.
    pub fn lead_start(&self, pass: usize) -> Duration {
        self.segments
            .iter()
            .find(|segment| segment.pass == pass)
            .map_or(Duration::ZERO, |segment| segment.start)
    }

    /// Returns the time at which the work of a pass begins.
    pub fn work_start(&self, pass: usize) -> Duration {
        let mut of_pass = self
            .segments
            .iter()
            .filter(|segment| segment.pass == pass && !segment.kind.is_between());
        of_pass.next().map_or(Duration::ZERO, |segment| segment.start)
    }

    /// Returns the time at which the work of a pass ends.
    fn work_end(&self, pass: usize) -> Duration {
        let mut of_pass = self
            .segments
            .iter()
            .filter(|segment| segment.pass == pass && !segment.kind.is_between());
        of_pass.next_back().map_or(Duration::ZERO, Segment::end)
    }

    /// Returns the passes that are done between two times, each with the part of its dose that is done.
    pub fn done(&self, from: Duration, to: Duration) -> Vec<Pass> {
        let parts = (0..self.passes.len()).flat_map(|index| {
            let rest = self.rest_before(index, from, to);
            rest.into_iter().chain(self.done_of(index, from, to))
        });
        parts.collect()
    }

    /// Returns the rest that the arms have in the lead-in to a pass, if all of it is between two times.
    fn rest_before(&self, index: usize, from: Duration, to: Duration) -> Option<Pass> {
        let (pass, lead) = (self.passes.get(index)?, self.leads.get(index)?);
        let (start, down) = (self.lead_start(index), lead.length.saturating_sub(lead.raised));
        let rested = pass.movement.lifts_arms() && down >= times::REST;
        (rested && from <= start && start + down <= to).then(|| pass.as_rest(down))
    }

    /// Returns the part of a pass that is done between two times.
    fn done_of(&self, index: usize, from: Duration, to: Duration) -> Option<Pass> {
        let (pass, lead) = (self.passes.get(index)?, self.leads.get(index)?);
        let (start, end) = (self.work_start(index).max(from), self.work_end(index).min(to));
        let dose = match pass.dose {
            Dose::Hold(hold, _, release) => {
                Dose::Hold(hold, self.holds_between(index, from, to)?, release)
            }
            dose => dose.done_after(end.checked_sub(start)?)?,
        };
        Some(Pass { dose, arms_up_before: lead.raised, ..pass.clone() })
    }

    /// Counts the holds of a pass that are at least partly between two times. Returns `None` if there are none, as
    /// during a release.
    fn holds_between(&self, pass: usize, from: Duration, to: Duration) -> Option<Times> {
        let begun = self.segments.iter().filter(|segment| {
            let held = segment.pass == pass && matches!(segment.kind, SegmentKind::Hold(_));
            held && segment.start < to && from < segment.end()
        });
        i64::try_from(begun.count()).ok()?.try_into().ok()
    }

    /// Returns whether continuing at `from` stays within the envelope, after the passes in `done`.
    pub fn allows(&self, done: &[Pass], from: Duration) -> bool {
        let passes: Vec<Pass> = done.iter().cloned().chain(self.done(from, self.total())).collect();
        envelope::check(&passes, self.choices.position).is_empty()
    }

    /// Returns the plan with ten seconds added to the work or rest at `elapsed`; strokes and breaths are added whole.
    /// Returns `None` if the envelope or the kind of dose has no room, or if there is no work or rest at that time.
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
        // If words that were said before the work now have room in it, its start would move.
        let stays = plan.work_start(here.pass) == self.work_start(here.pass);
        (stays && plan.allows(&[], Duration::ZERO)).then_some(plan)
    }

    /// Returns the plan without a pass and all later passes of the same move on the same side. If that pass is not
    /// hands-on, the plan stays as it is. Returns `None` if nothing would be left to do.
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

/// Returns the time from the beginning of some work to the start of its present stroke or breath, or zero if it has
/// neither. If strokes and breaths have different paces, it is the latest start of a stroke with which a breath begins
/// too. A warm pack has kept warming, so its time does not start again.
fn current_cycle_start(moment: &Moment<'_>) -> Duration {
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

/// Returns the strokes that `longer` adds to a dose, with the stroke during which they are added.
fn added(dose: Dose, longer: Dose, now: Option<StrokePhase>) -> Option<Added> {
    match (dose, longer) {
        (Dose::Strokes(before, _), Dose::Strokes(after, _)) => {
            Some(Added { at: now?.nth, strokes: after.get().saturating_sub(before.get()) })
        }
        _ => None,
    }
}
