//! Imports point down only and never in a circle, and the lower half knows no clock, disk, terminal or process.

mod imports;

use std::fs;
use std::path::{Path, PathBuf};

use imports::{Modules, among_children, child_of};

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

/// The folder of all sources.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// Every source with its room and its text, without its tests.
fn rooms() -> Vec<(String, PathBuf, String)> {
    let root = root();
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

/// Every module of the library, and the program's own file.
fn modules() -> Modules {
    let root = root();
    let mut modules = Modules::default();
    for path in sources(&root) {
        let name = path.strip_prefix(&root).unwrap().with_extension("");
        let name = name.to_string_lossy().replace('/', "::");
        let name = if name == "lib" { "" } else { &name };
        modules.add(name, &fs::read_to_string(&path).unwrap());
    }
    modules
}

#[test]
fn imports_point_down_only() {
    for (user, used) in modules().uses() {
        let room = child_of("", &user).unwrap_or("lib");
        let known = ROOMS.iter().find(|(known, _)| *known == room);
        let (_, allowed) = known.unwrap_or_else(|| panic!("{room} is no room"));
        for import in used.iter().filter_map(|used| child_of("", used)) {
            assert!(import == room || allowed.contains(&import), "{user} imports {import}");
        }
    }
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    assert_eq!(modules().cycles(), [""; 0]);
}

#[test]
fn no_screen_names_another() {
    let uses = among_children("app", &modules().uses());
    let list = fs::read_to_string(root().join("app/screen.rs")).unwrap();
    let list = list.split_once("pub enum Screen {").unwrap().1.split_once("\n}").unwrap().0;
    let variants = list.lines().filter_map(|line| line.trim().split_once('('));
    let names: Vec<String> = variants.map(|(name, _)| name.to_lowercase()).collect();
    let is_screen = |module: &&String| names.iter().any(|name| module.starts_with(name));
    let screens: Vec<&String> = uses.keys().filter(is_screen).collect();
    assert!(screens.len() > 5, "{screens:?}");
    for screen in &screens {
        let others: Vec<_> =
            screens.iter().filter(|other| uses[*screen].contains(**other)).collect();
        assert!(others.is_empty(), "{screen} names {others:?}");
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

fn cycles(sources: &[(&str, &str)]) -> Vec<String> {
    let mut modules = Modules::default();
    for (path, source) in sources {
        modules.add(path, source);
    }
    modules.cycles()
}

#[test]
fn a_circle_is_found_in_groups_and_through_what_is_passed_on() {
    let menu = ("app::menu", "use crate::{key::Key, app::{self, Past as Before}};");
    let past = ("app::past", "fn back() -> super::menu::Menu { super::menu::open() }");
    let app = ("app", "mod menu; mod past; pub use past::Past; pub use self::menu::Menu;");
    assert_eq!(cycles(&[app, menu, past]), ["app: menu → past → menu"]);
}

#[test]
fn the_shortest_circle_is_named() {
    let modules = [
        ("a", "use crate::b::B;"),
        ("b", "use crate::c::deep::C;"),
        ("c", "mod deep;"),
        ("c::deep", "use crate::{a, b};"),
    ];
    assert_eq!(cycles(&modules), [": b → c → b"]);
}

#[test]
fn a_module_and_its_children_are_one() {
    let modules =
        [("a", "mod b; use b::B; pub struct A;"), ("a::b", "use super::A; pub struct B;")];
    assert_eq!(cycles(&modules), [""; 0]);
}

#[test]
fn tests_comments_and_literals_import_nothing() {
    let source = r##"
        #[cfg(test)]
        mod tests { use crate::a; fn one() {} }
        #[cfg(test)]
        use crate::a;
        // use crate::a;
        const QUOTES: [char; 3] = ['"', '\'', 'a'];
        const WORDS: &str = "a \" crate::a";
        const RAW: &str = r#"a " crate::a"#;
        fn all<'a>() -> impl Iterator<Item = &'a str> + use<'a> { crate::c::of() }
    "##;
    assert_eq!(cycles(&[("a", "use crate::b;"), ("b", source), ("c", "")]), [""; 0]);
    assert_eq!(cycles(&[("c", "use crate::b;"), ("b", source)]), [": b → c → b"]);
}
