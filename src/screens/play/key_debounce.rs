//! Which presses count: a held key is not many presses, and a hand that feels for a key gives no commands.

use std::time::Duration;

use crate::key::Key;

/// The same key again within this is the keyboard's repeat.
const REPEAT: Duration = Duration::from_millis(100);

/// Space and keys that mean nothing count again only after this long without them.
const SETTLED: Duration = Duration::from_millis(700);

/// A second key that means nothing within 2 seconds stops (rule X6, docs/safety-rules.md).
const FEELING_FOR_A_KEY: Duration = Duration::from_secs(2);

/// What a press of a key that means nothing comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnboundKey {
    /// The first: pause.
    First,
    /// The second: stop.
    Second,
}

/// The keys that were pressed last, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct KeyDebounce {
    seen: Vec<(Key, Duration)>,
    /// When the last key was pressed that means nothing.
    unknown: Option<Duration>,
}

impl KeyDebounce {
    /// Whether a press counts; every press is remembered, counted or not.
    pub(crate) fn accepts(&mut self, key: Key, known: bool, now: Duration) -> bool {
        let last = self.seen.iter().find(|(seen, _)| *seen == key).map(|(_, at)| *at);
        self.seen.retain(|(seen, at)| *seen != key && now.saturating_sub(*at) < SETTLED);
        self.seen.push((key, now));
        let quiet = if key == Key::Char(' ') || !known { SETTLED } else { REPEAT };
        last.is_none_or(|last| now.saturating_sub(last) >= quiet)
    }

    /// A key that means nothing and counts.
    pub(crate) fn unknown(&mut self, now: Duration) -> UnboundKey {
        let before = self.unknown.replace(now);
        match before.filter(|before| now.saturating_sub(*before) <= FEELING_FOR_A_KEY) {
            Some(_) => UnboundKey::Second,
            None => UnboundKey::First,
        }
    }
}
