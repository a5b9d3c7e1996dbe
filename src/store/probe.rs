//! Tries whether the folders take a file, before anything depends on it.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::Unsaved;
use super::paths::Folders;

/// Bytes that are tried: a full disk may still take an empty file.
const BYTES: [u8; 4096] = [b' '; 4096];

/// Writes to both folders, or where one is not there yet, to the one that it will be made in, and leaves nothing there.
///
/// # Errors
/// Where that is refused, with the path and what to do.
pub fn probe(folders: &Folders) -> Result<(), Unsaved> {
    let mut known = None;
    for folder in [&folders.data, &folders.state] {
        let there = folder.ancestors().find(|path| path.symlink_metadata().is_ok());
        let there = there.unwrap_or(folder);
        if known != Some(there) {
            takes_a_file(there).map_err(|error| Unsaved::new(folder, error))?;
        }
        known = Some(there);
    }
    Ok(())
}

fn takes_a_file(folder: &Path) -> io::Result<()> {
    if !folder.metadata()?.is_dir() {
        return Err(ErrorKind::NotADirectory.into());
    }
    tempfile::Builder::new().prefix(".neckcare-").tempfile_in(folder)?.write_all(&BYTES)
}
