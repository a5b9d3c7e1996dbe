//! Describes a session in sentences.

use super::ended::ended;
use crate::history::lookback::HistoryEntry;
use crate::history::{Answers, Sore};
use crate::routine::catalogue::Catalogue;
use crate::routine::{duration, safe};
use crate::wording::places;

/// Says what was done, when, how it ended, and what the user said about it.
pub fn whole(seen: &HistoryEntry<'_>, catalogue: &Catalogue) -> String {
    let mut said = format!("{}.", what(seen, catalogue));
    if let Some(tension) = tension(&seen.answers) {
        said.push_str(&tension);
    }
    for place in places::sentences(&seen.answers) {
        said.push(' ');
        said.push_str(&place);
    }
    if let Some(sore) = seen.answers.sore {
        said.push_str(match sore {
            Sore::None => " Not sore afterwards.",
            Sore::Gone => " Sore afterwards, then it passed.",
            Sore::Still => " Still sore when asked.",
        });
    }
    said
}

/// Says what was done, when, and how it ended: `Monday 2 March 2026, 10:00: Calm, 5 minutes, finished`.
pub fn what(seen: &HistoryEntry<'_>, catalogue: &Catalogue) -> String {
    let start = seen.record.start;
    let (weekday, day, month, year) = (start.weekday(), start.day(), start.month(), start.year());
    let (hour, minute) = (start.hour(), start.minute());
    let (title, ended) = (safe::visible(&seen.record.title), ended(seen, catalogue));
    let took = duration::spoken(seen.record.took());
    format!("{weekday} {day} {month} {year}, {hour:02}:{minute:02}: {title}, {took}, {ended}")
}

fn tension(answers: &Answers) -> Option<String> {
    match (answers.tension_before, answers.tension_after) {
        (Some(before), Some(after)) => {
            Some(format!(" Tension {} before, {} after.", before.get(), after.get()))
        }
        (Some(before), None) => Some(format!(" Tension {} before.", before.get())),
        (None, Some(after)) => Some(format!(" Tension {} after.", after.get())),
        (None, None) => None,
    }
}
