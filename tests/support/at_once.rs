//! Cases beside one another, since they spend their time waiting.

use std::thread;

/// Carries out all cases at the same time; one that fails fails the test.
pub(crate) fn at_once<T: Send>(cases: impl IntoIterator<Item = T>, case: impl Fn(T) + Sync) {
    let case = &case;
    thread::scope(|scope| {
        for each in cases {
            scope.spawn(move || case(each));
        }
    });
}
