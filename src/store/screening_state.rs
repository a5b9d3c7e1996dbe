//! Stores the screening state: one file to which answers are added, and another for answers that cannot be saved there.

use std::{fs, io};

use super::disk;
use crate::safety::{Answered, ScreeningState};
use crate::store::kept::{Loaded, change, load};
use crate::store::{Folders, Unsaved, lock};

/// Reads the screening state, including answers that could not be saved in its file.
pub fn read(folders: &Folders) -> Loaded<ScreeningState> {
    let waiting = waiting(folders).unwrap_or_default();
    match load(&folders.screening_state(), ScreeningState::read) {
        Loaded::Missing if waiting.is_empty() => Loaded::Missing,
        Loaded::Missing => Loaded::There(with(ScreeningState::default(), &waiting)),
        Loaded::There(standing) => Loaded::There(with(standing, &waiting)),
        unusable @ Loaded::Unusable(_) => unusable,
    }
}

/// Returns the state that follows from the answers in the second file alone, for when the first cannot be read.
pub fn from_fallback_only(folders: &Folders) -> ScreeningState {
    with(ScreeningState::default(), &waiting(folders).unwrap_or_default())
}

fn with(mut standing: ScreeningState, answers: &[Answered]) -> ScreeningState {
    for answered in answers {
        standing.take(answered);
    }
    standing
}

/// Adds answers to the stored state, together with those that wait in the second file.
///
/// # Errors
/// Fails with the path and the fix if they could not be saved in the first file.
pub fn add(folders: &Folders, answers: &[Answered]) -> Result<(), Unsaved> {
    let waiting = waiting(folders).unwrap_or_default();
    change(&folders.screening_state(), ScreeningState::read, |standing| {
        waiting.iter().chain(answers).for_each(|answered| standing.take(answered));
    })?;
    // Answers may be applied twice without harm. A lost one is asked about until the user has said what it was.
    let is_explained = answers.iter().any(|answered| answered.answer.explains_unrecorded());
    if is_explained || !is_lost(folders) {
        fs::remove_file(folders.answers()).ok();
    }
    Ok(())
}

/// Saves an answer in the second file, which lasts as long as the machine is up.
///
/// # Errors
/// Fails with the path and the fix if that is refused too.
pub fn save_in_fallback(folders: &Folders, answered: &Answered) -> Result<(), Unsaved> {
    let path = folders.answers();
    let add = || {
        disk::make_folder_for(&path)?;
        lock::open(&path)?.add_line(answered)
    };
    add().map_err(|error| Unsaved::new(&path, error))
}

/// Returns true if an answer could not be saved even in the second file: its line is missing or torn, and its content
/// is unknown.
pub fn is_lost(folders: &Folders) -> bool {
    let text = disk::open(&folders.answers()).and_then(io::read_to_string);
    let is_torn = |line: &str| serde_json::from_str::<Answered>(line).is_err();
    text.is_ok_and(|text| text.is_empty() || text.lines().any(is_torn))
}

/// Marks that something which may have been a stop cannot be read. The user is asked about it until they have said what
/// it was.
pub(super) fn mark_unrecorded(folders: &Folders) {
    let path = folders.answers();
    disk::make_folder_for(&path).and_then(|()| disk::open_to_append(&path)).ok(); // an empty file is enough
}

fn waiting(folders: &Folders) -> io::Result<Vec<Answered>> {
    let text = io::read_to_string(disk::open(&folders.answers())?)?;
    Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}
