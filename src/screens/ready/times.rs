//! The times that a routine can be made to fit, and what that changes.

use std::time::Duration;

use crate::plan::{Plan, Shortening};
use crate::routine::duration::spoken;
use crate::screens::Ready;

/// The times on offer, in minutes.
const OFFERED: [u64; 7] = [2, 3, 4, 5, 7, 10, 15];

/// The words for a plan from which nothing more can be taken away.
pub(super) const SHORTEST: &str = "This is as short as it gets.";

/// Returns the times that can be chosen, the shortest first. The last one, `None`, is the full length.
pub(super) fn offered(plan: &Plan) -> Vec<Option<Duration>> {
    let (shortest, whole) = plan.bounds();
    let minutes = OFFERED.iter().map(|minutes| Duration::from_secs(60 * minutes));
    let mut times: Vec<Duration> = minutes.chain(plan.choices().time).collect();
    times.retain(|time| (shortest..whole).contains(time));
    times.sort();
    times.dedup();
    times.into_iter().map(Some).chain([None]).collect()
}

/// Returns a time as the row says it: `up to 4 min`, `up to 3:30`.
pub(super) fn said(time: Duration) -> String {
    let clock = crate::routine::duration::clock(time);
    match clock.strip_suffix(":00") {
        Some(minutes) => format!("up to {minutes} min"),
        None => format!("up to {clock}"),
    }
}

impl Ready {
    /// Says that the wanted time is too short, or that nothing had to be changed for it; `None` if the plan was changed
    /// to fit it.
    pub fn on_the_time(&self) -> Option<String> {
        let time = self.plan.choices().time?;
        if self.time.is_some_and(|wanted| wanted < time) {
            return Some(SHORTEST.to_owned());
        }
        (!self.plan.is_fitted()).then(|| takes_no_more(time))
    }
}

/// Says that nothing had to be changed for a time.
pub fn takes_no_more(time: Duration) -> String {
    format!("All of it fits into {}.", spoken(time))
}

/// Returns the title of a shortened step.
pub fn title<'p>(plan: &'p Plan, shortened: &Shortening) -> &'p str {
    let pass = plan.passes().iter().find(|pass| pass.step == shortened.step);
    pass.map_or("", |pass| &pass.movement.words.title)
}

/// Says where the plan adds rests for the arms; `None` if it adds none.
pub fn added_rests(plan: &Plan) -> Option<String> {
    let titles = plan.added_rests().map(|pass| pass.movement.words.title.to_lowercase());
    let before: Vec<String> = titles.collect();
    let places = before.join(", and before ");
    (!before.is_empty()).then(|| format!("A rest for your arms is added before {places}."))
}
