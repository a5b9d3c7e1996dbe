//! Tests appending to the history file and reading it.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::time::Duration;

use neckcare::store::history;

use crate::store::support::{Home, home, ids, record, said, session, text, work};

#[test]
fn appended_lines_are_read_back_and_files_are_private() {
    let home = home();
    assert_eq!(home.read(), (vec![], vec![]));
    home.append(&session(1));
    home.append(&said(1));
    home.append(&session(2));
    assert_eq!(home.read(), (ids([1, 2]), vec![]));
    let (read, _) = history::read_all(&home.folders);
    assert_eq!(read.sessions.first().map(|entry| &entry.record), Some(&record(1)));
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home.folders.data), 0o700);
    assert_eq!(mode(home.folders.data.parent().unwrap()), 0o700);
    assert_eq!(mode(&home.folders.history()), 0o600);
    let written = fs::read_to_string(home.folders.history()).unwrap();
    assert_eq!(written, text(&[session(1), said(1), session(2)]));
}

#[test]
fn byte_order_marks_crlf_blank_lines_and_newer_kinds_are_no_damage() {
    let newer = "{\"line\":\"mood\",\"v\":2}\n";
    let lines = text(&[session(1), session(2)]) + newer + &text(&[session(3)]);
    let home = Home::with(format!("\u{feff}{}\r\n", lines.replace('\n', "\r\n")));
    assert_eq!(home.read(), (ids([1, 2, 3]), vec![]));
}

#[test]
fn damage_is_reported_by_line_and_left_unchanged() {
    let good = |n| text(&[session(n)]).into_bytes();
    let long = [b"{\"v\":2,\"x\":\"".to_vec(), vec![b'x'; 300_000], b"\"}\n".to_vec()].concat();
    let bytes = [
        good(1),
        b"\xff\xfe\n".to_vec(),
        good(2),
        vec![0; 5000],
        b"\n".to_vec(),
        long,
        good(3),
        b"{\"line\":\"session\"".to_vec(),
    ]
    .concat();
    let home = Home::with(&bytes);
    let damaged = "DATA/history.jsonl: damaged, and left unchanged: lines 2, 4, 5, 7".to_owned();
    assert_eq!(home.read(), (ids([1, 2, 3]), vec![damaged.clone()]));
    home.append(&session(4));
    assert_eq!(home.read(), (ids([1, 2, 3, 4]), vec![damaged]));
    assert!(fs::read(home.folders.history()).unwrap().starts_with(&bytes));
}

#[test]
fn other_history_files_in_the_folder_are_read_too() {
    let home = Home::with(text(&[session(2), session(4)]));
    let put = |name: &str, text: String| fs::write(home.folders.data.join(name), text).unwrap();
    put("history.sync-conflict-20260301.jsonl", text(&[session(2), session(3)]) + "?\n");
    put("history-old.jsonl", text(&[session(1)]));
    put("history.jsonl.bak", text(&[session(8)]));
    put("old-history.jsonl", text(&[session(9)]));
    let note = "DATA/history.sync-conflict-20260301.jsonl: damaged, and left unchanged: line 3";
    assert_eq!(home.read(), (ids([1, 2, 3, 4]), vec![note.to_owned()]));
}

#[test]
fn special_files_are_refused_without_waiting() {
    let home = Home::with(text(&[session(1)]));
    fs::create_dir(home.folders.data.join("history-a.jsonl")).unwrap();
    symlink("/dev/zero", home.folders.data.join("history-b.jsonl")).unwrap();
    symlink("nowhere", home.folders.data.join("history-c.jsonl")).unwrap();
    let pipe = home.folders.data.join("history-d.jsonl");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let (read, notes) = home.read();
    assert_eq!(read, ids([1]));
    assert_eq!(notes.len(), 4, "{notes:?}");
    let refused = history::append(&pipe, &session(2)).unwrap_err().to_string();
    assert!(refused.contains("not a regular file"), "{refused}");
}

#[test]
fn a_linked_history_file_is_written_through_the_link() {
    let home = home();
    let real = home.folder.path().join("real.jsonl");
    fs::create_dir_all(&home.folders.data).unwrap();
    symlink(&real, home.folders.history()).unwrap();
    home.append(&session(1));
    home.append(&session(2));
    assert_eq!(fs::read_to_string(real).unwrap(), text(&[session(1), session(2)]));
}

#[test]
fn a_lock_that_is_never_released_does_not_lose_a_session() {
    let home = Home::with(text(&[session(1)]));
    let holder = fs::File::open(home.folders.history()).unwrap();
    holder.lock().unwrap();
    home.append(&session(2));
    assert_eq!(home.read(), (ids([1, 2]), vec![]));
}

#[test]
fn a_hundred_thousand_lines_are_read_within_two_seconds() {
    let lines: String = (0..50_000).map(|n| text(&[session(n), said(n)])).collect();
    let home = Home::with(&lines);
    let before = work();
    let (read, notes) = history::read_all(&home.folders);
    let took = work().saturating_sub(before);
    assert_eq!((read.sessions.len(), notes.len()), (50_000, 0));
    assert!(read.sessions.iter().all(|entry| entry.answers.calm.is_some()));
    assert!(took < Duration::from_secs(2), "{took:?} for {} bytes", lines.len());
}
