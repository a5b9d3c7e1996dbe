//! Checks the architecture: imports point downwards and form no cycles, and the lower rooms know no clock, disk,
//! terminal or process.

mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use imports::{Modules, among_children, child_of, types};

/// Every room with the rooms that it may import. A `view` module belongs to the room `view`, whatever its folder.
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
    (
        "screen_kit",
        &["wording", "safety", "history", "session", "plan", "settings", "routine", "key"],
    ),
    ("wording", &["history", "session", "plan", "routine"]),
    ("handout", &["wording", "screen_kit", "safety", "session", "plan", "routine"]),
    (
        "screens",
        &[
            "wording",
            "screen_kit",
            "safety",
            "history",
            "session",
            "plan",
            "settings",
            "routine",
            "key",
        ],
    ),
    ("widgets", &["screen_kit", "safety", "plan", "routine"]),
    (
        "app",
        &[
            "screens",
            "screen_kit",
            "safety",
            "history",
            "session",
            "plan",
            "settings",
            "routine",
            "key",
        ],
    ),
    (
        "view",
        &[
            "app",
            "screens",
            "widgets",
            "wording",
            "screen_kit",
            "safety",
            "history",
            "session",
            "plan",
            "routine",
        ],
    ),
    (
        "plain",
        &["app", "screens", "wording", "screen_kit", "safety", "session", "plan", "routine", "key"],
    ),
    ("sound", &["clips", "plan", "routine"]),
    ("store", &["safety", "history", "settings", "routine"]),
    ("terminal", &["key"]),
    (
        "runtime",
        &[
            "terminal",
            "sound",
            "store",
            "view",
            "widgets",
            "plain",
            "wording",
            "app",
            "screens",
            "screen_kit",
            "safety",
            "history",
            "settings",
            "routine",
            "key",
        ],
    ),
    ("cli", &["calendar", "app", "screens"]),
    (
        "commands",
        &[
            "cli",
            "runtime",
            "store",
            "terminal",
            "sound",
            "plain",
            "widgets",
            "handout",
            "wording",
            "app",
            "screens",
            "screen_kit",
            "safety",
            "history",
            "session",
            "plan",
            "settings",
            "calendar",
            "routine",
        ],
    ),
    ("main", &["commands"]),
    ("lib", &[]),
];

/// The rooms that draw cells or have effects outside the program. All other rooms only compute.
const UPPER_HALF: &[&str] =
    &["view", "widgets", "sound", "store", "terminal", "runtime", "cli", "commands", "main"];

/// Parts in the folder of the screens that several screens show.
const SHARED_PARTS: &[&str] = &["follow_up"];

/// Names that would give a lower room access to time, the disk or the outside world.
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

/// Returns the folder of all sources.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// Returns the module path of a source file, which is empty for the library's root.
fn module_of(source: &Path) -> String {
    let name = source.strip_prefix(root()).unwrap().with_extension("");
    let name = name.to_string_lossy().replace('/', "::");
    if name == "lib" { String::new() } else { name }
}

/// Returns the room of a module.
fn room_of(module: &str) -> &str {
    let is_view = module.split("::").any(|part| part == "view");
    if is_view { "view" } else { child_of("", module).unwrap_or("lib") }
}

/// Returns the room, path and text of every source file, without its tests.
fn rooms() -> Vec<(String, PathBuf, String)> {
    let text = |path: &Path| {
        fs::read_to_string(path)
            .unwrap()
            .split("#[cfg(test)]")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let all = |path: PathBuf| {
        let module = module_of(&path);
        (room_of(&module).to_owned(), path.clone(), text(&path))
    };
    sources(&root()).into_iter().map(all).collect()
}

/// Returns every module of the library, and the program's main file.
fn modules() -> Modules {
    let mut modules = Modules::default();
    for path in sources(&root()) {
        modules.add(&module_of(&path), &fs::read_to_string(&path).unwrap());
    }
    modules
}

#[test]
fn imports_point_down_only() {
    let mut wrong = Vec::new();
    for (user, used) in modules().uses() {
        let room = room_of(&user);
        let known = ROOMS.iter().find(|(known, _)| *known == room);
        let (_, allowed) = known.unwrap_or_else(|| panic!("{room} is no room"));
        let is_wrong = |import: &&String| {
            let import = room_of(import);
            import != room && import != "lib" && !allowed.contains(&import)
        };
        wrong.extend(used.iter().filter(is_wrong).map(|import| format!("{user} imports {import}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn modules_do_not_import_each_other_in_cycles() {
    assert_eq!(modules().cycles(), [""; 0]);
}

#[test]
fn screens_do_not_import_each_other() {
    let uses = among_children("screens", &modules().uses());
    assert!(uses.len() > 8, "{uses:?}");
    let names = |(screen, others): (&String, &BTreeSet<String>)| {
        let is_shared = |other: &&String| SHARED_PARTS.contains(&other.as_str());
        let others: Vec<_> = others.iter().filter(|other| !is_shared(other)).cloned().collect();
        (!others.is_empty()).then(|| format!("{screen} names {}", others.join(", ")))
    };
    let wrong: Vec<String> = uses.iter().filter_map(names).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn lower_rooms_use_no_clock_disk_terminal_or_process() {
    for (room, path, text) in rooms() {
        for outside in OUTSIDE.iter().filter(|_| !UPPER_HALF.contains(&room.as_str())) {
            assert!(!text.contains(outside), "{} knows {outside}", path.display());
        }
    }
}

#[test]
fn type_names_are_unique() {
    let mut places = BTreeMap::<String, Vec<String>>::new();
    for path in sources(&root()) {
        for name in types(&fs::read_to_string(&path).unwrap()) {
            places.entry(name).or_default().push(module_of(&path));
        }
    }
    assert!(places.len() > 400, "{}", places.len());
    places.retain(|_, modules| modules.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}

#[test]
fn every_file_begins_with_a_module_comment() {
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
fn cycles_are_found_through_use_groups_and_reexports() {
    let menu = ("app::menu", "use crate::{key::Key, app::{self, Past as Before}};");
    let past = ("app::past", "fn back() -> super::menu::Menu { super::menu::open() }");
    let app = ("app", "mod menu; mod past; pub use past::Past; pub use self::menu::Menu;");
    assert_eq!(cycles(&[app, menu, past]), ["app: menu → past → menu"]);
}

#[test]
fn the_shortest_cycle_is_reported() {
    let modules = [
        ("a", "use crate::b::B;"),
        ("b", "use crate::c::deep::C;"),
        ("c", "mod deep;"),
        ("c::deep", "use crate::{a, b};"),
    ];
    assert_eq!(cycles(&modules), [": b → c → b"]);
}

#[test]
fn a_module_counts_as_one_with_its_children() {
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
