//! Creates new files, whole or not at all, and never writes over another.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

use super::{Unsaved, disk};
use crate::routine::safe;

/// Why a file was not created.
#[derive(Debug, Error)]
pub enum NotMade {
    /// A file of this name is there already, and stays as it is.
    #[error("{}: this file is there already and was not changed; choose another name", safe::visible(&.0.to_string_lossy()))]
    There(PathBuf),
    /// The path names a folder.
    #[error("{}: this names a folder; add the name of a file to it", safe::visible(&.0.to_string_lossy()))]
    IsFolder(PathBuf),
    /// The folder for the file is missing, perhaps because of a typing mistake.
    #[error("{}: there is no such folder; create it, or choose another", safe::visible(&.0.to_string_lossy()))]
    NoFolder(PathBuf),
    /// It could not be written.
    #[error(transparent)]
    Unsaved(#[from] Unsaved),
}

/// Creates a file with this text, and its folder if that is missing.
///
/// # Errors
/// Fails if there is something of that name already, or if the file cannot be written.
pub fn file(path: &Path, text: &str) -> Result<(), NotMade> {
    disk::make_folder_for(path).map_err(|error| Unsaved::new(path, error))?;
    file_with(path, |file| file.write_all(text.as_bytes()))
}

/// Creates a file with whatever `write` writes to it, in an existing folder.
///
/// # Errors
/// Fails if there is something of that name already, if the folder is missing, or if the file cannot be written.
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

/// Opens something that is not a regular file, such as a named pipe, which does not keep what is written to it. Returns
/// `None` for a regular file, a folder, or a path at which there is nothing.
#[expect(clippy::disallowed_methods, reason = "this is the disk's room")]
pub fn stream(path: &Path) -> Option<io::Result<File>> {
    let kind = path.metadata().ok()?;
    let is_kept = kind.is_file() || kind.is_dir();
    (!is_kept).then(|| File::options().write(true).open(path))
}

/// Writes a file without a name yet, in the folder in which it will get one.
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
