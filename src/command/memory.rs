//! What is known of the person when the program begins, read from the disk.

use time::OffsetDateTime;

use crate::app::{Memory, Preferences};
use crate::history::Entry;
use crate::safety::soreness::Soreness;
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
    let told = history::read_tail(&folders.data, history::TAIL);
    // A session that was taken out of the list was still done.
    for entry in told.sessions.into_iter().chain(told.deleted) {
        learn(&mut memory, entry);
    }
    memory.history.sort_by_key(|record| record.start);
    memory
}

/// Adds a session that is new to the memory, so that none has to be searched for.
fn learn(memory: &mut Memory, Entry { mut record, answers, sore_at }: Entry) {
    record.hear(&answers);
    let id = &record.id;
    if let Some(sore) = answers.sore {
        let at = sore_at.unwrap_or(record.start);
        memory.soreness.push(Soreness { session: id.clone(), sore, at });
    }
    memory.answers.insert(id.clone(), answers);
    memory.history.push(record);
}
