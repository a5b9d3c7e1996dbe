//! A table being read: every key once, all findings kept, unknown keys refused.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::routine::finding::Finding;
use crate::routine::keyword::Keyword;

/// A value with its place in the file.
pub(crate) type Value<'a> = Spanned<DeValue<'a>>;

/// Every finding so far.
#[derive(Debug, Default)]
pub(crate) struct Log(pub(super) Vec<Finding>);

impl Log {
    /// Notes a finding; gives nothing, so that a reader can end with it.
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

/// A table of which each key is asked for once.
pub(crate) struct Fields<'a> {
    table: &'a DeTable<'a>,
    place: Range<usize>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// A table and the place that stands for the whole of it.
    pub(super) const fn new(table: &'a DeTable<'a>, place: Range<usize>) -> Self {
        Self { table, place, known: Vec::new() }
    }

    /// The fields of a value that should be a table.
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

    /// The place of the whole table.
    pub(super) fn place(&self) -> Range<usize> {
        self.place.clone()
    }

    /// The place of a key's value, or of the whole table where it is not written.
    pub(super) fn place_of(&self, key: &str) -> Range<usize> {
        self.raw(key).map_or_else(|| self.place(), Spanned::span)
    }

    /// Every entry, for tables whose keys are names.
    pub(super) fn entries(
        &self,
    ) -> impl Iterator<Item = (&'a str, Range<usize>, &'a Value<'a>)> + use<'a> {
        self.table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
    }

    fn raw(&self, key: &str) -> Option<&'a Value<'a>> {
        self.entries().find(|(name, ..)| *name == key).map(|(.., value)| value)
    }

    /// The values of those of some keys that are written, asked for or not.
    pub(super) fn some(&self, keys: &[&str]) -> Vec<&'a Value<'a>> {
        keys.iter().filter_map(|key| self.raw(key)).collect()
    }

    /// The value of a key, if it is written.
    pub(super) fn value(&mut self, key: &'static str) -> Option<&'a Value<'a>> {
        self.known.push(key);
        self.raw(key)
    }

    /// A key that may be left out.
    pub(crate) fn may<T>(
        &mut self,
        key: &'static str,
        log: &mut Log,
        read: impl FnOnce(&'a Value<'a>, &mut Log) -> Option<T>,
    ) -> Option<T> {
        let value = self.value(key)?;
        read(value, log)
    }

    /// A key that must be there.
    pub(super) fn must<T>(
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

    /// Refuses every key that was not asked for, with the nearest that was.
    pub(crate) fn close(mut self, log: &mut Log) {
        self.known.sort_unstable();
        self.known.dedup();
        for (name, place, _) in self.entries().filter(|(name, ..)| !self.known.contains(name)) {
            let remedy = match nearest(name, self.known.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("leave it out, or use one of: {}", self.known.join(", ")),
            };
            log.note::<()>(place, format!("`{name}` is not a key here"), remedy);
        }
    }
}

/// The nearest of some names, if one is near enough to be meant.
pub fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let likeness = |other: &str| strsim::jaro_winkler(name, other);
    let mut best = known.into_iter().map(|other| (likeness(other), other)).collect::<Vec<_>>();
    best.sort_by(|one, other| other.0.total_cmp(&one.0));
    best.first().filter(|(likeness, _)| *likeness > 0.8).map(|(_, name)| *name)
}

/// All words of a closed list, for a remedy.
pub(super) fn all_words<W: Keyword>() -> String {
    W::ALL.iter().map(|value| value.word()).collect::<Vec<_>>().join(", ")
}
