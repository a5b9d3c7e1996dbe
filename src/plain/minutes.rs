//! Minutes as every list rounds them: to the nearest, and never none.

use std::time::Duration;

/// So many minutes.
pub fn rounded(time: Duration) -> u128 {
    // A clock shows the second that has begun, and minutes are those of the clock.
    let seconds = time.as_millis().div_ceil(1000);
    ((seconds + 30) / 60).max(1)
}

/// In a column: `5 min`.
pub fn short(time: Duration) -> String {
    format!("{} min", rounded(time))
}

/// In a sentence: `5 minutes`.
pub fn spoken(time: Duration) -> String {
    match rounded(time) {
        1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    }
}

/// A time, and for how much of it hands are on the body: `5:03 in all, 2:00 hands-on`.
pub fn in_all(total: Duration, hands_on: Duration, written: impl Fn(Duration) -> String) -> String {
    counted(total, "in all", hands_on, written)
}

/// The same, with what the time counts.
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
    fn minutes_are_rounded_to_the_nearest_and_never_none() {
        for (seconds, minutes) in [(5, 1), (89, 1), (90, 2), (299, 5), (303, 5), (330, 6)] {
            assert_eq!(rounded(Duration::from_secs(seconds)), minutes, "{seconds} s");
        }
        let minute = Duration::from_secs(60);
        assert_eq!(
            [short(minute), spoken(minute), spoken(5 * minute)],
            ["1 min", "1 minute", "5 minutes"]
        );
    }
}
