//! The breath patterns, and where a breath stands at a moment.

use std::time::Duration;

use crate::routine::word::words;

words! {
    /// A breathing pattern (domain 2.4, envelope E10).
    Breath, "breath" {
        /// Four in, six out: six a minute, the default.
        FourSix = "4-6",
        /// Five in, five out.
        FiveFive = "5-5",
        /// Four in, four out, for beginners.
        FourFour = "4-4",
        /// Four in, seven held, eight out: hands off, at most four cycles.
        FourSevenEight = "4-7-8",
    }
}

words! {
    /// The part of a breath.
    Phase, "phase" {
        /// The breath comes in.
        Inhale = "inhale",
        /// The breath is held.
        Held = "hold",
        /// The breath leaves.
        Exhale = "exhale",
    }
}

/// Where a breath stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BreathPhase {
    /// Inhale, held or exhale.
    pub phase: Phase,
    /// Time since the phase began.
    pub into: Duration,
    /// Length of the phase.
    pub length: Duration,
    /// Breaths finished before this one.
    pub cycle: u32,
}

impl Breath {
    /// Seconds of inhale, hold and exhale.
    const fn counts(self) -> [(Phase, u64); 3] {
        let (inhale, held, exhale) = match self {
            Self::FourSix => (4, 0, 6),
            Self::FiveFive => (5, 0, 5),
            Self::FourFour => (4, 0, 4),
            Self::FourSevenEight => (4, 7, 8),
        };
        [(Phase::Inhale, inhale), (Phase::Held, held), (Phase::Exhale, exhale)]
    }

    /// The phases of one cycle in order with their lengths, none of them empty.
    pub fn phases(self) -> impl Iterator<Item = (Phase, Duration)> {
        let phases = self.counts().into_iter();
        phases
            .filter(|(_, seconds)| *seconds > 0)
            .map(|(phase, seconds)| (phase, Duration::from_secs(seconds)))
    }

    /// The pattern as it is spoken: "in for four and out for six".
    pub fn spoken(self) -> String {
        match self {
            Self::FourSix => "in for four and out for six",
            Self::FiveFive => "in for five and out for five",
            Self::FourFour => "in for four and out for four",
            Self::FourSevenEight => "in for four, hold for seven, and out for eight",
        }
        .to_owned()
    }

    /// The length of one whole breath.
    pub fn cycle(self) -> Duration {
        self.phases().map(|(_, length)| length).sum()
    }

    /// Whether the breath is held within the cycle.
    pub const fn holds(self) -> bool {
        matches!(self, Self::FourSevenEight)
    }

    /// Where the breath stands `elapsed` after a first inhale began.
    pub fn at(self, elapsed: Duration) -> BreathPhase {
        let whole = self.cycle();
        let cycle = u32::try_from(elapsed.as_millis() / whole.as_millis()).unwrap_or(u32::MAX);
        let mut into = elapsed.saturating_sub(whole.saturating_mul(cycle));
        let mut last = BreathPhase { phase: Phase::Exhale, into, length: whole, cycle };
        for (phase, length) in self.phases() {
            last = BreathPhase { phase, into, length, cycle };
            if into < length {
                break;
            }
            into -= length;
        }
        last
    }
}

impl BreathPhase {
    /// How full the chest is, 0 to 1, eased like a breath: slow, quicker, slow.
    pub fn fullness(self) -> f64 {
        let done = (self.into.as_secs_f64() / self.length.as_secs_f64()).clamp(0.0, 1.0);
        let eased = (1.0 - (done * std::f64::consts::PI).cos()) / 2.0;
        match self.phase {
            Phase::Inhale => eased,
            Phase::Held => 1.0,
            Phase::Exhale => 1.0 - eased,
        }
    }
}
