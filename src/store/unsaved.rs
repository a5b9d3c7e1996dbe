//! Why something was not stored, in words that help.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::routine::safe;

/// Something that was not stored.
#[derive(Debug, Error)]
#[error("{}: {why}", safe::visible(&.path.to_string_lossy()))]
pub struct Unsaved {
    path: PathBuf,
    why: Why,
}

#[derive(Debug, Error)]
enum Why {
    #[error("there is no room left on the disk; make some")]
    Full,
    #[error(
        "writing is not allowed here; change its permissions, or point XDG_DATA_HOME and \
         XDG_STATE_HOME to folders of yours"
    )]
    Forbidden,
    #[error("a file stands where a folder should be; move it away")]
    NoFolder,
    #[error("a folder stands where a file should be; move it away")]
    Folder,
    #[error("this is not a plain file; move it away")]
    Special,
    #[error("it could not be written: {0}")]
    Io(io::Error),
}

impl Unsaved {
    pub(super) fn new(path: &Path, error: io::Error) -> Self {
        let why = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Why::Full
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Why::Forbidden,
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => Why::NoFolder,
            ErrorKind::IsADirectory => Why::Folder,
            ErrorKind::InvalidInput => Why::Special,
            _ => Why::Io(error),
        };
        Self { path: path.to_owned(), why }
    }

    /// What was not stored.
    pub fn path(&self) -> &Path {
        &self.path
    }
}
