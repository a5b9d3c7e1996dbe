//! Moments: the state of a plan at an elapsed time. Every number on the screen comes from here.

use std::time::Duration;

use super::segment::{Segment, SegmentKind};
use super::{Plan, segment};
use crate::routine::breath::{Breath, BreathPhase};
use crate::routine::dose::Dose;
use crate::routine::step::Pass;

/// The state of a plan at an elapsed time.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'p> {
    plan: &'p Plan,
    elapsed: Duration,
    index: usize,
    segment: Segment,
    pass: &'p Pass,
}

/// The point that the strokes of some work have reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StrokePhase {
    /// The stroke, counted from 0.
    pub nth: u32,
    /// The number of strokes.
    pub of: u32,
    /// The time since the stroke began.
    pub into: Duration,
    /// The length of a stroke.
    pub pace: Duration,
    /// The spot, counted from 0.
    pub spot: u32,
    /// The number of spots.
    pub spots: u32,
}

impl<'p> Moment<'p> {
    /// Creates the moment at `elapsed`, which must not be after the plan's end.
    #[expect(
        clippy::indexing_slicing,
        reason = "a plan has at least one segment, and a segment names a pass of its plan"
    )]
    pub(super) fn new(plan: &'p Plan, elapsed: Duration) -> Self {
        let after = plan.segments.partition_point(|segment| segment.start <= elapsed);
        let index = after.saturating_sub(1);
        let segment = plan.segments[index];
        Self { plan, elapsed, index, segment, pass: &plan.passes[segment.pass] }
    }

    /// Returns the segment.
    pub const fn segment(&self) -> &Segment {
        &self.segment
    }

    /// Returns the index of the segment in the plan.
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Returns the pass that is being done, or that a lead-in leads up to.
    pub const fn pass(&self) -> &'p Pass {
        self.pass
    }

    /// Returns the time since the plan began.
    pub const fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the time since the segment began.
    pub fn spent(&self) -> Duration {
        self.elapsed.saturating_sub(self.segment.start)
    }

    /// Returns the time left in the segment.
    pub fn left(&self) -> Duration {
        self.segment.end().saturating_sub(self.elapsed)
    }

    /// Returns the time left in the plan.
    pub fn total_left(&self) -> Duration {
        self.plan.total().saturating_sub(self.elapsed)
    }

    /// Returns whether the plan is over.
    pub fn is_over(&self) -> bool {
        self.elapsed >= self.plan.total()
    }

    /// Returns the pass after this one.
    pub fn next(&self) -> Option<&'p Pass> {
        self.plan.passes.get(self.segment.pass + 1)
    }

    /// Returns the pass before this segment for as long as the user is still coming back from its hold, or from the
    /// side that it ended on.
    pub fn easing_off(&self) -> Option<&'p Pass> {
        let before = self.plan.segments.get(self.index.checked_sub(1)?)?;
        let pass = self.plan.passes.get(before.pass)?;
        let lasts = segment::way_back(pass)
            .filter(|_| matches!(before.kind, SegmentKind::Hold(_) | SegmentKind::Work))?;
        (self.spent() < lasts).then_some(pass)
    }

    /// Returns whether the hands should stay down for now, because the next step is being explained or the arms rest.
    pub fn keeps_hands_down(&self) -> bool {
        let lead = self.plan.leads.get(self.segment.pass);
        let lead =
            lead.filter(|_| self.segment.kind.is_between() && self.pass.movement.lifts_arms());
        lead.is_some_and(|lead| lead.raised < self.left())
    }

    /// Returns the point that the strokes have reached, in work that is counted in strokes.
    pub fn stroke(&self) -> Option<StrokePhase> {
        let Dose::Strokes(strokes, pace) = self.pass.dose else { return None };
        if self.segment.kind != SegmentKind::Work {
            return None;
        }
        let (of, pace, into) = (strokes.get(), pace.get(), self.spent());
        let nth = u32::try_from(into.as_millis() / pace.as_millis()).unwrap_or(0).min(of - 1);
        Some(StrokePhase {
            nth,
            of,
            into: into.saturating_sub(pace * nth),
            pace,
            spot: self.pass.spot_of(nth),
            spots: self.pass.spot_count(),
        })
    }

    /// Returns the point that the breath has reached, if it is paced. Each segment begins with an inhale.
    pub fn breath(&self) -> Option<BreathPhase> {
        let breath = self.pass.breath.filter(|_| !self.segment.kind.is_between())?;
        let spent = self.spent();
        let phase = breath.at(spent);
        // At the very end no new breath begins: the last one has been breathed out.
        if self.left().is_zero() && phase.into.is_zero() && !spent.is_zero() {
            let last = breath.at(spent.saturating_sub(Duration::from_millis(1)));
            return Some(BreathPhase { into: last.length, ..last });
        }
        Some(phase)
    }

    /// Returns the number of breaths in the segment, rounded up.
    pub fn breaths(&self) -> u32 {
        let cycle = self.pass.breath.map_or(Duration::MAX, Breath::cycle);
        u32::try_from(self.segment.length.as_millis().div_ceil(cycle.as_millis()))
            .unwrap_or(u32::MAX)
    }

    /// Returns the time until a time on the screen shows another second: that of the segment or that of the whole plan,
    /// which need not change together.
    pub fn to_next_second(&self) -> Duration {
        to_next_second(self.left()).min(to_next_second(self.total_left()))
    }
}

/// Returns the time until a countdown shows another second.
pub fn to_next_second(left: Duration) -> Duration {
    match left.subsec_nanos() {
        0 => Duration::from_secs(1),
        nanos => Duration::from_nanos(nanos.into()),
    }
}
