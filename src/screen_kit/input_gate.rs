//! Ignores keys at a question until it could have been read, and until the key that led to it has been released.

use std::time::Duration;

use crate::key::Key;

/// The time for which the whole question must have been on the screen before it takes keys.
const READ: Duration = Duration::from_millis(400);

/// The time without a repeat after which the key that led to the question counts as released.
const LET_GO: Duration = Duration::from_millis(700);

/// The gate of a question, with the time when it was drawn and the key that led to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct InputGate {
    drawn: Option<Duration>,
    by: Option<(Key, Duration)>,
}

impl InputGate {
    /// Creates the gate of a question that no key led to, not drawn yet.
    pub(crate) const fn new() -> Self {
        Self { drawn: None, by: None }
    }

    /// Creates the gate of a question that a key led to, not drawn yet.
    pub(crate) const fn after(key: Key, now: Duration) -> Self {
        Self { drawn: None, by: Some((key, now)) }
    }

    /// Returns true if the question has not been drawn yet, so that no key counts.
    pub(crate) const fn is_undrawn(&self) -> bool {
        self.drawn.is_none()
    }

    /// Records that the whole question is on the screen now.
    pub(crate) fn mark_drawn(&mut self, now: Duration) {
        self.drawn.get_or_insert(now);
    }

    /// Returns the next time from which more keys count.
    pub(crate) fn due(&self, now: Duration) -> Option<Duration> {
        let let_go = self.by.map(|(_, last)| last + LET_GO);
        [self.ready(), let_go].into_iter().flatten().filter(|due| now < *due).min()
    }

    fn ready(&self) -> Option<Duration> {
        self.drawn.map(|drawn| drawn + READ)
    }

    /// Returns true if a key counts now. The key that led to the question is held for as long as it repeats, so each of
    /// its presses is remembered, whether it counts or not.
    pub(crate) fn accepts(&mut self, key: Key, now: Duration) -> bool {
        let held = self
            .by
            .as_mut()
            .filter(|(by, _)| *by == key)
            .is_some_and(|(_, last)| now.saturating_sub(std::mem::replace(last, now)) < LET_GO);
        !held && self.ready().is_some_and(|ready| ready <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn no_key_counts_until_the_question_was_drawn_for_400_ms() {
        let mut gate = InputGate::new();
        assert!(!gate.accepts(Key::Enter, at(9000)), "a slow line has not drawn it");
        gate.mark_drawn(at(9000));
        gate.mark_drawn(at(9300));
        assert!(!gate.accepts(Key::Enter, at(9399)));
        assert!(gate.accepts(Key::Enter, at(9400)));
    }

    #[test]
    fn a_key_that_is_held_down_answers_nothing() {
        let mut gate = InputGate::after(Key::Enter, at(0));
        gate.mark_drawn(at(0));
        for repeat in (500..3000).step_by(30) {
            assert!(!gate.accepts(Key::Enter, at(repeat)));
        }
        assert!(gate.accepts(Key::Char('y'), at(3000)));
        assert!(gate.accepts(Key::Enter, at(3700)));
    }
}
