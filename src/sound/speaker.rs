//! The speech programs of this machine and their English voices, and how each is made to speak aloud or into a file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::program::{self, Program, printed};

/// The language of the words that are shipped.
const LANGUAGE: &str = "en";

/// Default speed in words per minute. It is a little faster than plans assume, because a voice also pauses between
/// sentences.
const RATE: u16 = 175;

/// Volume in percent at which programs write files, their usual one. The sound is made softer when it is played.
const LOUD: u32 = 100;

/// The placeholder for the file to write, in a command of the user's own.
const FILE: &str = "{file}";

/// Texts for espeak are padded with spaces to this many bytes: espeak-ng 1.51 adds noise to texts of less than six
/// bytes.
const SHORTEST: usize = 24;

/// The shell script that starts a program to write a file of at most 128 MiB. Words need far less, but programs that
/// can also play sound reserve 64 MiB for that.
const BOUND: &str = r#"ulimit -f 262144; exec "$0" "$@""#;

/// The same script for words that are not urgent: the program runs at low priority.
const BOUND_AND_NICE: &str =
    r#"ulimit -f 262144; command -v nice >/dev/null && exec nice "$0" "$@"; exec "$0" "$@""#;

/// The settings of the voice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VoiceConfig {
    /// Whether a voice of the machine says everything, even if no other field asks for one.
    pub system: bool,
    /// The name of a voice, as its program knows it. Without a name, the program's default English voice speaks.
    pub name: Option<String>,
    /// Speed in words per minute.
    pub rate: Option<u16>,
    /// Volume in percent.
    pub volume: u8,
    /// A speech program of the user's own, with its arguments.
    pub command: Option<Vec<String>>,
}

impl VoiceConfig {
    /// Returns true if any field asks for a voice of the machine instead of neckcare's own.
    pub const fn is_system(&self) -> bool {
        self.system || self.name.is_some() || self.rate.is_some() || self.command.is_some()
    }
}

/// A program to run, and the text that it gets on standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) program: Program,
    pub(super) text: String,
}

/// The kinds of speech programs, which differ in their arguments. `Own` is a command of the user's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SpeakerKind {
    EspeakNg,
    SpeechDispatcher,
    Say,
    Own,
}

/// The supported speech programs, the best first.
const KINDS: [(&str, SpeakerKind); 4] = [
    ("espeak-ng", SpeakerKind::EspeakNg),
    ("espeak", SpeakerKind::EspeakNg),
    ("spd-say", SpeakerKind::SpeechDispatcher),
    ("say", SpeakerKind::Say),
];

/// A speech program with its settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    kind: SpeakerKind,
    path: PathBuf,
    args: Vec<OsString>,
    config: VoiceConfig,
}

impl Speaker {
    /// Returns the user's own speech program or, without one, the first known program that is installed.
    pub(super) fn find(config: &VoiceConfig) -> Option<Self> {
        if let Some(command) = &config.command {
            return Some(Self { config: config.clone(), ..Self::own(command) });
        }
        let found = |(name, kind): &(&str, SpeakerKind)| Some((program::find(name)?, *kind));
        let (path, kind) = KINDS.iter().find_map(found)?;
        Some(Self { kind, path, args: Vec::new(), config: config.clone() })
    }

    /// Creates a speaker from a command of the user's own. A name without a slash is searched for in PATH.
    pub(super) fn own(command: &[String]) -> Self {
        let (name, args) = command.split_first().map_or(("", &[][..]), |(name, args)| (name, args));
        Self {
            kind: SpeakerKind::Own,
            path: program::named(name).unwrap_or_else(|_| name.into()),
            args: args.iter().map(OsString::from).collect(),
            config: VoiceConfig::default(),
        }
    }

    /// Returns the task that says an utterance aloud, at `loudness` percent of the set volume, or `None` for a program
    /// that only writes files.
    pub(super) fn speak_task(&self, said: &str, loudness: u8) -> Option<Task> {
        if self.kind == SpeakerKind::Own && self.writes() {
            return None;
        }
        let args = self.args(u32::from(self.config.volume) * u32::from(loudness) / 100);
        let program = Program { path: self.path.clone(), args, env: Vec::new() };
        Some(Task { program, text: self.text(said) })
    }

    /// Returns true if the program can write its speech to a file.
    pub(super) fn writes(&self) -> bool {
        match self.kind {
            SpeakerKind::EspeakNg | SpeakerKind::Say => true,
            SpeakerKind::SpeechDispatcher => false,
            SpeakerKind::Own => self.args.iter().any(|arg| arg.to_string_lossy().contains(FILE)),
        }
    }

    /// Returns the task that writes an utterance to a file, or `None` if the program cannot. If it is not urgent, it
    /// runs at low priority.
    pub(super) fn render_task(&self, said: &str, file: &Path, is_urgent: bool) -> Option<Task> {
        if !self.writes() {
            return None;
        }
        let script = if is_urgent { BOUND } else { BOUND_AND_NICE };
        let mut args: Vec<OsString> = vec!["-c".into(), script.into(), self.path.clone().into()];
        args.extend(self.args(LOUD).into_iter().map(|arg| filled(arg, file)));
        match self.kind {
            SpeakerKind::EspeakNg => args.extend(["-w".into(), file.into()]),
            SpeakerKind::Say => {
                args.extend(["--data-format=LEI16@48000".into(), "-o".into(), file.into()]);
            }
            SpeakerKind::Own | SpeakerKind::SpeechDispatcher => {}
        }
        let program = Program { path: "/bin/sh".into(), args, env: Vec::new() };
        Some(Task { program, text: self.text(said) })
    }

    /// Returns a text that identifies the voice and its rate, to tell its rendered words from those of others. It does
    /// not depend on the volume.
    pub(super) fn identity(&self) -> String {
        let args = self.args(LOUD);
        let args = args.iter().map(|arg| arg.to_string_lossy());
        args.fold(self.path.to_string_lossy().into_owned(), |all, arg| format!("{all}\0{arg}"))
    }

    fn text(&self, said: &str) -> String {
        let is_espeak = self.name().starts_with("espeak");
        format!("{said:<least$}\n", least = if is_espeak { SHORTEST } else { 0 })
    }

    /// Returns the file name of the program.
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Returns the arguments of the program for a volume in percent.
    fn args(&self, volume: u32) -> Vec<OsString> {
        let rate = self.config.rate.unwrap_or(RATE);
        let name = self.config.name.clone();
        match self.kind {
            SpeakerKind::Own => self.args.clone(),
            SpeakerKind::EspeakNg => words(&[
                "--stdin".to_owned(),
                format!("-v{}", name.unwrap_or_else(|| LANGUAGE.to_owned())),
                format!("-s{rate}"),
                format!("-a{volume}"),
            ]),
            SpeakerKind::SpeechDispatcher => {
                let faster = (i32::from(rate) - 180).clamp(-100, 100);
                let louder = i32::try_from(volume).unwrap_or(100).min(100) * 2 - 100;
                let mut args = vec![
                    "-e".to_owned(),
                    "-w".to_owned(),
                    format!("-r{faster}"),
                    format!("-i{louder}"),
                ];
                args.push(name.map_or_else(|| format!("-l{LANGUAGE}"), |name| format!("-y{name}")));
                words(&args)
            }
            SpeakerKind::Say => {
                let mut args = vec!["-f".to_owned(), "-".to_owned(), format!("-r{rate}")];
                args.extend(name.map(|name| format!("-v{name}")));
                words(&args)
            }
        }
    }

    /// Returns the command that silences it, if ending its process does not: speech-dispatcher continues to speak by
    /// itself.
    pub(super) fn cancel(&self) -> Option<Program> {
        let by_itself = self.name() == "spd-say";
        by_itself.then(|| Program {
            path: self.path.clone(),
            args: vec!["-C".into()],
            env: Vec::new(),
        })
    }

    /// Returns the path of the program.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// Replaces the placeholder in an argument with the path of the file.
fn filled(arg: OsString, file: &Path) -> OsString {
    match arg.to_str() {
        Some(text) if text.contains(FILE) => text.replace(FILE, &file.to_string_lossy()).into(),
        _ => arg,
    }
}

/// Returns the names of all speech programs that are supported.
pub(super) fn known() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

fn words(args: &[String]) -> Vec<OsString> {
    args.iter().map(OsString::from).collect()
}

/// Keeps only letters, digits and signs that a voice can read, so that a program finds no commands in the text.
pub(super) fn speakable(words: &str) -> String {
    let plain = |letter: char| {
        if letter.is_alphanumeric() || " .,:;?!'-".contains(letter) { letter } else { ' ' }
    };
    let plain: String = words.chars().map(plain).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

/// How long a program may take to list its voices.
const LISTING: Duration = Duration::from_secs(3);

/// The most voices of one program that are listed.
const MOST_VOICES: usize = 8;

/// The voices that espeak-ng speaks best. It has many more.
const GOOD: [&str; 4] = ["en-gb", "en-us", "en-gb-scotland", "en-gb-x-rp"];

/// A voice of a speech program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemVoice {
    /// The name of the voice, as its program knows it.
    pub name: String,
    /// The program that has this voice.
    pub program: &'static str,
}

impl SystemVoice {
    /// Returns the command that speaks with this voice, for the setting `voice_command`.
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

/// Returns the name of the speech program that is used by default.
pub fn usual_speaker() -> Option<String> {
    Speaker::find(&VoiceConfig::default()).map(|speaker| speaker.name())
}

/// A program, the arguments with which it lists its voices, and a function that reads a voice from a line of that list.
type Lister = (&'static str, &'static [&'static str], fn(&str) -> Option<&str>);

const LISTERS: [Lister; 3] = [
    ("espeak-ng", &["--voices=en"], of_espeak),
    ("spd-say", &["-L"], of_speech_dispatcher),
    ("say", &["-v", "?"], of_say),
];

/// Returns all voices that can be chosen, but none of a program that does not answer in time.
pub fn system_voices() -> Vec<SystemVoice> {
    let found = LISTERS.iter().filter_map(|lister| Some((program::find(lister.0)?, lister)));
    let mut voices: Vec<SystemVoice> = Vec::new();
    for (path, (program, args, read)) in found {
        let listed = listed(path, args).unwrap_or_default();
        for name in listed.lines().filter_map(read).take(MOST_VOICES) {
            if !voices.iter().any(|known| known.name == name) {
                voices.push(SystemVoice { name: name.to_owned(), program });
            }
        }
    }
    voices
}

fn listed(path: PathBuf, args: &[&str]) -> Option<String> {
    let args = args.iter().map(Into::into).collect();
    printed(&Program { path, args, env: Vec::new() }, LISTING)
}

/// Reads the voice from a line such as ` 2  en-gb           --/M      English_(Great_Britain) gmw/en`
fn of_espeak(line: &str) -> Option<&str> {
    line.split_whitespace().nth(1).filter(|name| GOOD.contains(name))
}

/// Reads the voice from a line such as `        English (America)                    en-us                     none`
fn of_speech_dispatcher(line: &str) -> Option<&str> {
    let (name, language) = line.trim().strip_suffix("none")?.trim_end().rsplit_once(' ')?;
    language.to_ascii_lowercase().starts_with("en").then(|| name.trim())
}

/// Reads the voice from a line such as `Fiona               en_GB    # Hello! My name is Fiona.`
fn of_say(line: &str) -> Option<&str> {
    let (name, language) = line.split_once('#')?.0.trim().rsplit_once(' ')?;
    language.starts_with("en").then(|| name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speaker(kind: SpeakerKind, config: VoiceConfig) -> Speaker {
        Speaker { kind, path: "/usr/bin/it".into(), args: Vec::new(), config }
    }

    fn line(task: Option<Task>) -> String {
        let args = task.unwrap().program.args;
        args.iter().map(|arg| arg.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    fn said(kind: SpeakerKind, config: VoiceConfig, loudness: u8) -> String {
        line(speaker(kind, config).speak_task("Two.", loudness))
    }

    fn command(command: &[&str]) -> Speaker {
        Speaker::own(&command.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn each_program_gets_language_rate_and_volume_as_its_own_arguments() {
        let config = || VoiceConfig { volume: 80, ..VoiceConfig::default() };
        assert_eq!(said(SpeakerKind::EspeakNg, config(), 100), "--stdin -ven -s175 -a80");
        assert_eq!(said(SpeakerKind::EspeakNg, config(), 50), "--stdin -ven -s175 -a40");
        assert_eq!(said(SpeakerKind::SpeechDispatcher, config(), 100), "-e -w -r-5 -i60 -len");
        assert_eq!(said(SpeakerKind::Say, config(), 100), "-f - -r175");
        let named = VoiceConfig { name: Some("Fiona".to_owned()), rate: Some(120), ..config() };
        assert_eq!(said(SpeakerKind::Say, named.clone(), 100), "-f - -r120 -vFiona");
        assert_eq!(said(SpeakerKind::EspeakNg, named, 100), "--stdin -vFiona -s120 -a80");
    }

    #[test]
    fn a_rendered_file_is_limited_in_size_and_not_softened_by_the_volume() {
        let config = || VoiceConfig { volume: 80, ..VoiceConfig::default() };
        let written = |speaker: Speaker| {
            let line = line(speaker.render_task("Two.", Path::new("/tmp/it"), true));
            line.strip_prefix(&format!("-c {BOUND} ")).unwrap().to_owned()
        };
        let espeak = written(speaker(SpeakerKind::EspeakNg, config()));
        assert_eq!(espeak, "/usr/bin/it --stdin -ven -s175 -a100 -w /tmp/it");
        let say = written(speaker(SpeakerKind::Say, config()));
        assert_eq!(say, "/usr/bin/it -f - -r175 --data-format=LEI16@48000 -o /tmp/it");
        let own = command(&["/opt/piper", "-f", "{file}"]);
        assert_eq!(written(own.clone()), "/opt/piper -f /tmp/it");
        assert_eq!(own.speak_task("Two.", 100), None, "it would only write a file");
        let live = [speaker(SpeakerKind::SpeechDispatcher, config()), command(&["/opt/piper-say"])];
        assert!(live.iter().all(|speaker| !speaker.writes()));
        assert!(live.iter().all(|speaker| speaker.render_task("", Path::new(""), true).is_none()));
    }

    #[test]
    fn short_texts_are_padded_for_espeak() {
        let text = |path: &str| command(&[path]).speak_task("Two.", 100).unwrap().text;
        assert_eq!(text("/usr/bin/espeak-ng"), "Two.                    \n");
        assert_eq!(text("/opt/another"), "Two.\n");
    }

    #[test]
    fn the_identity_depends_on_voice_and_rate_but_not_on_volume() {
        let of = |config| speaker(SpeakerKind::EspeakNg, config).identity();
        let usual = of(VoiceConfig::default());
        assert_eq!(usual, of(VoiceConfig { volume: 30, ..VoiceConfig::default() }));
        assert_ne!(usual, of(VoiceConfig { rate: Some(150), ..VoiceConfig::default() }));
        assert_ne!(
            usual,
            of(VoiceConfig { name: Some("en-gb".to_owned()), ..VoiceConfig::default() })
        );
    }

    #[test]
    fn only_speech_dispatcher_has_to_be_told_to_stop() {
        let cancels = |path: &str| command(&[path]).cancel().is_some();
        assert!(cancels("/usr/bin/spd-say"), "in a command of the user's own too");
        assert!(!cancels("/usr/bin/espeak-ng") && !cancels("/usr/bin/say"));
    }

    #[test]
    fn a_voice_gets_no_text_that_it_could_take_for_a_command() {
        assert_eq!(speakable("[[hello]] <break/> & \u{1b}[31m"), "hello break 31m");
        assert_eq!(speakable("!-! SET SELF RATE 100"), "SET SELF RATE 100");
        assert_eq!(speakable("Right side, left hand."), "Right side, left hand.");
    }

    #[test]
    fn voices_are_read_from_the_lists_that_programs_print() {
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
