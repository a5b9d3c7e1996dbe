//! Records the sessions whose program ended before they did.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::{Folders, Unsaved, aside, folder, history, journal, lock, plain, standing};
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
    history::gather(folders);
    for state in folders.for_journals() {
        let journals = folder::files(state, journal::is_journal).unwrap_or_else(|error| {
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
    let file = match plain::read(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unsaved(error)),
    };
    if !is_left_behind(&file).map_err(unsaved)? {
        return Ok(None);
    }
    let session = match journal::read(path) {
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            aside::keep(path);
            standing::mark_as_lost(folders);
            return Err(Unsaved::damaged(path));
        }
        read => read.map_err(unsaved)?.map(Record::interrupted),
    };
    if let Some(session) = &session {
        history::append(&folders.history(), &Line::Session(session.clone()))?;
    }
    fs::remove_file(path).map_err(unsaved)?;
    Ok(session)
}

/// The sessions of journals that are still there, as they stand: those whose program has ended, and those that were
/// stopped while it still asks why. `own` is the journal of this program, which knows better.
pub fn left_behind(folders: &Folders, own: Option<&Path>) -> Vec<Record> {
    let journals = |folder: &Path| folder::files(folder, journal::is_journal).unwrap_or_default();
    let journals = folders.for_journals().into_iter().flat_map(journals);
    let others = journals.filter(|path| own != Some(path.as_path()));
    others.filter_map(|path| session(&path)).collect()
}

fn session(path: &Path) -> Option<Record> {
    let is_over = is_left_behind(&plain::read(path).ok()?).ok()?;
    let session = journal::read(path).ok()??;
    (is_over || session.is_stopped()).then(|| session.interrupted())
}

/// Whether neither its own program lives, nor another that starts now records it or has done so.
fn is_left_behind(journal: &File) -> io::Result<bool> {
    Ok(lock::is_free(journal) && !lock::is_removed(journal)?)
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
