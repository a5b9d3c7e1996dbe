//! The sound of the guidance: as a person chooses it, and as it is now.

use serde::{Deserialize, Serialize};

/// The choice of sound, as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SoundChoice {
    /// Voice and tones.
    Voice,
    /// Tones alone.
    Tones,
    /// Nothing; what changes is seen.
    Quiet,
}

impl SoundChoice {
    /// As a person says it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Voice => "voice and tones",
            Self::Tones => "tones",
            Self::Quiet => "quiet",
        }
    }
}

/// The player of the sound on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Player {
    /// A server or a program, by its name.
    Named(String),
    /// Nothing, so that the terminal's bell rings.
    Bell,
}

impl Player {
    /// The name of a server or program; the bell has none, because it plays nothing but itself.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::Bell => None,
        }
    }
}

/// What is heard now: tones, the voice, both or neither, and whether all of it is turned off for a while. It stands only in
/// `Shared`; every screen derives from it what it shows and says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hearing {
    /// Tones are wanted.
    pub tones: bool,
    /// The voice is wanted; none if there is no voice.
    pub voice: Option<bool>,
    /// Everything is turned off for a while.
    pub muted: bool,
}

impl Hearing {
    /// Nothing at all.
    pub const SILENT: Self = Self { tones: false, voice: None, muted: false };

    /// Tones are wanted and not muted.
    pub const fn plays(self) -> bool {
        self.tones && !self.muted
    }

    /// The voice is wanted and not muted.
    pub const fn speaks(self) -> bool {
        matches!(self.voice, Some(true)) && !self.muted
    }

    /// The terminal's bell rings if nothing plays the tones that are wanted.
    pub fn rings(self, player: Option<&Player>) -> bool {
        self.plays() && player == Some(&Player::Bell)
    }

    /// The same without the voice.
    #[must_use]
    pub fn without_voice(self) -> Self {
        Self { voice: self.voice.map(|_| false), ..self }
    }

    /// Nothing is heard, so every change must be seen.
    pub const fn is_silent(self) -> bool {
        !self.plays() && !self.speaks()
    }

    /// The choice that it amounts to.
    pub const fn choice(self) -> SoundChoice {
        if self.speaks() {
            SoundChoice::Voice
        } else if self.plays() {
            SoundChoice::Tones
        } else {
            SoundChoice::Quiet
        }
    }

    /// The choices on this machine.
    pub const fn choices(self) -> &'static [SoundChoice] {
        match self.voice {
            Some(_) => &[SoundChoice::Voice, SoundChoice::Tones, SoundChoice::Quiet],
            None => &[SoundChoice::Tones, SoundChoice::Quiet],
        }
    }

    /// As somebody wants it.
    #[must_use]
    pub fn with(self, choice: SoundChoice) -> Self {
        Self {
            tones: choice != SoundChoice::Quiet,
            voice: self.voice.map(|_| choice == SoundChoice::Voice),
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

    const BOTH: Hearing = Hearing { tones: true, voice: Some(true), muted: false };

    #[test]
    fn what_is_chosen_is_what_it_amounts_to() {
        for before in [BOTH, Hearing { voice: None, ..BOTH }, Hearing::SILENT] {
            for choice in before.choices() {
                assert_eq!(before.with(*choice).choice(), *choice);
            }
        }
    }

    #[test]
    fn sound_goes_off_and_comes_back_as_it_was() {
        for tones_only in [false, true] {
            let before = Hearing { voice: Some(!tones_only), ..BOTH };
            assert!(before.with_sound_turned().is_silent());
            assert_eq!(before.with_sound_turned().with_sound_turned(), before);
        }
        assert!(Hearing::SILENT.with_sound_turned().plays());
    }

    #[test]
    fn the_voice_alone_goes_off_and_on() {
        assert!(BOTH.with_voice_turned().plays() && !BOTH.with_voice_turned().speaks());
        assert_eq!(BOTH.with_voice_turned().with_voice_turned(), BOTH);
        assert!(BOTH.with_sound_turned().with_voice_turned().speaks(), "asked for, it is heard");
    }
}
