//! The event for one time of day in a calendar file.

use time::macros::datetime;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use super::Calendar;
use super::line::{CalendarLines, text};

/// The time from which the numbers of versions are counted. Until the year 6000 they are no larger than calendars allow.
const FIRST: OffsetDateTime = datetime!(2026-01-01 0:00 UTC);

/// An event that repeats at one time of day, with its first day.
#[derive(Debug)]
pub(super) struct CalendarEvent<'a> {
    pub(super) of: &'a Calendar<'a>,
    pub(super) at: Time,
    pub(super) day: Date,
}

impl CalendarEvent<'_> {
    /// Adds the lines of the event. Its UID is the same each time, so that importing a file again replaces its events, or
    /// withdraws them.
    pub(super) fn write(&self, lines: &mut CalendarLines) {
        let Self { of, at, day } = self;
        let title = text(of.title);
        // The time stays free (TRANSP), so that it does not keep others from planning a meeting.
        lines.add(&format!(
            "\
BEGIN:VEVENT
UID:{id}-{hour:02}{minute:02}@neckcare
SEQUENCE:{sequence}
STATUS:{status}
DTSTAMP:{made}Z
DTSTART:{start}
DURATION:PT{minutes}M
RRULE:{rule}{end}
SUMMARY:{title}
DESCRIPTION:{description}
CATEGORIES:neckcare
TRANSP:TRANSPARENT",
            id = text(of.id),
            hour = at.hour(),
            minute = at.minute(),
            sequence = self.sequence(),
            status = if of.withdraws { "CANCELLED" } else { "CONFIRMED" },
            made = self.made(),
            start = stamp(*day, *at),
            minutes = of.length.as_millis().div_ceil(60_000),
            rule = of.days.rule(),
            end = self.end(),
            description = of.description(),
        ));
        if !of.withdraws {
            lines.add(&format!(
                "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:{title}\nTRIGGER:PT0S\nEND:VALARM"
            ));
        }
        lines.add("END:VEVENT");
    }

    /// Returns a number that is higher in each later file, because a calendar ignores an event that is not newer than
    /// its own: the minutes since a fixed day.
    fn sequence(&self) -> i64 {
        (self.of.now - FIRST).whole_minutes().max(0)
    }

    /// Returns the time at which the file was made, in UTC as RFC 5545 requires.
    fn made(&self) -> String {
        let now = self.of.now;
        let now = now.checked_to_offset(UtcOffset::UTC).unwrap_or(now);
        stamp(now.date(), now.time())
    }

    /// Returns the end of the recurrence rule, in local time like the start, as RFC 5545 requires.
    fn end(&self) -> String {
        let last = self.of.until.map(|day| format!(";UNTIL={}", stamp(day, self.at)));
        last.unwrap_or_default()
    }
}

/// Formats a date and a time without a zone, so that half past ten stays half past ten when the clocks change.
fn stamp(day: Date, at: Time) -> String {
    let when = PrimitiveDateTime::new(day, at);
    let (year, month, day) = when.to_calendar_date();
    let (hour, minute, second) = when.as_hms();
    format!("{year:04}{:02}{day:02}T{hour:02}{minute:02}{second:02}", u8::from(month))
}
