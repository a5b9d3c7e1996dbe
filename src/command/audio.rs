//! `neckcare audio`: a routine as a sound file, to follow on a phone or a player.

use std::io::{self, BufWriter, IsTerminal, Write};

use super::page::Page;
use super::{Error, choose, warn};
use crate::cli::Audio;
use crate::plan::Plan;
use crate::settings::Settings;
use crate::sound;
use crate::store::create;

/// In percent.
const LOUDEST: u8 = 100;

pub(super) fn audio(
    audio: &Audio,
    settings: &Settings,
    out: &mut Page<impl Write>,
) -> Result<u8, Error> {
    let plan = choose::plan(&audio.chosen, audio.whom, settings)?;
    let unknown = match &audio.output {
        Some(file) => create::file_with(file, |file| written(&plan, file))?,
        None if io::stdout().is_terminal() => return Err(Error::SoundOnScreen),
        None => written(&plan, out)?,
    };
    let Some(unknown) = unknown else { return Err(Error::NoOwnVoice) };
    for words in unknown {
        warn(&format!("neckcare's voice does not know these words, so they are left out: {words}"));
    }
    Ok(0)
}

/// As loud as it gets: what plays it has a volume of its own.
fn written(plan: &Plan, out: &mut impl Write) -> io::Result<Option<Vec<String>>> {
    let mut out = BufWriter::new(out);
    let unknown = sound::write(plan, LOUDEST, &mut out)?;
    out.flush()?;
    Ok(unknown)
}
