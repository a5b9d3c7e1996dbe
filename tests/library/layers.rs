//! Imports point down only, and the lower half knows no clock, disk, terminal or process.

use std::fs;
use std::path::{Path, PathBuf};

/// Every room with the rooms that it may import.
const ROOMS: &[(&str, &[&str])] = &[
    ("key", &[]),
    ("clips", &[]),
    ("routine", &[]),
    ("calendar", &["routine"]),
    ("settings", &["plan", "routine"]),
    ("plan", &["clips", "routine"]),
    ("session", &["plan", "routine"]),
    ("history", &["session", "plan", "routine"]),
    ("safety", &["history", "session", "plan", "routine"]),
    ("app", &["safety", "history", "session", "plan", "settings", "routine", "key"]),
    ("ui", &["plain", "app", "safety", "history", "session", "plan", "settings", "routine", "key"]),
    ("plain", &["app", "safety", "history", "session", "plan", "settings", "routine", "key"]),
    ("sound", &["clips", "plan", "routine"]),
    ("store", &["safety", "history", "settings", "routine"]),
    ("terminal", &["key"]),
    (
        "run",
        &[
            "terminal", "sound", "store", "ui", "plain", "app", "safety", "history", "settings",
            "routine", "key",
        ],
    ),
    ("cli", &["app"]),
    (
        "command",
        &[
            "cli", "run", "store", "terminal", "sound", "plain", "ui", "app", "safety", "history",
            "session", "plan", "settings", "calendar", "routine",
        ],
    ),
    ("main", &["command"]),
    ("lib", &[]),
];

/// The rooms in which nothing happens by itself.
const LOWER_HALF: &[&str] = &[
    "key", "clips", "routine", "calendar", "settings", "plan", "session", "history", "safety",
    "app",
];

/// What would let time, the disk or the world in there.
const OUTSIDE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::sync::mpsc",
    "Instant",
    "SystemTime",
    "rustix",
    "ratatui",
    "crossterm",
    "signal_hook",
    "etcetera",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// Every source with its room and its text, without its tests.
fn rooms() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let room_of = |path: &Path| {
        let first = path.strip_prefix(&root).unwrap().iter().next().unwrap();
        first.to_string_lossy().trim_end_matches(".rs").to_owned()
    };
    let text = |path: &Path| {
        fs::read_to_string(path)
            .unwrap()
            .split("#[cfg(test)]")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    sources(&root).into_iter().map(|path| (room_of(&path), path.clone(), text(&path))).collect()
}

/// The rooms that a source names: `crate::plan::..`, and `crate::{plan, routine::..}`.
fn imports(text: &str) -> Vec<String> {
    let name = |rest: &str| {
        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    let mut found = Vec::new();
    for rest in text.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let mut start = true;
                for (at, letter) in group.char_indices() {
                    if start && depth == 0 && letter.is_alphabetic() {
                        found.push(name(&group[at..]));
                        start = false;
                    }
                    match letter {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        _ => {}
                    }
                }
            }
            None => found.push(name(rest)),
        }
    }
    found
}

#[test]
fn imports_point_down_only() {
    let known: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    for (room, path, text) in rooms() {
        let (_, allowed) = ROOMS
            .iter()
            .find(|(known, _)| *known == room)
            .unwrap_or_else(|| panic!("{room} is no room"));
        for import in imports(&text).iter().filter(|import| known.contains(&import.as_str())) {
            let own = *import == room;
            assert!(
                own || allowed.contains(&import.as_str()),
                "{} imports {import}",
                path.display()
            );
        }
    }
}

#[test]
fn nothing_from_outside_gets_into_the_lower_half() {
    for (room, path, text) in rooms() {
        for outside in OUTSIDE.iter().filter(|_| LOWER_HALF.contains(&room.as_str())) {
            assert!(!text.contains(outside), "{} knows {outside}", path.display());
        }
    }
}

#[test]
fn every_file_says_its_job_first() {
    for (_, path, text) in rooms() {
        assert!(text.starts_with("//! "), "{} does not", path.display());
    }
}

#[test]
fn groups_of_imports_are_read_too() {
    let text = "use crate::{app, plan::{self, Cue}, key::Key};\nuse crate::ui::text;";
    assert_eq!(imports(text), ["app", "plan", "key", "ui"]);
}
