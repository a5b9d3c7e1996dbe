//! Breathing patterns, and the phase of a breath at a given time.

use std::fmt;
use std::time::Duration;

use thiserror::Error;

use crate::routine::keyword::keyword_enum;
use crate::routine::{duration, number};

/// The unit of the lengths in a breathing pattern.
const HALF: Duration = Duration::from_millis(500);

/// The shortest and longest inhale, in half seconds: 3 to 6 seconds, both included (rule E10, docs/safety-rules.md).
pub const INHALE: (u8, u8) = (6, 12);

/// The shortest and longest exhale, in half seconds: 3 to 8 seconds, both included (rule E10, docs/safety-rules.md).
pub const EXHALE: (u8, u8) = (6, 16);

/// The shortest breath, in half seconds: 8 seconds, or 7.5 breaths a minute (rule E10, docs/safety-rules.md).
pub const SHORTEST: u8 = 16;

/// A breathing pattern (rule E10, docs/safety-rules.md): the lengths of the inhale and the exhale in half seconds, and
/// of a hold between them, which only one pattern has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Breath {
    inhale: u8,
    held: u8,
    exhale: u8,
}

keyword_enum! {
    /// A part of a breath.
    Phase, "phase" {
        /// Breathing in.
        Inhale = "inhale",
        /// Holding the breath.
        Held = "hold",
        /// Breathing out.
        Exhale = "exhale",
    }
}

/// The point that a breath has reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BreathPhase {
    /// The phase of the breath.
    pub phase: Phase,
    /// The time since the phase began.
    pub into: Duration,
    /// The length of the phase.
    pub length: Duration,
    /// The number of breaths finished before this one.
    pub cycle: u32,
}

/// The reason why a text is not a breathing pattern, with the nearest pattern that is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BreathError {
    /// The text does not look like a pattern.
    #[error("is not a breath")]
    Unreadable,
    /// The text names a pattern or gives its figures in another way, so that the pattern is known.
    #[error("is not written as a breath: the seconds in and out, with a hyphen between")]
    Spelling(Breath),
    /// The pattern holds the breath.
    #[error(
        "holds your breath, and nobody has asked whether that is safe for you: only \"4-7-8\" may, \
         with your hands off and for at most four cycles (E10)"
    )]
    Holds(Breath),
    /// A number is out of its bounds, or not a multiple of half a second.
    #[error(
        "is out of range: breathe in for 3 to 6 seconds and out for 3 to 8, in whole or half seconds, \
         because slow breathing makes some people breathe too much (E10)"
    )]
    OutOfRange(Breath),
    /// The exhale is shorter than the inhale.
    #[error("breathes out for less time than in, but a longer out-breath relaxes more (E10)")]
    ShortExhale(Breath),
    /// The breath is shorter than 8 seconds.
    #[error(
        "is too fast: a breath takes at least 8 seconds, so that you don't get light-headed (E10)"
    )]
    TooFast(Breath),
}

impl BreathError {
    /// Returns advice on what to write instead.
    pub fn remedy(self) -> String {
        match self {
            Self::Unreadable => {
                "write the seconds in and out, like \"4-6\" or \"5.5-5.5\"".to_owned()
            }
            Self::Holds(nearest) => format!("write \"{nearest}\", without a hold"),
            Self::Spelling(nearest)
            | Self::OutOfRange(nearest)
            | Self::ShortExhale(nearest)
            | Self::TooFast(nearest) => {
                format!("write \"{nearest}\"")
            }
        }
    }
}

/// The pattern as it is written in a file: `4-6`, `5.5-5.5`, `4-7-8`.
impl fmt::Display for Breath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut between = "";
        for (_, halves) in self.counts() {
            let half = if halves % 2 == 0 { "" } else { ".5" };
            write!(out, "{between}{}{half}", halves / 2)?;
            between = "-";
        }
        Ok(())
    }
}

impl Breath {
    /// In for four seconds, out for six: six breaths a minute, the usual pattern.
    pub const FOUR_SIX: Self = Self { inhale: 8, held: 0, exhale: 12 };

    /// In for four seconds, hold for seven, out for eight: the only pattern with a hold, allowed with the hands off and
    /// for at most four breaths.
    pub const FOUR_SEVEN_EIGHT: Self = Self { inhale: 8, held: 14, exhale: 16 };

    /// Returns every allowed pattern, the one with a hold last.
    pub fn all() -> impl Iterator<Item = Self> {
        let free = (INHALE.0..=INHALE.1).flat_map(|inhale| {
            let exhales = inhale.max(SHORTEST - inhale)..=EXHALE.1;
            exhales.map(move |exhale| Self { inhale, held: 0, exhale })
        });
        free.chain([Self::FOUR_SEVEN_EIGHT])
    }

    /// Parses a pattern.
    ///
    /// # Errors
    /// Returns the reason why the text is refused, with the nearest pattern that is allowed.
    pub fn parse(text: &str) -> Result<Self, BreathError> {
        if let Some(breath) = Self::all().find(|breath| breath.to_string() == text) {
            return Ok(breath);
        }
        let figures: Option<Vec<u64>> = text.split('-').map(millis).collect();
        match figures.unwrap_or_default().as_slice() {
            [inhale, exhale] => Err(refusal(*inhale, *exhale)),
            [inhale, _, exhale] | [inhale, _, exhale, _] => {
                Err(BreathError::Holds(Self::nearest(*inhale, *exhale)))
            }
            _ => Err(Self::in_words(text)),
        }
    }

    /// Returns the reason why a text in other words is refused: one that names a known pattern, or has two figures.
    fn in_words(text: &str) -> BreathError {
        let text = text.trim().to_lowercase();
        if ["box", "square", "tactical"].iter().any(|name| text.starts_with(name)) {
            return BreathError::Holds(Self::nearest(4000, 4000));
        }
        if ["coherent", "coherence", "resonance", "resonant"].contains(&text.as_str()) {
            return BreathError::Spelling(Self::nearest(5500, 5500));
        }
        let is_number = |sign: char| sign.is_ascii_digit() || sign == '.';
        let figures = text.split(|sign| !is_number(sign)).filter(|figure| !figure.is_empty());
        let figures: Option<Vec<u64>> = figures.map(millis).collect();
        match figures.unwrap_or_default().as_slice() {
            [4000, 7000, 8000] => BreathError::Spelling(Self::FOUR_SEVEN_EIGHT),
            [inhale, exhale] => BreathError::Spelling(Self::nearest(*inhale, *exhale)),
            [inhale, _, exhale] | [inhale, _, exhale, _] => {
                BreathError::Holds(Self::nearest(*inhale, *exhale))
            }
            _ => BreathError::Unreadable,
        }
    }

    /// Returns the pattern without a hold that is nearest to the given milliseconds in and out; of several equally near
    /// ones, a pattern in whole seconds.
    fn nearest(inhale: u64, exhale: u64) -> Self {
        let distance = |breath: &Self| {
            let (own_in, own_out) =
                (u64::from(breath.inhale) * 500, u64::from(breath.exhale) * 500);
            let halves = breath.inhale % 2 + breath.exhale % 2;
            (inhale.abs_diff(own_in).saturating_add(exhale.abs_diff(own_out)), halves)
        };
        let free = Self::all().filter(|breath| !breath.holds());
        free.min_by_key(distance).unwrap_or(Self::FOUR_SIX)
    }

    /// Returns the phases that the pattern has, with their lengths in half seconds.
    fn counts(self) -> impl Iterator<Item = (Phase, u8)> {
        let phases =
            [(Phase::Inhale, self.inhale), (Phase::Held, self.held), (Phase::Exhale, self.exhale)];
        phases.into_iter().filter(|(_, halves)| *halves > 0)
    }

    /// Returns the phases of one breath in order, with their lengths; none is empty.
    pub fn phases(self) -> impl Iterator<Item = (Phase, Duration)> {
        self.counts().map(|(phase, halves)| (phase, HALF * u32::from(halves)))
    }

    /// Returns the length of one whole breath.
    pub fn cycle(self) -> Duration {
        self.phases().map(|(_, length)| length).sum()
    }

    /// Returns whether the pattern has a hold.
    pub const fn holds(self) -> bool {
        self.held > 0
    }

    /// Returns whether `time` is a whole number of breaths.
    pub fn divides(self, time: Duration) -> bool {
        self.whole_breaths_within(time) == time
    }

    /// Returns the longest time up to `time` that is a whole number of breaths.
    pub fn whole_breaths_within(self, time: Duration) -> Duration {
        let cycle = self.cycle();
        let breaths = time.as_millis() / cycle.as_millis();
        cycle.saturating_mul(u32::try_from(breaths).unwrap_or(u32::MAX))
    }

    /// Returns the pattern as it is spoken: "in for four and out for five and a half".
    pub fn spoken(self) -> String {
        let part = |(phase, halves): (Phase, u8)| {
            let half = if halves % 2 == 0 { "" } else { " and a half" };
            let seconds = format!("{}{half}", number::spoken((halves / 2).into()));
            match phase {
                Phase::Inhale => format!("in for {seconds}"),
                Phase::Held => format!(", hold for {seconds},"),
                Phase::Exhale => format!(" and out for {seconds}"),
            }
        };
        self.counts().map(part).collect()
    }

    /// Returns the point that the breath has reached `elapsed` after the first inhale began.
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
    /// Returns how full the chest is, from 0 to 1; it changes like a real breath: slowly, faster, slowly.
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

/// Returns the reason why an inhale and an exhale, in milliseconds, are not a pattern.
fn refusal(inhale: u64, exhale: u64) -> BreathError {
    let within = |millis: u64, (least, most): (u8, u8)| {
        millis.is_multiple_of(500) && (u64::from(least)..=u64::from(most)).contains(&(millis / 500))
    };
    let nearest = Breath::nearest(inhale, exhale);
    match () {
        () if !within(inhale, INHALE) || !within(exhale, EXHALE) => {
            BreathError::OutOfRange(nearest)
        }
        () if exhale < inhale => BreathError::ShortExhale(nearest),
        () if inhale + exhale < u64::from(SHORTEST) * 500 => BreathError::TooFast(nearest),
        () => BreathError::Spelling(nearest),
    }
}

/// Parses seconds without their unit, and returns milliseconds.
fn millis(seconds: &str) -> Option<u64> {
    let length = duration::parse(&format!("{seconds}s")).filter(|_| !seconds.contains('m'))?;
    u64::try_from(length.as_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breath(text: &str) -> Breath {
        Breath::parse(text).unwrap()
    }

    #[test]
    fn every_pattern_can_be_parsed_and_is_within_bounds() {
        for pattern in Breath::all() {
            assert_eq!(Breath::parse(&pattern.to_string()), Ok(pattern));
            let lengths: Vec<f64> =
                pattern.phases().map(|(_, length)| length.as_secs_f64()).collect();
            let (inhale, exhale) = (lengths[0], lengths[lengths.len() - 1]);
            assert!((3.0..=6.0).contains(&inhale) && (3.0..=8.0).contains(&exhale), "{pattern}");
            assert!(exhale >= inhale && pattern.cycle() >= Duration::from_secs(8), "{pattern}");
        }
        for usual in ["4-6", "5-5", "4-4", "5.5-5.5", "3-5", "6-8", "4-7-8"] {
            assert!(Breath::all().any(|breath| breath.to_string() == usual), "{usual}");
        }
        assert_eq!(Breath::all().filter(|breath| breath.holds()).count(), 1);
    }

    #[test]
    fn a_forbidden_pattern_is_refused_with_the_reason_and_the_nearest_allowed_one() {
        use BreathError::{Holds, OutOfRange, ShortExhale, TooFast};
        for (text, why) in [
            ("4-4-4-4", Holds(breath("4-4"))),
            ("4-2-6", Holds(breath("4-6"))),
            ("5-7-8", Holds(breath("5-8"))),
            ("6-4", ShortExhale(breath("4-4"))),
            ("3-4", TooFast(breath("3-5"))),
            ("3.5-4", TooFast(breath("4-4"))),
            ("2-6", OutOfRange(breath("3-6"))),
            ("4-9", OutOfRange(breath("4-8"))),
            ("999999999-999999999", OutOfRange(breath("6-8"))),
            ("4.25-6", OutOfRange(breath("4-6"))),
        ] {
            assert_eq!(Breath::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_no_pattern_is_unreadable() {
        for text in ["", "-", "4", "4-", "-6", "slow", "1-1-1-1-1"] {
            assert_eq!(Breath::parse(text), Err(BreathError::Unreadable), "{text}");
        }
    }

    #[test]
    fn a_pattern_in_other_words_is_refused_with_its_figures() {
        use BreathError::{Holds, Spelling};
        for (text, why) in [
            ("4-6s", Spelling(breath("4-6"))),
            ("4 - 6", Spelling(breath("4-6"))),
            ("4:6", Spelling(breath("4-6"))),
            ("4.0-6", Spelling(breath("4-6"))),
            ("4, 7, 8", Spelling(breath("4-7-8"))),
            ("in 5 out 5", Spelling(breath("5-5"))),
            ("coherent", Spelling(breath("5.5-5.5"))),
            ("box", Holds(breath("4-4"))),
            ("Box breathing", Holds(breath("4-4"))),
        ] {
            assert_eq!(Breath::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn patterns_are_spelt_out_for_speech() {
        for (text, words) in [
            ("4-6", "in for four and out for six"),
            ("5-5", "in for five and out for five"),
            ("5.5-5.5", "in for five and a half and out for five and a half"),
            ("3-8", "in for three and out for eight"),
            ("4-7-8", "in for four, hold for seven, and out for eight"),
        ] {
            assert_eq!(breath(text).spoken(), words);
        }
    }

    #[test]
    fn only_whole_breaths_fill_a_time() {
        let seconds = Duration::from_secs;
        assert!(breath("4-6").divides(seconds(20)) && breath("5.5-5.5").divides(seconds(11)));
        assert!(!breath("4-6").divides(seconds(15)) && !breath("5.5-5.5").divides(seconds(10)));
        assert_eq!(breath("4-6").whole_breaths_within(seconds(19)), seconds(10));
        assert_eq!(breath("4-6").whole_breaths_within(seconds(9)), Duration::ZERO);
    }
}
