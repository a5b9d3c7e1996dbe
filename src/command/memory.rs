//! What is known of the person when the program begins, read from the disk.

use time::OffsetDateTime;

use crate::app::{Memory, Preferences};
use crate::history::{Entry, Later, Record};
use crate::safety::standing::Standing;
use crate::settings::Settings;
use crate::store::standing::{Loaded, load};
use crate::store::{Folders, history, recover};

/// What is known of the person, read without a change to anything.
pub(super) fn glance(settings: &Settings, now: OffsetDateTime) -> Memory {
    let folders = Folders::find(&settings.history);
    folders.map_or_else(|| Memory::blank(now), |folders| read(&folders, now))
}

/// Everything that is known; sessions whose program ended before they did are recorded first.
/// What is damaged or missing is asked again.
pub(super) fn recall(settings: &Settings, now: OffsetDateTime) -> Memory {
    let Some(folders) = Folders::find(&settings.history) else { return Memory::blank(now) };
    // What cannot be recovered now stays where it is and is tried again at the next start.
    recover::recover(&folders);
    read(&folders, now)
}

fn read(folders: &Folders, now: OffsetDateTime) -> Memory {
    let mut memory = Memory::blank(now);
    if let Loaded::There(standing) = load::<Standing>(&folders.standing()) {
        memory.standing = standing;
    }
    if let Loaded::There(preferences) = load::<Preferences>(&folders.preferences()) {
        memory.preferences = preferences;
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
