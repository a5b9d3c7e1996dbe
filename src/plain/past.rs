//! What was done before, in sentences.

use time::{Date, Month};

use crate::app::{Past, Shared};
use crate::history::lookback::{self, Seen, monday, this_week};
use crate::routine::catalogue::Catalogue;
use crate::routine::duration::spoken;
use crate::routine::word::Word;
use crate::session::Sign;

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
        .map(|words| capital(&words))
        .into_iter()
        .collect();
    lines.extend(mean(lookback::mean_change(&back.eased(LATEST))));
    lines.extend(trend(lookback::trend(&back.eased(LATEST))));
    lines.extend(latest.map(|seen| sentence(seen, catalogue)));
    if past.is_watched() {
        lines.push(shared.words.after.watch.clone());
        lines.push("Exclamation mark: the emergency list.".to_owned());
    }
    lines.push("Esc: back. q: leave.".to_owned());
    lines
}

/// What stands where nothing was done yet.
pub const NOTHING: &str = "Nothing yet. What you do is kept here, on this machine alone.";

/// One session in a sentence or two.
pub fn sentence(seen: &Seen<'_>, catalogue: &Catalogue) -> String {
    let record = seen.record;
    let done = spoken(std::time::Duration::from_secs(record.done_s));
    let ended = ended(seen, catalogue);
    let start = record.start;
    let at = format!("{} at {}:{:02}", day(seen.day()), start.hour(), start.minute());
    let tension = seen.eased().map_or_else(String::new, |eased| {
        format!(" Tension {} before, {} after.", eased.before.get(), eased.after.get())
    });
    format!("{at}: {}, {done}, {ended}.{tension}", record.title.trim_end_matches('.'))
}

/// How a session ended, in a few words.
pub fn ended(seen: &Seen<'_>, catalogue: &Catalogue) -> String {
    let record = seen.record;
    let here = record.stopped_at.as_ref().and_then(|at| catalogue.find(&at.r#move));
    let here = here.map_or_else(String::new, |step| format!(", at {}", step.words.title));
    match record.outcome.as_str() {
        "finished" => "finished".to_owned(),
        "stopped" => match record.sign.as_deref().and_then(Sign::from_word) {
            Some(Sign::Just) => "ended early".to_owned(),
            sign => format!("stopped{}{here}", sign.map(felt).unwrap_or_default()),
        },
        "unanswered" => format!("stopped, not said why{here}"),
        "interrupted" => "interrupted".to_owned(),
        _ => "ended early".to_owned(),
    }
}

/// What was felt, in a word.
const fn felt(sign: Sign) -> &'static str {
    match sign {
        Sign::Pain => ": pain",
        Sign::Dizzy => ": dizzy",
        Sign::Numb => ": numb",
        Sign::Other => ": something else",
        Sign::Just => "",
    }
}

/// A mean change of tension, in tenths, as a sentence. It cannot tell what the change came from.
pub fn mean(tenths: Option<i32>) -> Option<String> {
    let tenths = tenths?;
    let figure = format!("{}.{}", tenths.abs() / 10, tenths.abs() % 10);
    Some(match tenths {
        0 => "Tension is on average the same after as before.".to_owned(),
        ..0 => format!("Tension is on average {figure} lower after than before."),
        _ => format!("Tension is on average {figure} higher after than before."),
    })
}

/// Where tension begins lately, in tenths above or below where it began before.
pub fn trend(tenths: Option<i32>) -> Option<String> {
    let tenths = tenths.filter(|tenths| *tenths != 0)?;
    let figure = format!("{}.{}", tenths.abs() / 10, tenths.abs() % 10);
    let way = if tenths < 0 { "lower" } else { "higher" };
    Some(format!("Lately it begins {figure} {way}."))
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

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first: String =
        letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
