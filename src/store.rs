//! Reads and writes everything on disk, and says why something could not be saved.

pub mod create;
pub mod file;
pub mod history;
pub mod journal;
pub mod kept;
pub mod paths;
pub mod private;
pub mod recover;
pub mod routines;
pub mod screening_state;
pub mod sockets;
pub mod stored;
pub mod threads;
pub mod voices;

mod disk;
mod lines;
mod lock;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::routine::safe;

pub use paths::{FILES, Folders};

/// A file that was not saved, and why.
#[derive(Debug, Error)]
#[error("{}: {why}", safe::visible(&.path.to_string_lossy()))]
pub struct Unsaved {
    path: PathBuf,
    why: UnsavedReason,
}

#[derive(Debug, Error)]
enum UnsavedReason {
    #[error("the disk is full; free some space")]
    Full,
    #[error(
        "writing is not allowed here; change the permissions, or set XDG_CONFIG_HOME, \
         XDG_DATA_HOME and XDG_STATE_HOME to folders of your own"
    )]
    Forbidden,
    #[error(
        "this is a link, and the folder it leads to is missing; create that folder, or remove the link"
    )]
    LeadsNowhere,
    #[error("there is a file where a folder should be; move it away")]
    NoFolder,
    #[error("there is a folder where a file should be; move it away")]
    Folder,
    #[error("this is not a regular file; move it away")]
    Special,
    #[error("it is damaged, and was kept with `.damaged` added to its name")]
    Damaged,
    #[error("it was left unchanged: {0}")]
    Unusable(String),
    #[error("it could not be written: {0}")]
    Io(io::Error),
}

impl Unsaved {
    fn new(path: &Path, error: io::Error) -> Self {
        let why = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                UnsavedReason::Full
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => UnsavedReason::Forbidden,
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
                let in_the_way = |path: &&Path| path.exists() && !path.is_dir();
                let path = path.ancestors().find(in_the_way).unwrap_or(path).to_owned();
                return Self { path, why: UnsavedReason::NoFolder };
            }
            ErrorKind::NotFound if path.is_symlink() => UnsavedReason::LeadsNowhere,
            ErrorKind::IsADirectory => UnsavedReason::Folder,
            ErrorKind::InvalidInput => UnsavedReason::Special,
            _ => UnsavedReason::Io(error),
        };
        Self { path: path.to_owned(), why }
    }

    /// Creates the error for a file that cannot be used for this reason, and is not written over.
    fn unusable(path: &Path, why: String) -> Self {
        Self { path: path.to_owned(), why: UnsavedReason::Unusable(why) }
    }

    /// Creates the error for a file of which nothing can be read, and which was renamed.
    fn damaged(path: &Path) -> Self {
        Self { path: path.to_owned(), why: UnsavedReason::Damaged }
    }

    /// Returns the path that was not saved, or the file that is in the way.
    pub fn path(&self) -> &Path {
        &self.path
    }
}
