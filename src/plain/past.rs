//! What was done before, in sentences.

pub mod ended;
pub mod sentence;
pub mod zone;

use time::{Date, Month};

use crate::app::{Past, Shared};
use crate::history::lookback::{self, mean_change, monday, on_average, this_week};
use crate::plain::spoken::capital;

/// Sessions that are read out at most.
const READ_OUT: usize = 10;

/// Sessions over which a change of tension is averaged.
pub const LATEST: usize = 10;

/// What is to be read: in short, then the last sessions, the latest first.
pub fn screen(past: &Past, shared: &Shared) -> Vec<String> {
    let back = shared.memory.lookback();
    let catalogue = &shared.library.catalogue;
    if back.sessions().is_empty() {
        return vec![NOTHING.to_owned(), "Esc: back. q: leave.".to_owned()];
    }
    let latest = back.sessions().iter().rev().take(READ_OUT);
    let mut lines: Vec<String> = this_week(back.week(monday(past.today())).sessions)
        .map(|words| format!("{}.", capital(&words)))
        .into_iter()
        .collect();
    lines.extend(mean_change(&back.eased(LATEST)).map(average));
    lines.extend(trend(lookback::trend(&back.eased(LATEST))));
    lines.extend(zone::told(&back, past.since()));
    lines.extend(latest.map(|seen| sentence::whole(seen, catalogue)));
    if past.is_watched() {
        lines.push(shared.words.after.watch.clone());
        lines.push("Exclamation mark: the emergency signs.".to_owned());
    }
    lines.push("Esc: back. q: leave.".to_owned());
    lines
}

/// What stands where nothing was done yet.
pub const NOTHING: &str = "Nothing yet. Your sessions are kept here, and only on this machine.";

/// A mean change of tension as a sentence.
pub fn average(tenths: i32) -> String {
    format!("Tension is {}.", on_average(tenths))
}

/// Where tension begins lately, in tenths above or below where it began before.
pub fn trend(tenths: Option<i32>) -> Option<String> {
    let tenths = tenths.filter(|tenths| *tenths != 0)?;
    let figure = format!("{}.{}", tenths.abs() / 10, tenths.abs() % 10);
    let way = if tenths < 0 { "lower" } else { "higher" };
    Some(format!("Lately it starts {figure} {way} than before."))
}

/// A day as a person says it: `Monday 2 March 2026`.
pub fn day(day: Date) -> String {
    format!("{} {} {} {}", day.weekday(), day.day(), day.month(), day.year())
}

/// The same where there is little room: `Mon 2 Mar 2026`.
pub fn short_day(day: Date) -> String {
    let weekday = short(&day.weekday().to_string());
    format!("{weekday} {} {} {}", day.day(), month(day.month()), day.year())
}

/// A month in three letters.
pub fn month(month: Month) -> String {
    short(&month.to_string())
}

fn short(name: &str) -> String {
    name.chars().take(3).collect()
}
