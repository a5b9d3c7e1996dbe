//! Parses times of day and dates as users type them.

use std::str::FromStr;

use time::macros::format_description;
use time::{Date, Time};

use super::InvalidTimes;

/// One or more times of day, to the minute, the earliest first and without duplicates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimesOfDay(Vec<Time>);

impl TimesOfDay {
    /// Iterates over the times, the earliest first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Time> {
        self.0.iter().copied()
    }
}

impl FromStr for TimesOfDay {
    type Err = InvalidTimes;

    fn from_str(text: &str) -> Result<Self, InvalidTimes> {
        let mut times = Vec::new();
        for part in text.split(',').map(str::trim) {
            let time = time(part).ok_or_else(|| InvalidTimes::Time(part.to_owned()))?;
            if let Err(place) = times.binary_search(&time) {
                times.insert(place, time);
            }
        }
        Ok(Self(times))
    }
}

/// Parses a time on the 24-hour clock, `9:05` or `21:30`, or on the 12-hour clock, `9:30pm` or `9 PM`.
fn time(text: &str) -> Option<Time> {
    let lower = text.to_ascii_lowercase();
    let half = [("am", 0), ("a.m.", 0), ("pm", 12), ("p.m.", 12)]
        .into_iter()
        .find_map(|(ending, from)| Some((lower.strip_suffix(ending)?.trim_end(), from)));
    let Some((clock, from)) = half else { return on_the_clock(text) };
    let minutes = if clock.contains(':') { "" } else { ":00" };
    let shown = on_the_clock(&format!("{clock}{minutes}"))?;
    // On this clock, an hour after twelve comes one.
    let hour = Some(shown.hour()).filter(|hour| (1..=12).contains(hour))? % 12;
    shown.replace_hour(from + hour).ok()
}

fn on_the_clock(text: &str) -> Option<Time> {
    Time::parse(text, format_description!("[hour padding:none]:[minute]")).ok()
}

/// Parses a date: `2030-12-31`.
///
/// # Errors
/// If the text is anything else, or the month has no such day.
pub fn date(text: &str) -> Result<Date, InvalidTimes> {
    let date = Date::parse(text, format_description!("[year]-[month]-[day]")).ok();
    // The format alone would also accept a year with a sign.
    date.filter(|_| !text.starts_with(['+', '-']))
        .ok_or_else(|| InvalidTimes::Date(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros;

    #[test]
    fn times_are_sorted_without_duplicates() {
        let times: TimesOfDay = "15:30,9:05, 00:00,09:05,23:59".parse().unwrap();
        let (early, late) = (macros::time!(9:05), macros::time!(15:30));
        let all: Vec<Time> = times.iter().collect();
        assert_eq!(all, [Time::MIDNIGHT, early, late, macros::time!(23:59)]);
    }

    #[test]
    fn times_may_be_written_on_the_12_hour_clock() {
        for (text, time) in [
            ("9:30pm", macros::time!(21:30)),
            ("9:30 PM", macros::time!(21:30)),
            ("9pm", macros::time!(21:00)),
            ("09:05 a.m.", macros::time!(9:05)),
            ("12am", macros::time!(0:00)),
            ("12:30 p.m.", macros::time!(12:30)),
            ("21:30", macros::time!(21:30)),
        ] {
            assert_eq!(text.parse(), Ok(TimesOfDay(vec![time])), "{text}");
        }
    }

    #[test]
    fn rejects_text_that_is_not_a_time() {
        for text in [
            "", "10", "10:", ":30", "10:3", "10:300", "24:00", "10:60", "-1:00", "+1:00", "010:30",
            "10:30:00", "10.30", "13pm", "0:30am", "pm", "9:3pm", "9 p", "٣:00", "1 :30", "1: 30",
            ":",
        ] {
            assert_eq!(
                text.parse::<TimesOfDay>(),
                Err(InvalidTimes::Time(text.to_owned())),
                "{text}"
            );
        }
        assert_eq!("9:00,".parse::<TimesOfDay>(), Err(InvalidTimes::Time(String::new())));
        assert_eq!("9:00,noon".parse::<TimesOfDay>(), Err(InvalidTimes::Time("noon".to_owned())));
    }

    #[test]
    fn accepts_only_dates_with_year_month_and_day() {
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
            assert_eq!(date(text), Err(InvalidTimes::Date(text.to_owned())), "{text}");
        }
    }

    proptest! {
        #[test]
        fn parsing_any_text_does_not_panic(text in ".*") {
            let _ = (text.parse::<TimesOfDay>(), date(&text));
        }
    }
}
