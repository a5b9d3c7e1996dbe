//! A summary in a line or two, without praise or blame.

use std::time::Duration;

use time::Date;

use crate::history::Lookback;
use crate::history::lookback::{mean_change, monday, on_average, this_week};
use crate::plain::past::LATEST;
use crate::plain::spoken::capital;
use crate::routine::duration::spoken;

/// This week, and how tension changed lately, if there is anything to say.
pub(super) fn lines(back: &Lookback<'_>, today: Date) -> Vec<String> {
    let week = back.week(monday(today));
    let often = this_week(week.sessions).map(|often| {
        let minutes = (week.took.as_secs() + 30) / 60;
        format!("{}, {}.", capital(&often), spoken(Duration::from_secs(60 * minutes.max(1))))
    });
    let eased = back.eased(LATEST);
    let change = mean_change(&eased).map(|tenths| {
        let (count, words) = (eased.len(), on_average(tenths));
        format!("Tension in the last {count} sessions rated before and after: {words}.")
    });
    often.into_iter().chain(change).collect()
}
