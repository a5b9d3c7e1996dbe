//! What is known of the person when the program begins, read from the disk.

use time::OffsetDateTime;

use crate::app::{Memory, Preferences};
use crate::history::{Entry, Later, Record};
use crate::routine::library::Library;
use crate::safety::standing::Standing;
use crate::settings::Settings;
use crate::store::standing::{Loaded, load};
use crate::store::{Folders, history, recover};

/// The moves that were done often enough to need no explaining, as the history has it.
pub(super) fn known_moves(library: &Library, settings: &Settings) -> Vec<String> {
    let Some(folders) = Folders::find(&settings.history) else { return Vec::new() };
    let (told, _) = history::read_all(&folders.data);
    let mut memory = Memory::blank(OffsetDateTime::UNIX_EPOCH);
    memory.history = told.sessions.into_iter().map(|entry| entry.record).collect();
    memory.known_moves(library)
}

/// Everything that is known; sessions whose program ended before they did are recorded first.
/// What is damaged or missing is asked again.
pub(super) fn recall(settings: &Settings, now: OffsetDateTime) -> Memory {
    let mut memory = Memory::blank(now);
    let Some(folders) = Folders::find(&settings.history) else { return memory };
    // What cannot be recovered now stays where it is and is tried again at the next start.
    recover::recover(&folders);
    if let Loaded::There(standing) = load::<Standing>(&folders.standing()) {
        memory.standing = standing;
    }
    if let Loaded::There(Preferences { hearing }) = load(&folders.preferences()) {
        memory.hearing = Some(hearing);
    }
    let (told, _) = history::read_all(&folders.data);
    // A session that was taken out of the list was still done.
    let entries: Vec<Entry> = told.sessions.into_iter().chain(told.deleted).collect();
    for entry in &entries {
        memory.history.push(entry.record.clone());
    }
    memory.history.sort_by_key(|record: &Record| record.start);
    for Entry { record, answers, sore_at } in &entries {
        let at = sore_at.unwrap_or(record.start);
        memory.hear(&Later::new(&record.id, *answers, at));
    }
    memory
}
