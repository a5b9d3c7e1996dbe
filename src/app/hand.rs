//! Which presses count: a held key is not many presses, and a groping hand is not a command.

use std::time::Duration;

use crate::key::Key;

/// The same key again within this is the keyboard's repeat.
const REPEAT: Duration = Duration::from_millis(100);

/// Space and keys that mean nothing count again only after this long without them.
const SETTLED: Duration = Duration::from_millis(700);

/// A second key that means nothing within this stops.
const GROPING: Duration = Duration::from_secs(2);

/// What a press of a key that means nothing comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Groped {
    /// The first: pause.
    Once,
    /// The second: stop.
    Twice,
}

/// What the hand did last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hand {
    seen: Vec<(Key, Duration)>,
    groped: Option<Duration>,
}

impl Hand {
    /// Whether a press counts; every press is remembered, counted or not.
    pub(crate) fn counts(&mut self, key: Key, known: bool, now: Duration) -> bool {
        let last = self.seen.iter().find(|(seen, _)| *seen == key).map(|(_, at)| *at);
        self.seen.retain(|(seen, at)| *seen != key && now.saturating_sub(*at) < SETTLED);
        self.seen.push((key, now));
        let quiet = if key == Key::Char(' ') || !known { SETTLED } else { REPEAT };
        last.is_none_or(|last| now.saturating_sub(last) >= quiet)
    }

    /// A key that means nothing and counts.
    pub(crate) fn grope(&mut self, now: Duration) -> Groped {
        let before = self.groped.replace(now);
        match before.filter(|before| now.saturating_sub(*before) <= GROPING) {
            Some(_) => Groped::Twice,
            None => Groped::Once,
        }
    }
}
