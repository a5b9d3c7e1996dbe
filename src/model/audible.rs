//! What of the guidance is to be heard.

use serde::{Deserialize, Serialize};

/// How a person wants to be guided by ear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hearing {
    /// Voice and tones.
    Voice,
    /// Tones alone.
    Tones,
    /// Nothing; what changes is seen.
    Quiet,
}

impl Hearing {
    /// As a person says it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Voice => "voice and tones",
            Self::Tones => "tones",
            Self::Quiet => "quiet",
        }
    }
}

/// What plays the sound on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Player {
    /// A server or a program, by its name.
    Named(String),
    /// Nothing, so that the terminal's bell rings.
    Bell,
}

impl Player {
    /// What a person calls it; the bell plays no more than itself.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::Bell => None,
        }
    }
}

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

    /// What it amounts to.
    pub const fn hearing(self) -> Hearing {
        if self.speaks() {
            Hearing::Voice
        } else if self.plays() {
            Hearing::Tones
        } else {
            Hearing::Quiet
        }
    }

    /// What can be chosen here.
    pub const fn choices(self) -> &'static [Hearing] {
        match self.voice {
            Some(_) => &[Hearing::Voice, Hearing::Tones, Hearing::Quiet],
            None => &[Hearing::Tones, Hearing::Quiet],
        }
    }

    /// As somebody wants it.
    #[must_use]
    pub fn with(self, hearing: Hearing) -> Self {
        Self {
            tones: hearing != Hearing::Quiet,
            voice: self.voice.map(|_| hearing == Hearing::Voice),
            muted: false,
        }
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
    fn what_is_chosen_is_what_it_amounts_to() {
        for before in [BOTH, Audible { voice: None, ..BOTH }, Audible::SILENT] {
            for hearing in before.choices() {
                assert_eq!(before.with(*hearing).hearing(), *hearing);
            }
        }
    }

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
