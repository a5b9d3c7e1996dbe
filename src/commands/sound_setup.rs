//! Opens the sound of a session, as the settings and flags say.

use std::path::PathBuf;

use super::environment;
use crate::screen_kit::{Hearing, SoundChoice};
use crate::settings::{CommandLine, Hook, Settings, Voice, VoiceName, VoiceRate};
use crate::sound::{Hooks, RenderedStore, Sound, UnusableProgram, VoiceConfig, program_of};
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
    Sound::open(&usable_voice(settings), kept, hooks(settings), settings.stay_awake)
}

/// Opens the sound for a preview, which keeps nothing.
pub(super) fn open_for_preview(settings: &Settings) -> Sound {
    Sound::open(&usable_voice(settings), None, hooks(settings), settings.stay_awake)
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
        command: settings.voice_command.as_ref().map(CommandLine::parts).map(expanded),
    }
}

/// Returns the settings of the voice without a command that cannot be run, so that another voice speaks.
pub(super) fn usable_voice(settings: &Settings) -> VoiceConfig {
    let config = voice_config(settings);
    let command = config.command.filter(|command| program_of(command).is_ok());
    VoiceConfig { command, ..config }
}

fn hooks(settings: &Settings) -> Hooks {
    Hooks {
        on_start: hook(settings.on_start.as_ref()),
        on_stop: hook(settings.on_stop.as_ref()),
        on_finish: hook(settings.on_finish.as_ref()),
    }
}

fn hook(hook: Option<&Hook>) -> Option<Vec<String>> {
    hook.map(|hook| expanded(hook.parts()))
}

/// Replaces `~` and `$HOME` at the beginning of each part of a command by the home folder, as a shell does.
fn expanded(parts: &[String]) -> Vec<String> {
    let home = environment::variable("HOME");
    parts.iter().map(|part| with_home(part, home.as_deref())).collect()
}

fn with_home(part: &str, home: Option<&str>) -> String {
    let is_path = |rest: &&str| rest.is_empty() || rest.starts_with('/');
    let rest = ["~", "$HOME", "${HOME}"].iter().find_map(|name| part.strip_prefix(name));
    match (home, rest.filter(is_path)) {
        (Some(home), Some(rest)) => format!("{}{rest}", home.trim_end_matches('/')),
        _ => part.to_owned(),
    }
}

/// A program of the user's own: the name of its setting, and its path or the reason why it cannot be run.
pub(super) type OwnProgram = (&'static str, Result<PathBuf, UnusableProgram>);

/// Returns the programs that are to run at the start and the end of a session.
pub(super) fn hook_programs(settings: &Settings) -> Vec<OwnProgram> {
    let Hooks { on_start, on_stop, on_finish } = hooks(settings);
    let all = [("on_start", on_start), ("on_stop", on_stop), ("on_finish", on_finish)];
    all.into_iter().filter_map(|(name, command)| Some((name, program_of(&command?)))).collect()
}

/// Returns the speech program of the user's own, if there is one.
pub(super) fn voice_program(settings: &Settings) -> Option<OwnProgram> {
    Some(("voice_command", program_of(&voice_config(settings).command?)))
}

/// Returns a sentence for each program of the user's own that cannot be run.
pub(super) fn unusable_programs(settings: &Settings) -> Vec<String> {
    let voice = voice_program(settings).filter(|_| settings.voice != Voice::Off);
    let all = voice.into_iter().chain(hook_programs(settings));
    all.filter_map(|(name, program)| Some(format!("`{name}` does nothing: {}.", program.err()?)))
        .collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_home_folder_is_expanded_as_a_shell_does() {
        for (part, expanded) in [
            ("~", "/home/me"),
            ("~/bin/lights", "/home/me/bin/lights"),
            ("$HOME/bin/lights", "/home/me/bin/lights"),
            ("${HOME}", "/home/me"),
            ("~other/bin/lights", "~other/bin/lights"),
            ("$HOMEWORK/lights", "$HOMEWORK/lights"),
            ("dim ~/lights", "dim ~/lights"),
            ("lights", "lights"),
        ] {
            assert_eq!(with_home(part, Some("/home/me")), expanded);
            assert_eq!(with_home(part, Some("/home/me/")), expanded);
            assert_eq!(with_home(part, None), part);
        }
    }
}
