//! The parameters of a control sequence: numbers between `ESC [` and the last byte.

/// The parameters of a control sequence, as far as a key needs them. Keys are sent as
/// `code:shifted:base ; modifiers:event ; text`, in which everything but the first number may be missing.
///
/// A number that is missing is 0, and one that is too large becomes the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Parameters {
    /// The code of the key: a character on its keyboard layout, or the number of another key.
    pub(super) code: u32,
    /// The character of the key with Shift.
    pub(super) shifted: u32,
    /// The first character that the key typed, or the code of a key in the form `27;modifiers;code`.
    pub(super) text: u32,
    /// The modifiers, as bits, and 1 more.
    pub(super) modifiers: u16,
    /// 1 for a press, 2 for a repeat, 3 for a release.
    pub(super) event: u16,
    place: ParameterPlace,
    /// A character before the first number, such as `?` or `<`. No key has one.
    mark: Option<u8>,
}

/// The parameter that the next digit belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum ParameterPlace {
    /// Nothing has arrived.
    #[default]
    Beginning,
    Code,
    Shifted,
    Base,
    Modifiers,
    Event,
    Text,
    /// More text, which is not needed.
    MoreText,
    /// Something that no key has.
    Beyond,
}

impl Parameters {
    /// Takes one byte (0x20 to 0x3f) between `ESC [` and the last byte.
    pub(super) fn push(&mut self, byte: u8) {
        use ParameterPlace as Place;
        self.place = match (byte, self.place) {
            (b'<'..=b'?', Place::Beginning) if self.mark.is_none() => {
                self.mark = Some(byte);
                Place::Beginning
            }
            (b'0'..=b'9', Place::Beginning) => {
                self.digit(Place::Code, byte);
                Place::Code
            }
            (b'0'..=b'9', place) => {
                self.digit(place, byte);
                place
            }
            (b':', Place::Beginning | Place::Code) => Place::Shifted,
            (b':', Place::Shifted) => Place::Base,
            (b':', Place::Modifiers) => Place::Event,
            (b':', Place::Text | Place::MoreText) => Place::MoreText,
            (b';', Place::Beginning | Place::Code | Place::Shifted | Place::Base) => {
                Place::Modifiers
            }
            (b';', Place::Modifiers | Place::Event) => Place::Text,
            _ => Place::Beyond,
        };
    }

    fn digit(&mut self, place: ParameterPlace, byte: u8) {
        let digit = byte - b'0';
        let more = |number: u32| number.saturating_mul(10).saturating_add(digit.into());
        let more_short = |number: u16| number.saturating_mul(10).saturating_add(digit.into());
        match place {
            ParameterPlace::Code => self.code = more(self.code),
            ParameterPlace::Shifted => self.shifted = more(self.shifted),
            ParameterPlace::Text => self.text = more(self.text),
            ParameterPlace::Modifiers => self.modifiers = more_short(self.modifiers),
            ParameterPlace::Event => self.event = more_short(self.event),
            _ => {}
        }
    }

    /// Returns true if there were no parameters.
    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Returns the parameters of `27;modifiers;code` in the order of all other keys.
    pub(super) const fn with_code_last(self) -> Self {
        Self { code: self.text, text: 0, ..self }
    }

    /// Returns the character before the first number, if there was one.
    pub(super) const fn mark(self) -> Option<u8> {
        self.mark
    }

    /// Returns true if they belong to an answer of the terminal.
    pub(super) fn is_answer(self) -> bool {
        self.mark == Some(b'?')
    }

    /// Returns true if they may belong to a key.
    pub(super) fn is_key(self) -> bool {
        self.mark.is_none() && self.place != ParameterPlace::Beyond
    }

    /// Returns the first number if there was nothing else.
    pub(super) fn only(self) -> Option<u32> {
        Some(self.code).filter(|_| self.mark.is_none() && self.place == ParameterPlace::Code)
    }
}
