//! Times of day and dates, as they are typed.

use std::str::FromStr;

use time::macros::format_description;
use time::{Date, Time};

use super::CalendarTimesError;

/// Times of day, to the minute, at least one; each stands once, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimesOfDay(Vec<Time>);

impl TimesOfDay {
    /// From the morning to the night.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Time> {
        self.0.iter().copied()
    }
}

impl FromStr for TimesOfDay {
    type Err = CalendarTimesError;

    fn from_str(text: &str) -> Result<Self, CalendarTimesError> {
        let mut times = Vec::new();
        for part in text.split(',').map(str::trim) {
            let time = time(part).ok_or_else(|| CalendarTimesError::Time(part.to_owned()))?;
            if let Err(place) = times.binary_search(&time) {
                times.insert(place, time);
            }
        }
        Ok(Self(times))
    }
}

/// A time on the clock of 24 hours: `9:05` or `09:05`.
fn time(text: &str) -> Option<Time> {
    Time::parse(text, format_description!("[hour padding:none]:[minute]")).ok()
}

/// A date: `2030-12-31`.
///
/// # Errors
/// Anything else, and days that no month has.
pub fn date(text: &str) -> Result<Date, CalendarTimesError> {
    let date = Date::parse(text, format_description!("[year]-[month]-[day]")).ok();
    // The format would allow a year with a sign too.
    date.filter(|_| !text.starts_with(['+', '-']))
        .ok_or_else(|| CalendarTimesError::Date(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros;

    #[test]
    fn times_are_sorted_and_stand_once() {
        let times: TimesOfDay = "15:30,9:05, 00:00,09:05,23:59".parse().unwrap();
        let (early, late) = (macros::time!(9:05), macros::time!(15:30));
        let all: Vec<Time> = times.iter().collect();
        assert_eq!(all, [Time::MIDNIGHT, early, late, macros::time!(23:59)]);
    }

    #[test]
    fn everything_else_is_no_time() {
        for text in [
            "", "10", "10:", ":30", "10:3", "10:300", "24:00", "10:60", "-1:00", "+1:00", "010:30",
            "10:30:00", "10.30", "10:30pm", "٣:00", "1 :30", "1: 30", ":",
        ] {
            assert_eq!(
                text.parse::<TimesOfDay>(),
                Err(CalendarTimesError::Time(text.to_owned())),
                "{text}"
            );
        }
        assert_eq!("9:00,".parse::<TimesOfDay>(), Err(CalendarTimesError::Time(String::new())));
        assert_eq!(
            "9:00,noon".parse::<TimesOfDay>(),
            Err(CalendarTimesError::Time("noon".to_owned()))
        );
    }

    #[test]
    fn a_date_has_year_month_and_day() {
        assert_eq!(date("2030-12-31"), Ok(macros::date!(2030 - 12 - 31)));
        assert_eq!(date("2028-02-29"), Ok(macros::date!(2028 - 02 - 29)));
        for text in [
            "",
            "2030",
            "2030-12",
            "2030-13-01",
            "2030-00-01",
            "2030-04-31",
            "2027-02-29",
            "2030-1-1",
            "30-01-01",
            "+203-01-01",
            "+2030-01-01",
            "-2030-01-01",
            "12030-01-01",
            "+12030-01-01",
            "٢٠٣٠-01-01",
            "2030-12-31-",
            "31.12.2030",
            "2030-12-31T10:00",
        ] {
            assert_eq!(date(text), Err(CalendarTimesError::Date(text.to_owned())), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".*") {
            let _ = (text.parse::<TimesOfDay>(), date(&text));
        }
    }
}
