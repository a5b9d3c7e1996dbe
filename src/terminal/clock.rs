//! The only clock: how long the program has been awake, and whether the machine slept.

use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use time::OffsetDateTime;

/// The clock that runs on while the machine sleeps; [`Instant`] stands still then.
#[cfg(target_os = "linux")]
const SLEEPLESS: ClockId = ClockId::Boottime;
#[cfg(not(target_os = "linux"))]
const SLEEPLESS: ClockId = ClockId::Monotonic;

/// How far the sleepless clock may get ahead before it counts as sleep.
const NAP: Duration = Duration::from_secs(2);

/// Time since the clock was made. It never goes back and knows nothing of the wall clock.
#[derive(Debug)]
pub struct Clock {
    start: Instant,
    /// The sleepless clock, minus this one, when last asked.
    ahead: Duration,
    /// The time somebody set, in a rehearsal.
    set: Option<Duration>,
    /// The wall clock at zero, in a rehearsal.
    wall: OffsetDateTime,
}

impl Clock {
    /// A clock that runs from zero.
    #[expect(clippy::disallowed_methods, reason = "this is the clock's room")]
    pub fn real() -> Self {
        let mut clock = Self {
            start: Instant::now(),
            ahead: Duration::ZERO,
            set: None,
            wall: OffsetDateTime::UNIX_EPOCH,
        };
        clock.slept();
        clock
    }

    /// A clock that stands at zero until it is moved, to see a whole session in an instant;
    /// `wall` is what the wall clock shows at zero.
    #[cfg(debug_assertions)]
    pub fn rehearsed(wall: OffsetDateTime) -> Self {
        Self { set: Some(Duration::ZERO), wall, ..Self::real() }
    }

    /// Whether this clock moves by [`Self::jump_to`] only.
    pub const fn is_rehearsed(&self) -> bool {
        self.set.is_some()
    }

    /// Time since the start, without the time the machine slept.
    pub fn now(&self) -> Duration {
        self.set.unwrap_or_else(|| self.start.elapsed())
    }

    /// The date and time on the wall, with the local offset; in UTC where that cannot be known.
    #[expect(clippy::disallowed_methods, reason = "this is the clock's room")]
    pub fn wall(&self) -> OffsetDateTime {
        match self.set {
            Some(set) => self.wall + set,
            None => OffsetDateTime::now_local().unwrap_or_else(|_| OffsetDateTime::now_utc()),
        }
    }

    /// Moves a rehearsed clock forward; a real one does not obey.
    pub fn jump_to(&mut self, time: Duration) {
        self.set = self.set.map(|now| now.max(time));
    }

    /// Whether the machine slept, more than two seconds, since this was last asked.
    pub fn slept(&mut self) -> bool {
        if self.is_rehearsed() {
            return false;
        }
        let sleepless = Duration::try_from(clock_gettime(SLEEPLESS)).unwrap_or_default();
        self.is_ahead(sleepless.saturating_sub(self.start.elapsed()))
    }

    fn is_ahead(&mut self, ahead: Duration) -> bool {
        let gained = ahead.saturating_sub(self.ahead);
        self.ahead = ahead;
        gained > NAP
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_real_clock_starts_at_zero_awake_and_is_not_moved() {
        let mut clock = Clock::real();
        clock.jump_to(Duration::from_secs(3600));
        assert!(clock.now() < Duration::from_secs(60));
        assert!(!clock.slept());
        assert!(!clock.is_rehearsed());
    }

    #[test]
    fn more_than_two_seconds_ahead_is_sleep_and_told_once() {
        let mut clock = Clock::real();
        let base = clock.ahead;
        assert!(!clock.is_ahead(base + Duration::from_secs(2)));
        assert!(clock.is_ahead(base + Duration::from_millis(4001)));
        assert!(!clock.is_ahead(base + Duration::from_millis(4001)));
        assert!(!clock.is_ahead(base));
    }

    #[test]
    fn a_rehearsed_clock_moves_when_told_and_never_back() {
        let mut clock = Clock::rehearsed(OffsetDateTime::UNIX_EPOCH);
        assert_eq!(clock.now(), Duration::ZERO);
        clock.jump_to(Duration::from_secs(90));
        clock.jump_to(Duration::from_secs(30));
        assert_eq!(clock.now(), Duration::from_secs(90));
        assert!(!clock.slept());
    }
}
