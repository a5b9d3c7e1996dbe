//! Reads single numbers: lengths of time and counts, each within its bounds.

use std::time::Duration;

use toml::de::DeValue;

use super::fields::{Log, Value};
use crate::routine::dose::OutOfBounds;
use crate::routine::duration;

/// Reads a length of time within its bounds.
pub(crate) fn length<T: TryFrom<Duration, Error = OutOfBounds>>(
    value: &Value<'_>,
    log: &mut Log,
) -> Option<T> {
    let DeValue::String(text) = value.get_ref() else {
        let remedy = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => seconds(number.as_str()),
            _ => None,
        };
        let remedy = remedy.unwrap_or_else(|| "write it like \"15s\" or \"1m30s\"".to_owned());
        return log.note(value.span(), "a time is written as words with its unit", remedy);
    };
    let Some(length) = duration::parse(text) else {
        return log.note(
            value.span(),
            format!("\"{text}\" is not a time"),
            "write it like \"15s\", \"1.5s\" or \"1m30s\"",
        );
    };
    bounded(T::try_from(length), value, log)
}

/// Suggests what to write instead of a bare number of seconds, if that would be a time.
fn seconds(number: &str) -> Option<String> {
    let words = format!("{number}s");
    duration::parse(&words).map(|_| format!("write \"{words}\""))
}

/// Reads a count within its bounds.
pub(crate) fn count<T: TryFrom<i64, Error = OutOfBounds>>(
    value: &Value<'_>,
    log: &mut Log,
) -> Option<T> {
    bounded(T::try_from(integer(value, log)?), value, log)
}

fn bounded<T>(result: Result<T, OutOfBounds>, value: &Value<'_>, log: &mut Log) -> Option<T> {
    match result {
        Ok(it) => Some(it),
        Err(bounds) => {
            log.note(value.span(), bounds.to_string(), "choose a figure within these bounds")
        }
    }
}

/// Reads a whole number; one that does not fit an `i64` becomes the largest or the smallest that does.
pub(super) fn integer(value: &Value<'_>, log: &mut Log) -> Option<i64> {
    match value.get_ref() {
        DeValue::Integer(number) => {
            let negative = number.as_str().starts_with('-');
            let largest = if negative { i64::MIN } else { i64::MAX };
            Some(i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(largest))
        }
        other => log.note(
            value.span(),
            format!("a whole number is meant here, not {}", other.type_str()),
            "write it like 5, without quotes",
        ),
    }
}
