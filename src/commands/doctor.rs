//! `neckcare doctor`: checks the setup of this machine, and suggests fixes.

mod heard;
mod seen;

use std::io::{self, Write};

use super::page::Page;
use super::{Error, choose, config, environment, error_text, hanging_indent, sound_setup};
use crate::cli::{Cli, TextRole};
use crate::history::Ending;
use crate::routine::library::Library;
use crate::routine::safe;
use crate::settings::Settings;
use crate::sound::Found;
use crate::store::kept::Loaded;
use crate::store::paths::probe;
use crate::store::sockets::Sockets;
use crate::store::{Folders, history, journal, paths, screening_state};
use crate::terminal::size;

/// The width of the longest name, in columns.
const NAMES: usize = 10;

/// The result of one check.
struct DoctorCheck {
    name: &'static str,
    says: String,
    is_problem: bool,
}

impl DoctorCheck {
    fn fine(name: &'static str, says: impl Into<String>) -> Self {
        Self { name, says: says.into(), is_problem: false }
    }

    fn problem(name: &'static str, says: impl Into<String>) -> Self {
        Self { name, says: says.into(), is_problem: true }
    }
}

/// Prints the result of every check. The exit code is 1 if there is a problem.
pub(super) fn doctor(cli: &Cli, out: &mut Page<impl Write>) -> Result<u8, Error> {
    let (settings, about_settings) = settings(cli);
    let mut findings = vec![about_settings, routines()?];
    findings.extend(records(&settings));
    let answers = seen::answers(&settings);
    findings.extend([
        terminal(out),
        seen::colours(&settings, answers),
        seen::letters(&settings, answers),
    ]);
    let found = Found::here(&sound_setup::usable_voice(&settings), heard::is_aloud(&settings, out));
    findings.extend([heard::tones(&found), heard::voice(&settings, &found)]);
    findings.extend(heard::hooks(&settings));
    findings.extend([heard::awake(&found), heard::notices(&found)]);
    for finding in &findings {
        tell(finding, out)?;
    }
    for tried in heard::tried(&settings, &found, out)? {
        tell(&tried, out)?;
        findings.push(tried);
    }
    let has_problem = findings.iter().any(|finding| finding.is_problem);
    writeln!(out)?;
    out.paragraph(&TextRole::Title.of(conclusion(has_problem, out.is_terminal())))?;
    Ok(u8::from(has_problem))
}

/// Returns the last line. Without a terminal not everything can be checked, and the line says so.
const fn conclusion(has_problem: bool, in_terminal: bool) -> &'static str {
    match (has_problem, in_terminal) {
        (true, _) => "Some things need fixing; they are marked above.",
        (false, true) => "No problems found.",
        (false, false) => "No problems found, as far as this can be checked outside a terminal.",
    }
}

fn tell(finding: &DoctorCheck, out: &mut Page<impl Write>) -> io::Result<()> {
    if out.is_plain() {
        let mark = if finding.is_problem { ", problem" } else { "" };
        return writeln!(out, "{}{mark}: {}", finding.name, finding.says);
    }
    let mark = mark(finding, out);
    let indent = " ".repeat(hanging_indent::width(&mark) + NAMES + 3);
    let name = TextRole::Title.padded(finding.name, NAMES);
    let head = format!("{mark} {name}  ");
    if !finding.is_problem {
        return out.entry(&head, indent.len(), &finding.says);
    }
    let says: Vec<&str> = finding.says.lines().map(str::trim_end).collect();
    error_text::write(&head, &indent, &says.join("\n"), out)
}

/// Returns the mark in front of a result. Outside a window only problems have one, so that they can be searched for.
fn mark(finding: &DoctorCheck, out: &Page<impl Write>) -> String {
    match (finding.is_problem, out.window()) {
        (true, None) => TextRole::Warning.of("!"),
        (true, Some(_)) => TextRole::Warning.of("! "),
        (false, None) => " ".to_owned(),
        (false, Some(_)) => TextRole::Quiet.of("ok"),
    }
}

/// Returns the settings in use, or the defaults if the file cannot be used, with the result of checking the file.
fn settings(cli: &Cli) -> (Settings, DoctorCheck) {
    const NAME: &str = "settings";
    match config::from_file() {
        Ok(file) => {
            let says = config::whereabouts(file.is_some());
            (config::for_this_run(file.unwrap_or_default(), cli), DoctorCheck::fine(NAME, says))
        }
        Err(why) => (
            config::for_this_run(Settings::default(), cli),
            DoctorCheck::problem(NAME, why.to_string()),
        ),
    }
}

/// Checks the shipped routines and those of the user.
fn routines() -> Result<DoctorCheck, Error> {
    const NAME: &str = "routines";
    let (library, unfit) = choose::everything()?;
    let shipped = Library::shipped_ids().count();
    let own = library.routines().count().saturating_sub(shipped);
    let folder = paths::routines().map_or_else(String::new, |folder| {
        format!(" in {}", safe::visible(&folder.to_string_lossy()))
    });
    let says = format!("{shipped} built in, {own} of your own{folder}");
    if unfit.is_empty() {
        return Ok(DoctorCheck::fine(NAME, says));
    }
    let why: Vec<String> = unfit.iter().map(ToString::to_string).collect();
    Ok(DoctorCheck::problem(NAME, format!("{says}; these cannot be used:\n{}", why.join("\n"))))
}

/// Checks what is stored about the user, and reports any part that cannot be read.
fn records(settings: &Settings) -> Vec<DoctorCheck> {
    const NAME: &str = "history";
    let Some(folders) = Folders::find(&settings.history) else {
        let says = "there is no home folder, so nothing is saved; set HOME";
        return vec![DoctorCheck::problem(NAME, says)];
    };
    let (sessions, notes) = history::count(&folders);
    let path = folders.history();
    let says = match sessions {
        0 => "no sessions yet".to_owned(),
        1 => "1 session".to_owned(),
        sessions => format!("{sessions} sessions"),
    };
    let kept =
        DoctorCheck::fine(NAME, format!("{says} in {}", safe::visible(&path.to_string_lossy())));
    let problems = notes.iter().map(|note| DoctorCheck::problem(NAME, note.to_string()));
    let others = [answers(&folders), Some(writing(&folders)), left_behind(&folders)];
    let others = others.into_iter().flatten().chain(trust(&folders));
    [kept].into_iter().chain(problems).chain(others).collect()
}

/// Checks whether the stored answers can be read, if there are any.
fn answers(folders: &Folders) -> Option<DoctorCheck> {
    const NAME: &str = "answers";
    let path = folders.screening_state();
    let path = safe::visible(&path.to_string_lossy());
    match screening_state::read(folders) {
        Loaded::There(_) => Some(DoctorCheck::fine(NAME, format!("kept in {path}"))),
        Loaded::Missing => None,
        Loaded::Unusable(why) => Some(DoctorCheck::problem(NAME, format!("{path}: {why}"))),
    }
}

/// Checks whether sessions and stops can be saved, by trying it.
fn writing(folders: &Folders) -> DoctorCheck {
    const NAME: &str = "saving";
    match probe(folders) {
        Ok(()) => DoctorCheck::fine(NAME, "works"),
        Err(unsaved) => DoctorCheck::problem(NAME, unsaved.to_string()),
    }
}

/// Reports folders and files that others could change.
fn trust(folders: &Folders) -> impl Iterator<Item = DoctorCheck> {
    let unused = Sockets::find().distrusted.into_iter();
    let all = unused.chain(paths::exposed(folders));
    all.map(|folder| DoctorCheck::problem("folders", folder.to_string()))
}

/// Reports sessions that are only in a journal so far.
fn left_behind(folders: &Folders) -> Option<DoctorCheck> {
    let all = journal::left_behind(folders, None);
    // A user who has just stopped must not read that there is no problem.
    if all.iter().any(|session| session.outcome != Ending::Interrupted) {
        let says = "a stopped session is not in your history yet; the next start asks about it";
        return Some(DoctorCheck::problem("journals", says));
    }
    let says = match all.len() {
        0 => return None,
        1 => "1 session is not in your history yet; the next start adds it".to_owned(),
        all => {
            format!("{all} sessions are not in your history yet; the next start adds them")
        }
    };
    Some(DoctorCheck::fine("journals", says))
}

fn terminal(out: &Page<impl Write>) -> DoctorCheck {
    const NAME: &str = "terminal";
    if !out.is_terminal() {
        return DoctorCheck::fine(NAME, "not checked: the output goes to a file or a pipe");
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
        Ok(()) => DoctorCheck::fine(NAME, says),
        Err(why) => DoctorCheck::problem(NAME, format!("{says}; {why}")),
    }
}
