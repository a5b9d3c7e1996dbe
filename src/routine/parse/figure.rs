//! Reads single numbers: lengths of time and counts, each within its bounds.

use std::time::Duration;

use toml::de::DeValue;

use super::fields::{Log, Value};
use super::hints::SECOND;
use crate::routine::dose::OutOfBounds;
use crate::routine::duration;

/// A figure that can be understood, with the rule that its spelling breaks, if it breaks one.
pub(super) struct Understood<T> {
    pub(super) figure: T,
    pub(super) slip: Option<String>,
}

/// A problem with a value that cannot be understood as a figure.
pub(super) struct NotUnderstood {
    pub(super) rule: String,
    pub(super) remedy: String,
}

impl<T> Understood<T> {
    const fn as_written(figure: T) -> Self {
        Self { figure, slip: None }
    }

    fn slipped(figure: T, rule: impl Into<String>) -> Self {
        Self { figure, slip: Some(rule.into()) }
    }
}

/// Understands a length of time, which may be out of every bound; a bare number counts in `unit`.
pub(super) fn any_length(
    value: &Value<'_>,
    unit: Duration,
) -> Result<Understood<Duration>, NotUnderstood> {
    const RULE: &str = "a time is written in quotes, with its unit";
    let remedy = "write it like \"15s\", \"1.5s\" or \"1m30s\"".to_owned();
    match value.get_ref() {
        DeValue::String(text) => match duration::parse(text) {
            Some(length) if unit == SECOND => Ok(Understood::as_written(length)),
            known => {
                let rule = format!("\"{text}\" is not a time");
                match known.or_else(|| in_words(text, unit)) {
                    Some(length) => Ok(Understood::slipped(length, rule)),
                    None => Err(NotUnderstood { rule, remedy }),
                }
            }
        },
        DeValue::Integer(number) if number.radix() == 10 => match times(number.as_str(), unit) {
            Some(length) => Ok(Understood::slipped(length, RULE)),
            None => Err(NotUnderstood { rule: RULE.to_owned(), remedy }),
        },
        DeValue::Float(number) => match times(number.as_str(), unit) {
            Some(length) => Ok(Understood::slipped(length, RULE)),
            None => Err(NotUnderstood { rule: RULE.to_owned(), remedy }),
        },
        _ => Err(NotUnderstood { rule: RULE.to_owned(), remedy }),
    }
}

/// Understands times as people and other programs write them: "30", "30 sec", "2 minutes", "1:30".
fn in_words(text: &str, unit: Duration) -> Option<Duration> {
    let text = text.trim().to_lowercase();
    if let Some((minutes, seconds)) = text.split_once(':') {
        return duration::parse(&format!("{minutes}m{seconds}s"));
    }
    let split = text.find(|sign: char| !sign.is_ascii_digit() && sign != '.');
    let (number, name) = text.split_at(split.unwrap_or(text.len()));
    let unit = match name.trim_start() {
        "" => unit,
        "s" | "sec" | "secs" | "second" | "seconds" => SECOND,
        "m" | "min" | "mins" | "minute" | "minutes" => 60 * SECOND,
        "h" | "hour" | "hours" => 3600 * SECOND,
        _ => return None,
    };
    times(number, unit)
}

/// Returns a number of units, to the millisecond.
fn times(number: &str, unit: Duration) -> Option<Duration> {
    let number = duration::parse(&format!("{number}s"))?;
    number.checked_mul(u32::try_from(unit.as_secs()).ok()?)
}

/// Understands a whole number; one that does not fit an `i64` becomes the largest or the smallest that does.
pub(super) fn any_count(value: &Value<'_>) -> Result<Understood<i64>, NotUnderstood> {
    let rule = format!("a whole number is meant here, not {}", value.get_ref().type_str());
    match value.get_ref() {
        DeValue::Integer(number) => {
            let negative = number.as_str().starts_with('-');
            let largest = if negative { i64::MIN } else { i64::MAX };
            let number = i64::from_str_radix(number.as_str(), number.radix());
            Ok(Understood::as_written(number.unwrap_or(largest)))
        }
        DeValue::String(text) if text.trim().parse::<u32>().is_ok() => {
            let number = text.trim().parse::<u32>().map_or(0, i64::from);
            Ok(Understood::slipped(number, rule))
        }
        DeValue::Float(number) => match rounded(number.as_str()) {
            Some(number) => Ok(Understood::slipped(number, rule)),
            None => Err(NotUnderstood { rule, remedy: LIKE_FIVE.to_owned() }),
        },
        _ => Err(NotUnderstood { rule, remedy: LIKE_FIVE.to_owned() }),
    }
}

const LIKE_FIVE: &str = "write it like 5, without quotes";

/// Rounds a number with decimals.
fn rounded(number: &str) -> Option<i64> {
    let millis = duration::parse(&format!("{number}s"))?.as_millis();
    i64::try_from((millis + 500) / 1000).ok()
}

/// Reads a length of time within its bounds.
pub(crate) fn length<T: TryFrom<Duration, Error = OutOfBounds>>(
    value: &Value<'_>,
    log: &mut Log,
) -> Option<T> {
    let write = |length: Duration| format!("\"{}\"", duration::words(length));
    bounded(any_length(value, SECOND), write, value, log)
}

/// Reads a count within its bounds.
pub(crate) fn count<T: TryFrom<i64, Error = OutOfBounds>>(
    value: &Value<'_>,
    log: &mut Log,
) -> Option<T> {
    bounded(any_count(value), |count: i64| count.to_string(), value, log)
}

/// Reads a whole number.
pub(super) fn integer(value: &Value<'_>, log: &mut Log) -> Option<i64> {
    match any_count(value) {
        Ok(Understood { figure, slip: None }) => Some(figure),
        Ok(Understood { figure, slip: Some(rule) }) => {
            log.note::<()>(value.span(), rule, format!("write {figure}"));
            Some(figure)
        }
        Err(NotUnderstood { rule, remedy }) => log.note(value.span(), rule, remedy),
    }
}

/// Checks the bounds of a figure. Logs one error: about its spelling, or else about its bounds.
fn bounded<F: Copy, T: TryFrom<F, Error = OutOfBounds>>(
    read: Result<Understood<F>, NotUnderstood>,
    write: impl Fn(F) -> String,
    value: &Value<'_>,
    log: &mut Log,
) -> Option<T> {
    let Understood { figure, slip } = match read {
        Ok(understood) => understood,
        Err(NotUnderstood { rule, remedy }) => return log.note(value.span(), rule, remedy),
    };
    let (rule, it, allowed) = match (slip, T::try_from(figure)) {
        (None, Ok(it)) => return Some(it),
        (Some(rule), Ok(it)) => (rule, Some(it), write(figure)),
        (slip, Err(bound)) => (slip.unwrap_or_else(|| bound.to_string()), None, bound.nearest),
    };
    log.note::<()>(value.span(), rule, format!("write {allowed}"));
    it
}
