//! Waits for a condition with a deadline, or for a time that is part of the test.

use std::time::{Duration, Instant};

use rustix::event::Timespec;

/// The time after which a test gives up waiting, long enough for a busy machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[expect(clippy::disallowed_methods, reason = "a test measures real time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// Sleeps for this time.
pub(super) fn rest(time: Duration) {
    rustix::event::poll(&mut [], Timespec::try_from(time).ok().as_ref()).ok();
}

/// Waits until a condition is true. Returns false if it did not become true in time.
pub(crate) fn until(mut is_so: impl FnMut() -> bool) -> bool {
    let start = now();
    while !is_so() {
        if start.elapsed() > PATIENCE {
            return false;
        }
        rest(ms(2));
    }
    true
}
