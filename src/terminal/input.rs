//! Decodes bytes, and the times at which they arrived, into keys and focus changes.
//!
//! Nothing in this module waits or reads a clock: [`Decoder::deadline`] says when a silence would end an
//! unfinished sequence, and the caller then calls [`Decoder::expire`].

use std::time::Duration;

use crate::{
    key::Key,
    terminal::{
        answer::TerminalAnswers,
        sequence::{PAUSE, Sequences},
    },
};

/// Input that a terminal sends without being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TerminalInput {
    /// A key was pressed.
    Key(Key),
    /// A key is held down. Few terminals tell this from a press.
    Repeat(Key),
    /// The terminal's window gained (true) or lost (false) the focus.
    Focus(bool),
}

/// Decodes the bytes that the terminal sends. All times have to come from the same monotonic clock.
#[derive(Debug, Default)]
pub struct Decoder {
    sequences: Sequences,
    /// When the last bytes arrived or, if later, when the caller next waited for input.
    last: Duration,
    /// Whether the caller has not waited for input since the last bytes.
    is_busy: bool,
}

impl Decoder {
    /// Takes the bytes of one read, and returns the keys and focus changes that they complete, in order.
    ///
    /// A paste produces no keys, however it is split into reads. A single byte or whole key events that arrive alone in an
    /// unclosed paste, at least 50 ms after the rest, were typed by a person: they end the paste and are decoded.
    pub fn feed(&mut self, bytes: &[u8], at: Duration) -> Vec<TerminalInput> {
        let mut input = self.expire(at);
        if at.saturating_sub(self.last) >= PAUSE && self.sequences.is_typed_into_paste(bytes) {
            self.sequences = Sequences::default();
        }
        for &byte in bytes {
            input.extend(self.sequences.end_line(byte).map(TerminalInput::Key));
            let key = self.sequences.take(byte);
            let is_repeat = self.sequences.is_repeat();
            input.extend(key.map(if is_repeat {
                TerminalInput::Repeat
            } else {
                TerminalInput::Key
            }));
            input.extend(self.sequences.take_focus().map(TerminalInput::Focus));
        }
        (self.last, self.is_busy) = (at, true);
        input
    }

    /// Notes that the caller now waits for input, so that silence counts from now on. While the program was busy with
    /// the last bytes, the rest of their sequence may have arrived without being read.
    pub const fn listen(&mut self, at: Duration) {
        if self.is_busy {
            (self.last, self.is_busy) = (at, false);
        }
    }

    /// Returns the terminal's answers so far. Answers that arrive late, broken or twice never turn into keys.
    pub const fn answers(&self) -> TerminalAnswers {
        self.sequences.answers()
    }

    /// Returns when to call [`Self::expire`] unless bytes arrive before; `None` if no sequence is unfinished.
    pub fn deadline(&self) -> Option<Duration> {
        let patience = self.sequences.patience()?;
        Some(self.last.saturating_add(patience))
    }

    /// Gives up an unfinished sequence if its deadline has passed. A lone ESC becomes the Esc key, Alt with a
    /// character that could begin a sequence becomes [`Key::Unknown`], and anything else is dropped.
    pub fn expire(&mut self, at: Duration) -> Vec<TerminalInput> {
        match self.deadline() {
            Some(deadline) if at >= deadline => {
                self.sequences.give_up().map(TerminalInput::Key).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Key::{Char, Ctrl, Unknown};

    const S: Key = Char('s');

    fn ms(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    fn only_keys(input: Vec<TerminalInput>) -> Vec<Key> {
        let key = |input| match input {
            TerminalInput::Key(key) | TerminalInput::Repeat(key) => Some(key),
            TerminalInput::Focus(_) => None,
        };
        input.into_iter().filter_map(key).collect()
    }

    fn feed(decoder: &mut Decoder, bytes: &[u8], at: Duration) -> Vec<Key> {
        only_keys(decoder.feed(bytes, at))
    }

    fn expire(decoder: &mut Decoder, at: Duration) -> Vec<Key> {
        only_keys(decoder.expire(at))
    }

    /// Returns the keys of bytes that arrive at once and are followed by a long silence.
    fn keys(bytes: &[u8]) -> Vec<Key> {
        let mut decoder = Decoder::default();
        let mut keys = feed(&mut decoder, bytes, ms(0));
        keys.extend(expire(&mut decoder, ms(600)));
        keys
    }

    #[test]
    fn esc_typed_on_a_line_of_its_own_is_the_esc_key() {
        assert_eq!(keys(b"\x1b\n"), [Key::Esc, Key::Enter]);
        assert_eq!(keys(b"q\n\x1b\nn\n").get(2..4), Some(&[Key::Esc, Key::Enter][..]));
        assert_eq!(keys(b"\x1b\r"), [Unknown], "Alt and Enter");
        assert_eq!(keys(b"\x1b[B\n"), [Key::Down, Key::Enter]);
    }

    const ONE_KEY: &[(&str, Key)] = &[
        ("a", Char('a')),
        ("ä", Char('ä')),
        ("€", Char('€')),
        ("🙂", Char('🙂')),
        (" ", Char(' ')),
        ("\r", Key::Enter),
        ("\n", Key::Enter),
        ("\t", Key::Tab),
        ("\x7f", Key::Backspace),
        ("\x08", Key::Backspace),
        ("\x01", Ctrl('a')),
        ("\x03", Ctrl('c')),
        ("\x1a", Ctrl('z')),
        ("\0", Unknown),
        ("\x1c", Unknown),
        ("\x1b", Key::Esc),
        ("\x1b\x1b", Key::Esc),
        ("\x1b[A", Key::Up),
        ("\x1b[B", Key::Down),
        ("\x1b[C", Key::Right),
        ("\x1b[D", Key::Left),
        ("\x1bOA", Key::Up),
        ("\x1bOB", Key::Down),
        ("\x1bOC", Key::Right),
        ("\x1bOD", Key::Left),
        ("\x1bOM", Key::Enter),
        ("\x1b[1A", Key::Up),
        ("\x1b[H", Key::Home),
        ("\x1b[F", Key::End),
        ("\x1bOH", Key::Home),
        ("\x1bOF", Key::End),
        ("\x1b[1~", Key::Home),
        ("\x1b[7~", Key::Home),
        ("\x1b[4~", Key::End),
        ("\x1b[8~", Key::End),
        ("\x1b[3~", Key::Delete),
        ("\x1b[5~", Key::PageUp),
        ("\x1b[6~", Key::PageDown),
        ("\x1b[Z", Key::BackTab),
        ("\x1b[2~", Unknown),
        ("\x1b[15~", Unknown),
        ("\x1b[99999999999~", Unknown),
        ("\x1b[1;5A", Unknown),
        ("\x1b[3;5~", Unknown),
        ("\x1b[P", Unknown),
        ("\x1b\x1b[I", Unknown),
        ("\x1bOP", Unknown),
        ("\x1bOS", Unknown),
        ("\x1b[[A", Unknown),
        ("\x1bx", Unknown),
        ("\x1bä", Unknown),
        ("\x1b\r", Unknown),
        ("\x1b\x7f", Unknown),
        ("\x1b\x1b[A", Unknown),
        ("\x1b[", Unknown),
        ("\x1bO", Unknown),
        ("\x1b]", Unknown),
        ("\x1b[<0;11;5M", Unknown),
        ("\x1b[<0;11;5m", Unknown),
        ("\x1b[32;11;5M", Unknown),
        ("\x1b[M !!", Unknown),
        ("\x1b[M !s", Unknown),
        ("\x1b[M", Unknown),
        ("\x1b[97;5u", Ctrl('a')),
        ("\x1b[99;5u", Ctrl('c')),
        ("\x1b[99;5:1u", Ctrl('c')),
        ("\x1b[99;69u", Ctrl('c')),
        ("\x1b[99;133u", Ctrl('c')),
        ("\x1b[27;5;99~", Ctrl('c')),
        ("\x1b[122;5u", Ctrl('z')),
        ("\x1b[1089;5u", Ctrl('c')),
        ("\x1b[1089::99;5u", Ctrl('c')),
        ("\x1b[97;7u", Ctrl('a')),
        ("\x1b[49;5u", Unknown),
        ("\x1b[115u", S),
        ("\x1b[115;1u", S),
        ("\x1b[115;1:1u", S),
        ("\x1b[115;65u", S),
        ("\x1b[115;129u", S),
        ("\x1b[115;193:1u", S),
        ("\x1b[115;;115u", S),
        ("\x1b[115;1:1;115u", S),
        ("\x1b[115;3u", S),
        ("\x1b[120;3u", Unknown),
        ("\x1b[115;2u", Char('S')),
        ("\x1b[115:83;2u", Char('S')),
        ("\x1b[115:83:115;2;83u", Char('S')),
        ("\x1b[27;2;83~", Char('S')),
        ("\x1b[1099u", Char('ы')),
        ("\x1b[1099::115u", Char('ы')),
        ("\x1b[1099:1067:115;2;1067u", Char('Ы')),
        ("\x1b[0;;233u", Char('é')),
        ("\x1b[101;;233:769u", Char('é')),
        ("\x1b[49:33;2u", Char('!')),
        ("\x1b[32u", Char(' ')),
        ("\x1b[32;2u", Char(' ')),
        ("\x1b[27u", Key::Esc),
        ("\x1b[27;129u", Key::Esc),
        ("\x1b[13u", Key::Enter),
        ("\x1b[13;1:1u", Key::Enter),
        ("\x1b[13;3u", Unknown),
        ("\x1b[9u", Key::Tab),
        ("\x1b[9;2u", Key::BackTab),
        ("\x1b[127u", Key::Backspace),
        ("\x1b[57414u", Key::Enter),
        ("\x1b[57401u", Char('2')),
        ("\x1b[57412u", Char('-')),
        ("\x1b[57413;129u", Char('+')),
        ("\x1b[57419u", Key::Up),
        ("\x1b[57426u", Key::Delete),
        ("\x1b[57376u", Unknown),
        ("\x1b[4294967299u", Unknown),
        ("\x1b[;u", Unknown),
        ("\x1b[115;1:1;115;1u", Unknown),
        ("\x1b[1;1:1A", Key::Up),
        ("\x1b[1;129B", Key::Down),
        ("\x1b[1;65C", Key::Right),
        ("\x1b[3;1:1~", Key::Delete),
        ("\x1b[5s", Unknown),
        ("\x1b[1;2S", Unknown),
        ("\u{9b}", Unknown),
    ];

    const NO_KEY: &[&str] = &[
        "\x1b[?1;2c",
        "\x1b[>0;276;0c",
        "\x1b[24;80R",
        "\x1b[0n",
        "\x1b[?2004;1$y",
        "\x1b[8;24;80t",
        "\x1b[?0u",
        "\x1b[115;1:3u",
        "\x1b[99;5:3u",
        "\x1b[32;1:3;32u",
        "\x1b[1;1:3A",
        "\x1b[1;1:3S",
        "\x1b[3;1:3~",
        "\x1b[27;1:3u",
        "\x1b[57441;2u",
        "\x1b[57442;5:1u",
        "\x1b[57358;65u",
        "\x1b[57360u",
        "\x1b[57439u",
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1bP>|term 1\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1b]52;c;c3Vj",
        "\x1b[12;3",
        "\x1b[201~",
        "\x1b[200~s\x1b[S\x1b\x03\x1b[201~",
        "\x1b[200~\x1b[20\x1b[201~",
        "\x1b[200~never closed",
    ];

    #[test]
    fn each_sequence_is_one_key() {
        for (bytes, key) in ONE_KEY {
            assert_eq!(keys(bytes.as_bytes()), [*key], "{bytes:?}");
        }
    }

    #[test]
    fn a_repeat_is_told_from_a_press() {
        let (press, repeat) = (TerminalInput::Key, TerminalInput::Repeat);
        let sent = b"\x1b[115;1:1u\x1b[115;1:2u\x1b[115;1:3u\x1b[1;1:2As\x1b[32;1:2;32us";
        let expected =
            [press(S), repeat(S), repeat(Key::Up), press(S), repeat(Char(' ')), press(S)];
        assert_eq!(Decoder::default().feed(sent, ms(0)), expected);
    }

    #[test]
    fn focus_changes_are_not_keys() {
        let (came, left) = (TerminalInput::Focus(true), TerminalInput::Focus(false));
        let s = TerminalInput::Key(S);
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"s\x1b[Is\x1b[", ms(0)), [s, came, s]);
        assert_eq!(decoder.feed(b"Os", ms(1)), [left, s]);
    }

    #[test]
    fn answers_and_pastes_are_not_keys() {
        for bytes in NO_KEY {
            assert_eq!(keys(bytes.as_bytes()), [], "{bytes:?}");
        }
    }

    #[test]
    fn invalid_utf_8_gives_at_most_an_unknown_key() {
        let invalid: &[&[u8]] = &[
            b"\x80",
            b"\x9b",
            b"\xc0",
            b"\xff",
            b"\xed\xa0\x80",
            b"\xe0\x82\x9c",
            b"\xf0\x80\x80\x80",
        ];
        for bytes in invalid {
            assert_eq!(keys(bytes), [Unknown], "{bytes:?}");
        }
        for half in [&b"\xc3"[..], b"\xe2\x82", b"\xf0\x9f\x99"] {
            assert_eq!(keys(half), [], "{half:?}");
        }
    }

    #[test]
    fn s_is_never_swallowed() {
        let begun: &[&[u8]] = &[
            b"",
            b"\x1b",
            b"\x1b\x1b",
            b"\x1b[",
            b"\x1bO",
            b"\x1b[[",
            b"\x1b[M",
            b"\x1b]",
            b"\x1bP",
            b"\x1bX",
            b"\x1b^",
            b"\x1b_",
            b"\xc3",
            b"\xe2\x82",
            b"\xf0\x9f\x99",
            b"\x1b\xc3",
            b"\x1b[1\x01",
            b"\x1b]0\x07",
            b"\x1b]0\x1b\\",
            b"\x1b]0\x1b",
            b"\x1b[?\xff",
            b"\x9b",
            b"\x9d",
            b"\xc2\x9d",
            b"\x9d11;rgb:f\xc2",
        ];
        for bytes in begun {
            assert_eq!(keys(&[bytes, &b"s"[..]].concat()).last(), Some(&S), "{bytes:?}");
        }
    }

    /// Everything a terminal answers when the program starts.
    const ANSWERS: &[u8] =
        b"\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[?0u\x1b[?62;22;52c";

    #[test]
    fn answers_are_read_however_they_are_split() {
        let all = TerminalAnswers {
            background: Some([0xfd, 0xf6, 0xe3]),
            graphics: true,
            keyboard: true,
            complete: true,
        };
        for at in 0..=ANSWERS.len() {
            let (head, tail) = ANSWERS.split_at(at);
            let mut decoder = Decoder::default();
            assert_eq!(feed(&mut decoder, head, ms(0)), [], "{at}");
            assert_eq!(feed(&mut decoder, tail, ms(40)), [], "{at}");
            assert_eq!(decoder.answers(), all, "{at}");
            assert_eq!(feed(&mut decoder, b"s", ms(41)), [S]);
        }
    }

    /// Answers as a terminal sends them in eight-bit mode.
    #[test]
    fn eight_bit_answers_are_not_keys() {
        let all = TerminalAnswers {
            background: Some([0xfd, 0xf6, 0xe3]),
            graphics: true,
            keyboard: true,
            complete: true,
        };
        let raw = b"\x9d11;rgb:fdfd/f6f6/e3e3\x9c\x9fGi=31;OK\x9c\x9b?0u\x9b?62;22;52c";
        let encoded: String = raw.iter().map(|byte| char::from(*byte)).collect();
        for answers in [raw.as_slice(), encoded.as_bytes()] {
            for at in 0..=answers.len() {
                let (head, tail) = answers.split_at(at);
                let mut decoder = Decoder::default();
                assert_eq!(feed(&mut decoder, head, ms(0)), [], "{at} of {answers:x?}");
                assert_eq!(feed(&mut decoder, tail, ms(40)), [], "{at} of {answers:x?}");
                assert_eq!(decoder.answers(), all, "{at} of {answers:x?}");
                assert_eq!(feed(&mut decoder, b"s", ms(41)), [S]);
            }
        }
    }

    /// A key that splits an answer in two counts, and no byte of the answer turns into a key.
    #[test]
    fn a_key_in_the_middle_of_an_answer_is_the_only_key() {
        let keys: &[(&[u8], Key)] = &[
            (b"s", S),
            (b"S", Char('S')),
            (b"n", Char('n')),
            (b" ", Char(' ')),
            (b"\x1b[A", Key::Up),
        ];
        for (bytes, key) in keys {
            for at in 0..=ANSWERS.len() {
                let (head, tail) = ANSWERS.split_at(at);
                // Here the key makes a sequence that a person types with Alt, so the rest counts as typed.
                if head.ends_with(b"\x1b") || head.ends_with(b"\x1b[") {
                    continue;
                }
                let sent = [head, bytes, tail].concat();
                let pressed = self::keys(&sent);
                let context = format!("{key:?} at {at}: {pressed:?}");
                let is_stop = matches!(key, Char('s' | 'S'));
                assert!(pressed.contains(key) || !is_stop, "{context}");
                assert!(pressed.iter().all(|had| had == key || *had == Unknown), "{context}");
            }
        }
    }

    #[test]
    fn an_answer_that_is_too_long_is_not_a_key() {
        let refusal = format!("\x1b_Gi=31;ENOTSUPPORTED:{}\x1b\\", "no such action ".repeat(9000));
        let colour = format!("\x1b]11;rgb:{}\x1b\\", "ffff/".repeat(9000));
        for answer in [refusal, colour] {
            assert_eq!(keys(format!("{answer}q").as_bytes()), [Char('q')], "{}", &answer[..20]);
        }
        let (head, tail) = (b"\x1b]11;rgb:", "f/".repeat(9000));
        assert_eq!(keys(&[head, tail.as_bytes(), b"s", tail.as_bytes()].concat()), [S]);
    }

    #[test]
    fn an_answer_that_never_ends_delays_keys_by_50_ms_at_most() {
        for at in 1..ANSWERS.len() {
            let mut decoder = Decoder::default();
            feed(&mut decoder, &ANSWERS[..at], ms(0));
            expire(&mut decoder, ms(50));
            for key in ['n', '0', 'f', ' '] {
                let mut bytes = [0; 4];
                let pressed = feed(&mut decoder, key.encode_utf8(&mut bytes).as_bytes(), ms(50));
                assert_eq!(pressed, [Char(key)], "{at}");
            }
        }
    }

    #[test]
    fn alt_shift_s_is_a_capital_s() {
        assert_eq!(keys(b"\x1bS"), [Char('S')]);
        assert_eq!(keys(b"\x1b[S"), [Char('S')]);
    }

    #[test]
    fn ctrl_c_breaks_through() {
        for begun in ["", "\x1b", "\x1b[", "\x1b[1;", "\x1bO", "\x1b]0;", "\x1bP", "\x1b[M"] {
            assert_eq!(keys(format!("{begun}\x03").as_bytes()), [Ctrl('c')], "{begun:?}");
        }
    }

    #[test]
    fn the_rest_of_a_character_and_s_can_arrive_in_one_read() {
        let mut decoder = Decoder::default();
        assert_eq!(feed(&mut decoder, b"\xc3", ms(0)), []);
        assert_eq!(feed(&mut decoder, b"\xa9s\xff", ms(1)), [Char('é'), S, Unknown]);
    }

    #[test]
    fn a_silence_of_50_ms_ends_a_sequence() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.deadline(), None);
        assert_eq!(feed(&mut decoder, b"\x1b", ms(7)), []);
        assert_eq!(decoder.deadline(), Some(ms(57)));
        assert_eq!(expire(&mut decoder, ms(56)), []);
        assert_eq!(expire(&mut decoder, ms(57)), [Key::Esc]);
        assert_eq!(decoder.deadline(), None);
        assert_eq!(feed(&mut decoder, b"\x1b[1;", ms(100)), []);
        assert_eq!(feed(&mut decoder, b"s", ms(150)), [S]);
    }

    /// Otherwise an arrow key would become Esc, which stops the session, if a frame took that long.
    #[test]
    fn silence_counts_from_when_the_program_waits_for_input() {
        let mut decoder = Decoder::default();
        assert_eq!(feed(&mut decoder, b"\x1b", ms(0)), []);
        decoder.listen(ms(300));
        assert_eq!(feed(&mut decoder, b"[A", ms(301)), [Key::Up]);
        assert_eq!(feed(&mut decoder, b"\x1b[?62;2", ms(400)), []);
        decoder.listen(ms(700));
        decoder.listen(ms(740));
        assert_eq!(decoder.deadline(), Some(ms(750)));
        assert_eq!(feed(&mut decoder, b"2c", ms(749)), []);
        assert!(decoder.answers().complete);
    }

    /// Otherwise a held Esc would look like a long silence followed by one press.
    #[test]
    fn a_held_esc_repeats() {
        let mut decoder = Decoder::default();
        let mut pressed = Vec::new();
        for at in (500..1500).step_by(33) {
            let keys = feed(&mut decoder, b"\x1b", ms(at));
            assert!(keys.iter().all(|key| *key == Key::Esc));
            pressed.extend(keys.iter().map(|_| at));
        }
        assert!(pressed[0] < 600 && pressed.windows(2).all(|two| two[1] - two[0] < 100));
        assert_eq!(expire(&mut decoder, ms(2000)), [Key::Esc]);
    }

    #[test]
    fn a_typed_key_ends_an_unclosed_paste() {
        let mut decoder = Decoder::default();
        assert_eq!(feed(&mut decoder, b"\x1b[200~text", ms(0)), []);
        assert_eq!(decoder.deadline(), Some(ms(500)));
        assert_eq!(feed(&mut decoder, b"s", ms(49)), []);
        assert_eq!(feed(&mut decoder, b"ss", ms(99)), []);
        assert_eq!(feed(&mut decoder, b"s", ms(149)), [S]);
        assert_eq!(decoder.deadline(), None);
    }

    #[test]
    fn a_key_event_ends_an_unclosed_paste() {
        for pressed in ["\x1b[115;1:1;115u", "\x1b[115u\x1b[115;1:3u"] {
            let mut decoder = Decoder::default();
            assert_eq!(feed(&mut decoder, b"\x1b[200~abc", ms(0)), []);
            assert_eq!(feed(&mut decoder, pressed.as_bytes(), ms(49)), [], "a part of the paste");
            assert_eq!(feed(&mut decoder, pressed.as_bytes(), ms(99)), [S]);
            assert_eq!(decoder.deadline(), None);
        }
        let mut decoder = Decoder::default();
        feed(&mut decoder, b"\x1b[200~abc", ms(0));
        for odd in ["\x1b[A", "\x1b[200~", "su", "\x1b[", "\x1b[115;1u!"] {
            assert_eq!(feed(&mut decoder, odd.as_bytes(), ms(100)), [], "{odd:?}");
        }
    }

    #[test]
    fn a_slow_end_of_a_paste_is_not_typed() {
        let mut decoder = Decoder::default();
        assert_eq!(feed(&mut decoder, b"\x1b[200~text\x1b[201", ms(0)), []);
        assert_eq!(feed(&mut decoder, b"~", ms(60)), []);
        assert_eq!(feed(&mut decoder, b"n", ms(61)), [Char('n')]);
    }

    #[test]
    fn a_long_paste_gives_no_key_and_uses_no_memory() {
        let mut decoder = Decoder::default();
        let paste =
            [b"\x1b[200~".to_vec(), b"s\x1b[2\x03".repeat(200_000), b"\x1b[201~".to_vec()].concat();
        for (read, bytes) in (0..).zip(paste.chunks(4093)) {
            assert_eq!(feed(&mut decoder, bytes, ms(read)), []);
        }
        assert_eq!(decoder.deadline(), None);
        assert!(size_of::<Decoder>() <= 80);
    }

    #[test]
    fn an_endless_text_gives_no_key_and_ends_after_a_silence() {
        for opening in ["\x1b]", "\x1bP", "\x1b_", "\x1b[200~"] {
            let mut decoder = Decoder::default();
            assert_eq!(feed(&mut decoder, opening.as_bytes(), ms(0)), []);
            assert_eq!(feed(&mut decoder, &vec![b'x'; 1 << 20], ms(1)), []);
            assert_eq!(feed(&mut decoder, b"s", ms(501)), [S]);
        }
    }

    #[test]
    fn every_split_gives_the_same_keys() {
        let samples = ONE_KEY.iter().map(|(bytes, _)| *bytes).chain(NO_KEY.iter().copied());
        for sample in samples {
            let bytes = format!("{sample}q");
            let whole = feed(&mut Decoder::default(), bytes.as_bytes(), ms(0));
            for at in 0..=bytes.len() {
                let (head, tail) = bytes.as_bytes().split_at(at);
                let mut decoder = Decoder::default();
                let mut split = feed(&mut decoder, head, ms(0));
                split.extend(feed(&mut decoder, tail, ms(0)));
                assert_eq!(split, whole, "{bytes:?} at {at}");
            }
        }
    }

    /// Generates random bytes that form sequences more often than chance would.
    fn noise() -> impl Strategy<Value = Vec<u8>> {
        let telling = prop::sample::select(b"\x1b\x1b\x1b[[O]PMsS~;0126\x03\x07\xc3\x9c".to_vec());
        prop::collection::vec(prop_oneof![telling, any::<u8>()], 0..200)
    }

    proptest! {
        #[test]
        fn after_a_silence_s_is_always_a_key(reads in prop::collection::vec((noise(), 0..700_u64), 0..8)) {
            let mut decoder = Decoder::default();
            let mut now = 0;
            for (bytes, gap) in reads {
                now += gap;
                feed(&mut decoder, &bytes, ms(now));
                prop_assert!(decoder.deadline().is_none_or(|deadline| deadline <= ms(now + 500)));
            }
            expire(&mut decoder, ms(now + 600));
            prop_assert_eq!(decoder.deadline(), None);
            prop_assert_eq!(feed(&mut decoder, b"s", ms(now + 600)), vec![S]);
        }

        #[test]
        fn splitting_the_input_changes_nothing(bytes in noise(), cuts in prop::collection::vec(1..9_usize, 200)) {
            let whole = Decoder::default().feed(&bytes, ms(0));
            let mut decoder = Decoder::default();
            let mut rest = bytes.as_slice();
            let mut split = Vec::new();
            for cut in cuts {
                let (head, tail) = rest.split_at(cut.min(rest.len()));
                split.extend(decoder.feed(head, ms(0)));
                rest = tail;
            }
            prop_assert_eq!(split, whole);
        }

        #[test]
        fn a_key_typed_after_a_pause_counts_even_in_a_paste(bytes in noise()) {
            let mut decoder = Decoder::default();
            feed(&mut decoder, &bytes, ms(0));
            let keys = feed(&mut decoder, b"s", ms(60));
            prop_assert_eq!(keys.last(), Some(&S));
        }
    }
}
