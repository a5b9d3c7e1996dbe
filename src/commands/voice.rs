//! `neckcare voice`: lists the voices, says how to choose one, and lets the user hear it.

use std::io::{self, Write};
use std::time::Duration;

use serde::Serialize;

use super::page::Page;
use super::{Error, choose, sound_setup};
use crate::cli::{TextRole, VoiceArgs};
use crate::plan::{Cue, CueKind};
use crate::routine::naming::fold;
use crate::routine::safe;
use crate::settings::{CommandLine, Settings, Voice, VoiceName, WrittenValue};
use crate::sound::{self, SystemVoice};
use crate::store::paths;

/// The settings that choose the voice.
const SETTINGS: [&str; 3] = ["voice", "voice_name", "voice_command"];

/// A voice that can be chosen.
struct VoiceChoice {
    name: String,
    says: String,
    /// The settings in force if it is chosen.
    settings: Settings,
}

/// A voice, as other programs read it.
#[derive(Serialize)]
struct VoiceJson<'c> {
    name: &'c str,
    description: &'c str,
    in_use: bool,
    /// The lines of a settings file that choose it.
    settings: Vec<String>,
}

pub(super) fn voice(
    asked: &VoiceArgs,
    settings: &Settings,
    out: &mut Page<impl Write>,
) -> Result<u8, Error> {
    let settings = in_effect(settings);
    let choices = choices(&settings);
    let chosen = asked.name.as_ref().map(|name| find(name, &choices)).transpose()?;
    match chosen {
        _ if asked.json => write_json(&choices, &settings, out)?,
        _ if asked.aloud => {
            let (name, settings) = chosen
                .map_or(("the voice in use", &settings), |chosen| (&chosen.name, &chosen.settings));
            play(name, settings, out)?;
        }
        Some(chosen) => tell(chosen, &settings, out)?,
        None => list(&choices, &settings, out)?,
    }
    Ok(0)
}

/// Returns the settings as they take effect: if any of them is for a speech program, that program speaks.
fn in_effect(settings: &Settings) -> Settings {
    let is_system = sound_setup::voice_config(settings).is_system();
    let voice = match settings.voice {
        Voice::Own if is_system => Voice::System,
        voice => voice,
    };
    Settings { voice, ..settings.clone() }
}

/// Returns every voice that can be chosen here.
fn choices(settings: &Settings) -> Vec<VoiceChoice> {
    let plain = Settings { voice_name: None, voice_command: None, ..settings.clone() };
    let own = Settings { voice: Voice::Own, voice_rate: None, ..plain.clone() };
    let system = Settings { voice: Voice::System, ..plain };
    let mut choices = Vec::new();
    if sound::can_say("Lighter.") {
        choices.push(VoiceChoice::new("own", "neckcare's own voice", own));
    }
    let usual = sound::usual_speaker();
    if let Some(usual) = &usual {
        let says = format!("{usual} with its usual voice");
        choices.push(VoiceChoice::new("system", &says, system.clone()));
    }
    for voice in sound::system_voices() {
        let set = set(&voice, usual.as_deref(), &system);
        choices.extend(set.map(|set| VoiceChoice::new(&voice.name, voice.program, set)));
    }
    let is_listed = choices.iter().any(|known| known.is_in_use(settings));
    if let (Some(name), None, false) = (&settings.voice_name, &settings.voice_command, is_listed) {
        let set = Settings { voice_name: Some(name.clone()), ..system.clone() };
        choices.push(VoiceChoice::new(name.get(), &usual.unwrap_or_default(), set));
    }
    if let Some(command) = &settings.voice_command {
        let says = safe::visible(&command.parts().join(" "));
        let program = sound_setup::voice_program(settings).and_then(|(_, program)| program.err());
        let says = program.map_or(says.clone(), |why| format!("{says}; {why}"));
        let set = Settings { voice_command: Some(command.clone()), ..system };
        choices.push(VoiceChoice::new("command", &says, set));
    }
    choices.push(VoiceChoice::new(
        "off",
        "nobody",
        Settings { voice: Voice::Off, ..settings.clone() },
    ));
    choices
}

/// Returns the settings that choose a voice of a speech program: by its name, or if that would reach another program,
/// by a command.
fn set(voice: &SystemVoice, usual: Option<&str>, system: &Settings) -> Option<Settings> {
    let name = VoiceName::new(&voice.name).filter(|_| usual == Some(voice.program));
    if name.is_some() {
        return Some(Settings { voice_name: name, ..system.clone() });
    }
    let command = CommandLine::new(voice.command())?;
    Some(Settings { voice_command: Some(command), ..system.clone() })
}

impl VoiceChoice {
    fn new(name: &str, says: &str, settings: Settings) -> Self {
        Self { name: name.to_owned(), says: says.to_owned(), settings }
    }

    fn is_in_use(&self, settings: &Settings) -> bool {
        self.settings == *settings
    }

    /// Returns the lines of a settings file that choose this voice.
    fn lines(&self) -> Vec<String> {
        let entries = self.settings.entries().into_iter();
        let lines = entries.filter(|entry| SETTINGS.contains(&entry.name));
        lines
            .filter_map(|entry| match entry.value {
                WrittenValue::As(value) => Some(format!("{} = {value}", entry.name)),
                WrittenValue::Unset(_) => None,
            })
            .collect()
    }

    /// Returns the settings that have to be removed, because they would choose another voice.
    fn unset(&self, settings: &Settings) -> Vec<&'static str> {
        let is_set = |value: &WrittenValue| matches!(value, WrittenValue::As(_));
        let both = settings.entries().into_iter().zip(self.settings.entries());
        both.filter(|(now, then)| is_set(&now.value) && !is_set(&then.value))
            .map(|(now, _)| now.name)
            .collect()
    }
}

/// Returns the name and description of every voice, to complete commands in a shell.
pub(super) fn names(settings: &Settings) -> Vec<(String, String)> {
    let choices = choices(&in_effect(settings)).into_iter();
    choices.map(|choice| (choice.name, choice.says)).collect()
}

fn find<'c>(name: &str, choices: &'c [VoiceChoice]) -> Result<&'c VoiceChoice, Error> {
    let exact = choices.iter().find(|choice| choice.name == name);
    let alike = || choices.iter().find(|choice| fold(&choice.name) == fold(name));
    exact.or_else(alike).ok_or_else(|| {
        let known: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
        Error::NoVoice { name: choose::truncated(name), nearest: choose::near(name, &known) }
    })
}

fn list(
    choices: &[VoiceChoice],
    settings: &Settings,
    out: &mut Page<impl Write>,
) -> io::Result<()> {
    let widest = choices.iter().map(|choice| choice.name.chars().count()).max().unwrap_or(0);
    for choice in choices {
        let in_use = if choice.is_in_use(settings) { " (in use)" } else { "" };
        let says = format!("{}{in_use}", choice.says);
        if out.is_plain() {
            out.paragraph(&format!("`{}`: {says}", choice.name))?;
            continue;
        }
        let name = TextRole::Name.padded(&choice.name, widest);
        out.entry(&format!("  {name}  "), widest + 4, &says)?;
    }
    if !out.is_plain() {
        writeln!(out)?;
    }
    out.paragraph(
        "`neckcare voice NAME` says how to choose one, and `neckcare voice NAME --try` lets you hear it.",
    )
}

fn tell(choice: &VoiceChoice, settings: &Settings, out: &mut Page<impl Write>) -> io::Result<()> {
    let file = paths::config().unwrap_or_else(|| "config.toml".into());
    let file = safe::visible(&file.to_string_lossy());
    out.paragraph(&format!("To choose this voice, write into {file}:"))?;
    for line in choice.lines() {
        // The line has to be copied exactly, so it is not wrapped.
        writeln!(out, "{line}")?;
    }
    let unset = choice.unset(settings);
    if !unset.is_empty() {
        out.paragraph(&format!("And take out {}.", unset.join(" and ")))?;
    }
    Ok(())
}

fn write_json(
    choices: &[VoiceChoice],
    settings: &Settings,
    out: &mut impl Write,
) -> io::Result<()> {
    let entry = |choice: &'_ VoiceChoice| {
        serde_json::to_value(VoiceJson {
            name: &choice.name,
            description: &choice.says,
            in_use: choice.is_in_use(settings),
            settings: choice.lines(),
        })
    };
    let entries = choices.iter().map(entry).collect::<Result<Vec<_>, _>>()?;
    serde_json::to_writer_pretty(&mut *out, &entries)?;
    writeln!(out)
}

/// Says a sentence, as a session would.
fn play(name: &str, settings: &Settings, out: &mut impl Write) -> Result<(), Error> {
    let mut sound = sound_setup::open(settings);
    if settings.voice == Voice::Off || !sound.has_voice() {
        return Err(Error::NobodySpeaks);
    }
    writeln!(out, "You should hear {name} now. If not, run `neckcare doctor`.")?;
    sound.hear(&Cue::new(Duration::ZERO, CueKind::Say, sound_setup::SAMPLE), Duration::ZERO);
    sound.wait_until_silent();
    Ok(())
}
