//! The sound of a session, as it is set.

use crate::app::{Audible, Hearing};
use crate::settings::{Command, Hook, Settings, VoiceName, VoiceRate};
use crate::sound::{Hooks, Manner, Sound};

/// Opens the sound.
pub(super) fn open(settings: &Settings) -> Sound {
    Sound::open(&manner(settings), hooks(settings), settings.stay_awake)
}

/// How the voice should speak.
pub(super) fn manner(settings: &Settings) -> Manner {
    let rate = settings.voice_rate.map(VoiceRate::get).and_then(|rate| u16::try_from(rate).ok());
    Manner {
        name: settings.voice_name.as_ref().map(VoiceName::get).map(str::to_owned),
        rate,
        volume: percent(settings),
        command: settings.voice_command.as_ref().map(Command::parts).map(<[String]>::to_vec),
    }
}

fn hooks(settings: &Settings) -> Hooks {
    let parts = |hook: &Option<Hook>| hook.as_ref().map(|hook| hook.parts().to_vec());
    Hooks {
        on_start: parts(&settings.on_start),
        on_stop: parts(&settings.on_stop),
        on_finish: parts(&settings.on_finish),
    }
}

fn percent(settings: &Settings) -> u8 {
    u8::try_from(settings.volume.get()).unwrap_or(100)
}

/// What is heard at first, by settings and flags.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heard {
    audible: Audible,
    /// Whether a flag asks for the voice, which wins over earlier choices.
    asked: bool,
}

impl Heard {
    /// Nothing, for screens without guidance.
    pub(super) const NOTHING: Self = Self { audible: Audible::SILENT, asked: false };

    /// Lines of text are often read aloud by a screen reader, so in `plain` our voice speaks only if it is `asked` for.
    pub(super) fn of(settings: &Settings, sound: &Sound, plain: bool, asked: bool) -> Self {
        let voice = sound.has_voice().then_some(settings.voice && (asked || !plain));
        Self { audible: Audible { tones: settings.sound, voice, muted: false }, asked }
    }

    /// An earlier choice counts, if settings and flags allow it.
    pub(super) fn with(self, chosen: Option<Hearing>) -> Audible {
        let chosen = chosen.map_or(self.audible, |hearing| self.audible.with(hearing));
        let voice = |voice| voice && (self.asked || chosen.voice == Some(true));
        Audible {
            tones: self.audible.tones && chosen.tones,
            voice: self.audible.voice.map(voice),
            muted: false,
        }
    }
}
