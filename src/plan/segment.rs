//! What stands on a plan's time line: segments, and cues to be heard at an exact time.

use std::time::Duration;

use super::phrase::measure;
use crate::plan::phrase::Phrase;
use crate::routine::body::{Motion, Side, Technique};
use crate::routine::dose::Dose;
use crate::routine::keyword::keyword_enum;
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

keyword_enum! {
    /// What a cue is for: each kind has a tone of its own.
    CueKind, "cue" {
        /// The first words of a plan.
        First = "first",
        /// What comes next.
        Next = "next",
        /// The other side comes next.
        Switch = "switch",
        /// Begin.
        Start = "start",
        /// A stroke: the hand presses, squeezes or glides, or the body moves.
        Stroke = "stroke",
        /// The second part of a stroke: the hand lets go, or the body comes back.
        Lift = "lift",
        /// Half of it is done.
        Halfway = "halfway",
        /// Begin to hold.
        Hold = "hold",
        /// Let go of a hold.
        Release = "release",
        /// On to the next spot.
        Spot = "spot",
        /// The breath comes in.
        Inhale = "inhale",
        /// The breath is held.
        HeldBreath = "breath-held",
        /// The breath leaves.
        Exhale = "exhale",
        /// Three, two, one.
        Count = "count",
        /// Now.
        Zero = "zero",
        /// Hands off, and how does it feel?
        Check = "check",
        /// More words, without a tone.
        Say = "say",
        /// It is over.
        End = "end",
        /// It was stopped: no part of a plan.
        Stop = "stop",
        /// It stands still: no part of a plan.
        Pause = "pause",
        /// It is about to go on: no part of a plan.
        Resume = "resume",
        /// The pressure is a level lighter from here on: no part of a plan.
        Lighter = "lighter",
        /// The answer to a key: no part of a plan.
        Answer = "answer",
    }
}

/// Something to be heard at an exact time of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// When, from the plan's beginning.
    pub at: Duration,
    /// Which tone.
    pub kind: CueKind,
    /// The words; empty for a tone alone.
    pub words: String,
    /// How long the words take to say.
    pub length: Duration,
    /// How long the tone lasts, where that is the plan's affair: as long as a breath comes or goes.
    pub lasts: Option<Duration>,
    /// The side that begins here, where the tone goes over to it.
    pub side: Option<Side>,
    /// How loud it is, in percent of what is set.
    pub loudness: u8,
}

impl Cue {
    /// A cue as loud as is set, whose tone is as long as its kind has it.
    pub fn new(at: Duration, kind: CueKind, words: impl Into<String>) -> Self {
        let words = words.into();
        // Most cues are a tone alone, and there is nothing to measure.
        let length = if words.is_empty() { Duration::ZERO } else { measure(&words).length };
        Self { at, kind, length, words, lasts: None, side: None, loudness: 100 }
    }

    /// A cue that says a phrase.
    pub(in crate::plan) fn saying(at: Duration, kind: CueKind, phrase: &Phrase) -> Self {
        let (words, length) = (phrase.words.clone(), phrase.length());
        Self { at, kind, words, length, lasts: None, side: None, loudness: 100 }
    }

    /// The same tone without words.
    #[must_use]
    pub(in crate::plan) fn silent(self) -> Self {
        Self { words: String::new(), length: Duration::ZERO, ..self }
    }

    /// When its words have been said.
    pub fn end(&self) -> Duration {
        self.at + self.length
    }

    /// Whether it says anything.
    pub const fn is_spoken(&self) -> bool {
        !self.words.is_empty()
    }
}
