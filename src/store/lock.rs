//! Locks files, waiting a little if another program holds the lock, and adds lines to them.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::Path;

use rustix::event::{Timespec, poll};
use serde::Serialize;

use super::disk;
use crate::history::line::LONGEST;

/// How often to try for a lock, and how long to wait each time: two seconds in all. Programs that take it again and
/// again free it only for a moment, so it is tried often.
const TRIES: u32 = 2_000;
const WAIT: Timespec = Timespec { tv_sec: 0, tv_nsec: 1_000_000 };

/// An open file, and whether it is locked.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) file: File,
    pub(super) is_locked: bool,
}

impl Open {
    /// Adds a value as a line of JSON, with a single write. If another program left half a line at the end, that stays
    /// on a line of its own.
    pub(super) fn add_line<T: Serialize>(&self, line: &T) -> io::Result<()> {
        let mut file = &self.file;
        let before = file.metadata()?.len();
        let mut bytes = Vec::with_capacity(1024);
        if before > 0 {
            let mut last = [0];
            file.read_exact_at(&mut last, before - 1)?;
            if last != *b"\n" {
                bytes.push(b'\n');
            }
        }
        serde_json::to_writer(&mut bytes, line)?;
        bytes.push(b'\n');
        if bytes.len() > LONGEST {
            return Err(io::Error::new(ErrorKind::InvalidData, "it is too long for one line"));
        }
        let written = file.write_all(&bytes);
        if written.is_err() && self.is_locked {
            // A full disk may have taken half of the line. Nobody else can have written since.
            file.set_len(before).ok();
        }
        written
    }
}

/// Locks the folder of a file while the file is replaced; a lock on the file itself would be replaced with it. Returns
/// `None` if the lock cannot be taken, for example because the file system does not know locks on folders.
pub(super) fn folder_of(path: &Path) -> Option<File> {
    let folder = disk::open_folder(path.parent()?).ok()?;
    wait_for(&folder).then_some(folder)
}

/// Creates a new file, to write anywhere in it, and locks it.
pub(super) fn make(path: &Path) -> io::Result<Open> {
    lock_what(|| disk::create(path))
}

/// Opens a file to add to it, and locks it. If it was removed in the meantime, opens another.
pub(super) fn open(path: &Path) -> io::Result<Open> {
    lock_what(|| disk::open_to_append(path))
}

fn lock_what(opened: impl Fn() -> io::Result<File>) -> io::Result<Open> {
    for _ in 0..TRIES {
        let file = opened()?;
        let is_locked = wait_for(&file);
        if !is_removed(&file)? {
            return Ok(Open { file, is_locked });
        }
    }
    Err(ErrorKind::NotFound.into())
}

/// Locks a file if no other program holds the lock; returns true if that succeeded.
pub(super) fn is_free(file: &File) -> bool {
    file.try_lock().is_ok()
}

/// Returns true if another program holds the lock of a file.
pub(super) fn is_held(file: &File) -> bool {
    matches!(file.try_lock(), Err(TryLockError::WouldBlock))
}

/// Returns true if the file was removed.
pub(super) fn is_removed(file: &File) -> io::Result<bool> {
    Ok(file.metadata()?.nlink() == 0)
}

/// Waits for the lock, at most two seconds. Returns true if it is held.
fn wait_for(file: &File) -> bool {
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return true,
            Err(TryLockError::WouldBlock) => {
                poll(&mut [], Some(&WAIT)).ok(); // a signal may cut it short
            }
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
            Err(TryLockError::Error(_)) => return false, // not every file system knows locks
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::{fs, thread};

    use super::*;

    #[test]
    fn a_file_removed_while_waiting_for_its_lock_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let opens_and_removes = || {
            for _ in 0..200 {
                let open = open(&path).unwrap();
                assert!(open.is_locked);
                fs::remove_file(&path).unwrap(); // it exists, because the locked file has this name
            }
        };
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(opens_and_removes);
            }
        });
    }
}
