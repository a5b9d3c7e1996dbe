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

/// An argument that cannot be parsed. Its message says how to write it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InvalidTimes {
    /// Not a time of day.
    #[error(
        "--at: `{0}` is not a time of day; write hours and minutes, such as 9:05, 15:30 or 9:30pm"
    )]
    Time(String),
    /// Not a day of the week, nor a range of them.
    #[error(
        "--days: `{0}` is not a day of the week; write days or ranges, such as mon,wed,fri or mon-fri, or daily"
    )]
    Days(String),
    /// Not a date.
    #[error("--until: `{0}` is not a date; write year, month and day, such as 2030-12-31")]
    Date(String),
}

/// The error that none of the times comes before the last day is over.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "none of these times is left before the end of {until}; choose a later day, or leave out --until"
)]
pub struct NoneLeft {
    until: Date,
}

/// The contents of a calendar file.
#[derive(Debug)]
pub struct Calendar<'a> {
    /// The routine's id.
    pub id: &'a str,
    /// The routine's name.
    pub title: &'a str,
    /// The goal of the routine.
    pub goal: &'a str,
    /// A reminder of when to skip the routine.
    pub reminder: &'a str,
    /// The length of the routine, which the file gives in whole minutes, rounded up.
    pub length: Duration,
    /// The times of day.
    pub times: &'a TimesOfDay,
    /// The days of the week.
    pub days: Days,
    /// The last day; without one, the events repeat for ever.
    pub until: Option<Date>,
    /// Whether the file withdraws the events that an earlier one made.
    pub withdraws: bool,
    /// The wall-clock time.
    pub now: OffsetDateTime,
}

impl Calendar<'_> {
    /// Returns the text of the file, with one event for each time of day that still comes before the last day is over.
    ///
    /// # Errors
    /// If none of the times comes before the last day is over.
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
        lines.add(if self.withdraws { "METHOD:CANCEL" } else { "METHOD:PUBLISH" });
        for event in events {
            event.write(&mut lines);
        }
        lines.add("END:VCALENDAR");
        Ok(lines.done())
    }

    /// Returns the goal of the routine, the command that starts it, and when to skip it.
    fn description(&self) -> String {
        let goal = self.goal.trim_end_matches('.');
        text(&format!("{goal}.\nneckcare start {}\n{}", self.id, self.reminder))
    }
}
