//! Stores the screening state: one file to which answers are added, and others for answers that cannot be saved there.

use std::path::PathBuf;
use std::{fs, io};

use super::disk;
use crate::safety::{Answered, ScreeningState};
use crate::store::kept::{Loaded, change, load};
use crate::store::{Folders, Unsaved, lock};

/// Reads the screening state, including answers that could not be saved in its file.
pub fn read(folders: &Folders) -> Loaded<ScreeningState> {
    let waiting = waiting(folders);
    match load(&folders.screening_state(), ScreeningState::read) {
        Loaded::Missing if waiting.is_empty() => Loaded::Missing,
        Loaded::Missing => Loaded::There(with(ScreeningState::default(), &waiting)),
        Loaded::There(standing) => Loaded::There(with(standing, &waiting)),
        unusable @ Loaded::Unusable(_) => unusable,
    }
}

/// Returns the state that follows from the answers in the other files alone, for when the first cannot be read.
pub fn from_fallback_only(folders: &Folders) -> ScreeningState {
    with(ScreeningState::default(), &waiting(folders))
}

fn with(mut standing: ScreeningState, answers: &[Answered]) -> ScreeningState {
    for answered in answers {
        standing.take(answered);
    }
    standing
}

/// Adds answers to the stored state, together with those that wait in the other files.
///
/// # Errors
/// Fails with the path and the fix if they could not be saved in the usual file.
pub fn add(folders: &Folders, answers: &[Answered]) -> Result<(), Unsaved> {
    let waiting = waiting(folders);
    change(&folders.screening_state(), ScreeningState::read, |standing| {
        waiting.iter().chain(answers).for_each(|answered| standing.take(answered));
    })?;
    // Answers may be applied twice without harm. A lost one is asked about until the user has said what it was.
    let is_explained = answers.iter().any(|answered| answered.answer.explains_unrecorded());
    if is_explained || lost(folders).is_none() {
        for file in folders.answers() {
            fs::remove_file(file).ok();
        }
    }
    Ok(())
}

/// Saves an answer in another file, which lasts as long as the machine is up. Returns true if it is saved.
pub fn save_in_fallback(folders: &Folders, answered: &Answered) -> bool {
    open_fallback(folders).is_some_and(|file| file.add_line(answered).is_ok())
}

/// Opens the first of the other files that can be opened.
fn open_fallback(folders: &Folders) -> Option<lock::Open> {
    let open = |path: PathBuf| disk::make_folder_for(&path).and_then(|()| lock::open(&path)).ok();
    folders.answers().into_iter().find_map(open)
}

/// Returns the file in which an answer could not be saved either: its line is missing or torn, and its content is
/// unknown.
pub fn lost(folders: &Folders) -> Option<PathBuf> {
    let is_torn = |line: &str| serde_json::from_str::<Answered>(line).is_err();
    let is_lost = |path: &PathBuf| {
        let text = disk::open(path).and_then(io::read_to_string);
        text.is_ok_and(|text| text.is_empty() || text.lines().any(is_torn))
    };
    folders.answers().into_iter().find(is_lost)
}

/// Marks that something which may be a stop cannot be read, or could not be stored. The user is asked about it until they
/// have said what it was. Returns true if the mark could be made.
pub fn mark_unrecorded(folders: &Folders) -> bool {
    open_fallback(folders).is_some() // an empty file is enough, which even a full disk has room for
}

/// Removes the mark, because what it stands for was stored after all.
pub fn unmark_unrecorded(folders: &Folders) {
    for mark in folders.answers() {
        // Another program may be adding an answer to it.
        let open = lock::open(&mark).ok().filter(|_| mark.exists());
        if open.is_some_and(|open| open.file.metadata().is_ok_and(|found| found.len() == 0)) {
            fs::remove_file(mark).ok();
        }
    }
}

/// Returns the answers in the other files, in the order in which they were given.
fn waiting(folders: &Folders) -> Vec<Answered> {
    let text = |path: PathBuf| disk::open(&path).and_then(io::read_to_string).ok();
    let texts = folders.answers().into_iter().filter_map(text);
    let mut all: Vec<Answered> = texts
        .flat_map(|text| {
            let answers = text.lines().filter_map(|line| serde_json::from_str(line).ok());
            answers.collect::<Vec<Answered>>()
        })
        .collect();
    all.sort_by_key(|answered| answered.at);
    all
}
