//! From bytes to keys, one byte at a time: knows what belongs together, but no time.
//!
//! A byte that cannot belong to what was begun breaks it and counts for itself. So `s` comes
//! through wherever it cannot be part of a key that terminals really send, and Ctrl-C everywhere
//! but in a paste.
//!
//! Our own, because parsers of what programs send to terminals (vte) do not tell whether they are
//! in the middle of something, and keep the keys that broke it.

use std::{mem, time::Duration};

use crate::{
    key::Key,
    terminal::{
        answer::{self, TerminalAnswers, Text, TextMatch},
        table::{self, Parameters},
    },
};

/// Silence after which the beginning of a sequence is no sequence.
pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// Silence after which a paste that was never closed is over.
pub(super) const PASTE_PAUSE: Duration = Duration::from_millis(500);

const ESC: u8 = 0x1b;
const ETX: u8 = 0x03;
const BEL: u8 = 0x07;
const CAN: u8 = 0x18;
const SUB: u8 = 0x1a;
/// The end mark of a text where a terminal sends eight bits.
const ST: u8 = 0x9c;
/// What comes before each of the eight-bit marks in UTF-8.
const IN_UTF_8: u8 = 0xc2;
const PASTE_END: &[u8] = b"\x1b[201~";

/// What has been read of the next key. Of fixed size, whatever the terminal sends.
#[derive(Debug, Clone, Copy, Default)]
enum SequenceState {
    /// Between two keys.
    #[default]
    Rest,
    /// A character of `length` bytes, of which `missing` are still to come.
    Character { value: u32, length: usize, missing: usize },
    /// `ESC`
    Escape,
    /// `ESC O`
    SingleShift,
    /// `ESC [` and parameters
    Control(Parameters),
    /// `ESC [ [`, a function key of the Linux console
    Console,
    /// `ESC [ M` and so many bytes to come, an old mouse report
    Mouse(u8),
    /// `ESC ]`, `ESC P` or another that opens a text; or Alt with that character
    Opened(u8),
    /// In a text that the terminal sends
    Text(Text),
    /// `ESC` in a text, perhaps of its end
    TextEscape(Text),
    /// In the rest of an answer that a key has cut in two
    Torn,
    /// In a paste, so many bytes into its end mark
    Paste(usize),
    /// At the end of a report that the window came to the front, or left it, until that is taken
    Focus(bool),
}

/// The state machine.
#[derive(Debug, Default)]
pub(super) struct Sequences {
    state: SequenceState,
    /// `ESC` came before the key.
    alt: bool,
    /// The key came in the middle of an answer, of which the rest is to come.
    torn: bool,
    answers: TerminalAnswers,
}

impl Sequences {
    /// Takes the next byte; it ends at most one key.
    pub(super) fn take(&mut self, byte: u8) -> Option<Key> {
        let key = match mem::take(&mut self.state) {
            SequenceState::Rest | SequenceState::Focus(_) => self.plain(byte),
            SequenceState::Character { value, length, missing } => {
                self.character(value, length, missing, byte)
            }
            SequenceState::SingleShift => match byte {
                b'@'..=b'~' => Some(table::single_shift(byte)),
                _ => self.broken(byte),
            },
            SequenceState::Control(parameters) => self.control(parameters, byte),
            SequenceState::Console => match byte {
                b'A'..=b'E' => Some(Key::Unknown),
                _ => self.broken(byte),
            },
            SequenceState::Mouse(missing) => self.mouse(missing, byte),
            SequenceState::Opened(_) if matches!(byte, b's' | b'S') => {
                self.torn = true;
                self.broken(byte)
            }
            SequenceState::Opened(opening) => self.text(Text::opened_by(opening), byte),
            SequenceState::Text(text) => self.text(text, byte),
            SequenceState::TextEscape(text) if byte == b'\\' => self.end_text(text),
            SequenceState::Torn => self.rest_of_answer(byte),
            // A third in a row is no prefix of anything: the key is held down.
            SequenceState::Escape if self.alt && byte == ESC => {
                self.state = SequenceState::Escape;
                return Some(Key::Esc);
            }
            SequenceState::TextEscape(text) if text.may_be_answer() => {
                self.torn = true;
                self.escape_in_answer(byte)
            }
            SequenceState::Escape if self.torn && byte == b'\\' => {
                self.torn = false;
                None
            }
            SequenceState::Escape | SequenceState::TextEscape(_) => self.escape(byte),
            SequenceState::Paste(matched) => self.paste(matched, byte),
        };
        let alt = self.alt;
        self.alt &= !matches!(self.state, SequenceState::Rest);
        if self.torn && matches!(self.state, SequenceState::Rest) {
            self.state = SequenceState::Torn;
        }
        match key {
            Some(Key::Char('s' | 'S') | Key::Ctrl('c')) => key,
            Some(_) if alt => Some(Key::Unknown),
            _ => key,
        }
    }

    /// Whether the last byte ended a report that the window came to the front, or left it.
    pub(super) const fn take_focus(&mut self) -> Option<bool> {
        let SequenceState::Focus(here) = self.state else { return None };
        self.state = if self.torn { SequenceState::Torn } else { SequenceState::Rest };
        Some(here)
    }

    /// In a pipe Esc is typed on a line of its own, whose end is no part of a sequence.
    pub(super) fn end_line(&mut self, byte: u8) -> Option<Key> {
        let is_alone = byte == b'\n' && !self.alt && matches!(self.state, SequenceState::Escape);
        is_alone.then(|| self.give_up()).flatten()
    }

    /// Gives up what is unfinished, because nothing more came.
    ///
    /// `ESC` alone is the key; what a hand makes with Alt and one character is a key as well. The
    /// rest was a torn sequence, and nobody pressed that.
    pub(super) fn give_up(&mut self) -> Option<Key> {
        let given_up = mem::replace(self, Self { answers: self.answers, ..Self::default() });
        match given_up.state {
            SequenceState::Escape => Some(Key::Esc),
            SequenceState::SingleShift | SequenceState::Opened(_) | SequenceState::Mouse(_) => {
                Some(Key::Unknown)
            }
            SequenceState::Control(parameters) if parameters.is_empty() => Some(Key::Unknown),
            _ => None,
        }
    }

    /// How long a silence may be before [`Self::give_up`] is due; `None` when nothing is unfinished.
    pub(super) const fn patience(&self) -> Option<Duration> {
        match self.state {
            SequenceState::Rest => None,
            SequenceState::Paste(_) => Some(PASTE_PAUSE),
            _ => Some(PAUSE),
        }
    }

    /// What the terminal has answered so far.
    pub(super) const fn answers(&self) -> TerminalAnswers {
        self.answers
    }

    /// Whether this byte, alone after a pause, was typed by a hand into an unclosed paste.
    pub(super) fn is_typed_into_paste(&self, byte: u8) -> bool {
        let SequenceState::Paste(matched) = self.state else {
            return false;
        };
        let goes_on = matched > 0 && PASTE_END.get(matched) == Some(&byte);
        byte.is_ascii() && !goes_on
    }

    fn plain(&mut self, byte: u8) -> Option<Key> {
        let length = byte.leading_ones() as usize;
        match byte {
            ESC => self.go_on(SequenceState::Escape),
            0x20..=0x7e => Some(Key::Char(byte.into())),
            0x00..=0x7f => Some(table::control(byte)),
            0x80..=0x9f => self.eight_bit(byte),
            0xc2..=0xf4 => self.go_on(SequenceState::Character {
                value: u32::from(byte) & (0x7f >> length),
                length,
                missing: length - 1,
            }),
            _ => Some(Key::Unknown),
        }
    }

    /// A mark of eight bits stands for `ESC` and a letter.
    fn eight_bit(&mut self, byte: u8) -> Option<Key> {
        match byte - 0x40 {
            b'\\' => {
                self.torn = false;
                None
            }
            opening @ (b'[' | b'O' | b'P' | b'X' | b']' | b'^' | b'_') => self.escape(opening),
            _ => Some(Key::Unknown),
        }
    }

    fn broken(&mut self, byte: u8) -> Option<Key> {
        self.alt = false;
        self.plain(byte)
    }

    fn go_on(&mut self, state: SequenceState) -> Option<Key> {
        self.state = state;
        None
    }

    fn character(&mut self, value: u32, length: usize, missing: usize, byte: u8) -> Option<Key> {
        if !matches!(byte, 0x80..=0xbf) {
            return self.broken(byte);
        }
        let value = value << 6 | u32::from(byte & 0x3f);
        if missing > 1 {
            return self.go_on(SequenceState::Character { value, length, missing: missing - 1 });
        }
        if length == 2
            && let Ok(mark @ 0x80..=0x9f) = u8::try_from(value)
        {
            return self.eight_bit(mark);
        }
        let is_sound = |c: &char| c.len_utf8() == length && !c.is_control();
        let character = char::from_u32(value).filter(is_sound);
        Some(character.map_or(Key::Unknown, Key::Char))
    }

    fn escape(&mut self, byte: u8) -> Option<Key> {
        match byte {
            b'[' => self.go_on(SequenceState::Control(Parameters::default())),
            b'O' => self.go_on(SequenceState::SingleShift),
            b'P' | b'X' | b']' | b'^' | b'_' => self.go_on(SequenceState::Opened(byte)),
            _ => {
                self.alt = true;
                self.plain(byte)
            }
        }
    }

    /// `ESC` in the middle of an answer is a key of its own if the answer goes on behind it.
    fn escape_in_answer(&mut self, byte: u8) -> Option<Key> {
        if answer::is_of_answer(byte) { Some(Key::Esc) } else { self.escape(byte) }
    }

    fn control(&mut self, mut parameters: Parameters, byte: u8) -> Option<Key> {
        match byte {
            b' '..=b'?' => {
                parameters.push(byte);
                self.go_on(SequenceState::Control(parameters))
            }
            b'[' if parameters.is_empty() => self.go_on(SequenceState::Console),
            b'M' if parameters.is_empty() => self.go_on(SequenceState::Mouse(3)),
            b'~' if parameters.only() == Some(200) => self.go_on(SequenceState::Paste(0)),
            b'c' if parameters.is_answer() => {
                self.answers.complete = true;
                None
            }
            b'@'..=b'~' if parameters.is_answer() && !matches!(byte, b'u' | b'y') => {
                self.torn = true;
                self.plain(byte)
            }
            b'I' | b'O' if parameters.is_empty() && !self.alt => {
                self.go_on(SequenceState::Focus(byte == b'I'))
            }
            b'@'..=b'~' => table::control_sequence(parameters, byte),
            _ => {
                self.torn |= parameters.is_answer();
                self.broken(byte)
            }
        }
    }

    fn mouse(&mut self, missing: u8, byte: u8) -> Option<Key> {
        match (missing, byte) {
            (3, b's' | b'S') | (_, ..b' ') => self.broken(byte),
            (1, _) => Some(Key::Unknown),
            _ => self.go_on(SequenceState::Mouse(missing - 1)),
        }
    }

    /// A key in the middle of an answer counts, and so does whatever is no part of the rest of it.
    fn text(&mut self, text: Text, byte: u8) -> Option<Key> {
        match byte {
            BEL | CAN | SUB => self.end_text(text),
            ST if text.may_be_answer() => self.end_text(text),
            IN_UTF_8 if text.may_be_answer() => self.go_on(SequenceState::Text(text)),
            ETX => self.broken(byte),
            ESC => self.go_on(SequenceState::TextEscape(text)),
            _ if text.fit(byte) == TextMatch::Key => {
                self.torn = true;
                self.plain(byte)
            }
            _ => self.go_on(SequenceState::Text(text.with(byte))),
        }
    }

    fn end_text(&mut self, text: Text) -> Option<Key> {
        self.answers.take(text);
        None
    }

    fn rest_of_answer(&mut self, byte: u8) -> Option<Key> {
        match byte {
            BEL | CAN | SUB | ST => {
                self.torn = false;
                None
            }
            _ if answer::is_of_answer(byte) => self.go_on(SequenceState::Torn),
            _ => self.plain(byte),
        }
    }

    fn paste(&mut self, matched: usize, byte: u8) -> Option<Key> {
        let matched = match PASTE_END.get(matched) {
            Some(expected) if *expected == byte => matched + 1,
            _ => usize::from(byte == ESC),
        };
        if matched < PASTE_END.len() {
            self.state = SequenceState::Paste(matched);
        }
        None
    }
}
