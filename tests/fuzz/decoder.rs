//! Any bytes from a terminal, cut anywhere and with any silence between: keys, and never a lost S.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use neckcare::key::Key;
use neckcare::terminal::input::{Decoder, TerminalInput};

/// A silence after which nothing is unfinished.
const LONG: Duration = Duration::from_millis(600);

/// A silence after which a byte that comes alone was typed.
const SHORT: Duration = Duration::from_millis(60);

/// The keys are what was seen. The first byte says how the others are cut into reads.
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

/// Whatever came before, and however it was torn: an S after a moment of silence is an S.
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
