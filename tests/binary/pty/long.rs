//! Tests that a history of many years delays nothing.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::pty::harness::{FIRST, Neckcare, cpu_time, ms};

/// Writes a history of a hundred thousand sessions, the last of them long ago.
#[expect(clippy::disallowed_methods, reason = "a test prepares a home")]
fn put_into(data: &Path) {
    let line = |n: u32| {
        format!(
            r#"{{"line":"session","v":1,"id":"{n}","start":"2019-03-02T10:00:00Z","routine":"calm","#
        ) + r#""title":"Calm","planned_s":480,"done_s":480,"hands_on":[],"outcome":"finished"}"#
            + "\n"
    };
    fs::create_dir_all(data.join("neckcare")).unwrap();
    let lines: String = (0..100_000).map(line).collect();
    fs::write(data.join("neckcare/history.jsonl"), lines).unwrap();
}

#[test]
fn menu_and_calendar_open_quickly_after_100000_sessions() {
    let data = TempDir::new().unwrap();
    put_into(data.path());
    let home = data.path().to_str().unwrap();
    let mut session = Neckcare::menu().env("XDG_DATA_HOME", home).spawn();
    session.wait_for_text(FIRST).press("l").wait_for_text("Suboccipital ease").press("h");
    session.wait_for_text("2 March 2019");
    let cost = cpu_time(session.pid());
    assert!(cost < ms(200), "{cost:?}");
    session.press("q");
}
