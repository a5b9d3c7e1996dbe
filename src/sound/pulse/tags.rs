//! Encodes and decodes messages of PulseAudio's native protocol: a header, then values, each after a letter for its
//! type.

/// Size of the header in bytes: the message's length, its channel, an offset in two halves, and flags.
pub(super) const HEAD: usize = 20;

/// The channel of commands. All other channels are those of streams.
pub(super) const COMMANDS: u32 = u32::MAX;

/// The index that means none.
pub(super) const NONE: u32 = u32::MAX;

/// A command that is being built.
pub(super) struct Message(Vec<u8>);

impl Message {
    /// Starts a command. Its reply will have the same `number`.
    pub(super) fn new(command: u32, number: u32) -> Self {
        Self(head(0, COMMANDS, 0)).u32(command).u32(number)
    }

    fn with(mut self, letter: u8, bytes: &[u8]) -> Self {
        self.0.push(letter);
        self.0.extend(bytes);
        self
    }

    pub(super) fn u32(self, value: u32) -> Self {
        self.with(b'L', &value.to_be_bytes())
    }

    pub(super) fn bool(self, value: bool) -> Self {
        self.with(if value { b'1' } else { b'0' }, &[])
    }

    /// Adds a text, in which no byte may be zero.
    pub(super) fn text(self, text: &str) -> Self {
        self.with(b't', text.as_bytes()).bytes(&[0])
    }

    /// Adds the value that means no text.
    pub(super) fn no_text(self) -> Self {
        self.with(b'N', &[])
    }

    /// Adds bytes, with their number before them.
    pub(super) fn blob(self, bytes: &[u8]) -> Self {
        let length = u32::try_from(bytes.len()).unwrap_or(0);
        self.with(b'x', &length.to_be_bytes()).bytes(bytes)
    }

    /// Adds a list of properties, each with its name and its text.
    pub(super) fn properties(self, properties: &[(&str, &str)]) -> Self {
        let add = |this: Self, (name, text): &(&str, &str)| {
            let text = [text.as_bytes(), &[0]].concat();
            this.text(name).u32(u32::try_from(text.len()).unwrap_or(0)).blob(&text)
        };
        properties.iter().fold(self.with(b'P', &[]), add).no_text()
    }

    /// Adds a value of another type, given by its letter.
    pub(super) fn typed(self, letter: u8, bytes: &[u8]) -> Self {
        self.with(letter, bytes)
    }

    fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.extend(bytes);
        self
    }

    /// Sets the length in the header and returns the whole message.
    pub(super) fn finished(mut self) -> Vec<u8> {
        let length = u32::try_from(self.0.len() - HEAD).unwrap_or(0);
        self.0.splice(..4, length.to_be_bytes());
        self.0
    }
}

/// Builds the header of a message of `length` bytes. Frames are played at `offset` bytes from the end of the last ones.
pub(super) fn head(length: usize, channel: u32, offset: i64) -> Vec<u8> {
    let length = u32::try_from(length).unwrap_or(0);
    [&length.to_be_bytes()[..], &channel.to_be_bytes(), &offset.to_be_bytes(), &[0; 4]].concat()
}

/// A reader of a message's values, one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values<'a>(&'a [u8]);

impl<'a> Values<'a> {
    pub(super) const fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Reads the next value, if it is a number.
    pub(super) fn u32(&mut self) -> Option<u32> {
        let (letter, rest) = self.0.split_first()?;
        let (number, rest) = rest.split_first_chunk()?;
        self.0 = rest;
        (*letter == b'L').then_some(u32::from_be_bytes(*number))
    }

    /// Reads the next value of eight bytes, if it is of this type.
    fn eight(&mut self, letter: u8) -> Option<[u8; 8]> {
        let (first, rest) = self.0.split_first()?;
        let (bytes, rest) = rest.split_first_chunk()?;
        self.0 = rest;
        (*first == letter).then_some(*bytes)
    }

    /// Reads the next value, if it is a time in microseconds.
    pub(super) fn time(&mut self) -> Option<u64> {
        self.eight(b'U').map(u64::from_be_bytes)
    }

    /// Reads the next value, if it is a position in a stream.
    pub(super) fn place(&mut self) -> Option<i64> {
        self.eight(b'r').map(i64::from_be_bytes)
    }

    /// Skips the next value, if it is the time of a clock.
    pub(super) fn clock(&mut self) -> Option<()> {
        self.eight(b'T').map(|_| ())
    }

    /// Reads the next value, if it is a Boolean.
    pub(super) fn bool(&mut self) -> Option<bool> {
        let (letter, rest) = self.0.split_first()?;
        self.0 = rest;
        match letter {
            b'1' => Some(true),
            b'0' => Some(false),
            _ => None,
        }
    }

    /// Reads the next value, if it is a text.
    pub(super) fn text(&mut self) -> Option<String> {
        let (letter, rest) = self.0.split_first()?;
        let end = rest.iter().position(|byte| *byte == 0)?;
        let (text, rest) = rest.split_at(end);
        self.0 = rest.get(1..)?;
        (*letter == b't').then(|| String::from_utf8_lossy(text).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_its_length_its_channel_and_its_values() {
        let message = Message::new(8, 1).bool(true).text("ab").no_text().blob(&[7, 8]).finished();
        let values = b"L\0\0\0\x08L\0\0\0\x011tab\0Nx\0\0\0\x02\x07\x08";
        assert_eq!(message[HEAD..], values[..]);
        assert_eq!(message[..8], [0, 0, 0, 23, 255, 255, 255, 255]);
        assert_eq!(message[8..HEAD], [0; 12]);
    }

    #[test]
    fn a_list_of_properties_ends_with_no_text() {
        let message = Message::new(9, 0).properties(&[("a", "bc")]).finished();
        assert_eq!(message[HEAD + 10..], b"Pta\0L\0\0\0\x03x\0\0\0\x03bc\0N"[..]);
    }

    #[test]
    fn replaced_frames_have_a_negative_offset() {
        assert_eq!(head(2, 3, -4)[8..16], [255, 255, 255, 255, 255, 255, 255, 252]);
    }

    #[test]
    fn values_are_read_in_order_and_never_beyond_the_end() {
        let message = Message::new(2, 5).text("PulseAudio").u32(7).finished();
        let mut values = Values::of(&message[HEAD..]);
        assert_eq!((values.u32(), values.u32()), (Some(2), Some(5)));
        assert_eq!((values.text().as_deref(), values.u32()), (Some("PulseAudio"), Some(7)));
        assert_eq!((values.text(), values.u32()), (None, None));
        for end in 0..message.len() - HEAD {
            let mut cut = Values::of(&message[HEAD..HEAD + end]);
            while cut.u32().is_some() || cut.text().is_some() {}
        }
    }
}
