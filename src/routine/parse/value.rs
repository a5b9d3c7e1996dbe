//! Reads single values: texts, keywords, dates, lists and booleans.

use toml::de::DeValue;

use super::fields::{Log, Value, all_words, closest_match};
use crate::routine::keyword::Keyword;
use crate::routine::movement::MoveText;
use crate::routine::safe;

/// The most characters in a text.
const LONGEST_TEXT: usize = 400;

/// Reads a text that is safe to show and neither empty nor too long.
pub(super) fn text(value: &Value<'_>, log: &mut Log) -> Option<String> {
    let text = string(value, "write it like \"text\"", log)?;
    if let Some(bad) = safe::forbidden(text) {
        let rule =
            format!("a text may not hold the control or hidden character {}", safe::named(bad));
        return log.note(value.span(), rule, "take it out; write one line of plain text");
    }
    let length = text.chars().count();
    if text.trim().is_empty() {
        return log.note(
            value.span(),
            "a text may not be empty",
            "write a few words, or leave the key out",
        );
    }
    if length > LONGEST_TEXT {
        let rule = format!("a text has at most {LONGEST_TEXT} characters, this one {length}");
        return log.note(value.span(), rule, "say it shorter");
    }
    Some(text.to_owned())
}

/// Reads a text for guidance, in which braces may only mark the blanks that a plan fills in.
pub(super) fn guidance(value: &Value<'_>, log: &mut Log) -> Option<String> {
    let text = text(value, log)?;
    if !has_known_braces(&text) {
        return log.note(
            value.span(),
            "only {side}, {other}, {hand}, {first} and {breath} may stand in braces",
            "use one of these, or no braces",
        );
    }
    Some(text)
}

fn has_known_braces(text: &str) -> bool {
    let known = |part: &str| {
        let after =
            MoveText::BLANKS.iter().find_map(|name| part.strip_prefix(name)?.strip_prefix('}'));
        after.is_some_and(|rest| !rest.contains('}'))
    };
    let mut parts = text.split('{');
    parts.next().is_none_or(|before| !before.contains('}')) && parts.all(known)
}

/// Returns a function that reads a text for guidance of at most `most` words.
pub(super) fn words(most: usize) -> impl Fn(&Value<'_>, &mut Log) -> Option<String> {
    move |value, log| {
        let text = guidance(value, log)?;
        match text.split_whitespace().count() {
            count if count > most => log.note(
                value.span(),
                format!("this has at most {most} words, not {count}"),
                "say it shorter: it is heard with closed eyes",
            ),
            _ => Some(text),
        }
    }
}

/// Reads a keyword.
pub(crate) fn word<W: Keyword>(value: &Value<'_>, log: &mut Log) -> Option<W> {
    if let Some(word) = value.get_ref().as_str().and_then(W::from_word) {
        return Some(word);
    }
    let offered = format!("write one of: {}", all_words::<W>());
    let text = string(value, &offered, log)?;
    let remedy = match closest_match(text, W::ALL.iter().map(|word| word.word())) {
        Some(known) => format!("did you mean \"{known}\"?"),
        None => offered,
    };
    log.note(value.span(), format!("\"{text}\" is not a {}", W::KIND), remedy)
}

/// Reads a boolean.
pub(crate) fn flag(value: &Value<'_>, log: &mut Log) -> Option<bool> {
    match value.get_ref() {
        DeValue::Boolean(flag) => Some(*flag),
        other => log.note(
            value.span(),
            format!("true or false is meant here, not {}", other.type_str()),
            "write true or false, without quotes",
        ),
    }
}

/// Reads a date, which is kept as it is written.
pub(super) fn date(value: &Value<'_>, log: &mut Log) -> Option<String> {
    match value.get_ref() {
        DeValue::Datetime(date) if date.time.is_none() => Some(date.to_string()),
        _ => log.note(
            value.span(),
            "a date is meant here",
            "write it like 2026-01-31, without quotes",
        ),
    }
}

/// Returns a function that reads a list of at least one item with `read`.
pub(crate) fn list<T>(
    read: impl Fn(&Value<'_>, &mut Log) -> Option<T>,
) -> impl FnOnce(&Value<'_>, &mut Log) -> Option<Vec<T>> {
    move |value, log| {
        let DeValue::Array(items) = value.get_ref() else {
            return log.note(
                value.span(),
                "a list is meant here",
                "write it like [\"one\", \"two\"]",
            );
        };
        if items.is_empty() {
            return log.note(
                value.span(),
                "this list may not be empty",
                "name at least one, or leave the key out",
            );
        }
        let read: Vec<Option<T>> = items.iter().map(|item| read(item, log)).collect();
        read.into_iter().collect()
    }
}

/// Reads a string; `remedy` is the fix that is suggested for any other value.
pub(crate) fn string<'a>(value: &'a Value<'_>, remedy: &str, log: &mut Log) -> Option<&'a str> {
    match value.get_ref() {
        DeValue::String(text) => Some(text),
        other => log.note(
            value.span(),
            format!("a text in quotes is meant here, not {}", other.type_str()),
            remedy,
        ),
    }
}
