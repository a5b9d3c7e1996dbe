//! `neckcare doctor`: what is found on this machine, what is amiss with it, and the remedy.

mod heard;

use std::io::{self, IsTerminal, Write};

use super::page::Page;
use super::{Error, choose, config, ear, environment};
use crate::cli::Cli;
use crate::history::INTERRUPTED;
use crate::routine::library::Library;
use crate::routine::safe;
use crate::settings::{Colours, Settings};
use crate::sound::Found;
use crate::store::kept::Loaded;
use crate::store::probe::probe;
use crate::store::{Folders, history, paths, recover, standing};
use crate::terminal::size;

/// The words stand behind the longest name.
const NAMES: usize = 10;

/// One thing that was looked at.
struct Finding {
    name: &'static str,
    says: String,
    amiss: bool,
}

impl Finding {
    fn well(name: &'static str, says: impl Into<String>) -> Self {
        Self { name, says: says.into(), amiss: false }
    }

    fn amiss(name: &'static str, says: impl Into<String>) -> Self {
        Self { name, says: says.into(), amiss: true }
    }
}

/// Everything that was found; the exit code is 1 where something is amiss.
pub(super) fn doctor(cli: &Cli, out: &mut Page<impl Write>) -> Result<u8, Error> {
    let (settings, about_settings) = settings(cli);
    let mut findings = vec![about_settings, routines()?];
    findings.extend(records(&settings));
    findings.extend([terminal(), colours(&settings), letters(&settings)]);
    let found = Found::here(&ear::manner(&settings));
    findings.extend([heard::tones(&found), heard::voice(&found)]);
    findings.extend([heard::awake(&found), heard::notices(&found)]);
    for finding in &findings {
        tell(finding, out)?;
    }
    if io::stdout().is_terminal()
        && let Some(trouble) = heard::listen(&settings, &found, out)?
    {
        writeln!(out, "\n! {trouble}")?;
        return Ok(1);
    }
    let amiss = findings.iter().any(|finding| finding.amiss);
    writeln!(out, "\n{}", if amiss { "What is amiss is to be mended." } else { "All is well." })?;
    Ok(u8::from(amiss))
}

fn tell(finding: &Finding, out: &mut Page<impl Write>) -> io::Result<()> {
    if out.is_plain() {
        let mark = if finding.amiss { ", amiss" } else { "" };
        return writeln!(out, "{}{mark}: {}", finding.name, finding.says);
    }
    let mark = if finding.amiss { '!' } else { ' ' };
    for (nth, line) in finding.says.lines().enumerate() {
        let (mark, name) = if nth == 0 { (mark, finding.name) } else { (' ', "") };
        writeln!(out, "{}", format!("{mark} {name:NAMES$}  {line}").trim_end())?;
    }
    Ok(())
}

/// The settings in force; where the file cannot be used, those without it.
fn settings(cli: &Cli) -> (Settings, Finding) {
    const NAME: &str = "settings";
    match config::from_file() {
        Ok(file) => {
            let says = config::whereabouts(file.is_some());
            (config::for_this_run(file.unwrap_or_default(), cli), Finding::well(NAME, says))
        }
        Err(why) => {
            (config::for_this_run(Settings::default(), cli), Finding::amiss(NAME, why.to_string()))
        }
    }
}

/// The shipped routines, and those of the user.
fn routines() -> Result<Finding, Error> {
    const NAME: &str = "routines";
    let (library, unfit) = choose::everything()?;
    let shipped = Library::shipped_ids().count();
    let own = library.routines().len().saturating_sub(shipped);
    let folder = paths::routines().map_or_else(String::new, |folder| {
        format!(" in {}", safe::visible(&folder.to_string_lossy()))
    });
    let says = format!("{shipped} shipped, {own} of your own{folder}");
    if unfit.is_empty() {
        return Ok(Finding::well(NAME, says));
    }
    let why: Vec<String> = unfit.iter().map(ToString::to_string).collect();
    Ok(Finding::amiss(NAME, format!("{says}; not usable:\n{}", why.join("\n"))))
}

/// What is stored about the person, and what of it cannot be read.
fn records(settings: &Settings) -> Vec<Finding> {
    const NAME: &str = "history";
    let Some(folders) = Folders::find(&settings.history) else {
        let says = "there is no home folder, so nothing is kept; set HOME";
        return vec![Finding::amiss(NAME, says)];
    };
    let (told, notes) = history::read_all(&folders);
    let path = folders.history();
    let says = match told.sessions.len() {
        0 => "no sessions yet".to_owned(),
        1 => "1 session".to_owned(),
        sessions => format!("{sessions} sessions"),
    };
    let kept = Finding::well(NAME, format!("{says} in {}", safe::visible(&path.to_string_lossy())));
    let amiss = notes.iter().map(|note| Finding::amiss(NAME, note.to_string()));
    let others = [answers(&folders), Some(writing(&folders)), left_behind(&folders)];
    [kept].into_iter().chain(amiss).chain(others.into_iter().flatten()).collect()
}

/// What the answers amount to, as far as it can be read.
fn answers(folders: &Folders) -> Option<Finding> {
    const NAME: &str = "answers";
    let path = folders.standing();
    let path = safe::visible(&path.to_string_lossy());
    match standing::read(folders) {
        Loaded::There(_) => Some(Finding::well(NAME, format!("kept in {path}"))),
        Loaded::Missing => None,
        Loaded::Unusable(why) => Some(Finding::amiss(NAME, format!("{path}: {why}"))),
    }
}

/// Whether sessions and stops can be stored, by trying it.
fn writing(folders: &Folders) -> Finding {
    const NAME: &str = "saving";
    let refused =
        [&folders.data, &folders.state].into_iter().find_map(|folder| probe(folder).err());
    match refused {
        Some(unsaved) => Finding::amiss(NAME, unsaved.to_string()),
        None => Finding::well(NAME, "tried, and it works"),
    }
}

/// Sessions that only a journal knows.
fn left_behind(folders: &Folders) -> Option<Finding> {
    let all = recover::left_behind(folders, None);
    // Nobody who has just stopped is to read that all is well.
    if all.iter().any(|session| session.outcome != INTERRUPTED) {
        let says =
            "a session was stopped and is not in the history yet; the next start asks about it";
        return Some(Finding::amiss("journals", says));
    }
    let says = match all.len() {
        0 => return None,
        1 => "1 session is not in the history yet; the next start brings it there".to_owned(),
        all => {
            format!("{all} sessions are not in the history yet; the next start brings them there")
        }
    };
    Some(Finding::well("journals", says))
}

fn terminal() -> Finding {
    const NAME: &str = "terminal";
    if !io::stdout().is_terminal() {
        return Finding::well(NAME, "none here: output goes to a file or a pipe");
    }
    let kind = environment::variable("TERM").unwrap_or_default();
    let kind = if kind.is_empty() { "TERM is not set".to_owned() } else { safe::visible(&kind) };
    let cells = size::size(io::stdout());
    let cell = size::cell(io::stdout()).map_or_else(
        || "cells of unknown shape".to_owned(),
        |(width, height)| format!("cells of {width} by {height} pixels"),
    );
    let says = format!("{kind}, {} by {}, {cell}", cells.width, cells.height);
    match environment::screen() {
        Ok(()) => Finding::well(NAME, says),
        Err(why) => Finding::amiss(NAME, format!("{says}; {why}")),
    }
}

fn colours(settings: &Settings) -> Finding {
    let says = match settings.theme {
        _ if environment::no_color() => "none, since NO_COLOR is set",
        Colours::Auto => "the terminal's own sixteen",
        Colours::Dark | Colours::Light if environment::paints_freely() => {
            "truecolour, which COLORTERM promises"
        }
        Colours::Dark | Colours::Light => {
            "truecolour, which COLORTERM does not promise; where they look wrong, `theme = \"auto\"` \
             takes the terminal's own"
        }
    };
    Finding::well("colours", says)
}

fn letters(settings: &Settings) -> Finding {
    const NAME: &str = "letters";
    if settings.ascii {
        return Finding::well(NAME, "plain ASCII, as set");
    }
    if environment::speaks_unicode() {
        return Finding::well(NAME, "Unicode: the picture is drawn in braille dots ⠁⠃⠇⡇⣇⣧⣷⣿");
    }
    let says = "no locale here promises UTF-8; where the picture looks wrong, `ascii = true` draws it plainly";
    Finding::amiss(NAME, says)
}
