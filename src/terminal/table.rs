//! The table of keys: maps bytes to keys.

use crate::key::{Key, layouts};
use crate::terminal::parameters::Parameters;

/// A key that the terminal has sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyEvent {
    /// It was pressed. Most terminals say no more, so it may also be a repeat.
    Press(Key),
    /// It is still held down, as the terminal says.
    Repeat(Key),
}

/// The number of a key with a character, in the form `27;modifiers;code ~`.
const OTHER_KEY: u32 = 27;

/// What the event number says of a key.
const REPEAT: u16 = 2;
const RELEASE: u16 = 3;

/// The keys that are held with another one, without the locks, which change no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Modifiers {
    shift: bool,
    control: bool,
    /// Alt, Super, Hyper or Meta.
    other: bool,
}

impl Modifiers {
    const NONE: Self = Self { shift: false, control: false, other: false };

    /// Reads the number that the terminal sends: the bits of the modifiers, and 1 more.
    const fn of(number: u16) -> Self {
        const SHIFT: u16 = 1;
        const CONTROL: u16 = 4;
        const OTHER: u16 = 2 | 8 | 16 | 32;
        let bits = number.saturating_sub(1);
        Self { shift: bits & SHIFT != 0, control: bits & CONTROL != 0, other: bits & OTHER != 0 }
    }
}

/// Returns the key of `ESC [ parameters last`, or `None` for answers and reports of the terminal, and for a key that was
/// released.
pub(super) fn control_sequence(parameters: Parameters, last: u8) -> Option<KeyEvent> {
    let key = key_of(parameters, last)?;
    match parameters.event {
        RELEASE => None,
        REPEAT => Some(KeyEvent::Repeat(key)),
        _ => Some(KeyEvent::Press(key)),
    }
}

fn key_of(parameters: Parameters, last: u8) -> Option<Key> {
    if parameters.is_empty() {
        return match last {
            b's' | b'S' => Some(Key::Char(last.into())), // typed after Alt-[
            b'R' | b'c' | b'n' | b't' | b'y' => None,    // answers
            _ => Some(cursor(last)),
        };
    }
    let modifiers = Modifiers::of(parameters.modifiers);
    match (parameters.mark(), last) {
        (None, b'u') if parameters.is_key() => character(parameters.code, parameters, modifiers),
        (None, b'~') if parameters.is_key() && parameters.code == OTHER_KEY => {
            let parameters = parameters.with_code_last();
            character(parameters.code, parameters, modifiers)
        }
        (None, b'~') if parameters.is_key() => {
            numbered(parameters.code).map(|key| plain_or_unknown(key, modifiers))
        }
        (None, b'A'..=b'D' | b'F' | b'H' | b'Z') if parameters.is_key() && parameters.code == 1 => {
            Some(plain_or_unknown(cursor(last), modifiers))
        }
        // Reports of the terminal.
        (None, b'R' | b'c' | b'n' | b't' | b'y') | (Some(b'=' | b'>' | b'?'), _) => None,
        _ => Some(Key::Unknown),
    }
}

/// Returns a key without a character if nothing is held with it, because no such key has a name here.
fn plain_or_unknown(key: Key, modifiers: Modifiers) -> Key {
    if modifiers == Modifiers::NONE { key } else { Key::Unknown }
}

/// Returns the key with a code, in the numbers of kitty's keyboard protocol: a character, or the number of a key without
/// one. A key that only changes others, and one for the volume or a player, is no key press.
fn character(code: u32, parameters: Parameters, modifiers: Modifiers) -> Option<Key> {
    let key = match code {
        9 if modifiers.shift => return Some(Key::BackTab),
        8 | 127 => Key::Backspace,
        9 => Key::Tab,
        13 | 57_414 => Key::Enter,
        27 => Key::Esc,
        57_358..=57_360 | 57_428..=57_454 => return None,
        57_399..=57_408 => Key::Char(char::from_digit(code - 57_399, 10)?),
        57_409 => Key::Char('.'),
        57_410 => Key::Char('/'),
        57_411 => Key::Char('*'),
        57_412 => Key::Char('-'),
        57_413 => Key::Char('+'),
        57_415 => Key::Char('='),
        57_416 => Key::Char(','),
        57_417 => Key::Left,
        57_418 => Key::Right,
        57_419 => Key::Up,
        57_420 => Key::Down,
        57_421 => Key::PageUp,
        57_422 => Key::PageDown,
        57_423 => Key::Home,
        57_424 => Key::End,
        57_426 => Key::Delete,
        57_344..=63_743 => Key::Unknown,
        _ => return Some(typed(parameters, modifiers)),
    };
    let may_have_shift = Modifiers { shift: false, ..modifiers };
    Some(plain_or_unknown(key, may_have_shift))
}

/// Returns the key of a character. Ctrl makes a control key of the letter, on any layout. With Alt only S counts, as
/// everywhere.
fn typed(parameters: Parameters, modifiers: Modifiers) -> Key {
    let printable = |code: u32| char::from_u32(code).filter(|c| code != 0 && !c.is_control());
    let Some(letter) = printable(parameters.code).or_else(|| printable(parameters.text)) else {
        return Key::Unknown;
    };
    if modifiers.control {
        return control_letter(letter).map_or(Key::Unknown, Key::Ctrl);
    }
    let with_shift = if modifiers.shift { upper(letter) } else { letter };
    let shifted = printable(parameters.shifted).filter(|_| modifiers.shift);
    let key = printable(parameters.text).or(shifted).unwrap_or(with_shift);
    if modifiers.other && !matches!(key, 's' | 'S') { Key::Unknown } else { Key::Char(key) }
}

/// Returns the Latin letter that Ctrl is held with.
fn control_letter(letter: char) -> Option<char> {
    let latin = if letter.is_ascii() { letter } else { layouts::readings(letter).next()? };
    Some(latin.to_ascii_lowercase()).filter(char::is_ascii_lowercase)
}

/// Returns the capital of a letter if that is one letter.
fn upper(letter: char) -> char {
    let mut capital = letter.to_uppercase();
    capital.next().filter(|_| capital.next().is_none()).unwrap_or(letter)
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
fn numbered(number: u32) -> Option<Key> {
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
