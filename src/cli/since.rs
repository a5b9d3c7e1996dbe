//! Parses the first day of a look back: a date, or a number of days, weeks or months ago.

use std::str::FromStr;

use thiserror::Error;
use time::{Date, Duration, Month};

use crate::calendar::times::date;

/// The first day of a look back, as it is given on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// A date.
    Day(Date),
    /// This many days ago, 69,993 at most.
    Days(u32),
    /// This many months ago, 9,999 at most.
    Months(u16),
}

/// The error for text that is not a day.
#[derive(Debug, Error)]
#[error("write a day such as 2026-03-01, or 30d, 4w or 6m for the last days, weeks or months")]
pub struct NoDay;

impl Since {
    /// Returns the first day. If a month is too short for today's day, it is the last day of that month.
    pub fn day(self, today: Date) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Days(days) => {
                today.checked_sub(Duration::days(i64::from(days))).unwrap_or(Date::MIN)
            }
            Self::Months(months) => months_before(today, months).unwrap_or(Date::MIN),
        }
    }
}

fn months_before(today: Date, months: u16) -> Option<Date> {
    let months = today.year() * 12 + i32::from(u8::from(today.month())) - 1 - i32::from(months);
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let month = Month::try_from(u8::try_from(month + 1).ok()?).ok()?;
    Date::from_calendar_date(year, month, today.day().min(month.length(year))).ok()
}

impl FromStr for Since {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let back = |unit: char| text.strip_suffix(unit).and_then(count);
        if let Some(days) = back('d') {
            return Ok(Self::Days(u32::from(days)));
        }
        if let Some(weeks) = back('w') {
            return Ok(Self::Days(u32::from(weeks) * 7));
        }
        if let Some(months) = back('m') {
            return Ok(Self::Months(months));
        }
        date(text).map(Self::Day).map_err(|_| NoDay)
    }
}

/// Parses a whole number of at most four digits.
fn count(digits: &str) -> Option<u16> {
    let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn accepts_a_date_or_a_number_of_days_weeks_or_months() {
        let today = date!(2026 - 03 - 31);
        for (text, day) in [
            ("2026-03-01", date!(2026 - 03 - 01)),
            ("0d", today),
            ("30d", date!(2026 - 03 - 01)),
            ("4w", date!(2026 - 03 - 03)),
            ("1m", date!(2026 - 02 - 28)),
            ("3m", date!(2025 - 12 - 31)),
            ("25m", date!(2024 - 02 - 29)),
            ("9999w", date!(1834 - 08 - 12)),
            ("9999m", date!(1192 - 12 - 31)),
        ] {
            assert_eq!(text.parse::<Since>().unwrap().day(today), day, "{text}");
        }
        assert_eq!(Since::Months(1).day(date!(2024 - 03 - 31)), date!(2024 - 02 - 29));
        assert_eq!(Since::Days(1).day(Date::MIN), Date::MIN);
    }

    #[test]
    fn rejects_everything_else() {
        for text in [
            "",
            "d",
            "30",
            "-1d",
            "+1d",
            "1.5w",
            "1y",
            "10000d",
            "٣d",
            "2026-02-29",
            "2026-3-1",
            "26-03-01",
            "+026-03-01",
            "+2026-03-01",
            "2026-03-01T10",
            "2026-03-01-",
            "2026-03",
            "yesterday",
            "1d ",
        ] {
            assert!(text.parse::<Since>().is_err(), "{text}");
        }
    }
}
