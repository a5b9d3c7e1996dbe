//! Records the sessions whose program ended before they did.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::{Folders, Unsaved, aside, folder, history, journal, lines, lock, plain};
use crate::history::{Line, Record};

/// What was found at the start.
#[derive(Debug, Default)]
pub struct Recovered {
    /// Sessions that are in the history now.
    pub sessions: Vec<Record>,
    /// What could not be recorded; it is still there, and what is no damage is tried again at the
    /// next start.
    pub failed: Vec<Unsaved>,
}

/// Records every session that was left behind, once, and none that is still going on.
pub fn recover(folders: &Folders) -> Recovered {
    let mut recovered = Recovered::default();
    let journals = folder::files(&folders.state, journal::is_journal).unwrap_or_else(|error| {
        recovered.failed.push(Unsaved::new(&folders.state, error));
        Vec::new()
    });
    for path in journals {
        match record(&path, &folders.history()) {
            Ok(session) => recovered.sessions.extend(session),
            Err(unsaved) => recovered.failed.push(unsaved),
        }
    }
    recovered
}

fn record(path: &Path, history: &Path) -> Result<Option<Record>, Unsaved> {
    let unsaved = |error| Unsaved::new(path, error);
    let Some(file) = orphan(path).map_err(unsaved)? else { return Ok(None) };
    let session = last(path).map_err(unsaved)?.map(Record::interrupted);
    match &session {
        Some(session) => history::append(history, &Line::Session(session.clone()))?,
        None if file.metadata().map_err(unsaved)?.len() > 0 => {
            aside::keep(path);
            return Err(Unsaved::damaged(path));
        }
        None => {} // cut off before it began
    }
    fs::remove_file(path).map_err(unsaved)?;
    Ok(session)
}

/// The journal, locked, unless its own program lives or another that starts now records it.
fn orphan(path: &Path) -> io::Result<Option<File>> {
    match plain::read(path) {
        Ok(file) => Ok((lock::is_free(&file) && !lock::is_removed(&file)?).then_some(file)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The last session that stands whole in a journal.
fn last(path: &Path) -> io::Result<Option<Record>> {
    let mut last = None;
    lines::read(path, |line| {
        if let Line::Session(record) = line {
            last = Some(record);
        }
    })?;
    Ok(last)
}
