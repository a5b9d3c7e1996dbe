//! Records the sessions whose program ended before they did.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::{Folders, Unsaved, disk, history, journal};
use crate::history::{HistoryLine, Record};
use crate::store::screening_state;

/// The sessions that were recovered, and the failures.
#[derive(Debug, Default)]
pub struct Recovered {
    /// The sessions that are in the history now.
    pub sessions: Vec<Record>,
    /// The files that could not be recorded. They are still there, and unless they are damaged, the next start tries
    /// again.
    pub failed: Vec<Unsaved>,
}

/// Records every session that was left behind, once, but none that is still running.
pub fn recover(folders: &Folders) -> Recovered {
    let mut recovered = Recovered::default();
    history::move_back_from_fallbacks(folders);
    for state in folders.for_journals() {
        let journals = disk::files(state, journal::is_journal).unwrap_or_else(|error| {
            recovered.failed.push(Unsaved::new(state, error));
            Vec::new()
        });
        for path in journals {
            match record(&path, folders) {
                Ok(session) => recovered.sessions.extend(session),
                Err(unsaved) => recovered.failed.push(unsaved),
            }
        }
    }
    recovered
}

fn record(path: &Path, folders: &Folders) -> Result<Option<Record>, Unsaved> {
    let unsaved = |error| Unsaved::new(path, error);
    let file = match disk::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unsaved(error)),
    };
    if !journal::is_left_behind(&file).map_err(unsaved)? {
        return Ok(None);
    }
    let session = match journal::read(path) {
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            disk::set_aside(path);
            screening_state::mark_unrecorded(folders);
            return Err(Unsaved::damaged(path));
        }
        read => read.map_err(unsaved)?.map(Record::interrupted),
    };
    if let Some(session) = &session {
        history::append(&folders.history(), &HistoryLine::Session(session.clone()))?;
    }
    fs::remove_file(path).map_err(unsaved)?;
    Ok(session)
}
