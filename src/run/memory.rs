//! What is known of the person, read from the disk.

use std::path::Path;

use time::OffsetDateTime;

use crate::app::{Memory, Preferences};
use crate::history::Entry;
use crate::routine::safe;
use crate::safety::soreness::Soreness;
use crate::settings::Settings;
use crate::store::kept::{Loaded, load};
use crate::store::probe::probe;
use crate::store::{Folders, history, recover, standing};

/// What is known of the person, read without a change to anything.
pub fn glance(settings: &Settings, now: OffsetDateTime) -> Memory {
    let folders = Folders::find(&settings.history);
    folders.map_or_else(|| Memory::blank(now), |folders| read(&folders, None, now))
}

/// Everything that is known when the program begins; sessions whose program ended before they did are recorded first,
/// and it is tried whether anything can be stored. What is missing is asked again.
pub fn recall(folders: Option<&Folders>, now: OffsetDateTime) -> Memory {
    let Some(folders) = folders else {
        let unkept = Some("there is no home folder; set HOME".to_owned());
        return Memory { unkept, ..Memory::blank(now) };
    };
    // What cannot be recovered now stays where it is, counts all the same, and is tried again at the next start.
    let recovered = recover::recover(folders);
    let memory = read(folders, None, now);
    let refused =
        [&folders.data, &folders.state].into_iter().find_map(|folder| probe(folder).err());
    let refused = refused.map(|unsaved| unsaved.to_string());
    let lost = || standing::is_lost(folders).then(|| lost(folders));
    // What cannot be read may be a stop as well.
    let unread = || {
        let journal = recovered.failed.first().map(ToString::to_string);
        journal.or_else(|| history::unread(folders).map(|note| note.to_string()))
    };
    let refused = refused.or_else(lost).or_else(unread);
    Memory { unkept: memory.unkept.clone().or(refused), ..memory }
}

/// What is stored by now; the journal `own` belongs to this program, which knows better.
pub(super) fn read(folders: &Folders, own: Option<&Path>, now: OffsetDateTime) -> Memory {
    let mut memory = Memory::blank(now);
    match standing::read(folders) {
        Loaded::There(standing) => memory.standing = standing,
        Loaded::Missing => {}
        Loaded::Unusable(why) => {
            memory.standing = standing::without_the_rest(folders);
            memory.unkept = Some(format!("{}: {why}", folders.standing().display()));
        }
    }
    memory.standing.see(now);
    memory.preferences = preferences(folders);
    let told = history::read_tail(folders, own, history::TAIL);
    // A session that was taken out of the list was still done.
    for entry in told.sessions.into_iter().chain(told.deleted) {
        learn(&mut memory, entry);
    }
    memory.history.sort_by_key(|record| record.start);
    memory
}

/// What was refused before, though it would be taken now: it may have been a stop.
fn lost(folders: &Folders) -> String {
    let path = safe::visible(&folders.answers().to_string_lossy());
    format!("{path}: there was no room for what you said last time")
}

/// What the person prefers; nothing where that cannot be read.
fn preferences(folders: &Folders) -> Preferences {
    match load(&folders.preferences(), |text| serde_json::from_str(text)) {
        Loaded::There(preferences) => preferences,
        Loaded::Missing | Loaded::Unusable(_) => Preferences::default(),
    }
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
