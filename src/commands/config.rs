//! `neckcare config`, and the settings in force. Flags win over the environment, and the environment over the file.

use std::io::Write;

use super::page::Page;
use super::{Error, environment};
use crate::cli::{Cli, PictureArg, TextRole, ThemeArg};
use crate::routine::safe;
use crate::settings::default::DefaultFile;
use crate::settings::{Colours, Drawn, FirstDay, Settings, Voice, WrittenValue};
use crate::store::{file, paths};

/// Returns the settings for this run.
///
/// # Errors
/// If the file cannot be used, with everything that is wrong with it.
pub(super) fn in_force(cli: &Cli) -> Result<Settings, Error> {
    Ok(for_this_run(from_file()?.unwrap_or_default(), cli))
}

/// Reads the settings of the file, if there is one.
pub(super) fn from_file() -> Result<Option<Settings>, Error> {
    Ok(paths::config().map_or(Ok(None), |path| file::read_settings(&path))?)
}

/// Returns the settings of a file, unless the environment or a flag says otherwise.
pub(super) fn for_this_run(file: Settings, cli: &Cli) -> Settings {
    let Cli { look, ear, .. } = cli;
    let theme = look.theme.map(|theme| match theme {
        ThemeArg::Auto => Colours::Auto,
        ThemeArg::Dark => Colours::Dark,
        ThemeArg::Light => Colours::Light,
    });
    Settings {
        theme: theme.unwrap_or(file.theme),
        picture: look.picture.map_or(file.picture, drawn),
        reduce_motion: look.reduce_motion || file.reduce_motion,
        // No console font has everything that is drawn otherwise.
        ascii: look.ascii || file.ascii || environment::is_console(),
        plain: look.plain || environment::plain() || file.plain,
        sound: file.sound && !ear.no_sound && !ear.quiet,
        voice: match file.voice {
            _ if ear.no_voice || ear.quiet => Voice::Off,
            Voice::Off if ear.voice => Voice::Own,
            voice => voice,
        },
        week: match file.week {
            FirstDay::Auto => environment::first_day(),
            set => set,
        },
        ..file
    }
}

const fn drawn(picture: PictureArg) -> Drawn {
    match picture {
        PictureArg::Auto => Drawn::Auto,
        PictureArg::Pixels => Drawn::Pixels,
        PictureArg::Octants => Drawn::Octants,
        PictureArg::Sextants => Drawn::Sextants,
        PictureArg::Quadrants => Drawn::Quadrants,
        PictureArg::Half => Drawn::Half,
        PictureArg::Braille => Drawn::Braille,
        PictureArg::None => Drawn::Nothing,
    }
}

/// Prints a file to start from.
pub(super) fn default(out: &mut impl Write) -> Result<u8, Error> {
    write!(out, "{DefaultFile}")?;
    Ok(0)
}

/// Prints where the file is, whether it exists, and the settings in force.
pub(super) fn config(cli: &Cli, out: &mut Page<impl Write>) -> Result<u8, Error> {
    let file = from_file()?;
    out.paragraph(&whereabouts(file.is_some()))?;
    writeln!(out)?;
    for entry in for_this_run(file.unwrap_or_default(), cli).entries() {
        let name = entry.name;
        match entry.value {
            // The line can be copied into the file, so it is not wrapped.
            WrittenValue::As(value) => writeln!(out, "{} = {value}", TextRole::Name.of(name))?,
            WrittenValue::Unset(_) => {
                writeln!(out, "{}", TextRole::Quiet.of(format_args!("{name} is not set")))?;
            }
        }
    }
    if environment::is_console() {
        writeln!(out)?;
        out.paragraph("TERM names the Linux console, so everything is drawn in plain ASCII.")?;
    }
    if environment::no_color() {
        writeln!(out)?;
        out.paragraph("NO_COLOR is set, so there are no colours.")?;
    }
    Ok(0)
}

/// Says where the file is, and whether it exists.
pub(super) fn whereabouts(is_there: bool) -> String {
    let Some(path) = paths::config() else {
        return "There is no home folder (HOME is not set), so there is no settings file."
            .to_owned();
    };
    let path = safe::visible(&path.to_string_lossy());
    if is_there {
        return format!("{path}: in use");
    }
    format!(
        "{path}: no such file yet, so every setting has its default; `neckcare config --default` prints a file to start from"
    )
}
