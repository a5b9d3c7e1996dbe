//! Who can speak on this machine, in which English voices, and how each is told to: aloud, or into a file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::program::{self, Program, printed};

/// The language of the words that are shipped.
const LANGUAGE: &str = "en";

/// Words a minute: a little faster than slots are reckoned, since a voice also pauses between sentences.
const RATE: u16 = 175;

/// As loud as a program usually speaks: what it writes is made softer when it is heard.
const LOUD: u32 = 100;

/// What stands in a command of the user's own in place of the file that it writes.
const FILE: &str = "{file}";

/// Text is made so long, in bytes, with spaces: espeak-ng 1.51 adds noise to what is shorter than six.
const SHORTEST: usize = 24;

/// What a renderer starts its program by: files that it writes end at 128 MiB. Words need far less, but programs that can also
/// play sound reserve 64 MiB for that.
const BOUND: &str = r#"ulimit -f 262144; exec "$0" "$@""#;

/// The same where there is no hurry.
const BOUND_AND_NICE: &str =
    r#"ulimit -f 262144; command -v nice >/dev/null && exec nice "$0" "$@"; exec "$0" "$@""#;

/// How the voice is to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VoiceConfig {
    /// Whether a voice of the machine says everything, even if none of what follows is set.
    pub system: bool,
    /// A voice's name as its program knows it; none for the words' own language.
    pub name: Option<String>,
    /// Words a minute.
    pub rate: Option<u16>,
    /// How loud, in percent.
    pub volume: u8,
    /// A program of the user's own, with its arguments.
    pub command: Option<Vec<String>>,
}

impl VoiceConfig {
    /// Whether the machine's voice is asked for, in whatever way.
    pub const fn is_system(&self) -> bool {
        self.system || self.name.is_some() || self.rate.is_some() || self.command.is_some()
    }
}

/// A program, and what it is given to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) program: Program,
    pub(super) text: String,
}

/// Programs that speak, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SpeakerKind {
    EspeakNg,
    SpeechDispatcher,
    Say,
    Own,
}

const KINDS: [(&str, SpeakerKind); 4] = [
    ("espeak-ng", SpeakerKind::EspeakNg),
    ("espeak", SpeakerKind::EspeakNg),
    ("spd-say", SpeakerKind::SpeechDispatcher),
    ("say", SpeakerKind::Say),
];

/// A program that speaks what it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    kind: SpeakerKind,
    path: PathBuf,
    args: Vec<OsString>,
    config: VoiceConfig,
}

impl Speaker {
    /// The user's own, or else the first that is found.
    pub(super) fn find(config: &VoiceConfig) -> Option<Self> {
        if let Some(command) = &config.command {
            return Some(Self { config: config.clone(), ..Self::own(command) });
        }
        let found = |(name, kind): &(&str, SpeakerKind)| Some((program::find(name)?, *kind));
        let (path, kind) = KINDS.iter().find_map(found)?;
        Some(Self { kind, path, args: Vec::new(), config: config.clone() })
    }

    /// A program of the user's own: by its path, or by its name where PATH has it.
    pub(super) fn own(command: &[String]) -> Self {
        let (name, args) = command.split_first().map_or(("", &[][..]), |(name, args)| (name, args));
        let path = if name.contains('/') { Some(name.into()) } else { program::find(name) };
        Self {
            kind: SpeakerKind::Own,
            path: path.unwrap_or_else(|| name.into()),
            args: args.iter().map(OsString::from).collect(),
            config: VoiceConfig::default(),
        }
    }

    /// What says one utterance aloud, so much softer than is set; none for a program that only writes files.
    pub(super) fn aloud(&self, said: &str, loudness: u8) -> Option<Task> {
        if self.kind == SpeakerKind::Own && self.writes() {
            return None;
        }
        let args = self.args(u32::from(self.config.volume) * u32::from(loudness) / 100);
        let program = Program { path: self.path.clone(), args, env: Vec::new() };
        Some(Task { program, text: self.text(said) })
    }

    /// Whether it can write what it says to a file.
    pub(super) fn writes(&self) -> bool {
        match self.kind {
            SpeakerKind::EspeakNg | SpeakerKind::Say => true,
            SpeakerKind::SpeechDispatcher => false,
            SpeakerKind::Own => self.args.iter().any(|arg| arg.to_string_lossy().contains(FILE)),
        }
    }

    /// What writes one utterance to a file, whoever else needs the machine more; none if it cannot.
    pub(super) fn rendering(&self, said: &str, file: &Path, is_urgent: bool) -> Option<Task> {
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

    /// By what its words are told from those of other voices, or of this one at another rate.
    pub(super) fn identity(&self) -> String {
        let args = self.args(LOUD);
        let args = args.iter().map(|arg| arg.to_string_lossy());
        args.fold(self.path.to_string_lossy().into_owned(), |all, arg| format!("{all}\0{arg}"))
    }

    fn text(&self, said: &str) -> String {
        let is_espeak = self.name().starts_with("espeak");
        format!("{said:<least$}\n", least = if is_espeak { SHORTEST } else { 0 })
    }

    /// Its name.
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Its arguments if it speaks so loud, in percent.
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

    /// What silences it, where its own end does not: speech-dispatcher speaks on by itself.
    pub(super) fn cancel(&self) -> Option<Program> {
        let by_itself = self.name() == "spd-say";
        by_itself.then(|| Program {
            path: self.path.clone(),
            args: vec!["-C".into()],
            env: Vec::new(),
        })
    }

    /// The program.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// An argument with the file where it belongs.
fn filled(arg: OsString, file: &Path) -> OsString {
    match arg.to_str() {
        Some(text) if text.contains(FILE) => text.replace(FILE, &file.to_string_lossy()).into(),
        _ => arg,
    }
}

/// The programs that could speak.
pub(super) fn known() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

fn words(args: &[String]) -> Vec<OsString> {
    args.iter().map(OsString::from).collect()
}

/// Letters, figures and the signs that a voice can make something of; nothing that a program could obey.
pub(super) fn speakable(words: &str) -> String {
    let plain = |letter: char| {
        if letter.is_alphanumeric() || " .,:;?!'-".contains(letter) { letter } else { ' ' }
    };
    let plain: String = words.chars().map(plain).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

/// A program lists its voices within this time.
const LISTING: Duration = Duration::from_secs(3);

/// Of many voices of a program, so many are listed.
const MOST_VOICES: usize = 8;

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

    fn speaker(kind: SpeakerKind, config: VoiceConfig) -> Speaker {
        Speaker { kind, path: "/usr/bin/it".into(), args: Vec::new(), config }
    }

    fn line(task: Option<Task>) -> String {
        let args = task.unwrap().program.args;
        args.iter().map(|arg| arg.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    fn said(kind: SpeakerKind, config: VoiceConfig, loudness: u8) -> String {
        line(speaker(kind, config).aloud("Two.", loudness))
    }

    fn command(command: &[&str]) -> Speaker {
        Speaker::own(&command.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn each_program_is_told_language_rate_and_volume_in_its_own_way() {
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
    fn a_voice_that_can_writes_a_bounded_file_as_loud_as_it_usually_speaks() {
        let config = || VoiceConfig { volume: 80, ..VoiceConfig::default() };
        let written = |speaker: Speaker| {
            let line = line(speaker.rendering("Two.", Path::new("/tmp/it"), true));
            line.strip_prefix(&format!("-c {BOUND} ")).unwrap().to_owned()
        };
        let espeak = written(speaker(SpeakerKind::EspeakNg, config()));
        assert_eq!(espeak, "/usr/bin/it --stdin -ven -s175 -a100 -w /tmp/it");
        let say = written(speaker(SpeakerKind::Say, config()));
        assert_eq!(say, "/usr/bin/it -f - -r175 --data-format=LEI16@48000 -o /tmp/it");
        let own = command(&["/opt/piper", "-f", "{file}"]);
        assert_eq!(written(own.clone()), "/opt/piper -f /tmp/it");
        assert_eq!(own.aloud("Two.", 100), None, "it would only write a file");
        let live = [speaker(SpeakerKind::SpeechDispatcher, config()), command(&["/opt/piper-say"])];
        assert!(live.iter().all(|speaker| !speaker.writes()));
        assert!(live.iter().all(|speaker| speaker.rendering("", Path::new(""), true).is_none()));
    }

    #[test]
    fn short_texts_are_long_enough_for_espeak() {
        let text = |path: &str| command(&[path]).aloud("Two.", 100).unwrap().text;
        assert_eq!(text("/usr/bin/espeak-ng"), "Two.                    \n");
        assert_eq!(text("/opt/another"), "Two.\n");
    }

    #[test]
    fn words_of_another_voice_or_rate_are_others_but_not_at_another_volume() {
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
    fn only_what_speaks_on_by_itself_is_told_to_stop() {
        let cancels = |path: &str| command(&[path]).cancel().is_some();
        assert!(cancels("/usr/bin/spd-say"), "in a command of the user's own too");
        assert!(!cancels("/usr/bin/espeak-ng") && !cancels("/usr/bin/say"));
    }

    #[test]
    fn a_voice_is_given_nothing_that_it_could_obey() {
        assert_eq!(speakable("[[hello]] <break/> & \u{1b}[31m"), "hello break 31m");
        assert_eq!(speakable("!-! SET SELF RATE 100"), "SET SELF RATE 100");
        assert_eq!(speakable("Right side, left hand."), "Right side, left hand.");
    }

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
