//! Doses as somebody asks for them, whose figures may be out of every bound.

use std::time::Duration;

use crate::routine::breath::Breath;
use crate::routine::dose::{
    Cycles, Dose, Hold, OutOfBounds, Pace, Release, Seconds, Strokes, Times,
};
use crate::routine::duration;

/// A dose of one of the four kinds. Its figures may be too small or too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestedDose {
    /// Work or rest for a length of time.
    Time(Duration),
    /// Paced breaths.
    Cycles(i64, Breath),
    /// Strokes at a pace.
    Strokes(i64, Duration),
    /// Holds with a release between them.
    Hold(Duration, i64, Duration),
}

impl From<Dose> for RequestedDose {
    fn from(dose: Dose) -> Self {
        match dose {
            Dose::Time(time) => Self::Time(time.get()),
            Dose::Cycles(cycles, breath) => Self::Cycles(cycles.get().into(), breath),
            Dose::Strokes(strokes, pace) => Self::Strokes(strokes.get().into(), pace.get()),
            Dose::Hold(hold, times, release) => {
                Self::Hold(hold.get(), times.get().into(), release.get())
            }
        }
    }
}

impl RequestedDose {
    /// Returns the dose, if all of its figures are within their bounds.
    pub fn within_bounds(self) -> Option<Dose> {
        Some(match self {
            Self::Time(time) => Dose::Time(time.try_into().ok()?),
            Self::Cycles(cycles, breath) => Dose::Cycles(cycles.try_into().ok()?, breath),
            Self::Strokes(strokes, pace) => {
                Dose::Strokes(strokes.try_into().ok()?, pace.try_into().ok()?)
            }
            Self::Hold(hold, times, release) => {
                Dose::Hold(hold.try_into().ok()?, times.try_into().ok()?, release.try_into().ok()?)
            }
        })
    }

    /// Returns the dose with each figure moved into its bounds.
    #[must_use]
    pub fn clamped(self) -> Self {
        match self {
            Self::Time(time) => Self::Time(Seconds::nearest(time)),
            Self::Cycles(cycles, breath) => Self::Cycles(Cycles::nearest(cycles), breath),
            Self::Strokes(strokes, pace) => {
                Self::Strokes(Strokes::nearest(strokes), Pace::nearest(pace))
            }
            Self::Hold(hold, times, release) => {
                Self::Hold(Hold::nearest(hold), Times::nearest(times), Release::nearest(release))
            }
        }
    }

    /// Returns the keys whose figures are out of their bounds.
    pub fn out_of_bounds(self) -> Vec<(&'static str, OutOfBounds)> {
        let faults = match self {
            Self::Time(time) => vec![("time", Seconds::try_from(time).err())],
            Self::Cycles(cycles, _) => vec![("cycles", Cycles::try_from(cycles).err())],
            Self::Strokes(strokes, pace) => vec![
                ("strokes", Strokes::try_from(strokes).err()),
                ("pace", Pace::try_from(pace).err()),
            ],
            Self::Hold(hold, times, release) => vec![
                ("hold", Hold::try_from(hold).err()),
                ("times", Times::try_from(times).err()),
                ("release", Release::try_from(release).err()),
            ],
        };
        faults.into_iter().filter_map(|(key, fault)| Some((key, fault?))).collect()
    }

    /// Returns the time that the work takes, without the releases between holds.
    pub fn worked(self) -> Duration {
        let times = |length: Duration, count: i64| {
            length.saturating_mul(u32::try_from(count.max(0)).unwrap_or(u32::MAX))
        };
        match self {
            Self::Time(time) => time,
            Self::Cycles(cycles, breath) => times(breath.cycle(), cycles),
            Self::Strokes(strokes, pace) => times(pace, strokes),
            Self::Hold(hold, count, _) => times(hold, count),
        }
    }

    /// Returns the dose done several times in a row, as one dose.
    #[must_use]
    pub fn repeated(self, often: i64) -> Self {
        match self {
            Self::Time(time) => {
                Self::Time(time.saturating_mul(u32::try_from(often.max(1)).unwrap_or(u32::MAX)))
            }
            Self::Cycles(cycles, breath) => Self::Cycles(cycles.saturating_mul(often), breath),
            Self::Strokes(strokes, pace) => Self::Strokes(strokes.saturating_mul(often), pace),
            Self::Hold(hold, times, release) => {
                Self::Hold(hold, times.saturating_mul(often), release)
            }
        }
    }

    /// Returns the keys of the dose with their values, as a file has them.
    pub fn entries(self) -> Vec<(&'static str, String)> {
        let quoted = |length: Duration| format!("\"{}\"", duration::words(length));
        match self {
            Self::Time(time) => vec![("time", quoted(time))],
            Self::Cycles(cycles, breath) => {
                vec![("cycles", cycles.to_string()), ("breath", format!("\"{breath}\""))]
            }
            Self::Strokes(strokes, pace) => {
                vec![("strokes", strokes.to_string()), ("pace", quoted(pace))]
            }
            Self::Hold(hold, times, release) => vec![
                ("hold", quoted(hold)),
                ("times", times.to_string()),
                ("release", quoted(release)),
            ],
        }
    }
}
