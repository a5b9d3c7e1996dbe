//! Doses: times, strokes, breaths and holds. None of these types can hold a value out of its bounds.

use std::fmt;
use std::time::Duration;

use thiserror::Error;

use crate::routine::body::Technique;
use crate::routine::breath::Breath;
use crate::routine::duration;
use crate::routine::keyword::keyword_enum;
use crate::routine::number::counted;

/// An error for a number that is too small or too large.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{what} may be {bounds}: {why}")]
pub struct OutOfBounds {
    pub(crate) what: &'static str,
    pub(crate) bounds: &'static str,
    pub(crate) why: &'static str,
    /// The nearest value within the bounds, as a file has it.
    pub(crate) nearest: String,
}

/// Defines a type for a count that is always within its bounds.
macro_rules! count {
    ($(#[$doc:meta])* $name:ident, $what:literal, $least:literal to $most:literal: $why:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u8);

        impl $name {
            /// Returns the number.
            pub const fn get(self) -> u32 {
                self.0 as u32
            }

            /// Returns the count within the bounds that is nearest to a count.
            pub fn nearest(count: i64) -> i64 {
                count.clamp($least, $most)
            }
        }

        impl TryFrom<i64> for $name {
            type Error = $crate::routine::dose::OutOfBounds;

            fn try_from(count: i64) -> Result<Self, Self::Error> {
                match u8::try_from(count) {
                    Ok(count) if ($least..=$most).contains(&count) => Ok(Self(count)),
                    _ => Err($crate::routine::dose::OutOfBounds {
                        what: $what,
                        bounds: concat!(stringify!($least), " to ", stringify!($most)),
                        why: $why,
                        nearest: Self::nearest(count).to_string(),
                    }),
                }
            }
        }
    };
}

pub(crate) use count;

count! {
    /// Strokes of one pass: 1 to 60.
    Strokes, "strokes", 1 to 60: "more belong in another step, so that your hands can rest"
}
count! {
    /// Breaths of one pass: 1 to 30, which is five minutes at six breaths a minute. Rule E10 (docs/safety-rules.md)
    /// limits how long the breath is paced in all.
    Cycles, "cycles", 1 to 30: "after about five minutes you should breathe freely for a while"
}
count! {
    /// Repetitions of a hold: 1 to 3 (rules E3 and E8, docs/safety-rules.md).
    Times, "times", 1 to 3: "nothing is held more often, whether pressed or stretched (E3, E8)"
}
count! {
    /// Spots among which the strokes of one pass are divided: 1 to 6.
    Spots, "spots", 1 to 6: "you would lose track of more with your eyes closed"
}
count! {
    /// New moves that a routine teaches in one session: 1 to 9.
    Teaches, "teaches", 1 to 9: "that is already a lot to learn at once"
}
count! {
    /// Sessions of a routine in a day: 1 to 4 (rule L4, docs/safety-rules.md).
    PerDay, "per-day", 1 to 4: "a little now and then is better than a lot (L4)"
}

impl Spots {
    /// A single spot for the whole pass.
    pub const ONE: Self = Self(1);
}

impl Seconds {
    /// The shortest time.
    pub const LEAST: Self = Self(Duration::from_secs(1));
}

impl Release {
    /// Returns the release of a dose that names none: ten seconds between presses, four between stretches.
    pub const fn usual(technique: Technique) -> Self {
        match technique {
            Technique::Stretch => Self(Duration::from_secs(4)),
            _ => Self(Duration::from_secs(10)),
        }
    }
}

impl Times {
    /// A single hold.
    pub const ONCE: Self = Self(1);
}

/// Defines a type for a length of time that is always within its bounds.
macro_rules! length {
    ($(#[$doc:meta])* $name:ident, $what:literal, $least:literal ms to $most:literal ms, $bounds:literal: $why:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Duration);

        impl $name {
            /// The plain length.
            pub const fn get(self) -> Duration {
                self.0
            }

            /// Returns the length within the bounds that is nearest to a length.
            pub fn nearest(length: Duration) -> Duration {
                length.clamp(Duration::from_millis($least), Duration::from_millis($most))
            }
        }

        impl TryFrom<Duration> for $name {
            type Error = $crate::routine::dose::OutOfBounds;

            fn try_from(length: Duration) -> Result<Self, Self::Error> {
                let nearest = Self::nearest(length);
                if nearest == length {
                    return Ok(Self(length));
                }
                let nearest = $crate::routine::duration::words(nearest);
                Err($crate::routine::dose::OutOfBounds {
                    what: $what,
                    bounds: $bounds,
                    why: $why,
                    nearest: format!("\"{nearest}\""),
                })
            }
        }
    };
}

pub(crate) use length;

length! {
    /// The time of some work or rest: 1 second to 10 minutes.
    Seconds, "a time", 1_000 ms to 600_000 ms, "1 second to 10 minutes": "longer work belongs in more than one step, with a rest between"
}
length! {
    /// The time from the start of one stroke to the start of the next: 1 to 12 seconds.
    Pace, "a pace", 1_000 ms to 12_000 ms, "1 to 12 seconds": "a faster stroke cannot be followed, and a slower one feels like a pause"
}
length! {
    /// The length of one hold: 5 to 20 seconds; the envelope has tighter limits by technique and zone.
    Hold, "a hold", 5_000 ms to 20_000 ms, "5 to 20 seconds": "nothing is held longer than 20 seconds, whether pressed or stretched (E3, E8)"
}
length! {
    /// The time between two holds: 2 to 60 seconds; the envelope has tighter limits by technique.
    Release, "a release", 2_000 ms to 60_000 ms, "2 to 60 seconds": "you need a moment to let go, and a longer rest is a step of its own"
}

keyword_enum! {
    /// How hard to press, on a scale of 0 to 10 on which 6 is too much (rule E1, docs/safety-rules.md).
    Pressure, "pressure" {
        /// Only the skin moves: at most 2.
        Light = "light",
        /// The muscle moves: at most 4.
        Moderate = "moderate",
        /// Strong but good: at most 5.
        Firm = "firm",
    }
}

impl Pressure {
    /// Returns the highest number that this pressure may have on the scale of 0 to 10 (rule E1, docs/safety-rules.md).
    pub const fn ceiling(self) -> u8 {
        match self {
            Self::Light => 2,
            Self::Moderate => 4,
            Self::Firm => 5,
        }
    }

    /// Returns words for what this pressure feels like.
    pub const fn felt(self) -> &'static str {
        match self {
            Self::Light => "the weight of your hands",
            Self::Moderate => "you could still chat",
            Self::Firm => "strong but pleasant",
        }
    }

    /// Returns the next lighter pressure; light stays light.
    pub const fn lighter(self) -> Self {
        match self {
            Self::Firm => Self::Moderate,
            Self::Moderate | Self::Light => Self::Light,
        }
    }
}

/// The amount of work in one pass of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dose {
    /// Work or rest for a length of time.
    Time(Seconds),
    /// Paced breaths.
    Cycles(Cycles, Breath),
    /// Strokes at a pace.
    Strokes(Strokes, Pace),
    /// Holds with a release between them.
    Hold(Hold, Times, Release),
}

/// The dose as a person reads it: "30 strokes, one every 2s", "hold 15s, 2 times".
impl fmt::Display for Dose {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) => write!(out, "{}", duration::words(time.get())),
            Self::Cycles(cycles, breath) => {
                write!(out, "{} of {}", counted(cycles.get(), "breath"), breath)
            }
            Self::Strokes(strokes, pace) => {
                write!(out, "{}", counted(strokes.get(), "stroke"))?;
                match strokes.get() {
                    1 => Ok(()),
                    _ => write!(out, ", one every {}", duration::words(pace.get())),
                }
            }
            Self::Hold(hold, Times::ONCE, _) => write!(out, "hold {}", duration::words(hold.get())),
            Self::Hold(hold, times, _) => {
                write!(out, "hold {}, {} times", duration::words(hold.get()), times.get())
            }
        }
    }
}

impl Dose {
    /// Returns the length of one pass, including the releases between holds.
    pub fn total(self) -> Duration {
        match self {
            Self::Time(time) => time.get(),
            Self::Cycles(cycles, breath) => breath.cycle() * cycles.get(),
            Self::Strokes(strokes, pace) => pace.get() * strokes.get(),
            Self::Hold(hold, times, release) => {
                hold.get() * times.get() + release.get() * (times.get() - 1)
            }
        }
    }

    /// Returns the breathing pattern, if the dose is counted in breaths.
    pub const fn breath(self) -> Option<Breath> {
        match self {
            Self::Cycles(_, breath) => Some(breath),
            Self::Time(_) | Self::Strokes(..) | Self::Hold(..) => None,
        }
    }

    /// Returns whether every hold, and every release between two holds, is a whole number of breaths.
    pub fn holds_whole(self, breath: Breath) -> bool {
        match self {
            Self::Hold(hold, Times::ONCE, _) => breath.divides(hold.get()),
            Self::Hold(hold, _, release) => {
                breath.divides(hold.get()) && breath.divides(release.get())
            }
            Self::Time(_) | Self::Cycles(..) | Self::Strokes(..) => true,
        }
    }

    /// Returns a dose of the same kind with at least `more` time added. Strokes and breaths are added whole, and only a
    /// dose of a single hold is made longer. Returns `None` if the bounds of the kind are reached.
    pub fn longer(self, more: Duration) -> Option<Self> {
        let whole =
            |unit: Duration| i64::try_from(more.as_millis().div_ceil(unit.as_millis().max(1)));
        match self {
            Self::Time(time) => Some(Self::Time((time.get() + more).try_into().ok()?)),
            Self::Cycles(cycles, breath) => {
                let added = i64::from(cycles.get()) + whole(breath.cycle()).ok()?;
                Some(Self::Cycles(added.try_into().ok()?, breath))
            }
            Self::Strokes(strokes, pace) => {
                let added = i64::from(strokes.get()) + whole(pace.get()).ok()?;
                Some(Self::Strokes(added.try_into().ok()?, pace))
            }
            Self::Hold(hold, Times::ONCE, release) => {
                Some(Self::Hold((hold.get() + more).try_into().ok()?, Times::ONCE, release))
            }
            Self::Hold(..) => None,
        }
    }

    /// Returns the part of the dose that has been done after a time `into` it. Strokes and breaths that have begun
    /// count whole, and so do all holds together, because only a plan knows which of them have begun. Returns `None` at
    /// the very start.
    pub fn done_after(self, into: Duration) -> Option<Self> {
        if into.is_zero() {
            return None;
        }
        if into >= self.total() {
            return Some(self);
        }
        let units =
            |unit: Duration| i64::try_from(into.as_millis().div_ceil(unit.as_millis().max(1))).ok();
        match self {
            Self::Time(_) => Some(Self::Time(into.max(Duration::from_secs(1)).try_into().ok()?)),
            Self::Cycles(_, breath) => {
                Some(Self::Cycles(units(breath.cycle())?.try_into().ok()?, breath))
            }
            Self::Strokes(_, pace) => {
                Some(Self::Strokes(units(pace.get())?.try_into().ok()?, pace))
            }
            Self::Hold(..) => Some(self),
        }
    }
}
