//! The table of keys: maps bytes to keys.

use crate::key::Key;

/// The parameters of a control sequence, as far as a key needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Parameters {
    /// The first number. A number that is too large becomes the largest `u16`.
    first: Option<u16>,
    /// A character before it, such as `?` or `<`. No key has one.
    mark: Option<u8>,
    /// Whether more followed, such as a second number. No plain key has that.
    more: bool,
}

impl Parameters {
    /// Takes one byte (0x20 to 0x3f) between `ESC [` and the last byte.
    pub(super) fn push(&mut self, byte: u8) {
        match byte {
            b'0'..=b'9' if !self.more => {
                let tens = self.first.unwrap_or(0).saturating_mul(10);
                self.first = Some(tens.saturating_add(u16::from(byte - b'0')));
            }
            b'<'..=b'?' if self.is_empty() => self.mark = Some(byte),
            b'0'..=b'9' => {}
            _ => self.more = true,
        }
    }

    /// Returns true if there were no parameters.
    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Returns true if they belong to an answer of the terminal.
    pub(super) fn is_answer(self) -> bool {
        self.mark == Some(b'?')
    }

    /// Returns the first number if there was nothing else.
    pub(super) fn only(self) -> Option<u16> {
        self.first.filter(|_| self.mark.is_none() && !self.more)
    }
}

/// Returns the key of `ESC [ parameters last`, or `None` for answers and reports of the terminal.
pub(super) fn control_sequence(parameters: Parameters, last: u8) -> Option<Key> {
    match (parameters.only(), last) {
        (Some(number), b'~') => return numbered(number),
        (Some(1), _) => return Some(cursor(last)),
        _ => {}
    }
    match (parameters.mark, last) {
        (None, b's' | b'S') if parameters.is_empty() => Some(Key::Char(last.into())), // typed after Alt-[
        (None, _) if parameters.is_empty() => Some(cursor(last)),
        (None, b'R' | b'c' | b'n' | b't' | b'y') | (Some(b'=' | b'>' | b'?'), _) => None, // answers
        _ => Some(Key::Unknown),
    }
}

/// Returns the key of `ESC O last`.
pub(super) fn single_shift(last: u8) -> Key {
    match last {
        b's' => Key::Char('s'), // typed after Alt-O; `ESC O S` is F4
        b'M' => Key::Enter,
        b'Z' => Key::Unknown,
        _ => cursor(last),
    }
}

/// Returns the key of a control character (below 0x20, or 0x7f).
pub(super) fn control(byte: u8) -> Key {
    match byte {
        0x08 | 0x7f => Key::Backspace,
        b'\t' => Key::Tab,
        b'\n' | b'\r' => Key::Enter,
        0x01..=0x1a => Key::Ctrl(char::from(byte - 1 + b'a')),
        _ => Key::Unknown,
    }
}

fn cursor(last: u8) -> Key {
    match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'F' => Key::End,
        b'H' => Key::Home,
        b'Z' => Key::BackTab,
        _ => Key::Unknown,
    }
}

/// Returns the key of `ESC [ number ~`. 201 ends a paste that has already ended, so it is no key.
fn numbered(number: u16) -> Option<Key> {
    match number {
        1 | 7 => Some(Key::Home),
        3 => Some(Key::Delete),
        4 | 8 => Some(Key::End),
        5 => Some(Key::PageUp),
        6 => Some(Key::PageDown),
        201 => None,
        _ => Some(Key::Unknown),
    }
}
