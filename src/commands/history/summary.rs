//! A summary in a line or two, without praise or blame.

use time::Date;

use crate::history::Lookback;
use crate::history::lookback::{mean_change, week_start};
use crate::screens::history::text::{LATEST, on_average, this_week};
use crate::settings::FirstDay;
use crate::wording::minutes;
use crate::wording::spoken::capital;

/// Returns a line about this week and one about the recent change of tension, if there is anything to say.
pub(super) fn lines(back: &Lookback<'_>, today: Date, first: FirstDay) -> Vec<String> {
    let week = back.week_until(week_start(today, first.weekday()), today);
    let often = this_week(week.sessions)
        .map(|often| format!("{}, {}.", capital(&often), minutes::spoken(week.took)));
    let eased = back.tension_changes(LATEST);
    let change = mean_change(&eased).map(|tenths| {
        let (count, words) = (eased.len(), on_average(tenths));
        format!("Tension in the last {count} sessions rated before and after: {words}.")
    });
    often.into_iter().chain(change).collect()
}
