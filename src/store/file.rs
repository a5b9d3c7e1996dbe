//! Reads text files that may come from anywhere, and the user's settings.

use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::disk;
use crate::routine::finding::Report;
use crate::routine::safe;
use crate::settings::Settings;

/// The most bytes of a file.
const LARGEST: u64 = 256 * 1024;

/// Why a file was not read.
#[derive(Debug, Error)]
#[error("{}: {why}", safe::visible(&.path.to_string_lossy()))]
pub struct Unread {
    path: PathBuf,
    why: FileFault,
}

#[derive(Debug, Error)]
enum FileFault {
    #[error("there is no such file; `neckcare list` lists your routines")]
    Missing,
    #[error("this is a folder; name a file in it")]
    Folder,
    #[error("this is not a regular file, so it was not read")]
    Special,
    #[error("this file is too large; {} kilobytes are the most", LARGEST / 1024)]
    TooLarge,
    #[error("this is not UTF-8 text, from byte {0} on; save it as UTF-8")]
    NotText(usize),
    #[error("it cannot be read: {0}")]
    Io(#[from] io::Error),
}

impl Unread {
    /// Creates the error for a path that could not be read because of a system error.
    pub(super) fn new(path: &Path, error: io::Error) -> Self {
        Self { path: path.to_owned(), why: FileFault::Io(error) }
    }

    /// Returns the path that was not read.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the reason, and the fix.
    pub fn why(&self) -> String {
        self.why.to_string()
    }
}

/// Reads the whole text of a regular file of a sensible size.
///
/// # Errors
/// Fails with the path, the problem and the fix.
pub fn read(path: &Path) -> Result<String, Unread> {
    read_text(path).map_err(|why| Unread { path: path.to_owned(), why })
}

/// Reads a file like [`read`], or returns `None` if there is no such file.
///
/// # Errors
/// Fails with the path, the problem and the fix.
pub fn read_if_there(path: &Path) -> Result<Option<String>, Unread> {
    match read(path) {
        Err(Unread { why: FileFault::Missing, .. }) => Ok(None),
        read => read.map(Some),
    }
}

fn read_text(path: &Path) -> Result<String, FileFault> {
    let file = disk::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => FileFault::Missing,
        ErrorKind::IsADirectory => FileFault::Folder,
        ErrorKind::InvalidInput => FileFault::Special,
        _ => FileFault::Io(error),
    })?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST {
        return Err(FileFault::TooLarge);
    }
    String::from_utf8(bytes).map_err(|error| FileFault::NotText(error.utf8_error().valid_up_to()))
}

/// Why settings cannot be used.
#[derive(Debug, Error)]
pub enum UnusableSettings {
    /// The file was not read.
    #[error(transparent)]
    Unread(#[from] Unread),
    /// Its text has problems.
    #[error(transparent)]
    Findings(#[from] Report),
}

/// Reads the settings of a file, or returns `None` if there is no such file.
///
/// # Errors
/// Fails with every problem of the file.
pub fn read_settings(path: &Path) -> Result<Option<Settings>, UnusableSettings> {
    let Some(text) = read_if_there(path)? else { return Ok(None) };
    Ok(Some(Settings::parse(&path.to_string_lossy(), &text)?))
}
