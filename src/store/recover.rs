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
    let file = match plain::read(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unsaved(error)),
    };
    if !is_left_behind(&file).map_err(unsaved)? {
        return Ok(None);
    }
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

/// Whether neither its own program lives, nor another that starts now records it or has done so.
fn is_left_behind(journal: &File) -> io::Result<bool> {
    Ok(lock::is_free(journal) && !lock::is_removed(journal)?)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_program_recorded_meanwhile_is_not_left_behind() {
        let journal = tempfile::NamedTempFile::new().unwrap();
        let (one, other) =
            (plain::read(journal.path()).unwrap(), plain::read(journal.path()).unwrap());
        assert!(is_left_behind(&one).unwrap());
        assert!(!is_left_behind(&other).unwrap());
        journal.close().unwrap();
        drop(one);
        assert!(!is_left_behind(&other).unwrap());
    }
}
