//! The user's own routine files.

use std::fs;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::routine::catalogue::Catalogue;
use crate::routine::finding::Report;
use crate::routine::library::Library;
use crate::routine::parse::{self, Source};
use crate::routine::{Origin, Routine, safe};
use crate::store::file::{self, Unread};

/// Files of the folder that are looked at.
const MOST_FILES: usize = 1000;

/// Why a routine of the user's cannot be followed.
#[derive(Debug, Error)]
pub enum Unfit {
    /// The file was not read.
    #[error(transparent)]
    Unread(#[from] Unread),
    /// Its text has findings.
    #[error(transparent)]
    Findings(#[from] Report),
    /// Its name is no id.
    #[error("{}: a routine's file name is lower-case letters, digits and hyphens before `.toml`", safe::visible(.0))]
    Name(String),
    /// Its name belongs to a routine that ships with the program.
    #[error("{0}.toml: a shipped routine has this name; call the file `{0}-mine.toml`")]
    Taken(String),
}

/// Reads one file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(path: &Path, catalogue: &Catalogue) -> Result<Routine, Unfit> {
    let text = file::read(path)?;
    let id = id_of(path)?;
    let file = path.to_string_lossy();
    Ok(parse::routine(
        Source { file: &file, id: &id, text: &text, origin: Origin::User },
        catalogue,
    )?)
}

/// The id that a file's name gives.
fn id_of(path: &Path) -> Result<String, Unfit> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = name.strip_suffix(".toml").unwrap_or(&name);
    if !parse::is_name(id) {
        return Err(Unfit::Name(name));
    }
    if Library::shipped_ids().any(|shipped| shipped == id) {
        return Err(Unfit::Taken(id.to_owned()));
    }
    Ok(id.to_owned())
}

/// Adds every routine of a folder to the library; gives what could not be added, and why.
pub fn add_all(folder: &Path, library: &mut Library) -> Vec<Unfit> {
    let mut unfit = Vec::new();
    for path in files(folder) {
        match read(&path, &library.catalogue) {
            Ok(routine) => library.add(routine),
            Err(why) => unfit.push(why),
        }
    }
    unfit
}

/// The routine files of a folder, one level deep, in the order of their names; none where there is no folder.
#[expect(clippy::disallowed_methods, reason = "this is the disk's room")]
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    files.sort();
    files.truncate(MOST_FILES);
    files
}
