//! Makes, lists and secures folders.

use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// The folder that a file stands in: where a name is all there is, the one that the program runs in.
pub(super) fn of(path: &Path) -> io::Result<&Path> {
    let folder = path.parent().ok_or(ErrorKind::NotADirectory)?;
    Ok(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// Makes the folder that a file is to stand in, for this user's eyes only.
pub(super) fn make_for(path: &Path) -> io::Result<()> {
    let folder = of(path)?;
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Opens a folder, to lock or to sync it.
#[expect(clippy::disallowed_methods, reason = "this is the disk's room")]
pub(super) fn open(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Makes sure that a file that is new, or has another name, is found after a power cut.
pub(super) fn sync_for(path: &Path) -> io::Result<()> {
    let folder = of(path)?;
    match open(folder)?.sync_all() {
        // Not every file system can do this for a folder; the file itself is safe.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {
            Ok(())
        }
        done => done,
    }
}

/// The files of a folder whose names fit, in the order of their names; none without the folder.
#[expect(clippy::disallowed_methods, reason = "this is the disk's room")]
pub(super) fn files(folder: &Path, fits: impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(&fits) {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}
