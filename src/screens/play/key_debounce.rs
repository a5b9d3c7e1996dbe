//! Decides which key presses count: a key that is held down counts once, and a hand that feels for a key gives no
//! commands.

use std::time::Duration;

use crate::key::Key;

/// The same key again within this time is the keyboard's repeat.
const REPEAT: Duration = Duration::from_millis(100);

/// Space, and any key without a meaning, counts again only if it has not been pressed for this long.
const SETTLED: Duration = Duration::from_millis(700);

/// The key that began the session counts again only after this time: its first repeat may take a second to come.
const BEGUN: Duration = Duration::from_millis(1200);

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
    /// The key that began the session, and when.
    begun_by: Option<(Key, Duration)>,
    /// The time of the last key without a meaning.
    unknown: Option<Duration>,
}

impl KeyDebounce {
    /// Creates the record of a session that a key has just begun.
    pub(crate) fn after(key: Key, now: Duration) -> Self {
        Self { seen: vec![(key, now)], begun_by: Some((key, now)), unknown: None }
    }

    /// Returns true if a press counts. Every press is remembered, whether it counts or not.
    pub(crate) fn accepts(&mut self, key: Key, known: bool, now: Duration) -> bool {
        self.release_before(key);
        let last = self.seen.iter().find(|(seen, _)| *seen == key).map(|(_, at)| *at);
        self.seen.retain(|(seen, at)| *seen != key && now.saturating_sub(*at) < SETTLED);
        self.seen.push((key, now));
        let begins = |(by, at): (Key, Duration)| by == key && now.saturating_sub(at) < BEGUN;
        if self.begun_by.is_some_and(begins) {
            return false;
        }
        let quiet = if key == Key::Char(' ') || !known { SETTLED } else { REPEAT };
        last.is_none_or(|last| now.saturating_sub(last) >= quiet)
    }

    /// Forgets the key that began the session once another is pressed, because it was let go by then.
    fn release_before(&mut self, key: Key) {
        if let Some((by, _)) = self.begun_by.take_if(|(by, _)| *by != key) {
            self.seen.retain(|(seen, _)| *seen != by);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    const SPACE: Key = Key::Char(' ');

    const fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn the_key_that_began_a_session_is_ignored_for_as_long_as_it_is_held() {
        for delay in [250, 500, 660, 1000] {
            for held in [600, 1500, 3000] {
                let mut debounce = KeyDebounce::after(SPACE, at(0));
                for repeat in (delay..held).step_by(33) {
                    assert!(!debounce.accepts(SPACE, true, at(repeat)), "{delay} {repeat}");
                }
                assert!(debounce.accepts(SPACE, true, at(held.max(1200) + 700)), "{delay} {held}");
            }
        }
    }

    #[test]
    fn a_second_tap_of_the_key_that_began_a_session_does_nothing() {
        for second in [50, 150, 250, 400, 700, 1100] {
            assert!(!KeyDebounce::after(SPACE, at(0)).accepts(SPACE, true, at(second)));
        }
        assert!(KeyDebounce::after(SPACE, at(0)).accepts(SPACE, true, at(1200)));
    }

    #[test]
    fn after_another_key_it_counts_at_once() {
        let mut debounce = KeyDebounce::after(SPACE, at(0));
        assert!(debounce.accepts(Key::Char('w'), true, at(300)));
        assert!(debounce.accepts(SPACE, true, at(350)));
    }

    #[test]
    fn other_keys_count_at_once() {
        let mut debounce = KeyDebounce::after(SPACE, at(0));
        assert!(debounce.accepts(Key::Char('n'), true, at(1)));
        assert!(debounce.accepts(Key::Char('x'), false, at(2)));
    }
}
