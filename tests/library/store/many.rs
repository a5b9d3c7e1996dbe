//! Tests many programs that write at once, and programs that are killed while writing.

use std::collections::HashSet;
use std::fs;

use neckcare::store::{Folders, history};

use crate::store::child::{at_once, child, tell, wait_at_the_gate, wait_for};
use crate::store::support::{home, record, session};

pub(crate) fn hundred(folders: &Folders, number: u32) {
    wait_at_the_gate(folders);
    for n in 0..100 {
        history::append(&folders.history(), &session(number * 1000 + n)).unwrap();
    }
}

pub(crate) fn endless(folders: &Folders, number: u32) {
    for n in 0.. {
        history::append(&folders.history(), &session(number * 1_000_000 + n)).unwrap();
        tell("#");
    }
}

#[test]
fn eight_programs_lose_none_of_eight_hundred_sessions() {
    let home = home();
    at_once(&home, (0..8).map(|n| format!("hundred {n}")));
    let (read, notes) = home.read();
    assert_eq!(notes, Vec::<String>::new());
    let read: HashSet<String> = read.into_iter().collect();
    let all = (0..8).flat_map(|child| (0..100).map(move |n| record(child * 1000 + n).id));
    assert_eq!(read, all.collect());
    let text = fs::read_to_string(home.folders.history()).unwrap();
    assert_eq!(text.lines().count(), 800, "each of them once, and nothing else");
}

#[test]
fn no_saved_session_is_lost_if_programs_are_killed_while_writing() {
    let home = home();
    let mut saved = Vec::new();
    for number in 0..12 {
        let mut child = child(&format!("endless {number}"), home.folder.path()).spawn().unwrap();
        let count = 1 + number * 3;
        wait_for(usize::try_from(count).unwrap(), &mut child);
        child.kill().unwrap();
        child.wait().unwrap();
        saved.extend((0..count).map(|n| record(number * 1_000_000 + n).id));
    }
    home.append(&session(999));
    saved.push(record(999).id);
    let (read, notes) = home.read();
    let read: HashSet<String> = read.into_iter().collect();
    assert!(saved.iter().all(|id| read.contains(id)));
    assert!(notes.len() <= 1, "{notes:?}");
}
