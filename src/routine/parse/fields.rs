//! Reads TOML tables key by key: keeps all errors and refuses unknown keys.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::hints;
use crate::routine::finding::Finding;
use crate::routine::keyword::Keyword;

/// A TOML value with its place in the file.
pub(crate) type Value<'a> = Spanned<DeValue<'a>>;

/// The findings so far.
#[derive(Debug, Default)]
pub(crate) struct Log(pub(super) Vec<Finding>);

impl Log {
    /// Adds a finding. Returns `None`, so that a function that reads a value can end with it.
    pub(crate) fn note<T>(
        &mut self,
        place: Range<usize>,
        rule: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Option<T> {
        self.0.push(Finding { place, rule: rule.into(), remedy: remedy.into() });
        None
    }
}

/// A table that remembers which keys it was asked for, so that it can refuse all others.
pub(crate) struct Fields<'a> {
    table: &'a DeTable<'a>,
    place: Range<usize>,
    known: Vec<&'static str>,
    /// Known keys that make no sense in this table, so that they are never suggested.
    unfit: &'static [&'static str],
}

impl<'a> Fields<'a> {
    /// Wraps a table; `place` is where problems with the whole table are reported.
    pub(super) const fn new(table: &'a DeTable<'a>, place: Range<usize>) -> Self {
        Self { table, place, known: Vec::new(), unfit: &[] }
    }

    /// Wraps a value, and logs an error if it is not a table.
    pub(super) fn of(value: &'a Value<'a>, log: &mut Log) -> Option<Self> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Self::new(table, value.span())),
            other => log.note(
                value.span(),
                format!("a table is meant here, not {}", other.type_str()),
                "write it as `[name]` with its keys below",
            ),
        }
    }

    /// Returns the place of the whole table.
    pub(super) fn place(&self) -> Range<usize> {
        self.place.clone()
    }

    /// Returns the place of a key's value, or of the whole table if the key is missing.
    pub(super) fn place_of(&self, key: &str) -> Range<usize> {
        self.raw(key).map_or_else(|| self.place(), Spanned::span)
    }

    /// Returns the place of a key itself, or of the whole table if the key is missing.
    pub(super) fn place_of_key(&self, key: &str) -> Range<usize> {
        let entry = self.entries().find(|(name, ..)| *name == key);
        entry.map_or_else(|| self.place(), |(_, place, _)| place)
    }

    /// Returns all entries, for tables whose keys are names.
    pub(super) fn entries(
        &self,
    ) -> impl Iterator<Item = (&'a str, Range<usize>, &'a Value<'a>)> + use<'a> {
        self.table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
    }

    fn raw(&self, key: &str) -> Option<&'a Value<'a>> {
        self.entries().find(|(name, ..)| *name == key).map(|(.., value)| value)
    }

    /// Keeps keys from being suggested.
    pub(super) const fn suggest_none_of(&mut self, keys: &'static [&'static str]) {
        self.unfit = keys;
    }

    /// Returns the values of those of `keys` that are in the table, without marking these keys as asked for.
    pub(super) fn peek(&self, keys: &[&str]) -> Vec<&'a Value<'a>> {
        keys.iter().filter_map(|key| self.raw(key)).collect()
    }

    /// Returns the value of a key, if it is in the table.
    pub(super) fn value(&mut self, key: &'static str) -> Option<&'a Value<'a>> {
        self.known.push(key);
        self.raw(key)
    }

    /// Reads an optional key.
    pub(crate) fn optional<T>(
        &mut self,
        key: &'static str,
        log: &mut Log,
        read: impl FnOnce(&'a Value<'a>, &mut Log) -> Option<T>,
    ) -> Option<T> {
        let value = self.value(key)?;
        read(value, log)
    }

    /// Reads a required key, and logs an error if it is missing.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        log: &mut Log,
        read: impl FnOnce(&'a Value<'a>, &mut Log) -> Option<T>,
    ) -> Option<T> {
        match self.value(key) {
            Some(value) => read(value, log),
            None => {
                log.note(self.place(), format!("`{key}` is missing"), format!("add `{key} = ...`"))
            }
        }
    }

    /// Logs an error for every key that was never asked for, and suggests the most similar one that was.
    pub(crate) fn refuse_unknown(mut self, log: &mut Log) {
        self.known.sort_unstable();
        self.known.dedup();
        let fit = |key: &&str| !self.unfit.contains(key) && !hints::is_foreign(key);
        let keys: Vec<&str> = self.known.iter().copied().filter(fit).collect();
        for (name, place, _) in self.entries().filter(|(name, ..)| !self.known.contains(name)) {
            let remedy = match (hints::key(name, &keys), closest_match(name, keys.iter().copied()))
            {
                (Some(hint), _) => hint,
                (None, Some(known)) => format!("did you mean `{known}`?"),
                (None, None) => format!("leave it out, or use one of: {}", keys.join(", ")),
            };
            log.note::<()>(place, format!("`{name}` is not a key here"), remedy);
        }
    }
}

/// Returns the most similar of some known names, if it is similar enough to be what was meant.
pub fn closest_match<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let likeness = |other: &str| strsim::jaro_winkler(name, other);
    let mut best = known.into_iter().map(|other| (likeness(other), other)).collect::<Vec<_>>();
    best.sort_by(|one, other| other.0.total_cmp(&one.0));
    best.first().filter(|(likeness, _)| *likeness > 0.8).map(|(_, name)| *name)
}

/// Lists all words of a keyword type, for the fix of an error.
pub(super) fn all_words<W: Keyword>() -> String {
    W::ALL.iter().map(|value| value.word()).collect::<Vec<_>>().join(", ")
}
