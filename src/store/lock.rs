//! Locks that wait a little, and lines that are added under them.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::Path;

use rustix::event::{Timespec, poll};
use serde::Serialize;

use super::disk;
use crate::history::line::LONGEST;

/// How long a lock is waited for: so many times so long.
const TRIES: u32 = 400;
const WAIT: Timespec = Timespec { tv_sec: 0, tv_nsec: 5_000_000 };

/// A file open for adding to it, and whether it is locked.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) file: File,
    pub(super) is_locked: bool,
}

impl Open {
    /// Adds a value as a line of JSON, with one write. What others left torn before it stays as it is, on its own line.
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
            // A full disk took half of it: nobody else can have written since.
            file.set_len(before).ok();
        }
        written
    }
}

/// Locks the folder of a file while the file is replaced: a lock on the file itself would go with it. Not every file
/// system knows that, and then there is none.
pub(super) fn folder_of(path: &Path) -> Option<File> {
    let folder = disk::open_folder(path.parent()?).ok()?;
    wait_for(&folder).then_some(folder)
}

/// Makes a file that was not there, to write anywhere in it, and locks it.
pub(super) fn make(path: &Path) -> io::Result<Open> {
    lock_what(|| disk::create(path))
}

/// Opens a file to add to it and locks it; where it was removed meanwhile, opens another.
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

/// Whether nobody else held the lock, and this one does now.
pub(super) fn is_free(file: &File) -> bool {
    file.try_lock().is_ok()
}

/// Whether the file has no name any more.
pub(super) fn is_removed(file: &File) -> io::Result<bool> {
    Ok(file.metadata()?.nlink() == 0)
}

/// Waits for the lock, two seconds at most; says whether it is held.
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
    fn what_was_removed_while_waiting_is_not_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let opens_and_removes = || {
            for _ in 0..200 {
                let open = open(&path).unwrap();
                assert!(open.is_locked);
                fs::remove_file(&path).unwrap(); // it is this one that has the name
            }
        };
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(opens_and_removes);
            }
        });
    }
}
