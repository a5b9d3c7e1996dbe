//! Opens plain files, without waiting for pipes and devices, for this user's eyes only.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

/// Opens a file to read it.
pub(super) fn read(path: &Path) -> io::Result<File> {
    open(OpenOptions::new().read(true), path)
}

/// Makes a file that was not there, to write anywhere in it.
pub(super) fn make(path: &Path) -> io::Result<File> {
    open(OpenOptions::new().read(true).write(true).create_new(true).mode(0o600), path)
}

/// Opens a file to add to it, and makes it where there is none.
pub(super) fn append(path: &Path) -> io::Result<File> {
    open(OpenOptions::new().read(true).append(true).create(true).mode(0o600), path)
}

#[expect(clippy::disallowed_methods, reason = "this is the disk's room")]
fn open(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    // Opening a pipe that nobody writes to would wait for ever.
    let file = options.custom_flags(OFlags::NONBLOCK.bits().cast_signed()).open(path)?;
    let kind = file.metadata()?.file_type();
    match (kind.is_file(), kind.is_dir()) {
        (true, _) => Ok(file),
        (_, true) => Err(ErrorKind::IsADirectory.into()),
        _ => Err(ErrorKind::InvalidInput.into()),
    }
}
