//! Lists everything that is stored about a person, watches it for changes, and removes it.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::paths::ANSWERS;
use super::{Folders, disk, history, journal, lock, voices};
use crate::routine::safe;

/// A file that the program stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// The path of the file.
    pub path: PathBuf,
    /// If this is a link, the file that it leads to, where the data is.
    pub leads_to: Option<PathBuf>,
    /// A description of it.
    pub what: &'static str,
}

/// A path that could not be removed, or could not be read.
#[derive(Debug, Error)]
#[error("{}: this could not be {}: {why}", safe::visible(&.path.to_string_lossy()), .what)]
pub struct StillThere {
    /// The path.
    pub path: PathBuf,
    what: &'static str,
    why: io::Error,
}

/// Returns everything that is stored: data and state, but neither routines nor the configuration.
///
/// # Errors
/// Fails if a folder cannot be read.
pub fn stored(folders: &Folders) -> Result<Vec<StoredFile>, StillThere> {
    let mut all = Vec::new();
    for folder in folders.for_history() {
        all.extend(list(folder, |name| data(name).or_else(|| state(name)))?);
    }
    if !words(folders)?.is_empty() {
        let what = "words that your speech program has rendered";
        all.push(StoredFile { path: folders.voices.clone(), leads_to: None, what });
    }
    Ok(all)
}

/// Returns the files of rendered words. There are too many to be listed one by one.
fn words(folders: &Folders) -> Result<Vec<PathBuf>, StillThere> {
    let folder = &folders.voices;
    voices::files(folder).map_err(|why| StillThere { path: folder.clone(), what: "read", why })
}

fn data(name: &str) -> Option<&'static str> {
    history::is_history(name).then_some("your sessions, and what you said about them")
}

fn state(name: &str) -> Option<&'static str> {
    if name.starts_with(journal::NAME) {
        Some("a session that is running or was interrupted")
    } else if name.starts_with("preferences.json") {
        Some("favourites and other choices")
    } else if name == "standing.json" {
        Some("your answers to the health questions, and how long they count")
    } else if name.starts_with("standing.json") {
        Some("an earlier version of your answers")
    } else if name == ANSWERS {
        Some("answers that could not be saved with the others")
    } else {
        None
    }
}

fn list(
    folder: &Path,
    what: impl Fn(&str) -> Option<&'static str>,
) -> Result<Vec<StoredFile>, StillThere> {
    let fits = |name: &str| what(name).is_some();
    let files = disk::files(folder, fits).map_err(|why| StillThere {
        path: folder.to_owned(),
        what: "read",
        why,
    })?;
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let stored = |path: PathBuf| {
        Some(StoredFile { what: what(&name(&path)?)?, leads_to: linked_file(&path), path })
    };
    Ok(files.into_iter().filter_map(stored).collect())
}

/// Returns the file that a link leads to. Whatever is no regular file holds nothing that this program has stored.
fn linked_file(path: &Path) -> Option<PathBuf> {
    let is_linked = path.is_symlink() && path.is_file();
    is_linked.then(|| disk::behind_links(path).ok()).flatten()
}

/// Removes the listed files, the files that links lead to, and those folders that are then empty. Returns the files that
/// are still there.
pub fn forget(folders: &Folders, stored: &[StoredFile]) -> Vec<StillThere> {
    let elsewhere: Vec<(&Path, File)> = stored.iter().filter_map(with_other_names).collect();
    let mut still = Vec::new();
    for file in stored {
        if file.path == folders.voices {
            match words(folders) {
                Ok(files) => still.extend(files.iter().filter_map(|path| removed(path))),
                Err(why) => still.push(why),
            }
        } else {
            // If the data stays, so does the link to it, and the next try finds both.
            let data = file.leads_to.as_deref().and_then(removed);
            still.extend(data.or_else(|| removed(&file.path)));
        }
    }
    let has_other_name = |(path, file): &(&Path, File)| {
        path.symlink_metadata().is_err() && !lock::is_removed(file).unwrap_or(true)
    };
    still.extend(elsewhere.iter().filter(|known| has_other_name(known)).map(|(path, _)| {
        StillThere {
            path: path.to_path_buf(),
            what: "deleted everywhere",
            why: io::Error::other("the same file has another name in another place"),
        }
    }));
    let emptied = [Some(folders.voices.as_path()), folders.voices.parent()].into_iter().flatten();
    for folder in folders.for_history().into_iter().rev().chain(emptied) {
        fs::remove_dir(folder).ok(); // refused if anything else is in it
    }
    still
}

/// Opens a file that has several names, so that it can be seen later whether all of them are gone.
fn with_other_names(stored: &StoredFile) -> Option<(&Path, File)> {
    let path = stored.leads_to.as_deref().unwrap_or(&stored.path);
    let file = disk::open(path).ok()?;
    (file.metadata().ok()?.nlink() > 1).then_some((path, file))
}

/// Removes a file. If it is still there afterwards, returns its path and the reason.
fn removed(path: &Path) -> Option<StillThere> {
    let why = fs::remove_file(path).err().filter(|why| why.kind() != ErrorKind::NotFound)?;
    Some(StillThere { path: path.to_owned(), what: "deleted", why })
}

/// The state of every file that is stored about a person, except for this program's own journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint(Vec<(PathBuf, [i128; 3])>);

impl Fingerprint {
    /// Records the current state of the files.
    pub fn of(folders: &Folders, own: Option<&Path>) -> Self {
        let counts =
            |name: &str| history::is_history(name) || journal::is_journal(name) || name == ANSWERS;
        let files = |folder: &Path| disk::files(folder, counts).unwrap_or_default();
        let all = folders.for_history().into_iter().flat_map(files);
        let all = all.chain([folders.screening_state(), folders.preferences()]);
        let others = all.filter(|path| own != Some(path.as_path()));
        Self(
            others
                .filter_map(|path| Some((fingerprint(&path)?, path)))
                .map(|(fingerprint, path)| (path, fingerprint))
                .collect(),
        )
    }
}

/// Returns the file's identity, its length, and when it was last written.
fn fingerprint(path: &Path) -> Option<[i128; 3]> {
    let file = path.metadata().ok()?;
    let written = i128::from(file.mtime()) * 1_000_000_000 + i128::from(file.mtime_nsec());
    Some([file.ino().into(), file.len().into(), written])
}
