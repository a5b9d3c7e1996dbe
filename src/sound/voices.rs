//! The English voices of the speech programs on this machine, as the programs list them.

use std::path::PathBuf;
use std::time::Duration;

use super::find;
use super::program::{Program, printed};
use super::speaker::{Speaker, VoiceConfig};

/// A program lists its voices within this time.
const PATIENCE: Duration = Duration::from_secs(3);

/// Of many voices of a program, so many are listed.
const MOST: usize = 8;

/// What espeak-ng speaks best; it has many more.
const GOOD: [&str; 4] = ["en-gb", "en-us", "en-gb-scotland", "en-gb-x-rp"];

/// A voice of a speech program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemVoice {
    /// Its name, as its program knows it.
    pub name: String,
    /// Its program.
    pub program: &'static str,
}

impl SystemVoice {
    /// What speaks with this voice, as `voice_command` has it.
    pub fn command(&self) -> Vec<String> {
        let name = self.name.as_str();
        let command: &[&str] = match self.program {
            "spd-say" => &["spd-say", "-e", "-w", "-y", name],
            "say" => &["say", "-v", name, "-f", "-", "--data-format=LEI16@48000", "-o", "{file}"],
            program => &[program, "--stdin", "-v", name, "-w", "{file}"],
        };
        command.iter().map(|part| (*part).to_owned()).collect()
    }
}

/// The name of the program that speaks if nobody has chosen another.
pub fn usual_speaker() -> Option<String> {
    Speaker::find(&VoiceConfig::default()).map(|speaker| speaker.name())
}

/// A program, what makes it list its voices, and how a voice is read from a line.
type Lister = (&'static str, &'static [&'static str], fn(&str) -> Option<&str>);

const LISTERS: [Lister; 3] = [
    ("espeak-ng", &["--voices=en"], of_espeak),
    ("spd-say", &["-L"], of_speech_dispatcher),
    ("say", &["-v", "?"], of_say),
];

/// All voices that can be chosen; of a program that does not answer in time, none.
pub fn system_voices() -> Vec<SystemVoice> {
    let found = LISTERS.iter().filter_map(|lister| Some((find::program(lister.0)?, lister)));
    let mut voices: Vec<SystemVoice> = Vec::new();
    for (path, (program, args, read)) in found {
        let listed = listed(path, args).unwrap_or_default();
        for name in listed.lines().filter_map(read).take(MOST) {
            if !voices.iter().any(|known| known.name == name) {
                voices.push(SystemVoice { name: name.to_owned(), program });
            }
        }
    }
    voices
}

fn listed(path: PathBuf, args: &[&str]) -> Option<String> {
    let args = args.iter().map(Into::into).collect();
    printed(&Program { path, args, env: Vec::new() }, PATIENCE)
}

/// ` 2  en-gb           --/M      English_(Great_Britain) gmw/en`
fn of_espeak(line: &str) -> Option<&str> {
    line.split_whitespace().nth(1).filter(|name| GOOD.contains(name))
}

/// `        English (America)                    en-us                     none`
fn of_speech_dispatcher(line: &str) -> Option<&str> {
    let (name, language) = line.trim().strip_suffix("none")?.trim_end().rsplit_once(' ')?;
    language.to_ascii_lowercase().starts_with("en").then(|| name.trim())
}

/// `Fiona               en_GB    # Hello! My name is Fiona.`
fn of_say(line: &str) -> Option<&str> {
    let (name, language) = line.split_once('#')?.0.trim().rsplit_once(' ')?;
    language.starts_with("en").then(|| name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voices_are_read_from_what_their_programs_print() {
        let line =
            " 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)";
        assert_eq!(of_espeak(line), Some("en-gb"));
        assert_eq!(of_espeak("Pty Language       Age/Gender VoiceName          File"), None);
        assert_eq!(
            of_espeak(" 9  en              --/F      en-german-1        mb/mb-de1-en"),
            None
        );
        let line = "        English (America)                    en-us                     none";
        assert_eq!(of_speech_dispatcher(line), Some("English (America)"));
        let line = "  English (America)+Alex                    en-us                     Alex";
        assert_eq!(of_speech_dispatcher(line), None, "variants are many");
        assert_eq!(of_speech_dispatcher("  Afrikaans      af          none"), None);
        let line = "Bad News            en_US    # The light you see is the train.";
        assert_eq!(of_say(line), Some("Bad News"));
        assert_eq!(of_say("Anna                de_DE    # Hallo! Ich heisse Anna."), None);
    }
}
