//! A routine at its regular times, as a calendar file (RFC 5545) that any calendar can import.

pub mod days;
pub mod times;

mod event;
mod line;

use std::time::Duration;

use thiserror::Error;
use time::{Date, OffsetDateTime};

use days::Days;
use event::CalendarEvent;
use line::{CalendarLines, text};
use times::TimesOfDay;

/// An argument that cannot be understood, and how to write it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalendarTimesError {
    /// No time of day.
    #[error("--at: `{0}` is not a time of day; write hours and minutes, such as 9:05 or 15:30")]
    Time(String),
    /// No day of the week, and no range of them.
    #[error(
        "--days: `{0}` is not a day of the week; write days or ranges, such as mon,wed,fri or mon-fri, or daily"
    )]
    Days(String),
    /// No date.
    #[error("--until: `{0}` is not a date; write year, month and day, such as 2030-12-31")]
    Date(String),
}

/// None of the times comes before the last day is over.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "none of these times is left before the end of {until}; choose a later day, or leave out --until"
)]
pub struct NoneLeft {
    until: Date,
}

/// Everything that the file is made of.
#[derive(Debug)]
pub struct Calendar<'a> {
    /// The routine's id.
    pub id: &'a str,
    /// The routine's name.
    pub title: &'a str,
    /// What it is for.
    pub goal: &'a str,
    /// When it is left out.
    pub reminder: &'a str,
    /// What it lasts; the file says it in whole minutes, rounded up.
    pub length: Duration,
    /// When in the day.
    pub times: &'a TimesOfDay,
    /// On which days.
    pub days: Days,
    /// The last day on which it may be done; without one it goes on.
    pub until: Option<Date>,
    /// The time on the wall.
    pub now: OffsetDateTime,
}

impl Calendar<'_> {
    /// The file: one event for each time of day of which something is left.
    ///
    /// # Errors
    /// When nothing at all is left until the last day.
    pub fn file(&self) -> Result<String, NoneLeft> {
        let until = self.until.unwrap_or(Date::MAX);
        let first = |at| Some((at, self.days.first(at, self.now)?));
        let left = self.times.iter().filter_map(first).filter(|(_, day)| *day <= until);
        let events: Vec<CalendarEvent> =
            left.map(|(at, day)| CalendarEvent { of: self, at, day }).collect();
        if events.is_empty() {
            return Err(NoneLeft { until });
        }
        let mut lines = CalendarLines::default();
        lines.add(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//neckcare//neckcare//EN\nCALSCALE:GREGORIAN",
        );
        for event in events {
            event.write(&mut lines);
        }
        lines.add("END:VCALENDAR");
        Ok(lines.done())
    }

    /// What it is for, how it is begun, and when not.
    fn description(&self) -> String {
        let goal = self.goal.trim_end_matches('.');
        text(&format!("{goal}.\nneckcare start {}\n{}", self.id, self.reminder))
    }
}
