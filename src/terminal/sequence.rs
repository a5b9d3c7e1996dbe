//! A state machine that decodes bytes into keys, one byte at a time. It knows nothing of time.
//!
//! A byte that cannot belong to the unfinished sequence breaks it and is decoded by itself. So `s` is
//! decoded as a key wherever it cannot be part of a key that terminals really send, and Ctrl-C
//! everywhere except in a paste.
//!
//! Parsers for the sequences that programs send to terminals (vte) cannot be used: they do not say
//! whether they are in the middle of a sequence, and they swallow the key that broke it.

use std::{mem, time::Duration};

use crate::{
    key::Key,
    terminal::{
        answer::{self, StringSequence, TerminalAnswers, TextMatch},
        parameters::Parameters,
        table::{self, KeyEvent},
    },
};

/// How long a silence has to be to end an unfinished sequence.
pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// How long a silence has to be to end a paste that was never closed.
pub(super) const PASTE_PAUSE: Duration = Duration::from_millis(500);

const ESC: u8 = 0x1b;
const ETX: u8 = 0x03;
const BEL: u8 = 0x07;
const CAN: u8 = 0x18;
const SUB: u8 = 0x1a;
/// The end mark of a text in eight-bit mode.
const ST: u8 = 0x9c;
/// The byte before each eight-bit mark if it is encoded as UTF-8.
const IN_UTF_8: u8 = 0xc2;
const PASTE_END: &[u8] = b"\x1b[201~";

/// The part of the next key that has been read. Its size is fixed, whatever the terminal sends.
#[derive(Debug, Clone, Copy, Default)]
enum SequenceState {
    /// Between two keys
    #[default]
    Rest,
    /// In a character of `length` bytes, with `missing` still to come
    Character { value: u32, length: u32, missing: u32 },
    /// `ESC`
    Escape,
    /// `ESC O`
    SingleShift,
    /// `ESC [` and perhaps parameters
    Control(Parameters),
    /// `ESC [ [`, a function key of the Linux console
    Console,
    /// `ESC [ M`, an old mouse report, with this many bytes still to come
    Mouse(u8),
    /// `ESC ]`, `ESC P` or similar, which opens a text; or Alt with that character
    Opened(u8),
    /// In a text that the terminal sends
    Text(StringSequence),
    /// `ESC` in a text, perhaps the beginning of its end mark
    TextEscape(StringSequence),
    /// In the rest of an answer that a key has split
    Torn,
    /// In a paste, after this many bytes of its end mark
    Paste(usize),
    /// After a report that the window gained (true) or lost (false) the focus, until it is taken
    Focus(bool),
}

/// The state machine that decodes keys.
#[derive(Debug, Default)]
pub(super) struct Sequences {
    state: SequenceState,
    /// `ESC` came before the current key, as with Alt.
    alt: bool,
    /// The current key has split an answer, and the rest of the answer is still to come.
    in_split_answer: bool,
    /// The last key is a repeat of one that is held down, as the terminal says.
    is_repeat: bool,
    answers: TerminalAnswers,
}

impl Sequences {
    /// Takes the next byte, and returns the key that it completes, if any.
    pub(super) fn take(&mut self, byte: u8) -> Option<Key> {
        self.is_repeat = false;
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
                self.in_split_answer = true;
                self.broken(byte)
            }
            SequenceState::Opened(opening) => self.text(StringSequence::opened_by(opening), byte),
            SequenceState::Text(text) => self.text(text, byte),
            SequenceState::TextEscape(text) if byte == b'\\' => self.end_text(text),
            SequenceState::Torn => self.rest_of_answer(byte),
            // A third ESC in a row begins no sequence: the key is held down.
            SequenceState::Escape if self.alt && byte == ESC => {
                self.state = SequenceState::Escape;
                return Some(Key::Esc);
            }
            SequenceState::TextEscape(text) if text.may_be_answer() => {
                self.in_split_answer = true;
                self.escape_in_answer(byte)
            }
            SequenceState::Escape if self.in_split_answer && byte == b'\\' => {
                self.in_split_answer = false;
                None
            }
            SequenceState::Escape | SequenceState::TextEscape(_) => self.escape(byte),
            SequenceState::Paste(matched) => self.paste(matched, byte),
        };
        let alt = self.alt;
        self.alt &= !matches!(self.state, SequenceState::Rest);
        if self.in_split_answer && matches!(self.state, SequenceState::Rest) {
            self.state = SequenceState::Torn;
        }
        match key {
            Some(Key::Char('s' | 'S') | Key::Ctrl('c')) => key,
            Some(_) if alt => Some(Key::Unknown),
            _ => key,
        }
    }

    /// Returns true if the terminal says that the key which the last byte completed is held down.
    pub(super) const fn is_repeat(&self) -> bool {
        self.is_repeat
    }

    /// Returns the focus change that the last byte completed, if any: true if the window gained the focus.
    pub(super) const fn take_focus(&mut self) -> Option<bool> {
        let SequenceState::Focus(here) = self.state else { return None };
        self.state = if self.in_split_answer { SequenceState::Torn } else { SequenceState::Rest };
        Some(here)
    }

    /// Returns Esc if the byte ends a line that holds only an ESC. In a pipe, Esc is typed like that, and the line end
    /// is not part of a sequence.
    pub(super) fn end_line(&mut self, byte: u8) -> Option<Key> {
        let is_alone = byte == b'\n' && !self.alt && matches!(self.state, SequenceState::Escape);
        is_alone.then(|| self.give_up()).flatten()
    }

    /// Gives up an unfinished sequence after a silence, and returns the key that it stands for, if any.
    ///
    /// A lone `ESC` is the Esc key, and a sequence that a person can type with Alt and one character is an
    /// unknown key. Anything else was part of a broken sequence that nobody pressed.
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

    /// Returns how long a silence may be before [`Self::give_up`] is due, or `None` if no sequence is unfinished.
    pub(super) const fn patience(&self) -> Option<Duration> {
        match self.state {
            SequenceState::Rest => None,
            SequenceState::Paste(_) => Some(PASTE_PAUSE),
            _ => Some(PAUSE),
        }
    }

    /// Returns the terminal's answers so far.
    pub(super) const fn answers(&self) -> TerminalAnswers {
        self.answers
    }

    /// Returns true if these bytes, which arrived alone after a pause, were typed by a person in an unclosed paste: one
    /// byte, or nothing but key events of kitty's keyboard protocol.
    pub(super) fn is_typed_into_paste(&self, bytes: &[u8]) -> bool {
        let SequenceState::Paste(matched) = self.state else {
            return false;
        };
        match *bytes {
            [byte] => {
                let goes_on = matched > 0 && PASTE_END.get(matched) == Some(&byte);
                byte.is_ascii() && !goes_on
            }
            [ESC, b'[', ref rest @ .., b'u'] => {
                let is_of_event =
                    |byte| matches!(byte, ESC | b'[' | b'0'..=b'9' | b';' | b':' | b'u');
                matched == 0 && rest.iter().copied().all(is_of_event)
            }
            _ => false,
        }
    }

    fn plain(&mut self, byte: u8) -> Option<Key> {
        let length = byte.leading_ones();
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

    /// Decodes an eight-bit mark, which stands for `ESC` and a letter.
    fn eight_bit(&mut self, byte: u8) -> Option<Key> {
        match byte - 0x40 {
            b'\\' => {
                self.in_split_answer = false;
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

    fn character(&mut self, value: u32, length: u32, missing: u32, byte: u8) -> Option<Key> {
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
        let is_sound = |c: &char| c.len_utf8() == length as usize && !c.is_control();
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

    /// Decodes the byte after an `ESC` in the middle of an answer. If the answer continues, `ESC` was the Esc key.
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
            b'u' if parameters.is_answer() => {
                self.answers.keyboard = true;
                None
            }
            b'@'..=b'~' if parameters.is_answer() && byte != b'y' => {
                self.in_split_answer = true;
                self.plain(byte)
            }
            b'I' | b'O' if parameters.is_empty() && !self.alt => {
                self.go_on(SequenceState::Focus(byte == b'I'))
            }
            b'@'..=b'~' => match table::control_sequence(parameters, byte)? {
                KeyEvent::Press(key) => Some(key),
                KeyEvent::Repeat(key) => {
                    self.is_repeat = true;
                    Some(key)
                }
            },
            _ => {
                self.in_split_answer |= parameters.is_answer();
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

    /// Decodes a byte in a text. In an answer, a byte that cannot be part of it is a key that splits it.
    fn text(&mut self, text: StringSequence, byte: u8) -> Option<Key> {
        match byte {
            BEL | CAN | SUB => self.end_text(text),
            ST if text.may_be_answer() => self.end_text(text),
            IN_UTF_8 if text.may_be_answer() => self.go_on(SequenceState::Text(text)),
            ETX => self.broken(byte),
            ESC => self.go_on(SequenceState::TextEscape(text)),
            _ if text.fit(byte) == TextMatch::Key => {
                self.in_split_answer = true;
                self.plain(byte)
            }
            _ => self.go_on(SequenceState::Text(text.with(byte))),
        }
    }

    fn end_text(&mut self, text: StringSequence) -> Option<Key> {
        self.answers.take(text);
        None
    }

    fn rest_of_answer(&mut self, byte: u8) -> Option<Key> {
        match byte {
            BEL | CAN | SUB | ST => {
                self.in_split_answer = false;
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
