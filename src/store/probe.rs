//! Tries whether a folder takes a file, before anything depends on it.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::Unsaved;

/// Bytes that are tried: a full disk may still take an empty file.
const BYTES: [u8; 4096] = [b' '; 4096];

/// Writes to a folder, or where it is not there yet, to the one that it will be made in, and leaves nothing there.
///
/// # Errors
/// Where that is refused, with the path and what to do.
pub fn probe(folder: &Path) -> Result<(), Unsaved> {
    let there = folder.ancestors().find(|path| path.symlink_metadata().is_ok()).unwrap_or(folder);
    let tried = || -> io::Result<()> {
        if !there.metadata()?.is_dir() {
            return Err(ErrorKind::NotADirectory.into());
        }
        let mut file = tempfile::Builder::new().prefix(".neckcare-").tempfile_in(there)?;
        file.write_all(&BYTES)
    };
    tried().map_err(|error| Unsaved::new(folder, error))
}
