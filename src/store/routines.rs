//! Reads and checks the user's own routine files.

use std::path::{Path, PathBuf};
use std::{fs, io};

use thiserror::Error;

use crate::routine::catalogue::Catalogue;
use crate::routine::finding::{Finding, Report, TextPosition};
use crate::routine::library::{Fault, Library};
use crate::routine::naming::{fold, nearest_id};
use crate::routine::parse::{self, Source};
use crate::routine::{Origin, Routine, safe};
use crate::store::file::{self, Unread};
use crate::store::{paths, threads};

/// The most files of the user's folder that are listed, because all of them are read before the list is shown. Others are
/// found by name.
pub const MOST_FILES: usize = 1000;

/// The fewest files for which another thread is worth starting.
const WORTH_THREADS: usize = 32;

/// The problem with a file name that cannot be an id.
const NO_ID: &str =
    "a routine's file name must be lower-case letters, digits and hyphens, then `.toml`";
const FOR_MANY: &str = "start the others by name, or move some elsewhere";
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
    /// The folder has more files than are listed.
    #[error("{}: {}; {FOR_MANY}", safe::visible(.folder), too_many(*.more))]
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

/// Reads one file, whatever its name. If the name cannot be an id, the routine gets one that is like it.
///
/// # Errors
/// Fails with every problem of the file.
pub fn read(path: &Path, catalogue: &Catalogue) -> Result<Routine, RoutineFileError> {
    let text = file::read(path)?;
    parsed(path, &id_like(path), &text, catalogue)
}

/// Reads one file of the user's own folder, where the name of each file is its routine's id.
fn read_own(path: &Path, catalogue: &Catalogue) -> Result<Routine, RoutineFileError> {
    let text = file::read(path)?;
    parsed(path, &id_of(path)?, &text, catalogue)
}

fn parsed(
    path: &Path,
    id: &str,
    text: &str,
    catalogue: &Catalogue,
) -> Result<Routine, RoutineFileError> {
    let file = path.to_string_lossy();
    let source = Source { file: &file, id, text, origin: Origin::User };
    Ok(parse::routine(source, catalogue)?)
}

/// Reads the user's own routine with this id, without looking at any other file. Returns `None` if there is no such
/// file.
pub fn read_by_id(id: &str, catalogue: &Catalogue) -> Option<Result<Routine, RoutineFileError>> {
    let path = own_file(id).filter(|_| parse::is_name(id))?;
    Some(read_own(&path, catalogue))
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

/// Reads one file, and reports every problem of its text, and words that need a second look. Its name can be a problem
/// only in the user's own folder, because routines are found by name there.
pub fn check(path: PathBuf, catalogue: &Catalogue) -> CheckedFile {
    let text = match file::read(&path) {
        Ok(text) => text,
        Err(why) => return CheckedFile::unread(path, why),
    };
    let id = if is_in_own_folder(&path) { id_of(&path) } else { Ok(id_like(&path)) };
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

/// Returns the id that a file's name stands for, or else one that is like it.
fn id_like(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let stem = name.strip_suffix(".toml").unwrap_or(&name);
    let id = id_of(path).ok().or_else(|| nearest_id(stem)).unwrap_or_else(|| "routine".to_owned());
    if Library::shipped_ids().any(|shipped| shipped == id) { format!("{id}-file") } else { id }
}

/// Returns true if a file lies directly in the folder of the user's own routines.
fn is_in_own_folder(path: &Path) -> bool {
    let folder = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return false,
    };
    let own = paths::routines().and_then(|own| fs::canonicalize(own).ok());
    own.is_some() && own == fs::canonicalize(folder).ok()
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
            Ok(routine) => {
                library.add(routine);
            }
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
    let length = paths.len().div_ceil(threads::count()).max(WORTH_THREADS);
    let read_part = |part: &[PathBuf]| -> Vec<_> {
        part.iter().map(|path| read_own(path, catalogue)).collect()
    };
    threads::on_parts(paths, length, read_part).into_iter().flatten().collect()
}

impl RoutineFileError {
    /// Returns the problem and the fix without the file's name, for a line that has it already. The fix is empty if the
    /// problem includes it. If the text has several problems, returns the first.
    pub fn told(&self) -> (String, String) {
        match self {
            Self::Unread(why) => (why.why(), String::new()),
            Self::Findings(report) => report.placed().next().map(at_its_line).unwrap_or_default(),
            Self::Many { more, .. } => (too_many(*more), FOR_MANY.to_owned()),
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
    format!("only the first {MOST_FILES} files in this folder are listed, and {more} are left out")
}

/// Returns the file or folder of that name, or else the user's own routine with that id.
pub fn meant(named: &Path) -> Option<PathBuf> {
    let name = named.to_string_lossy();
    let own = || own_file(&fold(&name)).or_else(|| own_file(&name));
    Some(named.to_owned()).filter(|path| path.exists()).or_else(own)
}

/// Returns the file of the user's folder with this name, if it is there.
fn own_file(name: &str) -> Option<PathBuf> {
    let path = paths::routines()?.join(format!("{name}.toml"));
    path.symlink_metadata().is_ok().then_some(path)
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

/// Returns the routine files directly in a folder, sorted by name. Hidden files are none: Emacs' locks, which are links
/// that lead nowhere, and what other systems and editors put next to a file.
#[expect(clippy::disallowed_methods, reason = "this is the disk's room")]
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let is_hidden = |path: &Path| {
        path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
    };
    let is_toml = |path: &Path| path.extension().is_some_and(|ending| ending == "toml");
    let mut files: Vec<PathBuf> = paths.filter(|path| is_toml(path) && !is_hidden(path)).collect();
    files.sort();
    Ok(files)
}
