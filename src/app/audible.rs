//! What of the guidance is to be heard.

/// What is to be heard: tones, the voice, both or neither, and whether all of it is turned off for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audible {
    /// Whether tones are wanted.
    pub tones: bool,
    /// Whether the voice is wanted; none where there is no voice.
    pub voice: Option<bool>,
    /// Whether everything is turned off for now.
    pub muted: bool,
}

impl Audible {
    /// Nothing at all.
    pub const SILENT: Self = Self { tones: false, voice: None, muted: false };

    /// Whether tones are played.
    pub const fn plays(self) -> bool {
        self.tones && !self.muted
    }

    /// Whether the voice speaks.
    pub const fn speaks(self) -> bool {
        matches!(self.voice, Some(true)) && !self.muted
    }

    /// Whether nothing is heard, so that what changes must be seen.
    pub const fn is_silent(self) -> bool {
        !self.plays() && !self.speaks()
    }

    /// Everything off, or on again; where nothing was wanted, tones.
    pub const fn with_sound_turned(self) -> Self {
        if self.is_silent() {
            let wanted = self.tones || matches!(self.voice, Some(true));
            Self { muted: false, tones: self.tones || !wanted, ..self }
        } else {
            Self { muted: true, ..self }
        }
    }

    /// The voice off, or on.
    pub const fn with_voice_turned(self) -> Self {
        match self.voice {
            None => self,
            Some(_) if self.speaks() => Self { voice: Some(false), ..self },
            Some(_) => Self { voice: Some(true), muted: false, ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: Audible = Audible { tones: true, voice: Some(true), muted: false };

    #[test]
    fn sound_goes_off_and_comes_back_as_it_was() {
        for tones_only in [false, true] {
            let before = Audible { voice: Some(!tones_only), ..BOTH };
            assert!(before.with_sound_turned().is_silent());
            assert_eq!(before.with_sound_turned().with_sound_turned(), before);
        }
        assert!(Audible::SILENT.with_sound_turned().plays());
    }

    #[test]
    fn the_voice_alone_goes_off_and_on() {
        assert!(BOTH.with_voice_turned().plays() && !BOTH.with_voice_turned().speaks());
        assert_eq!(BOTH.with_voice_turned().with_voice_turned(), BOTH);
        assert!(BOTH.with_sound_turned().with_voice_turned().speaks(), "asked for, it is heard");
    }
}
