//! Makes small changes to bytes, like those of a typing error, a damaged copy or an attack.

use super::dice::Dice;

/// The longest input in bytes.
const LONGEST: usize = 16 * 1024;

/// Returns the bytes after one to six changes, which may copy parts of `other`.
pub(crate) fn changed(bytes: &[u8], other: &[u8], words: &[&[u8]], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(6) {
        change(&mut bytes, other, words, dice);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], words: &[&[u8]], dice: &mut Dice) {
    let length = bytes.len();
    match dice.below(8) {
        0 if length > 0 => bytes[dice.below(length)] ^= 1 << dice.below(8),
        1 if length > 0 => bytes[dice.below(length)] = u8::try_from(dice.below(256)).unwrap(),
        2 => drop(bytes.drain(dice.range(length, 40))),
        3 => {
            let again = bytes[dice.range(length, 200)].to_vec();
            let at = dice.below(length + 1);
            bytes.splice(at..at, again);
        }
        4 => {
            let borrowed = other[dice.range(other.len(), 400)].to_vec();
            bytes.splice(dice.range(length, 100), borrowed);
        }
        5 => {
            let at = dice.below(length + 1);
            bytes.splice(at..at, dice.one_of(words).iter().copied());
        }
        _ => value(bytes, words, dice),
    }
}

/// Replaces a word, from one delimiter to the next, by another one.
fn value(bytes: &mut Vec<u8>, words: &[&[u8]], dice: &mut Dice) {
    let ends = |byte: &u8| matches!(byte, b' ' | b'\n' | b'"' | b',' | b'[' | b']');
    let from = dice.below(bytes.len() + 1);
    let start = bytes[..from].iter().rposition(ends).map_or(0, |at| at + 1);
    let end = bytes[from..].iter().position(ends).map_or(bytes.len(), |at| from + at);
    bytes.splice(start..end.max(start), dice.one_of(words).iter().copied());
}
