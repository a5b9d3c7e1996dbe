//! Stores the standing: one file that answers are added to, and another that takes them while the first cannot.

use std::{fs, io};

use super::disk;
use crate::safety::{Answered, ScreeningState};
use crate::store::kept::{Loaded, change, load};
use crate::store::{Folders, Unsaved, lock};

/// How the person stands by what is stored; what could not be stored with the rest counts too.
pub fn read(folders: &Folders) -> Loaded<ScreeningState> {
    let waiting = waiting(folders).unwrap_or_default();
    match load(&folders.standing(), ScreeningState::read) {
        Loaded::Missing if waiting.is_empty() => Loaded::Missing,
        Loaded::Missing => Loaded::There(with(ScreeningState::default(), &waiting)),
        Loaded::There(standing) => Loaded::There(with(standing, &waiting)),
        unusable @ Loaded::Unusable(_) => unusable,
    }
}

/// The answers that were not stored with the rest, where that cannot be read.
pub fn without_the_rest(folders: &Folders) -> ScreeningState {
    with(ScreeningState::default(), &waiting(folders).unwrap_or_default())
}

fn with(mut standing: ScreeningState, answers: &[Answered]) -> ScreeningState {
    for answered in answers {
        standing.take(answered);
    }
    standing
}

/// Adds answers to whatever is stored by then; those that are waiting elsewhere join them.
///
/// # Errors
/// Where they were not stored with the rest, with the path and what to do.
pub fn add(folders: &Folders, answers: &[Answered]) -> Result<(), Unsaved> {
    let waiting = waiting(folders).unwrap_or_default();
    change(&folders.standing(), ScreeningState::read, |standing| {
        waiting.iter().chain(answers).for_each(|answered| standing.take(answered));
    })?;
    // Taken in twice they change nothing; what was lost is asked about until somebody has said what it was.
    let is_explained = answers.iter().any(|answered| answered.answer.explains_unrecorded());
    if is_explained || !is_lost(folders) {
        fs::remove_file(folders.answers()).ok();
    }
    Ok(())
}

/// Stores an answer that was refused for as long as the machine is up.
///
/// # Errors
/// Where that is refused too, with the path and what to do.
pub fn add_aside(folders: &Folders, answered: &Answered) -> Result<(), Unsaved> {
    let path = folders.answers();
    let add = || {
        disk::make_folder_for(&path)?;
        lock::open(&path)?.add_line(answered)
    };
    add().map_err(|error| Unsaved::new(&path, error))
}

/// Whether an answer found no room even there: its line is missing or torn, and nobody knows what it said.
pub fn is_lost(folders: &Folders) -> bool {
    let text = disk::open(&folders.answers()).and_then(io::read_to_string);
    let is_torn = |line: &str| serde_json::from_str::<Answered>(line).is_err();
    text.is_ok_and(|text| text.is_empty() || text.lines().any(is_torn))
}

/// Something that may have been a stop cannot be read: it is asked about until somebody has said what it was.
pub(super) fn mark_as_lost(folders: &Folders) {
    let path = folders.answers();
    disk::make_folder_for(&path).and_then(|()| disk::open_to_append(&path)).ok(); // empty is enough
}

fn waiting(folders: &Folders) -> io::Result<Vec<Answered>> {
    let text = io::read_to_string(disk::open(&folders.answers())?)?;
    Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}
