//! Waiting: for a condition with a deadline, or a length of time that is itself what is tested.

use std::time::{Duration, Instant};

use rustix::event::Timespec;

/// How long anything may take on a busy machine before the test gives up.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[expect(clippy::disallowed_methods, reason = "a test measures real time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// Lets time pass.
pub(super) fn rest(time: Duration) {
    rustix::event::poll(&mut [], Timespec::try_from(time).ok().as_ref()).ok();
}

/// Waits until something is so; false when it never was.
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
