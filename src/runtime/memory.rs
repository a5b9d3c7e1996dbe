//! Reads everything that is stored about the person.

use std::path::Path;

use time::OffsetDateTime;

use crate::history::FoldedSession;
use crate::routine::safe;
use crate::safety::after::Soreness;
use crate::screen_kit::{Memory, Preferences};
use crate::settings::Settings;
use crate::store::kept::{Loaded, load};
use crate::store::paths::probe;
use crate::store::{Folders, history, recover, screening_state};

/// Reads everything that is stored about the person, without changing anything.
pub fn read_only(settings: &Settings, now: OffsetDateTime) -> Memory {
    let folders = Folders::find(&settings.history);
    folders.map_or_else(|| Memory::blank(now), |folders| read(&folders, None, now))
}

/// Reads everything that is stored about the person, at the start of the program. Also records the sessions whose
/// program ended before they did, and checks whether anything can be stored. Whatever is missing will be asked again.
pub fn recover_and_read(folders: Option<&Folders>, now: OffsetDateTime) -> Memory {
    let Some(folders) = folders else {
        let unkept = Some("there is no home folder; set HOME".to_owned());
        return Memory { storage_error: unkept, stop_may_be_lost: true, ..Memory::blank(now) };
    };
    // A session that cannot be recovered now stays where it is and still counts. The next start tries again.
    let recovered = recover::recover(folders);
    let memory = read(folders, None, now);
    let refused = probe(folders).err().map(|unsaved| unsaved.to_string());
    let lost = || screening_state::lost(folders).map(|path| lost(&path));
    // A record that cannot be read may be that of a stop.
    let unread = || {
        let journal = recovered.failed.first().map(ToString::to_string);
        journal.or_else(|| history::unread(folders).map(|note| note.to_string()))
    };
    let unkept = memory.storage_error.clone().or(refused).or_else(lost).or_else(unread);
    Memory { stop_may_be_lost: unkept.is_some(), storage_error: unkept, ..memory }
}

/// Reads everything that is stored now, except the journal `own`: it belongs to this program, which knows its session
/// better.
pub(super) fn read(folders: &Folders, own: Option<&Path>, now: OffsetDateTime) -> Memory {
    let mut memory = Memory::blank(now);
    match screening_state::read(folders) {
        Loaded::There(standing) => memory.screening = standing,
        Loaded::Missing => {}
        Loaded::Unusable(why) => {
            memory.screening = screening_state::from_fallback_only(folders);
            memory.storage_error = Some(format!("{}: {why}", folders.screening_state().display()));
        }
    }
    memory.screening.note_clock(now);
    memory.preferences = preferences(folders);
    let told = history::read_tail(folders, own, history::TAIL);
    // A session that the user deleted from the list was still done.
    for entry in told.sessions.into_iter().chain(told.deleted) {
        learn(&mut memory, entry);
    }
    memory.history.sort_by_key(|record| record.start);
    memory
}

/// Returns the warning that earlier answers were lost because there was no room for them. There may have been a stop
/// among them.
fn lost(path: &Path) -> String {
    let path = safe::visible(&path.to_string_lossy());
    format!("{path}: there was no room for your last answers")
}

/// Reads the person's preferences, or returns the default ones if they cannot be read.
fn preferences(folders: &Folders) -> Preferences {
    match load(&folders.preferences(), |text| serde_json::from_str(text)) {
        Loaded::There(preferences) => preferences,
        Loaded::Missing | Loaded::Unusable(_) => Preferences::default(),
    }
}

/// Adds a session to the memory. It has to be new there, so that no older entry has to be searched for.
fn learn(memory: &mut Memory, FoldedSession { mut record, answers, sore_at }: FoldedSession) {
    record.apply_answers(&answers);
    let id = &record.id;
    if let Some(sore) = answers.sore {
        let at = sore_at.unwrap_or(record.start);
        memory.soreness.push(Soreness { session: id.clone(), sore, at });
    }
    memory.answers.insert(id.clone(), answers);
    memory.history.push(record);
}
