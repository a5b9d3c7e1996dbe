//! What a look back amounts to, in a line or two that praise and blame nobody.

use std::time::Duration;

use time::Date;

use crate::history::Lookback;
use crate::history::lookback::{mean_change, monday, on_average, this_week};
use crate::routine::duration::spoken;

/// Sessions over which a change of tension is averaged.
const LATELY: usize = 10;

/// This week, and how tension changed lately; nothing where there is nothing to say.
pub(super) fn lines(back: &Lookback<'_>, today: Date) -> Vec<String> {
    let week = back.week(monday(today));
    let often = this_week(week.sessions).map(|often| {
        let minutes = (week.done.as_secs() + 30) / 60;
        format!("{}, {}.", capital(&often), spoken(Duration::from_secs(60 * minutes.max(1))))
    });
    let eased = back.eased(LATELY);
    let change = mean_change(&eased).map(|tenths| {
        let (count, words) = (eased.len(), on_average(tenths));
        format!("Tension in the last {count} sessions with both figures: {words}.")
    });
    often.into_iter().chain(change).collect()
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
