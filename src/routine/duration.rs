//! Reads and writes durations as in files (`15s`, `1.5s`, `1m30s`), and writes them for people.

use std::time::Duration;

use crate::routine::number::counted;

/// Parses a duration in minutes and seconds, to the millisecond, such as `1m30s`; returns `None` for anything else.
pub fn parse(text: &str) -> Option<Duration> {
    let (minutes, rest) = match text.split_once('m') {
        Some((minutes, rest)) => (whole(minutes)?, rest),
        None => (0, text),
    };
    let millis = match rest.strip_suffix('s') {
        Some(seconds) => millis(seconds)?,
        None if rest.is_empty() && text.ends_with('m') => 0,
        None => return None,
    };
    let seconds = minutes.checked_mul(60)?;
    Duration::from_secs(seconds).checked_add(Duration::from_millis(millis))
}

/// Parses a whole number of at most nine digits without a sign.
fn whole(digits: &str) -> Option<u64> {
    let plain = (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// Parses seconds with at most three decimals, and returns milliseconds.
fn millis(seconds: &str) -> Option<u64> {
    let Some((seconds, decimals)) = seconds.split_once('.') else {
        return whole(seconds)?.checked_mul(1000);
    };
    let scale = match decimals.len() {
        1 => 100,
        2 => 10,
        3 => 1,
        _ => return None,
    };
    whole(seconds)?.checked_mul(1000)?.checked_add(whole(decimals)? * scale)
}

/// Writes a duration in the shortest form that [`parse`] reads back.
pub fn words(duration: Duration) -> String {
    let (minutes, seconds) = (duration.as_secs() / 60, duration.as_secs() % 60);
    let millis = duration.subsec_millis();
    let fraction = if millis == 0 {
        String::new()
    } else {
        format!(".{millis:03}").trim_end_matches('0').to_owned()
    };
    match (minutes, seconds, millis) {
        (0, _, _) => format!("{seconds}{fraction}s"),
        (_, 0, 0) => format!("{minutes}m"),
        _ => format!("{minutes}m{seconds}{fraction}s"),
    }
}

/// Writes a duration as a person says it, rounded up to the second: `2 minutes 41 seconds`.
pub fn spoken(duration: Duration) -> String {
    let seconds = duration.as_millis().div_ceil(1000);
    match (seconds / 60, seconds % 60) {
        (0, seconds) => counted(seconds, "second"),
        (minutes, 0) => counted(minutes, "minute"),
        (minutes, seconds) => {
            format!("{} {}", counted(minutes, "minute"), counted(seconds, "second"))
        }
    }
}

/// Writes a duration as a clock shows it, rounded up to the second: `2:41`.
pub fn clock(duration: Duration) -> String {
    let seconds = duration.as_millis().div_ceil(1000);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Rounds what [`clock`] shows to the nearest minute; only an empty duration has 0 minutes.
pub fn minutes(duration: Duration) -> u128 {
    let seconds = duration.as_millis().div_ceil(1000);
    ((seconds + 30) / 60).max(seconds.min(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn minutes_are_rounded_and_only_an_empty_duration_has_none() {
        for (seconds, rounded) in [(0, 0), (1, 1), (89, 1), (90, 2), (299, 5), (303, 5), (330, 6)] {
            assert_eq!(minutes(Duration::from_secs(seconds)), rounded, "{seconds} s");
        }
        assert_eq!(minutes(Duration::from_millis(89_500)), 2, "as the clock, which shows 1:30");
    }

    #[test]
    fn reads_minutes_and_seconds() {
        for (text, millis) in
            [("15s", 15_000), ("1.5s", 1_500), ("1m30s", 90_000), ("2m", 120_000), ("0.25s", 250)]
        {
            assert_eq!(parse(text), Some(Duration::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "15",
            "s",
            "m",
            "1h",
            "-1s",
            "+1s",
            "1s2m",
            "1.s",
            ".5s",
            "1.2345s",
            "1 s",
            "1e3s",
            "٣s",
            "1m ",
            "9999999999s",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_clock_rounds_up() {
        assert_eq!(clock(Duration::from_millis(161_001)), "2:42");
        assert_eq!(clock(Duration::ZERO), "0:00");
    }

    proptest! {
        #[test]
        fn parse_reads_back_every_duration_in_words(millis in 0_u64..100_000_000) {
            let duration = Duration::from_millis(millis);
            prop_assert_eq!(parse(&words(duration)), Some(duration));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".*") {
            let _ = parse(&text);
        }
    }
}
