//! Decides how far a step can be shortened and still make sense, and describes steps that were shortened.
//!
//! | dose | shortest |
//! |---|---|
//! | strokes, small movements | 3 or a third, whichever is more, and at least one for each spot |
//! | paced breaths | 3 or a third, whichever is more |
//! | a press that is held | one hold, as long as it is written or set |
//! | a stretch that is held | one hold of 10 seconds or more; whole breaths if they are paced |
//! | hands that rest, or work for a time | 15 seconds (3 breaths if they are paced) or a third, whichever is more |
//! | breathing for a time without a pace | 30 seconds or a third, whichever is more |
//! | rests, check-ins, warm packs | as written |
//!
//! A dose that is written shorter than that stays as it is.

use std::fmt;
use std::time::Duration;

use crate::routine::body::Technique;
use crate::routine::breath::Breath;
use crate::routine::dose::{Dose, Hold, Release, Times};
use crate::routine::duration;
use crate::routine::step::Pass;

/// Fewer repetitions than this are hardly felt.
const REPETITIONS: u32 = 3;

/// A stretch is held no shorter than 10 seconds (rule E8, docs/safety-rules.md).
const SHORTEST_HOLD: Duration = Duration::from_secs(10);

/// The amount by which a stretch's hold is shortened at a time if the breath is not paced.
const SECOND: Duration = Duration::from_secs(1);

/// The amount by which hands-on time is shortened at a time if the breath is not paced.
const WHILE: Duration = Duration::from_secs(5);

/// The amount by which breathing is shortened at a time if it is not paced: about one breath.
const BREATH: Duration = Duration::from_secs(10);

/// Returns the doses that a pass may be given, from the shortest to its own.
pub(super) fn of(pass: &Pass) -> Vec<Dose> {
    let movement = &pass.movement;
    let whole = match movement.technique {
        Technique::Rest => !movement.is_hands_on(),
        technique => technique == Technique::Heat,
    };
    match pass.dose {
        dose if whole => vec![dose],
        Dose::Strokes(strokes, pace) => counts(strokes.get(), pass.spots.get())
            .filter_map(|count| Some(Dose::Strokes(count.try_into().ok()?, pace)))
            .collect(),
        Dose::Cycles(cycles, breath) => counts(cycles.get(), 0)
            .filter_map(|count| Some(Dose::Cycles(count.try_into().ok()?, breath)))
            .collect(),
        Dose::Hold(hold, times, release) if movement.technique == Technique::Stretch => {
            stretches(hold, times, release, pass.breath.map_or(SECOND, Breath::cycle))
        }
        Dose::Hold(hold, times, release) => (1..=i64::from(times.get()))
            .filter_map(|count| Some(Dose::Hold(hold, count.try_into().ok()?, release)))
            .collect(),
        Dose::Time(time) => {
            let unit = match pass.breath.map(Breath::cycle) {
                Some(cycle) => cycle,
                None if movement.technique == Technique::Breathing => BREATH,
                None => WHILE,
            };
            let least = (unit * REPETITIONS).max(time.get() / 3);
            let times = lengths(time.get(), unit, least);
            times.filter_map(|time| Some(Dose::Time(time.try_into().ok()?))).collect()
        }
    }
}

/// Returns the counts from the least that makes sense up to the one that is written.
fn counts(written: u32, spots: u32) -> impl Iterator<Item = i64> {
    let least = REPETITIONS.max(written.div_ceil(3)).max(spots).min(written);
    (least..=written).map(i64::from)
}

/// Returns the length that is written and those that are whole `unit`s shorter, down to `least`; the shortest first.
fn lengths(written: Duration, unit: Duration, least: Duration) -> impl Iterator<Item = Duration> {
    let shorter = |length: &Duration| length.checked_sub(unit).filter(|length| *length >= least);
    let mut lengths: Vec<Duration> =
        std::iter::successors(Some(written), move |length| shorter(length)).collect();
    lengths.reverse();
    lengths.into_iter()
}

/// Returns the doses of a stretch, whose holds get longer in steps of `unit`: first one hold, then more. A dose with
/// more holds than the one before it always takes more time, too.
fn stretches(hold: Hold, times: Times, release: Release, unit: Duration) -> Vec<Dose> {
    let mut doses: Vec<Dose> = Vec::new();
    for count in 1..=i64::from(times.get()) {
        for length in lengths(hold.get(), unit, SHORTEST_HOLD) {
            let (Ok(hold), Ok(times)) = (length.try_into(), count.try_into()) else { continue };
            let dose = Dose::Hold(hold, times, release);
            if doses.last().is_none_or(|last| last.total() < dose.total()) {
                doses.push(dose);
            }
        }
    }
    doses
}

/// A step that is done shorter than it is written, to fit the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortening {
    /// The index of the step in the routine.
    pub step: usize,
    /// The dose that is done.
    pub dose: Dose,
    /// The dose that is written.
    pub of: Dose,
}

/// As a person reads it: "3 of 5 strokes", "hold 10s of 20s".
impl fmt::Display for Shortening {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.dose, self.of) {
            (Dose::Strokes(done, _), Dose::Strokes(of, _)) => {
                write!(out, "{} of {} strokes", done.get(), of.get())
            }
            (Dose::Cycles(done, _), Dose::Cycles(of, _)) => {
                write!(out, "{} of {} breaths", done.get(), of.get())
            }
            (Dose::Hold(done, ..), Dose::Hold(of, ..)) if done != of => {
                write!(out, "{} of {}", self.dose, duration::words(of.get()))
            }
            (Dose::Hold(_, done, _), Dose::Hold(_, of, _)) => {
                write!(out, "{} of {} holds", done.get(), of.get())
            }
            (done, of) => {
                let [done, of] = [done, of].map(Dose::total).map(duration::words);
                write!(out, "{done} of {of}")
            }
        }
    }
}
