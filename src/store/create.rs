//! Makes a file that was not there, whole or not at all, and never over another.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

use super::{Unsaved, disk};
use crate::routine::safe;

/// Why a file was not made.
#[derive(Debug, Error)]
pub enum NotMade {
    /// Something of this name is there, and stays as it is.
    #[error("{}: this file is there already and was not changed; choose another name", safe::visible(&.0.to_string_lossy()))]
    There(PathBuf),
    /// It names a folder.
    #[error("{}: this names a folder; add the name of a file to it", safe::visible(&.0.to_string_lossy()))]
    IsFolder(PathBuf),
    /// The folder that it is to be in is not there, which may be a slip of the keyboard.
    #[error("{}: there is no such folder; create it, or choose another", safe::visible(&.0.to_string_lossy()))]
    NoFolder(PathBuf),
    /// It could not be written.
    #[error(transparent)]
    Unsaved(#[from] Unsaved),
}

/// Makes a file with this text, and its folder where there is none.
///
/// # Errors
/// Where something of that name is there, or it could not be written.
pub fn file(path: &Path, text: &str) -> Result<(), NotMade> {
    disk::make_folder_for(path).map_err(|error| Unsaved::new(path, error))?;
    file_with(path, |file| file.write_all(text.as_bytes()))
}

/// Makes a file with whatever is written to it, in a folder that is there.
///
/// # Errors
/// Where something of that name is there, the folder is not, or it could not be written.
pub fn file_with<T>(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<T>,
) -> Result<T, NotMade> {
    let unsaved = |error| NotMade::Unsaved(Unsaved::new(path, error));
    if path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/") {
        return Err(NotMade::IsFolder(path.to_owned()));
    }
    if path.symlink_metadata().is_ok() {
        return Err(NotMade::There(path.to_owned()));
    }
    let folder = disk::folder_of(path).map_err(unsaved)?;
    if matches!(folder.try_exists(), Ok(false)) {
        return Err(NotMade::NoFolder(folder.to_owned()));
    }
    let (file, written) = written_beside(path, write).map_err(unsaved)?;
    match file.persist_noclobber(path) {
        Ok(_) => disk::sync_folder_of(path).map(|()| written).map_err(unsaved),
        Err(late) if late.error.kind() == ErrorKind::AlreadyExists => {
            Err(NotMade::There(path.to_owned()))
        }
        Err(failed) => Err(unsaved(failed.error)),
    }
}

/// Opens what is there and is no file, such as a pipe with a name: what is written to it is not kept there. None if it is a
/// file, a folder, or not there.
#[expect(clippy::disallowed_methods, reason = "this is the disk's room")]
pub fn stream(path: &Path) -> Option<io::Result<File>> {
    let kind = path.metadata().ok()?;
    let is_kept = kind.is_file() || kind.is_dir();
    (!is_kept).then(|| File::options().write(true).open(path))
}

/// A file that has no name yet, in the folder in which it is to have one, with what is written to it.
fn written_beside<T>(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<T>,
) -> io::Result<(NamedTempFile, T)> {
    let folder = disk::folder_of(path)?;
    let mut file = tempfile::Builder::new().prefix(".new").tempfile_in(folder)?;
    let written = write(file.as_file_mut())?;
    file.as_file().sync_all()?;
    Ok((file, written))
}
