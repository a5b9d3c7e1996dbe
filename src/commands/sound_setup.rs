//! Opens the sound of a session, as the settings and flags say.

use crate::screen_kit::{Hearing, SoundChoice};
use crate::settings::{CommandLine, Hook, Settings, Voice, VoiceName, VoiceRate};
use crate::sound::{Hooks, RenderedStore, Sound, VoiceConfig};
use crate::store::Folders;
use crate::store::voices::Voices;

/// The sentence that is said to try the voice.
pub(super) const SAMPLE: &str = "This is the voice. Right side, left hand.";

/// Opens the sound. Words that a speech program renders are kept for the next time.
pub(super) fn open(settings: &Settings) -> Sound {
    let folders = Folders::find(&settings.history);
    let kept = folders.map(|folders| -> Box<dyn RenderedStore> {
        Box::new(RenderedWords(Voices::of(folders.voices)))
    });
    Sound::open(&voice_config(settings), kept, hooks(settings), settings.stay_awake)
}

/// Opens the sound for a preview, which keeps nothing.
pub(super) fn open_for_preview(settings: &Settings) -> Sound {
    Sound::open(&voice_config(settings), None, hooks(settings), settings.stay_awake)
}

/// The folder of words that a speech program has rendered.
struct RenderedWords(Voices);

impl RenderedStore for RenderedWords {
    fn find(&self, name: &str) -> Option<Vec<u8>> {
        self.0.find(name)
    }

    fn keep(&self, name: &str, samples: &[u8]) {
        // If they cannot be kept, they are rendered again next time.
        self.0.keep(name, samples).ok();
    }
}

/// Returns the settings of the voice, as the sound needs them.
pub(super) fn voice_config(settings: &Settings) -> VoiceConfig {
    let rate = settings.voice_rate.map(VoiceRate::get).and_then(|rate| u16::try_from(rate).ok());
    VoiceConfig {
        system: settings.voice == Voice::System,
        name: settings.voice_name.as_ref().map(VoiceName::get).map(str::to_owned),
        rate,
        volume: percent(settings),
        command: settings.voice_command.as_ref().map(CommandLine::parts).map(<[String]>::to_vec),
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

/// The sound at the start, by settings and flags.
#[derive(Debug, Clone, Copy)]
pub(super) struct InitialSound {
    hearing: Hearing,
    /// Whether a flag asks for the voice, which wins over earlier choices.
    asked: bool,
}

impl InitialSound {
    /// No sound, for screens without guidance.
    pub(super) const NOTHING: Self = Self { hearing: Hearing::SILENT, asked: false };

    /// Returns the sound at the start. Lines of text are often read aloud by a screen reader, so in `plain` neckcare's
    /// voice speaks only if it is `asked` for.
    pub(super) fn of(settings: &Settings, sound: &Sound, plain: bool, asked: bool) -> Self {
        let voice = sound.has_voice().then_some(settings.voice != Voice::Off && (asked || !plain));
        Self { hearing: Hearing { tones: settings.sound, voice, muted: false }, asked }
    }

    /// Applies an earlier choice, as far as settings and flags allow it.
    pub(super) fn with(self, chosen: Option<SoundChoice>) -> Hearing {
        let chosen = chosen.map_or(self.hearing, |hearing| self.hearing.with(hearing));
        let voice = |voice| voice && (self.asked || chosen.voice == Some(true));
        Hearing {
            tones: self.hearing.tones && chosen.tones,
            voice: self.hearing.voice.map(voice),
            muted: false,
        }
    }
}
