//! One time of day, with everything that a calendar shows of it.

use time::{Date, PrimitiveDateTime, Time, UtcOffset};

use super::Calendar;
use super::line::{CalendarLines, text};

/// A time of day, and the first day on which it comes.
#[derive(Debug)]
pub(super) struct CalendarEvent<'a> {
    pub(super) of: &'a Calendar<'a>,
    pub(super) at: Time,
    pub(super) day: Date,
}

impl CalendarEvent<'_> {
    /// Adds the event. Its name is the same each time, so that a file that is imported again
    /// replaces what stands there.
    pub(super) fn write(&self, lines: &mut CalendarLines) {
        let Self { of, at, day } = self;
        let title = text(of.title);
        // The day stays free (TRANSP): whoever looks for a time to meet sees no hindrance.
        lines.add(&format!(
            "\
BEGIN:VEVENT
UID:{id}-{hour:02}{minute:02}@neckcare
DTSTAMP:{made}Z
DTSTART:{start}
DURATION:PT{minutes}M
RRULE:{rule}{end}
SUMMARY:{title}
DESCRIPTION:{description}
CATEGORIES:neckcare
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:{title}
TRIGGER:PT0S
END:VALARM
END:VEVENT",
            id = text(of.id),
            hour = at.hour(),
            minute = at.minute(),
            made = self.made(),
            start = stamp(*day, *at),
            minutes = of.length.as_millis().div_ceil(60_000),
            rule = of.days.rule(),
            end = self.end(),
            description = of.description(),
        ));
    }

    /// When the file was made, in UTC as the standard wants it.
    fn made(&self) -> String {
        let now = self.of.now;
        let now = now.checked_to_offset(UtcOffset::UTC).unwrap_or(now);
        stamp(now.date(), now.time())
    }

    /// The last time, which is local like the first, as the standard wants it.
    fn end(&self) -> String {
        let last = self.of.until.map(|day| format!(";UNTIL={}", stamp(day, self.at)));
        last.unwrap_or_default()
    }
}

/// A date and a time without a zone: half past ten stays half past ten when the clocks change.
fn stamp(day: Date, at: Time) -> String {
    let when = PrimitiveDateTime::new(day, at);
    let (year, month, day) = when.to_calendar_date();
    let (hour, minute, second) = when.as_hms();
    format!("{year:04}{:02}{day:02}T{hour:02}{minute:02}{second:02}", u8::from(month))
}
