//! Tests journals, from which sessions of killed programs are recorded.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Child;

use neckcare::history::{Ending, Record};
use neckcare::routine::keyword::MaybeKnown;
use neckcare::session::Sign;
use neckcare::store::journal::Journal;
use neckcare::store::recover::recover;
use neckcare::store::{Folders, history};

use crate::store::child::{at_once, child, tell, wait_at_the_gate, wait_for};
use crate::store::support::{Home, begin, home, ids, quick_home, record, text};

/// Returns the record of a running session with `done` seconds of work.
fn going_on(n: u32, done: u64) -> Record {
    Record { outcome: Ending::Left.into(), done_s: done, ..record(n) }
}

pub(crate) fn session(folders: &Folders, number: u32) {
    let mut journal = begin(folders, &going_on(number, 0));
    for second in 1.. {
        journal.write(&going_on(number, second)).unwrap();
        tell("#");
    }
}

pub(crate) fn recovers(folders: &Folders) {
    wait_at_the_gate(folders);
    let recovered = recover(folders);
    assert!(recovered.failed.is_empty(), "{:?}", recovered.failed);
}

/// Starts a program whose session has run for at least `seconds`.
fn program(home: &Home, number: u32, seconds: usize) -> Child {
    let mut child = child(&format!("session {number}"), home.folder.path()).spawn().unwrap();
    wait_for(seconds, &mut child);
    child
}

fn outcomes_of(home: &Home) -> Vec<MaybeKnown<Ending>> {
    let (history, _) = history::read_all(&home.folders);
    history.sessions.into_iter().map(|entry| entry.record.outcome).collect()
}

fn outcomes(home: &Home) -> Vec<(MaybeKnown<Ending>, u64)> {
    let (history, notes) = history::read_all(&home.folders);
    assert!(notes.is_empty(), "{notes:?}");
    let outcome = |record: Record| (record.outcome, record.done_s);
    history.sessions.into_iter().map(|entry| outcome(entry.record)).collect()
}

#[test]
fn a_killed_session_is_recorded_once_with_the_work_done() {
    let home = home();
    let mut killed = program(&home, 1, 30);
    let mut alive = program(&home, 2, 3);
    killed.kill().unwrap();
    killed.wait().unwrap();
    let recovered = recover(&home.folders);
    assert_eq!((recovered.sessions.len(), recovered.failed.len()), (1, 0));
    let [(outcome, done)] = &outcomes(&home)[..] else { panic!("there is not one alone") };
    assert_eq!(*outcome, Ending::Interrupted);
    assert!(*done >= 30, "{done}");
    assert!(recover(&home.folders).sessions.is_empty());
    assert_eq!(home.journals().len(), 1, "the other one goes on");
    alive.kill().unwrap();
    alive.wait().unwrap();
    assert_eq!(recover(&home.folders).sessions.len(), 1);
    assert_eq!((home.read().0, home.journals().len()), (ids([1, 2]), 0));
}

#[test]
fn eight_programs_at_once_record_each_killed_session_once() {
    let home = home();
    for n in 0..40 {
        drop(begin(&home.folders, &going_on(n, 5)));
    }
    at_once(&home, (0..8).map(|_| "recover".to_owned()));
    assert_eq!(fs::read_to_string(home.folders.history()).unwrap().lines().count(), 40);
    assert_eq!(home.read(), (ids(0..40), vec![]));
    assert!(home.journals().is_empty());
}

#[test]
fn a_journal_is_private_and_deleted_after_the_session() {
    let home = home();
    let journal = begin(&home.folders, &going_on(1, 0));
    let [path] = &home.journals()[..] else { panic!("there is not one alone") };
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(path.clone()), mode(home.folders.state.clone())), (0o600, 0o700));
    assert!(recover(&home.folders).sessions.is_empty());
    journal.finish().unwrap();
    assert!(home.journals().is_empty());
    assert!(recover(&home.folders).sessions.is_empty());
}

#[test]
fn two_journals_of_one_program_have_different_names() {
    let home = home();
    let (first, second) =
        (begin(&home.folders, &going_on(1, 0)), begin(&home.folders, &going_on(2, 0)));
    assert_ne!(first.path(), second.path());
    drop((first, second));
    assert_eq!(recover(&home.folders).sessions.len(), 2);
}

#[test]
fn an_empty_journal_is_no_session() {
    let home = home();
    drop(Journal::reserve(&home.folders).unwrap());
    assert_eq!(home.journals().len(), 1);
    let recovered = recover(&home.folders);
    assert!(recovered.sessions.is_empty() && recovered.failed.is_empty(), "{recovered:?}");
    assert!(home.journals().is_empty());
}

#[test]
fn writing_a_journal_needs_no_new_room() {
    let home = home();
    let mut journal = begin(&home.folders, &going_on(1, 0));
    let length = |journal: &Journal| fs::metadata(journal.path()).unwrap().len();
    let before = length(&journal);
    for second in 1..20 {
        journal.write(&going_on(1, second)).unwrap();
    }
    assert_eq!(length(&journal), before);
}

#[test]
fn a_torn_slot_leaves_the_one_before() {
    for torn_at in [0, 1, 100, 300] {
        let home = home();
        let mut journal = begin(&home.folders, &going_on(1, 1));
        journal.write(&going_on(1, 2)).unwrap();
        let mut bytes = fs::read(journal.path()).unwrap();
        let second = bytes.len() / 2;
        bytes.iter_mut().skip(second + torn_at).take(200).for_each(|byte| *byte = 0);
        fs::write(journal.path(), bytes).unwrap();
        drop(journal);
        let recovered = recover(&home.folders);
        let done: Vec<u64> = recovered.sessions.iter().map(|session| session.done_s).collect();
        assert_eq!(done, [1], "torn at {torn_at}");
    }
}

#[test]
fn an_unanswered_stop_of_another_program_is_read_but_no_running_session() {
    let home = home();
    let mut journal = begin(&home.folders, &going_on(1, 5));
    assert_eq!(home.read().0, ids([]));
    let stopped = Record { outcome: Ending::Unanswered.into(), ..going_on(1, 6) };
    journal.write(&stopped).unwrap();
    assert_eq!(home.read().0, ids([1]));
    let own = Some(journal.path());
    assert!(history::read_tail(&home.folders, own, history::TAIL).sessions.is_empty(), "its own");
    journal.write(&going_on(1, 7)).unwrap();
    assert_eq!(home.read().0, ids([]), "it went on");
}

#[test]
fn a_killed_session_is_read_before_anything_records_it() {
    let home = home();
    drop(begin(&home.folders, &going_on(1, 5)));
    assert_eq!(outcomes(&home), [(Ending::Interrupted.into(), 5)]);
    assert_eq!(home.journals().len(), 1, "reading moves nothing");
}

#[test]
fn a_session_in_both_history_and_journal_counts_once() {
    let home = home();
    drop(begin(&home.folders, &going_on(1, 5)));
    home.append(&crate::store::support::session(1));
    recover(&home.folders);
    assert_eq!(outcomes(&home), [(Ending::Finished.into(), 120)]);
}

#[test]
fn a_stopped_session_keeps_its_sign_after_a_kill() {
    let home = home();
    let mut journal = begin(&home.folders, &going_on(1, 5));
    let stopped = Record {
        outcome: Ending::Stopped.into(),
        sign: Some(Sign::Dizzy.into()),
        ..going_on(1, 6)
    };
    journal.write(&stopped).unwrap();
    drop(journal);
    assert_eq!(recover(&home.folders).sessions, [stopped]);
}

#[test]
fn a_journal_cut_off_anywhere_counts_its_last_whole_line() {
    let line = |done| text(&[neckcare::history::HistoryLine::Session(going_on(1, done))]);
    let whole = line(1) + &line(2);
    for length in 0..=whole.len() {
        let home = quick_home();
        fs::create_dir_all(&home.folders.state).unwrap();
        let path = home.folders.state.join("journal-1-1.jsonl");
        fs::write(&path, whole.as_bytes().split_at(length).0).unwrap();
        let recovered = recover(&home.folders);
        let done: Vec<u64> = recovered.sessions.iter().map(|session| session.done_s).collect();
        let first = line(1).len() - 1;
        let expected: &[u64] = match length {
            _ if length < first => &[],
            _ if length < whole.len() - 1 => &[1],
            _ => &[2],
        };
        assert_eq!(done, expected, "at byte {length}");
        let is_damaged = length > 0 && expected.is_empty();
        assert_eq!(recovered.failed.len(), usize::from(is_damaged), "at byte {length}");
        assert_eq!(home.journals().len(), usize::from(is_damaged), "kept aside");
        assert!(recover(&home.folders).failed.is_empty(), "told once");
    }
}

#[test]
fn a_session_that_cannot_be_recorded_is_tried_again() {
    let home = Home::with("");
    drop(begin(&home.folders, &going_on(1, 5)));
    fs::remove_file(home.folders.history()).unwrap();
    fs::create_dir(home.folders.history()).unwrap();
    let recovered = recover(&home.folders);
    assert_eq!((recovered.sessions.len(), recovered.failed.len()), (0, 1));
    assert_eq!(outcomes_of(&home), [Ending::Interrupted], "it counts all the same");
    fs::remove_dir(home.folders.history()).unwrap();
    assert_eq!(recover(&home.folders).sessions.len(), 1);
    assert_eq!(outcomes(&home), [(Ending::Interrupted.into(), 5)]);
}
