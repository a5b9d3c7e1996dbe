//! `neckcare doctor`: what is found on this machine, what is amiss with it, and the remedy.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use super::{Error, choose, config, ear, environment};
use crate::cli::Cli;
use crate::plan::{Cue, CueKind};
use crate::routine::library::Library;
use crate::routine::safe;
use crate::routine::word::Word;
use crate::settings::{Colours, Settings};
use crate::sound::Found;
use crate::store::{Folders, history, paths};
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
pub(super) fn doctor(cli: &Cli, out: &mut impl Write) -> Result<u8, Error> {
    let (settings, about_settings) = settings(cli);
    let mut findings = vec![about_settings, routines()?];
    findings.extend(records());
    findings.extend([terminal(), colours(&settings), letters(&settings)]);
    let found = Found::here(&ear::manner(&settings));
    findings.extend([tones(&found), voice(&found), awake(&found), notices(&found)]);
    for finding in &findings {
        tell(finding, out)?;
    }
    if io::stdout().is_terminal()
        && let Some(trouble) = listen(&settings, &found, out)?
    {
        writeln!(out, "\n! {trouble}")?;
        return Ok(1);
    }
    let amiss = findings.iter().any(|finding| finding.amiss);
    writeln!(
        out,
        "\n{}",
        if amiss { "What is marked ! is to be mended." } else { "All is well." }
    )?;
    Ok(u8::from(amiss))
}

fn tell(finding: &Finding, out: &mut impl Write) -> io::Result<()> {
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
fn records() -> Vec<Finding> {
    const NAME: &str = "history";
    let Some(folders) = Folders::find() else {
        let says = "there is no home folder, so nothing is kept; set HOME";
        return vec![Finding::amiss(NAME, says)];
    };
    let (told, notes) = history::read_all(&folders.data);
    let path = folders.history();
    let says = match told.sessions.len() {
        0 => "no sessions yet".to_owned(),
        1 => "1 session".to_owned(),
        sessions => format!("{sessions} sessions"),
    };
    let kept = Finding::well(NAME, format!("{says} in {}", safe::visible(&path.to_string_lossy())));
    let amiss = notes.iter().map(|note| Finding::amiss(NAME, note.to_string()));
    [kept].into_iter().chain(amiss).collect()
}

/// What plays the tones.
fn tones(found: &Found) -> Finding {
    const NAME: &str = "tones";
    match found.players.as_slice() {
        [] => Finding::well(
            NAME,
            format!("the terminal's bell; {} would play tones", either(&Found::known().0)),
        ),
        players => Finding::well(NAME, shown(players).join(", or else ")),
    }
}

/// What speaks.
fn voice(found: &Found) -> Finding {
    const NAME: &str = "voice";
    match &found.speaker {
        Some(speaker) if speaker.is_file() => {
            Finding::well(NAME, shown(std::slice::from_ref(speaker)).concat())
        }
        Some(speaker) => {
            let speaker = shown(std::slice::from_ref(speaker)).concat();
            Finding::amiss(NAME, format!("{speaker}, as `voice_command` says, is not there"))
        }
        None => Finding::well(
            NAME,
            format!(
                "none; {} would speak (Debian: apt install espeak-ng)",
                either(&Found::known().1)
            ),
        ),
    }
}

/// What keeps the display awake in a session.
fn awake(found: &Found) -> Finding {
    let says = match &found.waking {
        Some(waking) => shown(std::slice::from_ref(waking)).concat(),
        None => "nothing keeps the display awake; systemd-inhibit or caffeinate would".to_owned(),
    };
    Finding::well("awake", says)
}

/// What tells of the end to somebody who looks elsewhere.
fn notices(found: &Found) -> Finding {
    let says = match &found.notices {
        Some(notices) => shown(std::slice::from_ref(notices)).concat(),
        None => {
            "by the terminal, where it can; notify-send would show them on the desktop".to_owned()
        }
    };
    Finding::well("notices", says)
}

fn shown(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| safe::visible(&path.to_string_lossy())).collect()
}

fn either(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => names.concat(),
    }
}

/// Plays every tone under its name, and says a sentence; gives what is wrong with that.
fn listen(
    settings: &Settings,
    found: &Found,
    out: &mut impl Write,
) -> io::Result<Option<&'static str>> {
    let mut sound = ear::open(settings);
    sound.set(settings.sound, settings.voice);
    if settings.sound && !found.players.is_empty() {
        writeln!(out, "\nEach tone, with what it is for:")?;
        for kind in CueKind::ALL.iter().filter(|kind| **kind != CueKind::Say) {
            writeln!(out, "  {}", kind.word().replace('-', " "))?;
            sound.hear(&Cue::new(Duration::ZERO, *kind, ""));
            sound.settle();
        }
    }
    sound.hear(&Cue::new(
        Duration::ZERO,
        CueKind::Say,
        "This is the voice. Right side, left hand.",
    ));
    sound.settle();
    Ok(sound.trouble().map(|_| "What was found does not play: see whether its own sound works."))
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
