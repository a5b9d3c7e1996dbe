//! The values of settings for sound, voice and hooks.

use toml::de::DeValue;

use super::setting::{Settable, Setting, WrittenValue};
use crate::plan::{Guidance, StrokeTones};
use crate::routine::dose::count;
use crate::routine::keyword::{Keyword, keyword_enum};
use crate::routine::parse::fields::{Log, Value};
use crate::routine::parse::{figure, value};
use crate::routine::safe;

count! {
    /// The volume of tones and voice: 0 to 100 percent.
    Volume, "the volume", 0 to 100: "it is a percentage"
}
count! {
    /// The speed of the voice: 100 to 250 words a minute.
    VoiceRate, "words a minute", 100 to 250: "slower or faster speech is hard to follow"
}

keyword_enum! {
    /// The voice that speaks.
    Voice, "voice" {
        /// The program's own voice. A speech program of this machine says the words that it lacks.
        Own = "own",
        /// A speech program of this machine.
        System = "system",
        /// No voice.
        Off = "off",
    }
}

/// The most characters of a voice's name, and the most parts of a command.
const LONGEST: usize = 80;
const MOST_PARTS: usize = 20;

/// The name of a voice in its speech program: letters, digits, spaces and `+ - _ .`, at most 80 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceName(String);

/// A program with its arguments, 1 to 20 parts. It reads the words from standard input. If a part contains `{file}`, it
/// writes a sound file there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandLine(Vec<String>);

impl Volume {
    /// The default: as loud as a person speaks across a table.
    pub const USUAL: Self = Self(60);
}

impl VoiceName {
    /// Creates a name, if the text is valid. A name cannot begin with a hyphen, which would make it an option.
    pub fn new(text: &str) -> Option<Self> {
        let known = |letter: char| letter.is_alphanumeric() || " +-_.".contains(letter);
        let is_name = !text.trim().is_empty()
            && text.chars().count() <= LONGEST
            && !text.starts_with('-')
            && text.chars().all(known);
        is_name.then(|| Self(text.to_owned()))
    }

    /// Returns the plain name.
    pub fn get(&self) -> &str {
        &self.0
    }
}

impl CommandLine {
    /// Creates a command, if its parts are valid.
    pub fn new(parts: Vec<String>) -> Option<Self> {
        let is_part = |part: &String| !part.is_empty() && safe::forbidden(part).is_none();
        let is_command = (1..=MOST_PARTS).contains(&parts.len()) && parts.iter().all(is_part);
        is_command.then_some(Self(parts))
    }

    /// Returns the program, followed by its arguments.
    pub fn parts(&self) -> &[String] {
        &self.0
    }
}

impl Setting for Voice {
    /// Reads a voice. Earlier versions knew only true and false.
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        match value.get_ref().as_bool() {
            Some(on) => Some(if on { Self::Own } else { Self::Off }),
            None => value::word(value, log),
        }
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(format!("\"{}\"", self.word()))
    }
}

impl Setting for Volume {
    /// Reads a volume. Other programs write it as a part of 1, or with a percent sign.
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        let written = match value.get_ref() {
            DeValue::Float(part) => part.as_str().parse().ok().filter(|part| *part <= 1.0),
            DeValue::String(text) => text
                .trim()
                .trim_end_matches('%')
                .trim()
                .parse()
                .ok()
                .map(|percent: f64| percent / 100.0),
            _ => None,
        };
        let rule = "the volume is a whole number from 0 to 100, without quotes";
        let Some(percent) = written.and_then(percent) else {
            return match value.get_ref() {
                DeValue::Integer(_) | DeValue::Float(_) => figure::count(value, log),
                _ => log.note(value.span(), rule, format!("write it like {}", Self::USUAL.get())),
            };
        };
        log.note(value.span(), rule, format!("write {percent}"))
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(self.get().to_string())
    }
}

/// Returns a part of 1 as a whole percentage.
fn percent(part: f64) -> Option<u8> {
    (0..=100).min_by(|one: &u8, other: &u8| {
        let far = |percent: u8| (f64::from(percent) / 100.0 - part).abs();
        far(*one).total_cmp(&far(*other))
    })
}

impl Setting for VoiceRate {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        figure::count(value, log)
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(self.get().to_string())
    }
}

impl Settable for VoiceRate {
    const EXAMPLE: &'static str = "150";
}

impl Setting for Guidance {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        value::word(value, log)
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(format!("\"{}\"", self.word()))
    }
}

impl Setting for StrokeTones {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        value::word(value, log)
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(format!("\"{}\"", self.word()))
    }
}

impl Setting for VoiceName {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        let remedy = format!("write it in quotes, like {}", Self::EXAMPLE);
        let text = value::string(value, &remedy, log)?;
        Self::new(text).or_else(|| {
            let rule =
                "a voice's name may have letters, digits, spaces and + - _ ., and may not begin with a hyphen";
            log.note(value.span(), rule, format!("write it like {}", Self::EXAMPLE))
        })
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(format!("\"{}\"", self.0))
    }
}

impl Settable for VoiceName {
    const EXAMPLE: &'static str = "\"en-gb\"";
}

impl Setting for CommandLine {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        let parts = value::list(part)(value, log)?;
        if parts.len() > MOST_PARTS {
            let rule = format!("a command has at most {MOST_PARTS} parts");
            return log.note(value.span(), rule, "put the rest into a script of your own");
        }
        Some(Self(parts))
    }

    fn written(&self) -> WrittenValue {
        let escaped = |part: &String| part.replace('\\', "\\\\").replace('"', "\\\"");
        let parts: Vec<String> =
            self.0.iter().map(|part| format!("\"{}\"", escaped(part))).collect();
        WrittenValue::As(format!("[{}]", parts.join(", ")))
    }
}

impl Settable for CommandLine {
    const EXAMPLE: &'static str =
        "[\"piper\", \"-m\", \"/home/me/voice.onnx\", \"-f\", \"{file}\"]";
}

/// The user's own program that runs at a point of a session, written like a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook(CommandLine);

impl Hook {
    /// Returns the program, followed by its arguments.
    pub fn parts(&self) -> &[String] {
        self.0.parts()
    }
}

impl Setting for Hook {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        CommandLine::read(value, log).map(Self)
    }

    fn written(&self) -> WrittenValue {
        self.0.written()
    }
}

impl Settable for Hook {
    const EXAMPLE: &'static str = "[\"my-lights\", \"dim\"]";
}

/// Reads a part of a command, and refuses characters that no command line has.
fn part(value: &Value<'_>, log: &mut Log) -> Option<String> {
    let text = value::string(value, "write it like \"text\"", log)?;
    if let Some(bad) = safe::forbidden(text) {
        let rule = format!("a command may not contain the character {}", safe::named(bad));
        return log.note(value.span(), rule, "take it out");
    }
    if text.is_empty() {
        return log.note(value.span(), "a part of a command may not be empty", "leave it out");
    }
    Some(text.to_owned())
}
