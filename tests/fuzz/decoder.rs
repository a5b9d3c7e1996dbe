//! Feeds any bytes to the key decoder, split anywhere and with any pauses, and checks that an S is never lost.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use neckcare::key::Key;
use neckcare::terminal::input::{Decoder, TerminalInput};

/// A pause after which no sequence is unfinished.
const LONG: Duration = Duration::from_millis(600);

/// A pause after which a single byte counts as typed.
const SHORT: Duration = Duration::from_millis(60);

/// Decodes the bytes and returns a hash of the keys. The first byte decides how the others are split into reads.
pub(crate) fn take(bytes: &[u8]) -> u64 {
    let cut = bytes.first().map_or(1, |byte| usize::from(byte % 7) + 1);
    let mut decoder = Decoder::default();
    let mut at = Duration::ZERO;
    let mut keys = Vec::new();
    for (index, part) in bytes.chunks(cut).enumerate() {
        at += Duration::from_millis([0, 1, 49, 51, 0, 499, 501][(index + cut) % 7]);
        keys.extend(decoder.feed(part, at));
    }
    assert!(keys.len() <= bytes.len() + 1);
    hears_s(bytes, SHORT);
    hears_s(bytes, LONG);
    let mut hash = DefaultHasher::new();
    keys.truncate(12);
    keys.hash(&mut hash);
    hash.finish()
}

/// Asserts that an S after these bytes and a pause is decoded as an S.
fn hears_s(bytes: &[u8], silence: Duration) {
    for s in [b's', b'S'] {
        let mut decoder = Decoder::default();
        decoder.feed(bytes, Duration::ZERO);
        let keys = decoder.feed(&[s], silence);
        let key = TerminalInput::Key(Key::Char(s.into()));
        assert_eq!(keys.last(), Some(&key), "after {silence:?}");
        assert_eq!(decoder.deadline(), None, "after {silence:?}");
    }
}
