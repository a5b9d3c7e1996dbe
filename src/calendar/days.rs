//! Days of the week: parses them, writes them as a recurrence rule, and finds the first of them.

use std::iter::successors;
use std::str::FromStr;

use time::{Date, OffsetDateTime, Time, Weekday};

use super::InvalidTimes;

/// The days of the week, each with the name that users type and the code in RFC 5545.
const WEEK: [(Weekday, &str, &str); 7] = [
    (Weekday::Monday, "monday", "MO"),
    (Weekday::Tuesday, "tuesday", "TU"),
    (Weekday::Wednesday, "wednesday", "WE"),
    (Weekday::Thursday, "thursday", "TH"),
    (Weekday::Friday, "friday", "FR"),
    (Weekday::Saturday, "saturday", "SA"),
    (Weekday::Sunday, "sunday", "SU"),
];

/// A set of days of the week, at least one; Monday is the lowest bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days(u8);

impl Days {
    const EVERY: Self = Self(0b111_1111);

    /// Returns the days from one to another, which may go past the end of the week.
    fn range(from: Weekday, to: Weekday) -> Self {
        let before = successors(Some(from), |day| Some(day.next())).take_while(|day| *day != to);
        Self(before.fold(bit(to), |days, day| days | bit(day)))
    }

    const fn holds(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// Returns the first of these days on which a time of day is not over, or `None` at the end of the calendar.
    pub fn first(self, at: Time, now: OffsetDateTime) -> Option<Date> {
        let today = now.date();
        let from = if at < now.time() { today.next_day()? } else { today };
        successors(Some(from), |day| day.next_day()).take(7).find(|day| self.holds(day.weekday()))
    }

    /// Returns the recurrence rule in the syntax of RFC 5545.
    pub(super) fn rule(self) -> String {
        if self == Self::EVERY {
            return "FREQ=DAILY".to_owned();
        }
        let days = WEEK.iter().filter(|(day, ..)| self.holds(*day)).map(|(.., code)| *code);
        format!("FREQ=WEEKLY;BYDAY={}", days.collect::<Vec<_>>().join(","))
    }
}

impl FromStr for Days {
    type Err = InvalidTimes;

    fn from_str(text: &str) -> Result<Self, InvalidTimes> {
        if matches!(text, "daily" | "every") {
            return Ok(Self::EVERY);
        }
        let mut days = Self(0);
        for part in text.split(',').map(str::trim) {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            let (Some(from), Some(to)) = (day(from), day(to)) else {
                return Err(InvalidTimes::Days(part.to_owned()));
            };
            days.0 |= Self::range(from, to).0;
        }
        Ok(days)
    }
}

const fn bit(day: Weekday) -> u8 {
    1 << day.number_days_from_monday()
}

/// Parses the name of a day, or its first letters, at least two.
fn day(name: &str) -> Option<Weekday> {
    let name = name.to_ascii_lowercase();
    let meant = |(_, full, _): &&(Weekday, &str, &str)| full.starts_with(&name);
    WEEK.iter().find(meant).filter(|_| name.len() >= 2).map(|(day, ..)| *day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::{date, datetime, time};

    fn days(text: &str) -> Days {
        text.parse().unwrap()
    }

    #[test]
    fn days_and_ranges_make_a_rule() {
        for (text, rule) in [
            ("mon-fri", "MO,TU,WE,TH,FR"),
            ("mon,wed,fri", "MO,WE,FR"),
            ("fri,mon,wed,mon", "MO,WE,FR"),
            ("fri-mon", "MO,FR,SA,SU"),
            ("sun-mon", "MO,SU"),
            ("tue-tue", "TU"),
            ("Sat", "SA"),
            ("mo, Thursday", "MO,TH"),
            ("mon-tue,sat-sun", "MO,TU,SA,SU"),
        ] {
            assert_eq!(days(text).rule(), format!("FREQ=WEEKLY;BYDAY={rule}"), "{text}");
        }
    }

    #[test]
    fn all_seven_days_are_daily() {
        for text in ["daily", "every", "mon-sun", "wed-tue", "mon,tue,wed,thu,fri,sat,sun"] {
            assert_eq!(days(text).rule(), "FREQ=DAILY", "{text}");
        }
    }

    #[test]
    fn rejects_text_that_names_no_days() {
        for (text, part) in [
            ("", ""),
            ("t", "t"),
            ("mon,", ""),
            ("mon-", "mon-"),
            ("-fri", "-fri"),
            ("mon-wed-fri", "mon-wed-fri"),
            ("mon,funday", "funday"),
            ("mondays", "mondays"),
            ("mon fri", "mon fri"),
            ("daily,mon", "daily"),
            ("1", "1"),
        ] {
            assert_eq!(text.parse::<Days>(), Err(InvalidTimes::Days(part.to_owned())), "{text}");
        }
    }

    #[test]
    fn the_first_day_is_the_next_that_matches() {
        let at = time!(10:30);
        for (text, now, first) in [
            ("mon-fri", datetime!(2026-10-01 09:00 UTC), date!(2026 - 10 - 01)),
            ("mon-fri", datetime!(2026-10-01 10:30 UTC), date!(2026 - 10 - 01)),
            ("mon-fri", datetime!(2026-10-01 10:30:01 UTC), date!(2026 - 10 - 02)),
            ("mon-fri", datetime!(2026-10-02 11:00 UTC), date!(2026 - 10 - 05)),
            ("thu", datetime!(2026-10-01 11:00 UTC), date!(2026 - 10 - 08)),
            ("mon", datetime!(2026-03-31 09:00 UTC), date!(2026 - 04 - 06)),
            ("daily", datetime!(2026-12-31 23:59 UTC), date!(2027 - 01 - 01)),
            ("wed", datetime!(2026-12-31 09:00 UTC), date!(2027 - 01 - 06)),
            ("daily", datetime!(2028-02-28 11:00 UTC), date!(2028 - 02 - 29)),
            ("daily", datetime!(2027-02-28 11:00 UTC), date!(2027 - 03 - 01)),
            ("tue", datetime!(2028-02-23 11:00 UTC), date!(2028 - 02 - 29)),
            ("daily", datetime!(2026-10-01 23:30 -10), date!(2026 - 10 - 02)),
        ] {
            assert_eq!(days(text).first(at, now), Some(first), "{text} after {now}");
        }
    }

    #[test]
    fn there_is_no_first_day_after_the_end_of_the_calendar() {
        let now = datetime!(9999-12-31 11:00 UTC);
        assert_eq!(days("daily").first(time!(10:30), now), None);
        assert_eq!(days("mon").first(time!(11:30), now), None);
    }

    proptest! {
        #[test]
        fn a_range_equals_its_days_one_by_one(from in 0_usize..7, more in 0_usize..7) {
            let names = |at: usize| WEEK[at % 7].1;
            let one_by_one: Vec<&str> = (from..=from + more).map(names).collect();
            let range = format!("{}-{}", names(from), names(from + more));
            prop_assert_eq!(days(&range), days(&one_by_one.join(",")));
        }

        #[test]
        fn parsing_any_text_does_not_panic(text in ".*") {
            let _ = text.parse::<Days>();
        }
    }
}
