//! The times that a routine may be made to fit, and what that changes.

use std::time::Duration;

use crate::plan::{Plan, Shortening};
use crate::routine::duration::spoken;
use crate::screens::Ready;

/// What is offered, in minutes.
const OFFERED: [u64; 7] = [2, 3, 4, 5, 7, 10, 15];

/// Where nothing can be taken away any more.
pub(super) const SHORTEST: &str = "This is as short as it gets.";

/// The times that may be chosen, the shortest first; the last is as long as it is written.
pub(super) fn offered(plan: &Plan) -> Vec<Option<Duration>> {
    let (shortest, whole) = plan.bounds();
    let minutes = OFFERED.iter().map(|minutes| Duration::from_secs(60 * minutes));
    let mut times: Vec<Duration> = minutes.chain(plan.choices().time).collect();
    times.retain(|time| (shortest..whole).contains(time));
    times.sort();
    times.dedup();
    times.into_iter().map(Some).chain([None]).collect()
}

/// A time as the row says it: `up to 4 min`, `up to 3:30`.
pub(super) fn said(time: Duration) -> String {
    let clock = crate::routine::duration::clock(time);
    match clock.strip_suffix(":00") {
        Some(minutes) => format!("up to {minutes} min"),
        None => format!("up to {clock}"),
    }
}

impl Ready {
    /// What is to be told of the time, where one was asked for that it does not simply fit.
    pub fn on_the_time(&self) -> Option<String> {
        let time = self.plan.choices().time?;
        if self.time.is_some_and(|wanted| wanted < time) {
            return Some(SHORTEST.to_owned());
        }
        (!self.plan.is_fitted()).then(|| takes_no_more(time))
    }
}

/// That nothing had to be changed for a time.
pub fn takes_no_more(time: Duration) -> String {
    format!("All of it fits into {}.", spoken(time))
}

/// The step that is shortened, by name.
pub fn title<'p>(plan: &'p Plan, shortened: &Shortening) -> &'p str {
    let pass = plan.passes().iter().find(|pass| pass.step == shortened.step);
    pass.map_or("", |pass| &pass.movement.words.title)
}

/// Where the arms rest though no step says so.
pub fn added_rests(plan: &Plan) -> Option<String> {
    let titles = plan.added_rests().map(|pass| pass.movement.words.title.to_lowercase());
    let before: Vec<String> = titles.collect();
    let places = before.join(", and before ");
    (!before.is_empty()).then(|| format!("A rest for your arms is added before {places}."))
}
