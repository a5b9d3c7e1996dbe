//! Divides work among threads, and puts the results in order.

use std::num::NonZero;
use std::thread;

/// The most threads, because each of them holds a part of what is read.
const MOST: usize = 8;

/// Returns how many threads are worth starting on this machine.
pub fn count() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(MOST)
}

/// Does the same work on each part of `length` items, every part on a thread of its own, and returns the results in
/// order. A single part needs no thread.
pub fn on_parts<T: Sync, R: Send>(
    items: &[T],
    length: usize,
    work: impl Fn(&[T]) -> R + Sync,
) -> Vec<R> {
    if items.len() <= length {
        return vec![work(items)];
    }
    let work = &work;
    thread::scope(|scope| {
        let start = |part| (part, scope.spawn(move || work(part)));
        let running: Vec<_> = items.chunks(length.max(1)).map(start).collect();
        // If a thread panics, its part is done again here, so that the panic happens on this thread.
        let results = running.into_iter();
        results.map(|(part, thread)| thread.join().unwrap_or_else(|_| work(part))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..100).collect();
        for length in [1, 7, 99, 100, 200] {
            let parts = on_parts(&items, length, <[usize]>::to_vec);
            assert_eq!(parts.concat(), items, "{length}");
        }
        assert_eq!(on_parts(&items[..0], 5, <[usize]>::len), [0]);
    }
}
