//! What is known of the person when the program begins, read from the disk.

use time::OffsetDateTime;

use crate::app::Memory;
use crate::history::{Entry, Record};
use crate::safety::limits::Soreness;
use crate::safety::standing::Standing;
use crate::store::standing::{Loaded, load};
use crate::store::{Folders, history, recover};

/// Everything that is known; sessions whose program ended before they did are recorded first.
/// What is damaged or missing is asked again.
pub(super) fn recall(now: OffsetDateTime) -> Memory {
    let mut memory = Memory::blank(now);
    let Some(folders) = Folders::find() else { return memory };
    // What cannot be recovered now stays where it is and is tried again at the next start.
    recover::recover(&folders);
    if let Loaded::There(standing) = load::<Standing>(&folders.standing()) {
        memory.standing = standing;
    }
    let (told, _) = history::read_all(&folders.data);
    // A session that was taken out of the list was still done.
    let entries: Vec<Entry> = told.sessions.into_iter().chain(told.deleted).collect();
    memory.soreness = entries.iter().filter_map(soreness).collect();
    memory.history = entries.into_iter().map(|entry| entry.record).collect();
    memory.history.sort_by_key(|record: &Record| record.start);
    memory
}

/// What was said about soreness; it counts from the session on.
fn soreness(entry: &Entry) -> Option<Soreness> {
    let (session, at) = (entry.record.id.clone(), entry.record.start);
    Some(Soreness { session, sore: entry.answers.sore?, at })
}
