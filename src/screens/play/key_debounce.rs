//! Decides which key presses count: a key that is held down counts once, and a hand that feels for a key gives no
//! commands.

use std::time::Duration;

use crate::key::Key;

/// The same key again within this time is the keyboard's repeat.
const REPEAT: Duration = Duration::from_millis(100);

/// Space, and any key without a meaning, counts again only if it has not been pressed for this long.
const SETTLED: Duration = Duration::from_millis(700);

/// A second key without a meaning within 2 seconds stops (rule X6, docs/safety-rules.md).
const FEELING_FOR_A_KEY: Duration = Duration::from_secs(2);

/// The effect of a key without a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnboundKey {
    /// The first such key pauses.
    First,
    /// The second stops.
    Second,
}

/// The keys that were pressed last, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct KeyDebounce {
    seen: Vec<(Key, Duration)>,
    /// The time of the last key without a meaning.
    unknown: Option<Duration>,
}

impl KeyDebounce {
    /// Returns true if a press counts. Every press is remembered, whether it counts or not.
    pub(crate) fn accepts(&mut self, key: Key, known: bool, now: Duration) -> bool {
        let last = self.seen.iter().find(|(seen, _)| *seen == key).map(|(_, at)| *at);
        self.seen.retain(|(seen, at)| *seen != key && now.saturating_sub(*at) < SETTLED);
        self.seen.push((key, now));
        let quiet = if key == Key::Char(' ') || !known { SETTLED } else { REPEAT };
        last.is_none_or(|last| now.saturating_sub(last) >= quiet)
    }

    /// Handles a key without a meaning whose press counts.
    pub(crate) fn unknown(&mut self, now: Duration) -> UnboundKey {
        let before = self.unknown.replace(now);
        match before.filter(|before| now.saturating_sub(*before) <= FEELING_FOR_A_KEY) {
            Some(_) => UnboundKey::Second,
            None => UnboundKey::First,
        }
    }
}
