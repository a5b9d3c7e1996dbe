//! Runs test cases at the same time, because they spend their time waiting.

use std::thread;

/// Runs all cases at the same time. If one fails, the test fails.
pub(crate) fn at_once<T: Send>(cases: impl IntoIterator<Item = T>, case: impl Fn(T) + Sync) {
    let case = &case;
    thread::scope(|scope| {
        for each in cases {
            scope.spawn(move || case(each));
        }
    });
}
