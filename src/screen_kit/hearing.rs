//! The sound of the guidance: the choice that a person makes, and its current state.

use serde::{Deserialize, Serialize};

/// The choice of sound, as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SoundChoice {
    /// Voice and tones.
    Voice,
    /// Tones alone.
    Tones,
    /// No sound; changes are shown on the screen instead.
    Quiet,
}

impl SoundChoice {
    /// Returns the choice in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Voice => "voice and tones",
            Self::Tones => "tones",
            Self::Quiet => "quiet",
        }
    }
}

/// The means by which this machine plays sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Player {
    /// A server or a program, by its name.
    Named(String),
    /// No player, so that the terminal's bell rings instead.
    Bell,
}

impl Player {
    /// Returns the name of a server or program. The bell has none, because it cannot play other sounds.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::Bell => None,
        }
    }
}

/// The sound as it is now: whether tones and the voice are wanted, and whether everything is muted. It is stored only
/// in `Shared`; every screen derives what it shows and says from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hearing {
    /// Whether tones are wanted.
    pub tones: bool,
    /// Whether the voice is wanted; `None` if there is no voice.
    pub voice: Option<bool>,
    /// Whether everything is turned off for a while.
    pub muted: bool,
}

impl Hearing {
    /// No sound, and none wanted.
    pub const SILENT: Self = Self { tones: false, voice: None, muted: false };

    /// Returns true if tones are wanted and not muted.
    pub const fn plays(self) -> bool {
        self.tones && !self.muted
    }

    /// Returns true if the voice is wanted and not muted.
    pub const fn speaks(self) -> bool {
        matches!(self.voice, Some(true)) && !self.muted
    }

    /// Returns true if the terminal's bell has to ring because nothing plays the tones that are wanted.
    pub fn rings(self, player: Option<&Player>) -> bool {
        self.plays() && player == Some(&Player::Bell)
    }

    /// Returns the same sound without the voice.
    #[must_use]
    pub fn without_voice(self) -> Self {
        Self { voice: self.voice.map(|_| false), ..self }
    }

    /// Returns true if nothing is heard, so that every change has to be seen.
    pub const fn is_silent(self) -> bool {
        !self.plays() && !self.speaks()
    }

    /// Returns the choice that this sound amounts to.
    pub const fn choice(self) -> SoundChoice {
        if self.speaks() {
            SoundChoice::Voice
        } else if self.plays() {
            SoundChoice::Tones
        } else {
            SoundChoice::Quiet
        }
    }

    /// Returns the choices that this machine offers.
    pub const fn choices(self) -> &'static [SoundChoice] {
        match self.voice {
            Some(_) => &[SoundChoice::Voice, SoundChoice::Tones, SoundChoice::Quiet],
            None => &[SoundChoice::Tones, SoundChoice::Quiet],
        }
    }

    /// Returns the sound for a choice, no longer muted.
    #[must_use]
    pub fn with(self, choice: SoundChoice) -> Self {
        Self {
            tones: choice != SoundChoice::Quiet,
            voice: self.voice.map(|_| choice == SoundChoice::Voice),
            muted: false,
        }
    }

    /// Mutes everything, or turns it on again. If nothing was wanted, it turns the tones on.
    pub const fn with_sound_toggled(self) -> Self {
        if self.is_silent() {
            let wanted = self.tones || matches!(self.voice, Some(true));
            Self { muted: false, tones: self.tones || !wanted, ..self }
        } else {
            Self { muted: true, ..self }
        }
    }

    /// Turns the voice off, or on and unmuted.
    pub const fn with_voice_toggled(self) -> Self {
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
    fn every_choice_survives_a_round_trip() {
        for before in [BOTH, Hearing { voice: None, ..BOTH }, Hearing::SILENT] {
            for choice in before.choices() {
                assert_eq!(before.with(*choice).choice(), *choice);
            }
        }
    }

    #[test]
    fn sound_is_the_same_after_muting_and_unmuting() {
        for tones_only in [false, true] {
            let before = Hearing { voice: Some(!tones_only), ..BOTH };
            assert!(before.with_sound_toggled().is_silent());
            assert_eq!(before.with_sound_toggled().with_sound_toggled(), before);
        }
        assert!(Hearing::SILENT.with_sound_toggled().plays());
    }

    #[test]
    fn the_voice_alone_can_be_turned_off_and_on() {
        assert!(BOTH.with_voice_toggled().plays() && !BOTH.with_voice_toggled().speaks());
        assert_eq!(BOTH.with_voice_toggled().with_voice_toggled(), BOTH);
        assert!(BOTH.with_sound_toggled().with_voice_toggled().speaks(), "asked for, it is heard");
    }
}
