//! The questions to the terminal at the start, and its answers.

/// The questions to ask the terminal. They are sent together, followed by one that every terminal answers: that answer
/// shows that no more will come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TerminalQuestions {
    /// Whether to ask for its background colour.
    pub background: bool,
    /// Whether to ask if it can show images by kitty's graphics protocol.
    pub graphics: bool,
    /// Whether to ask if it can tell repeats and releases of keys from presses, by kitty's keyboard protocol.
    pub keyboard: bool,
}

/// The terminal's answers so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TerminalAnswers {
    /// Its background colour as red, green and blue.
    pub background: Option<[u8; 3]>,
    /// It can show images.
    pub graphics: bool,
    /// It can tell repeats and releases of keys from presses.
    pub keyboard: bool,
    /// The last answer has arrived.
    pub complete: bool,
}

const BACKGROUND: &[u8] = b"]11;rgb";
const GRAPHICS: &[u8] = b"_Gi=31;";
const SHOWS_IMAGES: &[u8] = b"_Gi=31;OK";

impl TerminalQuestions {
    /// Returns the bytes that ask these questions; no bytes if there is nothing to ask.
    pub fn bytes(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        if self.background {
            bytes.extend(b"\x1b]11;?\x1b\\");
        }
        if self.graphics {
            // Sends one pixel as a query, so that the terminal checks it without showing it.
            bytes.extend(b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\");
        }
        if self.keyboard {
            bytes.extend(b"\x1b[?u");
        }
        if !bytes.is_empty() {
            bytes.extend(b"\x1b[c");
        }
        bytes
    }
}

impl TerminalAnswers {
    /// Takes up a whole text from the terminal, if it is an answer.
    pub(super) fn take(&mut self, text: StringSequence) {
        if !text.is_too_long {
            self.graphics |= text.bytes() == SHOWS_IMAGES;
            self.background = self.background.or_else(|| colour(text.bytes()));
        }
    }
}

/// The part of a text from the terminal that has arrived so far: the byte that opened it, and as many more as an answer
/// can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StringSequence {
    bytes: [u8; Self::LONGEST],
    length: u8,
    /// There were more bytes than fit; only the last of them is kept.
    is_too_long: bool,
}

/// Whether a byte belongs to a text that is being received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextMatch {
    /// The byte is part of the text.
    Part,
    /// The byte is a key press, since no answer has it in this place.
    Key,
}

impl StringSequence {
    /// The most bytes of an answer: `]11;rgba:` and four numbers of four digits.
    const LONGEST: usize = 28;

    /// Creates a text of which only the opening byte has arrived.
    pub(super) fn opened_by(byte: u8) -> Self {
        Self { bytes: [0; Self::LONGEST], length: 0, is_too_long: false }.with(byte)
    }

    /// Returns the text with one more byte.
    pub(super) fn with(mut self, byte: u8) -> Self {
        if let Some(place) = self.bytes.get_mut(usize::from(self.length)) {
            *place = byte;
            self.length += 1;
        } else if let Some(last) = self.bytes.last_mut() {
            *last = byte;
            self.is_too_long = true;
        }
        self
    }

    /// Checks whether a byte belongs to the text. In a text that is no answer, every byte does.
    pub(super) fn fit(self, byte: u8) -> TextMatch {
        let so_far = self.with(byte);
        let is_key = if self.is_answer() {
            !so_far.may_be_answer()
        } else {
            self.may_be_answer() && matches!(byte, b's' | b'S')
        };
        if is_key { TextMatch::Key } else { TextMatch::Part }
    }

    /// Returns true if the text is an answer to one of the questions.
    fn is_answer(self) -> bool {
        self.bytes().starts_with(BACKGROUND) || self.bytes().starts_with(GRAPHICS)
    }

    /// Returns true if the text is, or can still become, a valid answer to one of the questions.
    pub(super) fn may_be_answer(self) -> bool {
        let text = self.bytes();
        if let Some(colour) = text.strip_prefix(BACKGROUND) {
            return colour.iter().all(|byte| is_of_colour(*byte));
        }
        if let Some(refusal) = text.strip_prefix(GRAPHICS) {
            return refusal.starts_with(b"E") || SHOWS_IMAGES.starts_with(text);
        }
        !text.is_empty() && (BACKGROUND.starts_with(text) || GRAPHICS.starts_with(text))
    }

    fn bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.length)).unwrap_or_default()
    }
}

/// Returns true if a byte can be in the rest of an answer that a key has split, including its end mark.
pub(super) const fn is_of_answer(byte: u8) -> bool {
    is_of_colour(byte)
        || matches!(byte, b';' | b'r' | b'g' | b'G' | b'i' | b'=' | b'O' | b'K' | b'u' | b'\\')
}

const fn is_of_colour(byte: u8) -> bool {
    byte.is_ascii_hexdigit() || matches!(byte, b':' | b'/')
}

/// Parses a background colour: `rgb:` or `rgba:` and numbers of one to four hexadecimal digits.
fn colour(text: &[u8]) -> Option<[u8; 3]> {
    let text = str::from_utf8(text.strip_prefix(BACKGROUND)?).ok()?;
    let mut channels = text.trim_start_matches('a').strip_prefix(':')?.split('/').map(channel);
    let [red, green, blue] = [channels.next()??, channels.next()??, channels.next()??];
    (channels.count() <= 1).then_some([red, green, blue])
}

fn channel(digits: &str) -> Option<u8> {
    let bits = u32::try_from(digits.len()).ok()? * 4;
    let value = u32::from_str_radix(digits, 16).ok()?;
    let most = 1_u32.checked_shl(bits).filter(|_| bits <= 16)?.checked_sub(1)?;
    u8::try_from((value * 255).checked_div(most)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(text: &[u8]) -> TerminalAnswers {
        let mut answers = TerminalAnswers::default();
        let (opening, rest) = text.split_first().unwrap();
        answers.take(
            rest.iter().fold(StringSequence::opened_by(*opening), |text, byte| text.with(*byte)),
        );
        answers
    }

    #[test]
    fn a_background_colour_is_read_with_any_number_of_digits() {
        for (text, background) in [
            ("]11;rgb:0000/2b2b/3636", Some([0, 0x2b, 0x36])),
            ("]11;rgb:fd/f6/e3", Some([0xfd, 0xf6, 0xe3])),
            ("]11;rgb:f/0/8", Some([255, 0, 136])),
            ("]11;rgba:ffff/ffff/ffff/0000", Some([255, 255, 255])),
            ("]11;rgb:ffff/ffff", None),
            ("]11;rgb:fffff/0/0", None),
            ("]11;rgb://", None),
            ("]11;rgb:0/0/0/0/0", None),
            ("]11;#ffffff", None),
            ("]11;rgba:ffff/ffff/ffff/00000", None),
            ("]10;rgb:0/0/0", None),
        ] {
            assert_eq!(answers(text.as_bytes()).background, background, "{text}");
        }
    }

    #[test]
    fn only_an_ok_to_our_image_counts() {
        for (text, graphics) in
            [("_Gi=31;OK", true), ("_Gi=31;ENOTSUPPORTED", false), ("_Gi=1;OK", false)]
        {
            assert_eq!(answers(text.as_bytes()).graphics, graphics, "{text}");
        }
    }

    #[test]
    fn the_end_of_a_text_that_is_too_long_is_no_answer() {
        let text = format!("]{}_Gi=31;OK", "x".repeat(StringSequence::LONGEST));
        assert!(!answers(text.as_bytes()).graphics);
    }

    #[test]
    fn without_questions_no_bytes_are_sent() {
        assert!(TerminalQuestions::default().bytes().is_empty());
        let asked = TerminalQuestions { background: true, graphics: true, keyboard: true }.bytes();
        assert!(asked.ends_with(b"\x1b[?u\x1b[c"), "{asked:?}");
    }
}
