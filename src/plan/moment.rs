//! Where a plan stands at an elapsed time: every figure on the screen comes from here.

use std::time::Duration;

use super::segment::{Segment, SegmentKind};
use super::{Plan, segment};
use crate::routine::breath::{Breath, BreathPhase};
use crate::routine::dose::Dose;
use crate::routine::step::Pass;

/// Where a plan stands.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'p> {
    plan: &'p Plan,
    elapsed: Duration,
    index: usize,
    segment: Segment,
    pass: &'p Pass,
}

/// Where a stroke stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StrokePhase {
    /// Which stroke, from 0.
    pub nth: u32,
    /// Of how many.
    pub of: u32,
    /// Time since the stroke began.
    pub into: Duration,
    /// Length of a stroke.
    pub pace: Duration,
    /// Which spot, from 0.
    pub spot: u32,
    /// Of how many.
    pub spots: u32,
}

impl<'p> Moment<'p> {
    /// `elapsed` no later than the plan's end.
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

    /// The segment.
    pub const fn segment(&self) -> &Segment {
        &self.segment
    }

    /// Which segment of the plan it is, from 0.
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The pass that is done, or led to.
    pub const fn pass(&self) -> &'p Pass {
        self.pass
    }

    /// Time since the plan began.
    pub const fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Time since the segment began.
    pub fn spent(&self) -> Duration {
        self.elapsed.saturating_sub(self.segment.start)
    }

    /// Time left in the segment.
    pub fn left(&self) -> Duration {
        self.segment.end().saturating_sub(self.elapsed)
    }

    /// Time left in the plan.
    pub fn total_left(&self) -> Duration {
        self.plan.total().saturating_sub(self.elapsed)
    }

    /// Whether the plan is over.
    pub fn is_over(&self) -> bool {
        self.elapsed >= self.plan.total()
    }

    /// The pass after this one.
    pub fn next(&self) -> Option<&'p Pass> {
        self.plan.passes.get(self.segment.pass + 1)
    }

    /// The pass that was held just before this segment or ended to one side, while its way back lasts.
    pub fn easing_off(&self) -> Option<&'p Pass> {
        let before = self.plan.segments.get(self.index.checked_sub(1)?)?;
        let pass = self.plan.passes.get(before.pass)?;
        let lasts = segment::way_back(pass)
            .filter(|_| matches!(before.kind, SegmentKind::Hold(_) | SegmentKind::Work))?;
        (self.spent() < lasts).then_some(pass)
    }

    /// Whether the hands are to stay down for now, while what comes is explained or the arms rest.
    pub fn keeps_hands_down(&self) -> bool {
        let lead = self.plan.leads.get(self.segment.pass);
        let lead =
            lead.filter(|_| self.segment.kind.is_between() && self.pass.movement.lifts_arms());
        lead.is_some_and(|lead| lead.raised < self.left())
    }

    /// Where the stroke stands, in work that is counted in strokes.
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

    /// Where the breath stands, where one is paced; each segment begins with an inhale.
    pub fn breath(&self) -> Option<BreathPhase> {
        let breath = self.pass.breath.filter(|_| !self.segment.kind.is_between())?;
        let spent = self.spent();
        let phase = breath.at(spent);
        // At the very end nothing new begins: the breath that was is out.
        if self.left().is_zero() && phase.into.is_zero() && !spent.is_zero() {
            let last = breath.at(spent.saturating_sub(Duration::from_millis(1)));
            return Some(BreathPhase { into: last.length, ..last });
        }
        Some(phase)
    }

    /// Breath cycles of the segment, rounded up.
    pub fn breaths(&self) -> u32 {
        let cycle = self.pass.breath.map_or(Duration::MAX, Breath::cycle);
        u32::try_from(self.segment.length.as_millis().div_ceil(cycle.as_millis()))
            .unwrap_or(u32::MAX)
    }

    /// Time until a second that is shown changes: of the segment's time or of the whole plan's, whose fractions differ.
    pub fn to_next_second(&self) -> Duration {
        to_next_second(self.left()).min(to_next_second(self.total_left()))
    }
}

/// Time until a time that is counted down shows another second.
pub fn to_next_second(left: Duration) -> Duration {
    match left.subsec_nanos() {
        0 => Duration::from_secs(1),
        nanos => Duration::from_nanos(nanos.into()),
    }
}
