//! Puts times into words: rounded minutes, and how much of a time is hands-on.

use std::time::Duration;

use crate::routine::duration::minutes;

/// Returns the minutes for a column: `5 min`.
pub fn short(time: Duration) -> String {
    format!("{} min", minutes(time))
}

/// Returns the minutes for a sentence: `5 minutes`.
pub fn spoken(time: Duration) -> String {
    match minutes(time) {
        1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    }
}

/// Returns a time, and for how much of it hands are on the body: `5:03 in all, 2:00 hands-on`.
pub fn in_all(total: Duration, hands_on: Duration, written: impl Fn(Duration) -> String) -> String {
    counted(total, "in all", hands_on, written)
}

/// Returns a time, then `what` it counts, such as `in all`, and for how much of it hands are on the body.
pub fn counted(
    total: Duration,
    what: &str,
    hands_on: Duration,
    written: impl Fn(Duration) -> String,
) -> String {
    let total = format!("{} {what}", written(total));
    if hands_on.is_zero() { total } else { format!("{total}, {} hands-on", written(hands_on)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_minute_is_singular() {
        let minute = Duration::from_secs(60);
        assert_eq!(
            [short(minute), spoken(minute), spoken(5 * minute)],
            ["1 min", "1 minute", "5 minutes"]
        );
    }
}
