//! Tests `forget`, which deletes everything that is stored and nothing else.

use std::fs;
use std::os::unix::fs::symlink;

use neckcare::safety::Answer;
use neckcare::settings::HistoryFile;
use neckcare::store::journal;
use neckcare::store::recover::recover;
use neckcare::store::stored::{forget, stored};
use neckcare::store::{Folders, screening_state};

use crate::store::support::{START, begin, home, record, session};

fn names(folders: &Folders) -> Vec<String> {
    let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
    stored(folders).unwrap().iter().map(|stored| name(&stored.path)).collect()
}

#[test]
fn every_stored_file_is_listed_and_deleted() {
    let home = home();
    assert_eq!(names(&home.folders), Vec::<String>::new());
    home.append(&session(1));
    screening_state::add(&home.folders, &[]).unwrap();
    assert!(screening_state::save_in_fallback(&home.folders, &Answer::LookedAt.at(START)));
    drop(begin(&home.folders, &record(2)));
    fs::write(home.folders.data.join("history-old.jsonl"), "").unwrap();
    let journal = names(&home.folders).into_iter().find(|name| name.starts_with("journal-"));
    let listed =
        ["history-old.jsonl", "history.jsonl", &journal.unwrap(), "standing.json", "answers.jsonl"];
    assert_eq!(names(&home.folders), listed);
    let left = forget(&home.folders, &stored(&home.folders).unwrap());
    assert!(left.is_empty(), "{left:?}");
    assert!(home.folders.for_history().iter().all(|folder| !folder.exists()));
    assert!(recover(&home.folders).sessions.is_empty());
}

#[test]
fn files_of_others_are_not_deleted() {
    let home = home();
    let folders = Folders {
        data: home.folder.path().join("x"),
        state: home.folder.path().join("x"),
        runtime: vec![home.folder.path().join("x")],
        voices: home.folder.path().join("x"),
        writes: HistoryFile::default(),
    };
    let routine = folders.data.join("routines/mine.toml");
    fs::create_dir_all(routine.parent().unwrap()).unwrap();
    fs::write(&routine, "").unwrap();
    fs::write(folders.data.join("config.toml"), "").unwrap();
    neckcare::store::history::append(&folders.history(), &session(1)).unwrap();
    assert!(forget(&folders, &stored(&folders).unwrap()).is_empty());
    assert!(routine.exists() && folders.data.join("config.toml").exists());
    assert!(!folders.history().exists());
}

#[test]
fn files_that_cannot_be_deleted_are_reported() {
    let home = home();
    home.append(&session(1));
    let listed = stored(&home.folders).unwrap();
    fs::remove_file(home.folders.history()).unwrap();
    assert!(forget(&home.folders, &listed).is_empty(), "gone already is gone");
    fs::create_dir_all(home.folders.history()).unwrap();
    let left = forget(&home.folders, &listed);
    let said: Vec<String> = left.iter().map(ToString::to_string).collect();
    assert!(
        said.iter().any(|said| said.contains("history.jsonl: this could not be deleted")),
        "{said:?}"
    );
}

#[test]
fn a_session_running_during_forget_is_still_recorded() {
    let home = home();
    let mut journal = begin(&home.folders, &record(1));
    forget(&home.folders, &stored(&home.folders).unwrap());
    journal.write(&record(2)).unwrap();
    home.append(&session(1));
    journal.finish().unwrap();
    assert_eq!(home.read().0.len(), 1);
}

#[test]
fn a_link_and_the_file_that_it_leads_to_are_both_deleted() {
    let home = home();
    let synced = home.folder.path().join("synced.jsonl");
    let between = home.folder.path().join("between");
    fs::create_dir_all(&home.folders.data).unwrap();
    symlink("synced.jsonl", &between).unwrap();
    symlink(&between, home.folders.history()).unwrap();
    home.append(&session(1));
    assert!(synced.is_file());
    let listed = stored(&home.folders).unwrap();
    assert_eq!(listed[0].leads_to.as_ref(), Some(&synced));
    let left = forget(&home.folders, &listed);
    assert!(left.is_empty() && !synced.exists(), "{left:?}");
    assert!(!home.folders.history().is_symlink());
}

#[test]
fn a_link_to_anything_but_a_file_is_deleted_alone() {
    let home = home();
    let other = home.folder.path().join("other");
    fs::create_dir_all(&other).unwrap();
    fs::create_dir_all(&home.folders.data).unwrap();
    for target in [other.as_path(), std::path::Path::new("/dev/null")] {
        symlink(target, home.folders.history()).unwrap();
        assert!(forget(&home.folders, &stored(&home.folders).unwrap()).is_empty());
        assert!(target.exists() && !home.folders.history().is_symlink());
        fs::create_dir_all(&home.folders.data).unwrap();
    }
}

#[test]
fn data_that_stays_under_another_name_is_reported() {
    let home = home();
    home.append(&session(1));
    fs::hard_link(home.folders.history(), home.folder.path().join("copy")).unwrap();
    let left = forget(&home.folders, &stored(&home.folders).unwrap());
    let said: Vec<String> = left.iter().map(ToString::to_string).collect();
    assert!(said.len() == 1 && said[0].contains("another name"), "{said:?}");
    assert!(!home.folders.history().exists());
    // Both names are deleted here.
    home.append(&session(1));
    fs::hard_link(home.folders.history(), home.folders.data.join("history-b.jsonl")).unwrap();
    assert!(forget(&home.folders, &stored(&home.folders).unwrap()).is_empty());
}

#[test]
fn journals_of_running_programs_are_known() {
    let home = home();
    let journal = begin(&home.folders, &record(1));
    assert_eq!(journal::running(&home.folders), [journal.path()]);
    drop(journal);
    assert!(journal::running(&home.folders).is_empty());
}
