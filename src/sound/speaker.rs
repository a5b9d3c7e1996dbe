//! Who can speak on this machine, and how each is told to.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::find;
use super::program::Program;

/// The language of the words that are shipped.
const LANGUAGE: &str = "en";

/// Words a minute: a little faster than slots are reckoned, since a voice also pauses between sentences.
const RATE: u16 = 175;

/// How the voice is to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manner {
    /// A voice's name as its program knows it; none for the words' own language.
    pub name: Option<String>,
    /// Words a minute.
    pub rate: Option<u16>,
    /// How loud, in percent.
    pub volume: u8,
    /// A program of the user's own, with its arguments.
    pub command: Option<Vec<String>>,
}

/// Programs that speak, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    EspeakNg,
    SpeechDispatcher,
    Say,
    Own,
}

const KINDS: [(&str, Kind); 4] = [
    ("espeak-ng", Kind::EspeakNg),
    ("espeak", Kind::EspeakNg),
    ("spd-say", Kind::SpeechDispatcher),
    ("say", Kind::Say),
];

/// A program that speaks what it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    kind: Kind,
    path: PathBuf,
    args: Vec<OsString>,
    manner: Manner,
}

impl Speaker {
    /// The user's own, or else the first that is found.
    pub(super) fn find(manner: &Manner) -> Option<Self> {
        if let Some(command) = &manner.command {
            return Some(Self { manner: manner.clone(), ..Self::own(command) });
        }
        let found = |(name, kind): &(&str, Kind)| Some((find::program(name)?, *kind));
        let (path, kind) = KINDS.iter().find_map(found)?;
        Some(Self { kind, path, args: Vec::new(), manner: manner.clone() })
    }

    /// A program of the user's own: by its path, or by its name where PATH has it.
    pub(super) fn own(command: &[String]) -> Self {
        let (name, args) = command.split_first().map_or(("", &[][..]), |(name, args)| (name, args));
        let path = if name.contains('/') { Some(name.into()) } else { find::program(name) };
        Self {
            kind: Kind::Own,
            path: path.unwrap_or_else(|| name.into()),
            args: args.iter().map(OsString::from).collect(),
            manner: Manner::default(),
        }
    }

    /// The program that says one utterance, so much softer than is set.
    pub(super) fn program(&self, loudness: u8) -> Program {
        let volume = u32::from(self.manner.volume) * u32::from(loudness) / 100;
        let rate = self.manner.rate.unwrap_or(RATE);
        let name = self.manner.name.clone();
        let args: Vec<OsString> = match self.kind {
            Kind::Own => self.args.clone(),
            Kind::EspeakNg => words(&[
                "--stdin".to_owned(),
                format!("-v{}", name.unwrap_or_else(|| LANGUAGE.to_owned())),
                format!("-s{rate}"),
                format!("-a{volume}"),
            ]),
            Kind::SpeechDispatcher => {
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
            Kind::Say => {
                let mut args = vec!["-f".to_owned(), "-".to_owned(), format!("-r{rate}")];
                args.extend(name.map(|name| format!("-v{name}")));
                words(&args)
            }
        };
        Program { path: self.path.clone(), args, env: Vec::new() }
    }

    /// What silences it, where its own end does not: speech-dispatcher speaks on by itself.
    pub(super) fn cancel(&self) -> Option<Program> {
        let by_itself = self.kind == Kind::SpeechDispatcher;
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

/// The programs that could speak.
pub(super) fn known() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

fn words(args: &[String]) -> Vec<OsString> {
    args.iter().map(OsString::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speaker(kind: Kind, manner: Manner) -> Speaker {
        Speaker { kind, path: "/usr/bin/it".into(), args: Vec::new(), manner }
    }

    fn said(kind: Kind, manner: Manner, loudness: u8) -> String {
        let args = speaker(kind, manner).program(loudness).args;
        args.iter().map(|arg| arg.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_program_is_told_language_rate_and_volume_in_its_own_way() {
        let manner = || Manner { volume: 80, ..Manner::default() };
        assert_eq!(said(Kind::EspeakNg, manner(), 100), "--stdin -ven -s175 -a80");
        assert_eq!(said(Kind::EspeakNg, manner(), 50), "--stdin -ven -s175 -a40");
        assert_eq!(said(Kind::SpeechDispatcher, manner(), 100), "-e -w -r-5 -i60 -len");
        assert_eq!(said(Kind::Say, manner(), 100), "-f - -r175");
        let named = Manner { name: Some("Fiona".to_owned()), rate: Some(120), ..manner() };
        assert_eq!(said(Kind::Say, named.clone(), 100), "-f - -r120 -vFiona");
        assert_eq!(said(Kind::EspeakNg, named, 100), "--stdin -vFiona -s120 -a80");
    }

    #[test]
    fn only_what_speaks_on_by_itself_is_told_to_stop() {
        let cancels = |kind| speaker(kind, Manner::default()).cancel().is_some();
        assert!(cancels(Kind::SpeechDispatcher));
        assert!(!cancels(Kind::EspeakNg) && !cancels(Kind::Say) && !cancels(Kind::Own));
    }
}
