//! Reads and checks the user's own routine files.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::{fs, io, thread};

use thiserror::Error;

use crate::routine::catalogue::Catalogue;
use crate::routine::finding::{Finding, Report, TextPosition};
use crate::routine::library::{Fault, Library};
use crate::routine::parse::{self, Source};
use crate::routine::{Origin, Routine, safe};
use crate::store::file::{self, Unread};
use crate::store::paths;

/// The most files of the user's folder that are used. All of them are read before the list of routines is shown.
const MOST_FILES: usize = 1000;

/// From this number of files, several threads read them.
const WORTH_THREADS: usize = 64;

/// The problem with a file name that cannot be an id.
const NO_ID: &str =
    "a routine's file name must be lower-case letters, digits and hyphens, then `.toml`";
const TAKEN: &str = "a routine that comes with neckcare has this name";

/// Why a routine file of the user cannot be used.
#[derive(Debug, Error)]
pub enum RoutineFileError {
    /// The file was not read.
    #[error(transparent)]
    Unread(#[from] Unread),
    /// Its text has problems.
    #[error(transparent)]
    Findings(#[from] Report),
    /// The folder has more files than are used.
    #[error("{}: {}; move some elsewhere", safe::visible(.folder), too_many(*.more))]
    Many {
        /// The path of the folder.
        folder: String,
        /// The number of files that are left out.
        more: usize,
    },
    /// The file's name cannot be an id.
    #[error("{}: {NO_ID}; rename it, for example to `slow-evening.toml`", safe::visible(.0))]
    Name(String),
    /// The file's name is the id of a routine that ships with the program.
    #[error("{0}.toml: {TAKEN}; rename it to `{0}-mine.toml`")]
    Taken(String),
}

/// Reads one file.
///
/// # Errors
/// Fails with every problem of the file.
pub fn read(path: &Path, catalogue: &Catalogue) -> Result<Routine, RoutineFileError> {
    let text = file::read(path)?;
    let id = id_of(path)?;
    let file = path.to_string_lossy();
    Ok(parse::routine(
        Source { file: &file, id: &id, text: &text, origin: Origin::User },
        catalogue,
    )?)
}

/// The result of checking one file.
#[derive(Debug)]
pub struct CheckedFile {
    /// The path of the file.
    pub path: PathBuf,
    /// The routine, if the file has one without a problem in its text.
    pub routine: Option<Routine>,
    /// The problems because of which it cannot be used.
    pub unfit: Vec<RoutineFileError>,
    /// Words in it that need a second look.
    pub warnings: Option<Report>,
}

/// Reads one file, and reports every problem of its name and text, and words that need a second look.
pub fn check(path: PathBuf, catalogue: &Catalogue) -> CheckedFile {
    let text = match file::read(&path) {
        Ok(text) => text,
        Err(why) => return CheckedFile::unread(path, why),
    };
    let id = id_of(&path);
    let source = Source {
        file: &path.to_string_lossy(),
        id: id.as_deref().unwrap_or_default(),
        text: &text,
        origin: Origin::User,
    };
    let parse::CheckedText { routine, warnings } = parse::check(source, catalogue);
    let (routine, findings) = match routine {
        Ok(routine) => (Some(routine), None),
        Err(report) => (None, Some(RoutineFileError::Findings(report))),
    };
    let unfit = id.err().into_iter().chain(findings).collect();
    CheckedFile { path, routine, unfit, warnings: Some(warnings) }
}

impl CheckedFile {
    /// Creates the result for a file or folder that was not read.
    pub fn unread(path: PathBuf, why: Unread) -> Self {
        Self { path, routine: None, unfit: vec![why.into()], warnings: None }
    }
}

/// Returns the id that a file's name stands for.
///
/// # Errors
/// Fails if the name cannot be an id, or if it is the id of a routine that ships with the program.
pub fn id_of(path: &Path) -> Result<String, RoutineFileError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = name.strip_suffix(".toml").unwrap_or(&name);
    if !parse::is_name(id) {
        return Err(RoutineFileError::Name(name));
    }
    if Library::shipped_ids().any(|shipped| shipped == id) {
        return Err(RoutineFileError::Taken(id.to_owned()));
    }
    Ok(id.to_owned())
}

/// Adds every routine of a folder to the library. Returns the problems of those that cannot be used.
pub fn add_all(folder: &Path, library: &mut Library) -> Vec<RoutineFileError> {
    let mut unfit = Vec::new();
    let mut files = files(folder).unwrap_or_default();
    let more = files.len().saturating_sub(MOST_FILES);
    files.truncate(MOST_FILES);
    let all = read_each(&files, &library.catalogue);
    for (path, read) in files.into_iter().zip(all) {
        match read {
            Ok(routine) => library.add(routine),
            Err(why) => {
                library.note(why.fault(&path));
                unfit.push(why);
            }
        }
    }
    if more > 0 {
        let many = RoutineFileError::Many { folder: folder.to_string_lossy().into_owned(), more };
        library.note(many.fault(folder));
        unfit.push(many);
    }
    unfit
}

/// Reads many files, with several threads if there are enough of them.
fn read_each(paths: &[PathBuf], catalogue: &Catalogue) -> Vec<Result<Routine, RoutineFileError>> {
    let read_all = |paths: &[PathBuf]| -> Vec<Result<Routine, RoutineFileError>> {
        paths.iter().map(|path| read(path, catalogue)).collect()
    };
    if paths.len() < WORTH_THREADS {
        return read_all(paths);
    }
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let begin = |part| (part, scope.spawn(move || read_all(part)));
        let parts: Vec<_> = paths.chunks(paths.len().div_ceil(threads)).map(begin).collect();
        // If a thread panics, its files are read again here, so that the panic happens on this thread.
        let read = parts
            .into_iter()
            .map(|(part, thread)| thread.join().unwrap_or_else(|_| read_all(part)));
        read.flatten().collect()
    })
}

impl RoutineFileError {
    /// Returns the problem and the fix without the file's name, for a line that has it already. The fix is empty if the
    /// problem includes it. If the text has several problems, returns the first.
    pub fn told(&self) -> (String, String) {
        match self {
            Self::Unread(why) => (why.why(), String::new()),
            Self::Findings(report) => report.placed().next().map(at_its_line).unwrap_or_default(),
            Self::Many { more, .. } => (too_many(*more), "move some elsewhere".to_owned()),
            Self::Name(_) => {
                (NO_ID.to_owned(), "rename it, for example to `slow-evening.toml`".to_owned())
            }
            Self::Taken(id) => (TAKEN.to_owned(), format!("rename it to `{id}-mine.toml`")),
        }
    }

    /// Returns the problem as the list of routines shows it.
    fn fault(&self, path: &Path) -> Fault {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let (first, remedy) = self.told();
        let more = match self {
            Self::Findings(report) => report.findings().len().saturating_sub(1),
            _ => 0,
        };
        Fault { name: safe::visible(&stem), first, remedy, more, command: self.command(&stem) }
    }

    /// Returns the command that checks this file by its name, or, if a shell might misread the name, all files.
    fn command(&self, stem: &str) -> Option<String> {
        match self {
            Self::Many { .. } => None,
            _ if parse::is_name(stem) => Some(format!("neckcare check {stem}")),
            _ => Some("neckcare check".to_owned()),
        }
    }
}

/// Returns a finding with the number of its line, and the fix.
fn at_its_line((finding, spot, _): (&Finding, TextPosition, TextPosition)) -> (String, String) {
    (format!("line {}: {}", spot.line, finding.rule), finding.remedy.clone())
}

fn too_many(more: usize) -> String {
    let are = if more == 1 { "is" } else { "are" };
    format!("only the first {MOST_FILES} files in this folder are used, and {more} {are} left out")
}

/// Returns the file or folder of that name, or else the user's own routine with that id.
pub fn meant(named: &Path) -> Option<PathBuf> {
    let own = || paths::routines().map(|folder| folder.join(named).with_extension("toml"));
    Some(named.to_owned()).filter(|path| path.exists()).or_else(own).filter(|path| path.exists())
}

/// Returns the ids of the user's own routines, whatever is in their files.
pub fn own_ids() -> Vec<String> {
    let folder = paths::routines().unwrap_or_default();
    files(&folder).unwrap_or_default().iter().filter_map(|path| id_of(path).ok()).collect()
}

/// Returns the routine files that a path stands for: those of a folder, or else the path itself.
///
/// # Errors
/// Fails if it is a folder that cannot be listed.
pub fn files_of(path: &Path) -> Result<Vec<PathBuf>, Unread> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    files(path).map_err(|error| Unread::new(path, error))
}

/// Returns the routine files directly in a folder, sorted by name.
#[expect(clippy::disallowed_methods, reason = "this is the disk's room")]
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    files.sort();
    Ok(files)
}
