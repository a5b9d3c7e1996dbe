//! The journal of a session that is going on, so that a power cut does not lose it.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process;

use super::lock::{self, Open};
use super::{Unsaved, append, folder};
use crate::history::{Line, Record};

/// The beginning of every journal's name.
pub(super) const NAME: &str = "journal-";

/// A journal, locked as long as its process lives.
///
/// Each update is a line, and the last whole line counts, so that it can be cut off anywhere.
/// Dropped without [`Self::finish`], it stays, and whoever starts next records it.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    open: Open,
    last: Record,
}

impl Journal {
    /// Begins a journal in the state folder. It survives a power cut from here on.
    ///
    /// # Errors
    /// Where it cannot be written or locked, with the path and what to do.
    pub fn begin(state: &Path, record: &Record) -> Result<Self, Unsaved> {
        let start = record.start.unix_timestamp_nanos();
        let path = state.join(format!("{NAME}{}-{start}.jsonl", process::id()));
        match start_at(&path, record) {
            Ok(open) => Ok(Self { path, open, last: record.clone() }),
            Err(error) => Err(Unsaved::new(&path, error)),
        }
    }

    /// Writes down how the session stands; nothing where that has not changed.
    ///
    /// # Errors
    /// Where it was not stored; what was stored before it is still there.
    pub fn update(&mut self, record: &Record) -> Result<(), Unsaved> {
        if self.last == *record {
            return Ok(());
        }
        let line = Line::Session(record.clone());
        append::line(&self.open, &line).map_err(|error| Unsaved::new(&self.path, error))?;
        self.last.clone_from(record);
        Ok(())
    }

    /// Ends the journal, once the session is in the history.
    ///
    /// # Errors
    /// Where it cannot be removed; the session is then recorded twice and read once.
    pub fn finish(self) -> Result<(), Unsaved> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(Unsaved::new(&self.path, error))
            }
            _ => Ok(()),
        }
    }
}

/// Whether a file is a journal.
pub(super) fn is_journal(name: &str) -> bool {
    name.strip_suffix(".jsonl").is_some_and(|stem| stem.starts_with(NAME))
}

fn start_at(path: &Path, record: &Record) -> io::Result<Open> {
    folder::make_for(path)?;
    let open = lock::open(path)?;
    if !open.is_locked {
        // Without the lock, the next program takes it for one that was left behind; empty, it is
        // removed there.
        return Err(io::Error::other("it could not be locked"));
    }
    append::line(&open, &Line::Session(record.clone()))?;
    open.file.sync_all()?;
    folder::sync_for(path)?;
    Ok(open)
}
