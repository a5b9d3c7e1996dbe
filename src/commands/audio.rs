//! `neckcare audio`: a routine as a sound file, to follow on a phone or a player.

use std::ffi::OsStr;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use clap::ValueEnum;

use super::page::Page;
use super::{Error, choose, warn};
use crate::cli::{AudioArgs, SoundArgs, SoundFormat};
use crate::plan::Plan;
use crate::settings::Settings;
use crate::sound::{self, Format, Wanted};
use crate::store::create;
use crate::terminal::signals::{Signal, Signals};

/// The volume in percent: the maximum, because the player of the file has its own volume.
const LOUDEST: u8 = 100;

/// The names that mean standard output when a file is asked for.
const STDOUT: [&str; 4] = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

pub(super) fn audio(
    audio: &AudioArgs,
    ear: &SoundArgs,
    settings: &Settings,
    out: &mut Page<impl Write>,
) -> Result<u8, Error> {
    // The sound settings are for this machine, but the file is for another.
    let wanted =
        Wanted { tones: !(ear.no_sound || ear.quiet), voice: !(ear.no_voice || ear.quiet) };
    let plan = choose::plan(&audio.chosen, audio.whom, settings)?;
    let output =
        audio.output.as_deref().filter(|path| !STDOUT.iter().any(|name| *path == Path::new(name)));
    let format = format(audio.format, output)?;
    let unknown = match output.map(|path| (path, create::stream(path))) {
        None if io::stdout().is_terminal() => return Err(Error::SoundOnScreen),
        None => written(&plan, wanted, format, out)?,
        Some((_, Some(stream))) => {
            let mut stream = stream?;
            if stream.is_terminal() {
                return Err(Error::SoundOnScreen);
            }
            written(&plan, wanted, format, &mut stream)?
        }
        Some((path, None)) => match saved(&plan, wanted, format, path)? {
            Ok(unknown) => unknown,
            Err(signal) => return Ok(128 + u8::try_from(signal).unwrap_or(0)),
        },
    };
    let Some(unknown) = unknown else { return Err(Error::NoOwnVoice) };
    for words in unknown {
        warn(&format!("neckcare's voice does not know these words, so they are left out: {words}"));
    }
    Ok(0)
}

/// Returns the format that was asked for, or else the one that the file's name implies.
fn format(asked: Option<SoundFormat>, output: Option<&Path>) -> Result<Format, Error> {
    let suffix = output.and_then(Path::extension).map(OsStr::to_string_lossy);
    let format = match (asked, suffix) {
        (Some(format), _) => format,
        (None, None) => SoundFormat::Wav,
        (None, Some(suffix)) => SoundFormat::from_str(&suffix, true)
            .map_err(|_| Error::NoFormat { suffix: suffix.into() })?,
    };
    Ok(match format {
        SoundFormat::Wav => Format::Wav,
        SoundFormat::Opus => Format::Opus,
    })
}

/// Writes a new file, whole or not at all. If a signal ends the program meanwhile, returns the number of the signal.
fn saved(
    plan: &Plan,
    wanted: Wanted,
    format: Format,
    path: &Path,
) -> Result<Result<Option<Vec<String>>, i32>, Error> {
    let mut signals = Signals::install()?;
    let mut ended = None;
    let saved = create::file_with(path, |file| {
        let mut out = Endable { out: file, signals: &mut signals, ended: &mut ended };
        written(plan, wanted, format, &mut out)
    });
    match (saved, ended) {
        (_, Some(signal)) => Ok(Err(signal)),
        (saved, None) => Ok(Ok(saved?)),
    }
}

fn written(
    plan: &Plan,
    wanted: Wanted,
    format: Format,
    out: &mut impl Write,
) -> io::Result<Option<Vec<String>>> {
    let mut out = BufWriter::new(out);
    let unknown = sound::write(plan, LOUDEST, wanted, format, &mut out)?;
    out.flush()?;
    Ok(unknown)
}

/// A writer that fails as soon as a signal asks the program to end.
struct Endable<'s, W> {
    out: W,
    signals: &'s mut Signals,
    /// The number of that signal.
    ended: &'s mut Option<i32>,
}

impl<W: Write> Write for Endable<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let ends = |signal| match signal {
            Signal::End(number) | Signal::Leave(number) => Some(number),
            _ => None,
        };
        *self.ended = self.ended.or_else(|| self.signals.drain().into_iter().find_map(ends));
        match self.ended {
            Some(_) => Err(io::Error::other("ended by a signal")),
            None => self.out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
