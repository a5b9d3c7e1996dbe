//! A segment: one stretch of a plan.

use std::time::Duration;

use crate::routine::body::{Motion, Technique};
use crate::routine::dose::Dose;
use crate::routine::step::Pass;

/// What a segment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SegmentKind {
    /// Before the first step: take your place.
    GetReady,
    /// Before every later step and before a second side.
    LeadIn,
    /// The hands work, or the body moves, or the breath is paced.
    Work,
    /// Something is held; the first hold of a pass is 0.
    Hold(u32),
    /// The pause between two holds; the first one is 0.
    Release(u32),
    /// Coming back from the last hold of a plan.
    EaseOff,
    /// Nothing is done.
    Rest,
    /// Hands off, and how does it feel?
    Check,
}

/// One stretch of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// When it begins.
    pub start: Duration,
    /// How long it lasts; never zero.
    pub length: Duration,
    /// What it is for.
    pub kind: SegmentKind,
    /// The pass that it belongs to, or leads to.
    pub pass: usize,
}

impl Segment {
    /// The same, so much later.
    pub(super) fn later(self, by: Duration) -> Self {
        Self { start: self.start + by, ..self }
    }

    /// When it ends.
    pub fn end(&self) -> Duration {
        self.start + self.length
    }
}

impl SegmentKind {
    /// Time that is counted as lead-in or get-ready rather than work.
    pub const fn is_between(self) -> bool {
        matches!(self, Self::GetReady | Self::LeadIn | Self::EaseOff)
    }
}

/// The work of a pass, segment by segment from its own beginning.
pub(super) fn of_work(pass: &Pass, index: usize) -> Vec<Segment> {
    let parts: Vec<(SegmentKind, Duration)> = match pass.dose {
        Dose::Hold(hold, times, release) => {
            let turn = |nth: u32| {
                let release =
                    nth.checked_sub(1).map(|nth| (SegmentKind::Release(nth), release.get()));
                release.into_iter().chain([(SegmentKind::Hold(nth), hold.get())])
            };
            (0..times.get()).flat_map(turn).collect()
        }
        _ => vec![(of_whole(pass), pass.total())],
    };
    let mut start = Duration::ZERO;
    let next = |(kind, length)| {
        let segment = Segment { start, length, kind, pass: index };
        start += length;
        segment
    };
    parts.into_iter().map(next).collect()
}

/// What a pass without holds is.
fn of_whole(pass: &Pass) -> SegmentKind {
    let movement = &pass.movement;
    match movement.technique {
        Technique::Rest if movement.asks => SegmentKind::Check,
        Technique::Rest if !movement.is_hands_on() => SegmentKind::Rest,
        _ => SegmentKind::Work,
    }
}

/// The way back from a pass that is held or ends to one side: slowly to the middle from a stretch, easing off from a
/// press.
pub(super) fn way_back(pass: &Pass) -> Option<Duration> {
    let aside = matches!(pass.movement.motion, Motion::HalfMoon | Motion::Sway);
    let held = aside || matches!(pass.dose, Dose::Hold(..));
    let seconds = if pass.movement.technique == Technique::Stretch { 4 } else { 3 };
    held.then(|| Duration::from_secs(seconds))
}
