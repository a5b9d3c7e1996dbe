//! Sessions and temporary homes for the tests of the store.

use std::fs;
use std::path::{Path, PathBuf};

use crate::records::finished;
use neckcare::history::{Answers, Calm, HistoryLine, Rating, Record, Touched};
use neckcare::routine::body::{Side, Zone};
use neckcare::settings::HistoryFile;
use neckcare::store::journal::Journal;
use neckcare::store::{Folders, history};
use rustix::time::{ClockId, clock_gettime};
use tempfile::TempDir;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

pub(crate) const START: OffsetDateTime = datetime!(2026-03-01 07:30:00 +01:00);

/// A temporary home, deleted at the end of the test.
pub(crate) struct Home {
    pub(crate) folder: TempDir,
    pub(crate) folders: Folders,
}

pub(crate) fn home() -> Home {
    Home::new(tempfile::tempdir().unwrap())
}

/// Returns a home in memory if possible, for tests that wait for thousands of writes.
pub(crate) fn quick_home() -> Home {
    let memory = Path::new("/dev/shm");
    let quick = memory.is_dir().then(|| tempfile::tempdir_in(memory).ok()).flatten();
    quick.map_or_else(home, Home::new)
}

pub(crate) fn folders_in(home: &Path) -> Folders {
    Folders {
        data: home.join("data/neckcare"),
        state: home.join("state/neckcare"),
        runtime: vec![home.join("runtime/neckcare")],
        voices: home.join("cache/neckcare/voice"),
        writes: HistoryFile::default(),
    }
}

impl Home {
    fn new(folder: TempDir) -> Self {
        let folders = folders_in(folder.path());
        Self { folder, folders }
    }

    /// Returns a home with these bytes as its history file.
    pub(crate) fn with(bytes: impl AsRef<[u8]>) -> Self {
        let home = quick_home();
        fs::create_dir_all(&home.folders.data).unwrap();
        fs::write(home.folders.history(), bytes).unwrap();
        home
    }

    /// Reads the history, and returns the ids of its sessions and the notes on damage.
    pub(crate) fn read(&self) -> (Vec<String>, Vec<String>) {
        let (history, notes) = history::read_all(&self.folders);
        let ids = history.sessions.into_iter().map(|entry| entry.record.id).collect();
        let root = self.folders.data.display().to_string();
        (ids, notes.iter().map(|note| note.to_string().replace(&root, "DATA")).collect())
    }

    pub(crate) fn append(&self, line: &HistoryLine) {
        history::append(&self.folders.history(), line).unwrap();
    }

    pub(crate) fn journals(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(&self.folders.state) else { return Vec::new() };
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

/// Makes a journal with a session.
pub(crate) fn begin(folders: &Folders, record: &Record) -> Journal {
    let mut journal = Journal::reserve(folders).unwrap();
    journal.write(record).unwrap();
    journal
}

/// Returns the record of session `n`, which starts a minute after the one before.
pub(crate) fn record(n: u32) -> Record {
    let touched = |side: Side| Touched {
        zone: Zone::ShoulderSlope.into(),
        side: side.into(),
        s: 40 + u64::from(n % 7),
        held_s: 0,
        firm: false,
    };
    Record {
        routine: "desk-break".to_owned(),
        title: "Desk break für den Nacken".to_owned(),
        planned_s: 150,
        done_s: 120,
        hands_on: vec![touched(Side::Left), touched(Side::Right)],
        ..finished(&format!("session-{n}"), START + Duration::minutes(i64::from(n)))
    }
}

pub(crate) fn session(n: u32) -> HistoryLine {
    HistoryLine::Session(record(n))
}

pub(crate) fn said(n: u32) -> HistoryLine {
    let answers = Answers {
        tension_before: Rating::new(6),
        tension_after: Rating::new(4),
        calm: Some(Calm::More),
        pain: None,
        new_symptom: Some(false),
        sign: None,
        ..Answers::default()
    };
    HistoryLine::answers(&record(n).id, answers, time::macros::datetime!(2026-03-02 10:00 UTC))
}

/// Returns the lines as they are written to a file.
pub(crate) fn text(lines: &[HistoryLine]) -> String {
    lines.iter().map(|line| serde_json::to_string(line).unwrap() + "\n").collect()
}

pub(crate) fn ids(numbers: impl IntoIterator<Item = u32>) -> Vec<String> {
    numbers.into_iter().map(|n| record(n).id).collect()
}

/// Returns the processor time of this thread, which does not depend on other load on the machine.
pub(crate) fn work() -> std::time::Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap()
}
