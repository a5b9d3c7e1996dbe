//! Keeps keys from a question until it could be read, and until the key that led to it is let go.

use std::time::Duration;

use crate::key::Key;

/// Wholly drawn for so long, a question can have been read.
const READ: Duration = Duration::from_millis(400);

/// Without that key for so long, the one that led to the question was let go.
const LET_GO: Duration = Duration::from_millis(700);

/// Remembers when a question was drawn, and the key that led to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct InputGate {
    drawn: Option<Duration>,
    by: Option<(Key, Duration)>,
}

impl InputGate {
    /// A question that no key led to, not drawn yet.
    pub(crate) const fn new() -> Self {
        Self { drawn: None, by: None }
    }

    /// A question that a key led to, not drawn yet.
    pub(crate) const fn after(key: Key, now: Duration) -> Self {
        Self { drawn: None, by: Some((key, now)) }
    }

    /// No key counts before the question is drawn.
    pub(crate) const fn is_undrawn(&self) -> bool {
        self.drawn.is_none()
    }

    /// The whole of it is on the screen now.
    pub(crate) fn mark_drawn(&mut self, now: Duration) {
        self.drawn.get_or_insert(now);
    }

    /// The next time at which more keys count.
    pub(crate) fn due(&self, now: Duration) -> Option<Duration> {
        let let_go = self.by.map(|(_, last)| last + LET_GO);
        [self.ready(), let_go].into_iter().flatten().filter(|due| now < *due).min()
    }

    fn ready(&self) -> Option<Duration> {
        self.drawn.map(|drawn| drawn + READ)
    }

    /// Remembers every press, whether it counts or not.
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
    fn nothing_counts_before_it_was_drawn_for_a_moment() {
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
