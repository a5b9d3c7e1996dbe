//! The parts of a plan's time line: segments, and the cues that are heard at exact times.

use std::time::Duration;

use super::phrase::measure;
use crate::plan::phrase::Phrase;
use crate::routine::body::{Motion, Side, Technique};
use crate::routine::dose::Dose;
use crate::routine::keyword::keyword_enum;
use crate::routine::step::Pass;

/// The purpose of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SegmentKind {
    /// The time before the first step, to get into position.
    GetReady,
    /// The time before a later step or a second side begins.
    LeadIn,
    /// Work: with the hands, by moving the body, or by breathing.
    Work,
    /// A hold; the first one of a pass is 0.
    Hold(u32),
    /// The release between two holds; the first one of a pass is 0.
    Release(u32),
    /// The time after the last pass to come back from a hold or from one side, if the pass ends like that.
    EaseOff,
    /// A rest with the hands down.
    Rest,
    /// A check-in: with the hands off, the user is asked how they feel.
    Check,
}

/// A part of a plan's time line, without a gap before or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// The time at which it begins.
    pub start: Duration,
    /// The length; never zero.
    pub length: Duration,
    /// The purpose.
    pub kind: SegmentKind,
    /// The index of the pass that it belongs to, or leads up to.
    pub pass: usize,
}

impl Segment {
    /// Returns the same segment, later by a time.
    pub(super) fn later(self, by: Duration) -> Self {
        Self { start: self.start + by, ..self }
    }

    /// Returns the time at which it ends.
    pub fn end(&self) -> Duration {
        self.start + self.length
    }
}

impl SegmentKind {
    /// Returns whether the segment is outside of the work and the rests that make up the steps.
    pub const fn is_between(self) -> bool {
        matches!(self, Self::GetReady | Self::LeadIn | Self::EaseOff)
    }
}

/// Returns the segments of a pass's work, with times from the beginning of that work.
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

/// Returns the kind of the only segment of a pass without holds.
fn of_whole(pass: &Pass) -> SegmentKind {
    let movement = &pass.movement;
    match movement.technique {
        Technique::Rest if movement.asks => SegmentKind::Check,
        Technique::Rest if !movement.is_hands_on() => SegmentKind::Rest,
        _ => SegmentKind::Work,
    }
}

/// Returns the time for coming back from a pass that ends in a hold or to one side: slowly to the middle after a
/// stretch, or easing off after a press.
pub(super) fn way_back(pass: &Pass) -> Option<Duration> {
    let aside = matches!(pass.movement.motion, Motion::HalfMoon | Motion::Sway);
    let held = aside || matches!(pass.dose, Dose::Hold(..));
    let seconds = if pass.movement.technique == Technique::Stretch { 4 } else { 3 };
    held.then(|| Duration::from_secs(seconds))
}

keyword_enum! {
    /// The purpose of a cue. Every kind but [`CueKind::Say`] has a tone.
    CueKind, "cue" {
        /// The first words of a plan.
        First = "first",
        /// Another step follows.
        Next = "next",
        /// The other side follows.
        Switch = "switch",
        /// The work begins.
        Start = "start",
        /// A stroke begins: the hand presses, squeezes or glides, or the body moves.
        Stroke = "stroke",
        /// The second part of a stroke begins: the hand lets go, or the body comes back.
        Lift = "lift",
        /// Half of the plan is done.
        Halfway = "halfway",
        /// A hold begins.
        Hold = "hold",
        /// A hold ends.
        Release = "release",
        /// The hands move on to the next spot.
        Spot = "spot",
        /// Breathing in begins.
        Inhale = "inhale",
        /// Holding the breath begins.
        HeldBreath = "breath-held",
        /// Breathing out begins.
        Exhale = "exhale",
        /// One of the last three seconds of a count: three, two, one.
        Count = "count",
        /// The end of a count.
        Zero = "zero",
        /// A check-in begins.
        Check = "check",
        /// Words without a tone.
        Say = "say",
        /// The plan is over.
        End = "end",
        /// The session is stopped; never part of a plan.
        Stop = "stop",
        /// The session is paused; never part of a plan.
        Pause = "pause",
        /// The session is about to continue; never part of a plan.
        Resume = "resume",
        /// The pressure is one level lighter from now on; never part of a plan.
        Lighter = "lighter",
        /// The answer to a key; never part of a plan.
        Answer = "answer",
    }
}

/// A tone, words, or both, to be heard at an exact time of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The time from the beginning of the plan.
    pub at: Duration,
    /// The purpose, which decides the tone.
    pub kind: CueKind,
    /// The words; empty for a tone alone.
    pub words: String,
    /// The time that the words take to say.
    pub length: Duration,
    /// The length of the tone if the plan sets it, as for an inhale or an exhale.
    pub lasts: Option<Duration>,
    /// The side that begins here, if the tone moves over to that side.
    pub side: Option<Side>,
    /// The loudness, in percent of the volume that the user has set.
    pub loudness: u8,
}

impl Cue {
    /// Creates a cue at full loudness, whose tone has the usual length of its kind.
    pub fn new(at: Duration, kind: CueKind, words: impl Into<String>) -> Self {
        let words = words.into();
        // Most cues are a tone alone, which leaves nothing to measure.
        let length = if words.is_empty() { Duration::ZERO } else { measure(&words).length };
        Self { at, kind, length, words, lasts: None, side: None, loudness: 100 }
    }

    /// Creates a cue that says a phrase.
    pub(in crate::plan) fn saying(at: Duration, kind: CueKind, phrase: &Phrase) -> Self {
        let (words, length) = (phrase.words.clone(), phrase.length());
        Self { at, kind, words, length, lasts: None, side: None, loudness: 100 }
    }

    /// Returns the cue without its words.
    #[must_use]
    pub(in crate::plan) fn silent(self) -> Self {
        Self { words: String::new(), length: Duration::ZERO, ..self }
    }

    /// Returns the time at which its words have been said.
    pub fn end(&self) -> Duration {
        self.at + self.length
    }

    /// Returns whether the cue has words.
    pub const fn is_spoken(&self) -> bool {
        !self.words.is_empty()
    }
}
