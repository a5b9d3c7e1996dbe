//! Finds the routines that work on the places that a person marked, the one that fits best first.

use std::cmp::Reverse;
use std::sync::Arc;
use std::time::Duration;

use crate::history::{Marks, Rating};
use crate::plan::{Choices, Plan};
use crate::routine::Routine;
use crate::routine::body::Side;
use crate::routine::library::Library;
use crate::routine::place::Place;
use crate::routine::step::{Pass, Step};
use crate::screen_kit::{Day, RoutineRequest};

/// The most routines that are offered.
const MOST: usize = 5;

/// The routines that are planned to see how well they fit; the others are ruled out by their steps alone.
const PLANNED: usize = 8;

/// Work on a place for this long counts as whole; more of it makes no routine fit better.
const WHOLE: Duration = Duration::from_secs(60);

/// A routine that works on marked places.
#[derive(Debug, Clone, PartialEq)]
pub struct FittingRoutine {
    /// The request that starts it, in the time that there is and with the marks.
    pub request: RoutineRequest,
    /// How long it takes today, from the first moment to the last.
    pub total: Duration,
    /// How long it works on each marked place, the tensest place first.
    pub work: Vec<(Place, Duration)>,
    /// Whether it is longer than the time that there is, however much is left out.
    pub is_too_long: bool,
}

impl FittingRoutine {
    /// Returns the routine.
    pub const fn routine(&self) -> &Arc<Routine> {
        &self.request.routine
    }

    /// Returns the reason to choose it: how long it works on which places, which it misses, and what it needs.
    pub fn reason(&self, written: impl Fn(Duration) -> String) -> String {
        let reached = self.work.iter().filter(|(_, time)| !time.is_zero());
        let reached: Vec<String> = reached
            .map(|(place, time)| format!("{} on {}", written(*time), place.yours()))
            .collect();
        let missed = self.work.iter().filter(|(_, time)| time.is_zero());
        let missed: Vec<&str> = missed.map(|(place, _)| place.yours()).collect();
        let reached = reached.join(", ");
        let reason = match missed.as_slice() {
            [] => reached,
            missed => format!("{reached}; nothing for {}", missed.join(" or ")),
        };
        match self.routine().needs.as_slice() {
            [] => reason,
            needs => format!("{reason}. You need {}", needs.join(", and ")),
        }
    }
}

/// Returns the routines that work on the marked places, the best first: those that reach the tensest places, then those
/// that do little else, then the shorter ones. A routine that does not fit into the time comes last.
pub fn fitting(
    marks: Marks,
    time: Option<Duration>,
    day: &Day,
    library: &Library,
) -> Vec<FittingRoutine> {
    let mut places: Vec<_> = marks.iter().filter(|(_, rating)| rating.get() > 0).collect();
    places.sort_by_key(|(_, rating)| Reverse(*rating));
    let score = |work: &[Duration]| -> u64 {
        let figure = |(time, (_, rating)): (&Duration, &(Place, Rating))| {
            u64::from(rating.get()) * (*time).min(WHOLE).as_secs()
        };
        work.iter().zip(&places).map(figure).sum()
    };
    let mut likely: Vec<(u64, &Arc<Routine>)> = library
        .routines()
        .map(|routine| {
            let work: Vec<_> =
                places.iter().map(|(place, _)| in_steps(&routine.steps, *place)).collect();
            (score(&work), routine)
        })
        .filter(|(score, _)| *score > 0)
        .collect();
    likely.sort_by_key(|(score, _)| Reverse(*score));
    let planned = likely.into_iter().take(PLANNED).filter_map(|(_, routine)| {
        let usual = RoutineRequest { marks, ..day.default_request(routine) };
        let planned = |time: Option<Duration>| {
            let choices = Choices { time: time.or(usual.choices.time), ..usual.choices.clone() };
            let request = RoutineRequest { choices, ..usual.clone() };
            let plan = day.plan_itself(&request).ok()?.plan;
            let work: Vec<_> = places.iter().map(|(place, _)| in_plan(&plan, *place)).collect();
            (score(&work) > 0).then_some((request, plan, work))
        };
        // Made to fit into too short a time, it may no longer work there at all.
        let (request, plan, work) = planned(time).or_else(|| planned(None))?;
        let score = score(&work);
        let total = plan.total();
        let is_too_long = time.is_some_and(|time| total > time);
        let spent: Duration = work.iter().sum();
        let elsewhere = plan.work().saturating_sub(spent);
        let work = places.iter().map(|(place, _)| *place).zip(work).collect();
        let fit = FittingRoutine { request, total, work, is_too_long };
        Some((is_too_long, Reverse(score), elsewhere, total, fit))
    });
    let mut planned: Vec<_> = planned.collect();
    planned.sort_by_key(|(is_too_long, score, elsewhere, total, _)| {
        (*is_too_long, *score, *elsewhere, *total)
    });
    planned.into_iter().take(MOST).map(|(.., fit)| fit).collect()
}

/// Returns how long the steps of a routine work on a place, as they are written.
fn in_steps(steps: &[Step], place: Place) -> Duration {
    let reaches = |step: &&Step| {
        let movement = &step.movement;
        let side = if step.side == Side::Each { place.side() } else { step.side };
        movement.is_hands_on() && movement.zones.iter().any(|zone| place.is_reached_by(*zone, side))
    };
    steps.iter().filter(reaches).map(|step| step.dose.total()).sum()
}

/// Returns how long a plan works on a place.
fn in_plan(plan: &Plan, place: Place) -> Duration {
    let passes = plan.passes().iter().filter(|pass| {
        let movement = &pass.movement;
        movement.is_hands_on()
            && movement.zones.iter().any(|zone| place.is_reached_by(*zone, pass.side))
    });
    passes.map(Pass::total).sum()
}
