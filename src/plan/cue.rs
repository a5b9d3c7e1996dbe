//! A cue: something to be heard at an exact time, whose kind has a tone of its own.

use std::time::Duration;

use crate::plan::phrase::Phrase;
use crate::plan::spoken::measure;
use crate::routine::body::Side;
use crate::routine::keyword::keyword_enum;

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
    /// What is said with it; empty where the tone is all.
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
