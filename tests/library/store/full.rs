//! Tests disks that are full, or become full.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use neckcare::session::Sign;
use neckcare::store::journal::Journal;
use neckcare::store::paths::probe;
use neckcare::store::{Folders, history, screening_state};
use rustix::process::{Resource, Rlimit, geteuid, getrlimit, setrlimit};
use signal_hook::low_level::signal_name;

use crate::store::child::{child, tell, told};
use crate::store::support::{begin, home, ids, record, session, text};

/// The number of the signal for a file that is too large, the same on Linux and macOS.
const TOO_LARGE: i32 = 25;

/// Writes to a disk that has room for two and a half sessions, then for none, and then for more.
pub(crate) fn fills(folders: &Folders) {
    const JOURNAL: u64 = 32 * 1024;
    assert_eq!(signal_name(TOO_LARGE), Some("SIGXFSZ"));
    signal_hook::flag::register(TOO_LARGE, Arc::new(AtomicBool::new(false))).unwrap();
    let before = getrlimit(Resource::Fsize);
    let limit =
        |most| setrlimit(Resource::Fsize, Rlimit { current: Some(most), ..before }).unwrap();
    let room = u64::try_from(text(&[session(1)]).len()).unwrap() * 5 / 2;
    let path = folders.history();
    fs::create_dir_all(&folders.data).unwrap();
    fs::write(&path, "\n".repeat(usize::try_from(JOURNAL - room).unwrap())).unwrap();
    let mut journal = begin(folders, &record(5));
    limit(JOURNAL);
    history::append(&path, &session(1)).unwrap();
    history::append(&path, &session(2)).unwrap();
    let refused = history::append(&path, &session(3)).unwrap_err();
    let mut stopped = record(5);
    stopped.sign = Some(Sign::Dizzy.into());
    journal.write(&stopped).unwrap(); // its room was reserved before
    limit(JOURNAL / 2);
    let unmade = Journal::reserve(folders).unwrap_err();
    setrlimit(Resource::Fsize, before).unwrap();
    history::append(&path, &session(4)).unwrap();
    tell(&format!("#{refused}|{}#", unmade.path().display()));
}

#[test]
fn a_full_disk_is_reported_and_leaves_no_partial_line() {
    let home = home();
    let told = told(&mut child("full", home.folder.path()));
    assert!(told.contains("history.jsonl: the disk is full"), "{told}");
    assert!(told.contains("/journal-"), "{told}");
    assert_eq!(home.read(), (ids([1, 2, 4, 5]), vec![]));
    let recovered = neckcare::store::recover::recover(&home.folders);
    let signs: Vec<_> = recovered.sessions.iter().map(|session| session.sign.clone()).collect();
    assert_eq!((signs, recovered.failed.len()), (vec![Some(Sign::Dizzy.into())], 0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_is_always_full_is_refused() {
    let home = home();
    fs::create_dir_all(&home.folders.data).unwrap();
    symlink("/dev/full", home.folders.history()).unwrap();
    let refused = history::append(&home.folders.history(), &session(1)).unwrap_err();
    assert_eq!(refused.path(), home.folders.history());
}

#[test]
fn a_file_in_place_of_a_folder_is_reported() {
    let home = home();
    let in_the_way = home.folder.path().join("data");
    fs::write(&in_the_way, "").unwrap();
    let refused = history::append(&home.folders.history(), &session(1)).unwrap_err();
    assert_eq!(refused.path(), in_the_way);
    assert!(refused.to_string().contains("move it away"), "{refused}");
    assert_eq!(home.read().1.len(), 1);
    fs::remove_file(&in_the_way).unwrap();
    home.append(&session(1));
}

#[test]
fn a_folder_without_write_permission_is_reported() {
    if geteuid().is_root() {
        return; // root may write anywhere
    }
    let home = home();
    for folder in [&home.folders.data, &home.folders.state] {
        fs::create_dir_all(folder).unwrap();
        fs::set_permissions(folder, Permissions::from_mode(0o500)).unwrap();
    }
    let refused = [
        history::append(&home.folders.history(), &session(1)).unwrap_err(),
        screening_state::add(&home.folders, &[]).unwrap_err(),
        probe(&home.folders).unwrap_err(),
    ];
    for refused in refused {
        assert!(refused.to_string().contains("writing is not allowed"), "{refused}");
    }
}

#[test]
fn a_line_that_is_too_long_to_read_back_is_not_written() {
    let home = home();
    let mut long = record(1);
    long.title = "x".repeat(64 * 1024);
    let line = neckcare::history::HistoryLine::Session(long);
    let refused = history::append(&home.folders.history(), &line).unwrap_err();
    assert!(refused.to_string().contains("too long"), "{refused}");
    assert_eq!(home.read(), (vec![], vec![]));
}
