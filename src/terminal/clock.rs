//! The only clock: measures how long the program has been awake, and notices if the machine slept.

use std::time::{Duration, Instant, SystemTime};

use rustix::time::{ClockId, clock_gettime};
use time::{OffsetDateTime, UtcOffset};

/// A system clock that keeps running while the machine sleeps; [`Instant`] stops then.
#[cfg(target_os = "linux")]
const SLEEPLESS: ClockId = ClockId::Boottime;
#[cfg(not(target_os = "linux"))]
const SLEEPLESS: ClockId = ClockId::Monotonic;

/// If the sleepless clock gains more than this, the machine has slept.
const NAP: Duration = Duration::from_secs(2);

/// Measures the time since it was created. It never goes back and does not depend on the wall clock.
#[derive(Debug)]
pub struct Clock {
    start: Instant,
    /// How far the sleepless clock was ahead of this one at the last check.
    ahead: Duration,
    /// The time that was set by hand, in a rehearsal.
    set: Option<Duration>,
    /// The wall clock's time when this clock is at zero, in a rehearsal.
    wall: OffsetDateTime,
}

impl Clock {
    /// Creates a clock that runs, starting at zero.
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

    /// Creates a clock that stays at zero until it is moved, to run through a whole session in an instant.
    /// `wall` is the wall clock's time at zero.
    #[cfg(debug_assertions)]
    pub fn rehearsed(wall: OffsetDateTime) -> Self {
        Self { set: Some(Duration::ZERO), wall, ..Self::real() }
    }

    /// Returns true if only [`Self::jump_to`] moves this clock.
    pub const fn is_rehearsed(&self) -> bool {
        self.set.is_some()
    }

    /// Returns the time since the start, without the time that the machine slept.
    pub fn now(&self) -> Duration {
        self.set.unwrap_or_else(|| self.start.elapsed())
    }

    /// Returns the date and time of the wall clock in the local time zone, or in UTC if that is unknown: never before 1970,
    /// nor after the year 9000.
    #[expect(clippy::disallowed_methods, reason = "this is the clock's room")]
    pub fn wall(&self) -> OffsetDateTime {
        if let Some(set) = self.set {
            return self.wall + set;
        }
        let now = bounded(SystemTime::now());
        UtcOffset::local_offset_at(now).map_or(now, |offset| now.to_offset(offset))
    }

    /// Moves a rehearsed clock forward. A real clock ignores this.
    pub fn jump_to(&mut self, time: Duration) {
        self.set = self.set.map(|now| now.max(time));
    }

    /// Returns true if the machine has slept for more than two seconds since the last call.
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

/// Returns a time of the system as a date, but none after the year 9000, so that adding to it never leaves the years that
/// can be written.
fn bounded(time: SystemTime) -> OffsetDateTime {
    const LAST: u64 = 221_845_392_000;
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    OffsetDateTime::UNIX_EPOCH + seconds.min(Duration::from_secs(LAST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_date_is_too_late_to_add_years_to_it() {
        for years in [0, 50, 7_030, 8_030, 100_000] {
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(years * 31_556_952);
            assert!(
                bounded(time).checked_add(time::Duration::days(366 * 500)).is_some(),
                "{years}"
            );
        }
        assert_eq!(bounded(SystemTime::UNIX_EPOCH + Duration::from_secs(90)).second(), 30);
        assert_eq!(bounded(SystemTime::UNIX_EPOCH - Duration::from_secs(90)).year(), 1970);
    }

    #[test]
    fn a_real_clock_starts_at_zero_and_cannot_be_moved() {
        let mut clock = Clock::real();
        clock.jump_to(Duration::from_secs(3600));
        assert!(clock.now() < Duration::from_secs(60));
        assert!(!clock.slept());
        assert!(!clock.is_rehearsed());
    }

    #[test]
    fn more_than_two_seconds_ahead_is_sleep_and_reported_once() {
        let mut clock = Clock::real();
        let base = clock.ahead;
        assert!(!clock.is_ahead(base + Duration::from_secs(2)));
        assert!(clock.is_ahead(base + Duration::from_millis(4001)));
        assert!(!clock.is_ahead(base + Duration::from_millis(4001)));
        assert!(!clock.is_ahead(base));
    }

    #[test]
    fn a_rehearsed_clock_moves_only_forward_and_only_by_hand() {
        let mut clock = Clock::rehearsed(OffsetDateTime::UNIX_EPOCH);
        assert_eq!(clock.now(), Duration::ZERO);
        clock.jump_to(Duration::from_secs(90));
        clock.jump_to(Duration::from_secs(30));
        assert_eq!(clock.now(), Duration::from_secs(90));
        assert!(!clock.slept());
    }
}
