//! `neckcare check`: looks for problems in routine files. Errors keep a routine from being used, warnings do not.

mod checked_routine;
mod json;
mod tally;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use checked_routine::CheckedRoutine;
use tally::Tally;

use super::page::Page;
use super::{Error, choose, error_text};
use crate::cli::{CheckArgs, TextRole};
use crate::plan::Plan;
use crate::routine::catalogue::Catalogue;
use crate::routine::finding::Report;
use crate::routine::library::Library;
use crate::routine::naming::fold;
use crate::routine::safe;
use crate::screen_kit::day;
use crate::store::file::Unread;
use crate::store::paths;
use crate::store::routines::{self, RoutineFileError};

/// A file to check, or the reason why it cannot be read.
type CheckTarget = Result<PathBuf, Unread>;

pub(super) fn check(asked: &CheckArgs, out: &mut Page<impl Write>) -> Result<u8, Error> {
    let targets = if asked.what.is_empty() { own() } else { named(&asked.what)? };
    let catalogue = Arc::new(Catalogue::built_in()?);
    let unlisted = targets.len().saturating_sub(routines::MOST_FILES);
    let mut tally = Tally::default();
    let judged = targets.into_iter().map(|target| {
        let judged = CheckedRoutine::new(target, &catalogue);
        tally.add(&judged);
        judged
    });
    if asked.json {
        json::write(judged, out)?;
        return Ok(u8::from(tally.has_errors()));
    }
    for file in judged {
        write(&file, out)?;
    }
    if tally.is_empty() {
        out.paragraph(&nothing(&asked.what))?;
    } else {
        out.paragraph(&tally.to_string())?;
    }
    if asked.what.is_empty() && unlisted > 0 {
        out.paragraph(&format!(
            "Lists show only the first {} of them; the others start by name.",
            routines::MOST_FILES
        ))?;
    }
    Ok(u8::from(tally.has_errors()))
}

/// Returns the files of all the user's own routines.
fn own() -> Vec<CheckTarget> {
    let folder = paths::routines().filter(|folder| folder.exists());
    folder.as_deref().map_or_else(Vec::new, files)
}

/// Returns the files that the arguments mean: files by path, all files of a folder, or the user's own by name.
fn named(what: &[PathBuf]) -> Result<Vec<CheckTarget>, Error> {
    let mut targets = Vec::new();
    for named in what {
        let path =
            if choose::is_file(named) { Some(named.clone()) } else { routines::meant(named) };
        targets.extend(files(&path.ok_or_else(|| unknown(named))?));
    }
    Ok(targets)
}

fn files(path: &Path) -> Vec<CheckTarget> {
    match routines::files_of(path) {
        Ok(files) => files.into_iter().map(Ok).collect(),
        Err(why) => vec![Err(why)],
    }
}

/// Returns the error for a name that none of the user's files has.
fn unknown(named: &Path) -> Error {
    let name = named.to_string_lossy();
    let id = fold(&name);
    if Library::shipped_ids().any(|shipped| shipped == id) {
        return Error::Shipped { id };
    }
    let own = routines::own_ids();
    let ids: Vec<&str> = own.iter().map(String::as_str).collect();
    Error::NotYours { name: choose::truncated(&name), nearest: choose::near(&name, &ids) }
}

/// Returns the sentence to print if there is no file to check.
fn nothing(asked: &[PathBuf]) -> String {
    let own = paths::routines();
    let folders: Vec<&Path> = match asked {
        [] => own.iter().map(PathBuf::as_path).collect(),
        named => named.iter().map(PathBuf::as_path).collect(),
    };
    let shown = folders.iter().map(|folder| safe::visible(&folder.to_string_lossy()));
    let shown: Vec<String> = shown.collect();
    format!(
        "{}: no routine files there; `neckcare new NAME` creates one of your own",
        shown.join(", ")
    )
}

/// Prints the result for one file for a person to read: its errors or a summary, then its warnings.
fn write(judged: &CheckedRoutine, out: &mut Page<impl Write>) -> Result<(), Error> {
    for why in &judged.unfit {
        match why {
            RoutineFileError::Findings(report) => findings(report, out)?,
            why => {
                error_text::write("", "", &why.to_string(), out)?;
                writeln!(out)?;
            }
        }
    }
    match &judged.plan {
        Some(Ok(plan)) if judged.unfit.is_empty() => {
            out.entry(&head(judged), 2, &fine(plan, out))?;
        }
        Some(Err(why)) => {
            out.entry(&head(judged), 2, &format!("this routine cannot be done: {why}"))?;
            writeln!(out)?;
        }
        _ => {}
    }
    if judged.warning_count() > 0
        && let Some(warnings) = &judged.warnings
    {
        findings(warnings, out)?;
    }
    Ok(())
}

/// Returns the beginning of a line about one file.
fn head(judged: &CheckedRoutine) -> String {
    format!("{} ", TextRole::Title.of(format_args!("{}:", judged.file)))
}

/// Prints findings with excerpts of the file, or in sentences.
fn findings(report: &Report, out: &mut Page<impl Write>) -> Result<(), Error> {
    if !out.is_plain() {
        error_text::write("", "", &report.to_string(), out)?;
        writeln!(out)?;
        return Ok(());
    }
    for sentence in report.sentences() {
        writeln!(out, "{sentence}")?;
    }
    Ok(())
}

/// Returns the summary of a file without errors.
fn fine(plan: &Plan, page: &Page<impl Write>) -> String {
    format!(
        "{} {}, {} the first time, {} hands-on",
        TextRole::Quiet.of("fine:"),
        plan.routine().title,
        page.time(day::first_time(plan)),
        page.time(day::hands_on(plan.passes()))
    )
}
