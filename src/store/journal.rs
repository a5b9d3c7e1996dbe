//! Writes the journal of a session, so that neither a power cut nor a full disk loses its stop.
//!
//! A journal has all its room on the disk before the session begins: two slots, written in turn and in place. So a stop
//! needs no new room, and if one slot is torn, the one before it is left. Of the slots that can be read, the later one
//! counts. A journal that is dropped without [`Journal::finish`] stays on the disk, and the next program that starts
//! records its session.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process;

use serde::{Deserialize, Serialize};

use super::{Folders, Unsaved, disk, lock};
use crate::history::{HistoryLine, Record};

/// The prefix of every journal's name.
pub(super) const NAME: &str = "journal-";

/// The bytes of a slot. The longest record takes about twelve thousand.
const SLOT: usize = 16 * 1024;

/// The most bytes of a journal that are read.
const LONGEST: u64 = 1024 * 1024;

/// A journal, which is locked while its process lives.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    written: u64,
    last: Option<Record>,
}

/// The content of a slot.
#[derive(Serialize, Deserialize)]
struct JournalSlot<R> {
    /// The number of the write: the later slot has the greater one.
    written: u64,
    session: R,
}

impl Journal {
    /// Makes room for the journal of a session that may begin, in the first folder that has some.
    ///
    /// # Errors
    /// If no folder has room, fails with the path and the fix for the first one.
    pub fn reserve(folders: &Folders) -> Result<Self, Unsaved> {
        Self::reserve_in(&folders.state).or_else(|refused| {
            let mut others = folders.runtime.iter();
            others.find_map(|folder| Self::reserve_in(folder).ok()).ok_or(refused)
        })
    }

    fn reserve_in(folder: &Path) -> Result<Self, Unsaved> {
        let path = free_name(folder);
        match room(&path) {
            Ok(file) => Ok(Self { path, file, written: 0, last: None }),
            Err(error) => {
                // A file that was there already belongs to another program.
                if error.kind() != ErrorKind::AlreadyExists {
                    fs::remove_file(&path).ok();
                }
                Err(Unsaved::new(&path, error))
            }
        }
    }

    /// Returns the path of the journal.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the state of the session, if it has changed. If this changes how the session ends, the write survives a
    /// power cut.
    ///
    /// # Errors
    /// Fails if it could not be saved; the state that was saved before is still there.
    pub fn write(&mut self, record: &Record) -> Result<(), Unsaved> {
        let before = self.last.as_ref();
        if before == Some(record) {
            return Ok(());
        }
        let turned = before
            .is_none_or(|before| before.outcome != record.outcome || before.sign != record.sign);
        self.write_slot(record, turned).map_err(|error| Unsaved::new(&self.path, error))?;
        self.last = Some(record.clone());
        Ok(())
    }

    fn write_slot(&mut self, record: &Record, synced: bool) -> io::Result<()> {
        let written = self.written + 1;
        let mut bytes = serde_json::to_vec(&JournalSlot { written, session: record })?;
        if bytes.len() >= SLOT {
            return Err(io::Error::new(ErrorKind::InvalidData, "it is too long for a journal"));
        }
        bytes.resize(SLOT - 1, b' ');
        bytes.push(b'\n');
        let at = if written % 2 == 1 { 0 } else { bytes.len() };
        self.file.write_all_at(&bytes, u64::try_from(at).unwrap_or(0))?;
        self.written = written;
        if synced { self.file.sync_data() } else { Ok(()) }
    }

    /// Removes the journal, once the session is in the history or if none has begun.
    ///
    /// # Errors
    /// Fails if it cannot be removed. The session is then recorded twice, and counts once.
    pub fn finish(self) -> Result<(), Unsaved> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(Unsaved::new(&self.path, error))
            }
            _ => Ok(()),
        }
    }
}

/// Returns true if a file name is that of a journal.
pub(super) fn is_journal(name: &str) -> bool {
    name.strip_suffix(".jsonl").is_some_and(|stem| stem.starts_with(NAME))
}

/// Reads the session of a journal, or returns `None` if none has begun.
///
/// # Errors
/// Fails if the journal cannot be read, or if no part of it makes sense.
pub(super) fn read(path: &Path) -> io::Result<Option<Record>> {
    let mut bytes = Vec::new();
    disk::open(path)?.take(LONGEST).read_to_end(&mut bytes)?;
    let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    let session = lines.iter().filter_map(|line| slot(line)).max_by_key(|slot| slot.written);
    match session {
        None if !lines.is_empty() => Err(ErrorKind::InvalidData.into()),
        session => Ok(session.map(|slot| slot.session)),
    }
}

/// Parses a slot, or a line as earlier versions added them; of those, the last one counts.
fn slot(line: &[u8]) -> Option<JournalSlot<Record>> {
    serde_json::from_slice(line).ok().or_else(|| match HistoryLine::read(line) {
        Ok(Some(HistoryLine::Session(session))) => Some(JournalSlot { written: 0, session }),
        _ => None,
    })
}

/// Returns the sessions of journals that are still there: those whose program has ended, and those that were stopped in
/// a program that is still asking why. `own` is the journal of this program, which is skipped because the program knows
/// more.
pub fn left_behind(folders: &Folders, own: Option<&Path>) -> Vec<Record> {
    let journals = |folder: &Path| disk::files(folder, is_journal).unwrap_or_default();
    let journals = folders.for_journals().into_iter().flat_map(journals);
    let others = journals.filter(|path| own != Some(path.as_path()));
    others.filter_map(|path| session(&path)).collect()
}

fn session(path: &Path) -> Option<Record> {
    let is_over = is_left_behind(&disk::open(path).ok()?).ok()?;
    let session = read(path).ok()??;
    (is_over || session.is_stopped()).then(|| session.interrupted())
}

/// Returns the journals of programs that are still running.
pub fn running(folders: &Folders) -> Vec<PathBuf> {
    let journals = |folder: &Path| disk::files(folder, is_journal).unwrap_or_default();
    let journals = folders.for_journals().into_iter().flat_map(journals);
    journals.filter(|path| disk::open(path).is_ok_and(|file| lock::is_held(&file))).collect()
}

/// Returns true if the journal's program has ended, and no other program is recording the session or has recorded it.
pub(super) fn is_left_behind(journal: &File) -> io::Result<bool> {
    Ok(lock::is_free(journal) && !lock::is_removed(journal)?)
}

/// Returns a name that no other journal has.
fn free_name(folder: &Path) -> PathBuf {
    let name = |nth: u32| folder.join(format!("{NAME}{}-{nth}.jsonl", process::id()));
    let free = |path: &PathBuf| path.symlink_metadata().is_err();
    (1..1000).map(name).find(free).unwrap_or_else(|| name(1000))
}

/// Creates the file, locked and with all the room that it will need.
fn room(path: &Path) -> io::Result<File> {
    disk::make_folder_for(path)?;
    let open = lock::make(path)?;
    if !open.is_locked {
        // Without the lock, the next program takes it for a journal that was left behind. Because it is empty, that
        // program removes it.
        return Err(io::Error::other("it could not be locked"));
    }
    let mut blank = vec![b' '; 2 * SLOT];
    for end in [SLOT, 2 * SLOT] {
        if let Some(last) = blank.get_mut(end - 1) {
            *last = b'\n';
        }
    }
    open.file.write_all_at(&blank, 0)?;
    open.file.sync_all()?;
    disk::sync_folder_of(path)?;
    Ok(open.file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_that_another_program_records_is_not_left_behind() {
        let journal = tempfile::NamedTempFile::new().unwrap();
        let (one, other) =
            (disk::open(journal.path()).unwrap(), disk::open(journal.path()).unwrap());
        assert!(is_left_behind(&one).unwrap());
        assert!(!is_left_behind(&other).unwrap());
        journal.close().unwrap();
        drop(one);
        assert!(!is_left_behind(&other).unwrap());
    }
}
