//! Checks the README and the pages it links to against the program: keys, settings, routine, exit codes and links.
//!
//! `tests/binary/cli/readme.rs` runs their commands.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use neckcare::app::keymap;
use neckcare::cli::EXIT_CODES;
use neckcare::routine::Origin;
use neckcare::routine::library::Library;
use neckcare::routine::parse::{self, Source};
use neckcare::screen_kit::keys::KeyContext;
use neckcare::settings::default::DefaultFile;

const README: &str = "README.md";
const COMMANDS: &str = "docs/commands.md";
const SETTINGS: &str = "docs/settings.md";
const RELIABILITY: &str = "docs/reliability.md";
const PAGES: [&str; 7] = [
    README,
    COMMANDS,
    SETTINGS,
    RELIABILITY,
    "docs/sound.md",
    "docs/safety.md",
    "docs/safety-rules.md",
];

fn path(page: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(page)
}

fn read(page: &str) -> String {
    fs::read_to_string(path(page)).unwrap()
}

/// Returns the text between two marks.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to}")).0
}

/// Makes the README's table of the keys in a session.
fn key_table() -> String {
    let mut table = "\n| key | does |\n|---|---|\n".to_owned();
    for binding in keymap::bindings(KeyContext::Play) {
        let names: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
        writeln!(table, "| {} | {} |", names.join(" "), binding.does).unwrap();
    }
    table
}

/// Asserts that the part of a page between two marks equals the generated text with empty lines around it, or updates
/// it if `UPDATE_README` is set.
#[track_caller]
fn assert_generated(page: &str, begin: &str, end: &str, made: &str) {
    let text = read(page);
    let shown = between(&text, begin, end);
    let made = format!("\n{}\n\n", made.trim());
    if std::env::var_os("UPDATE_README").is_some() {
        let updated =
            text.replacen(&format!("{begin}{shown}{end}"), &format!("{begin}{made}{end}"), 1);
        fs::write(path(page), updated).unwrap();
        return;
    }
    assert_eq!(shown, made, "run these tests with UPDATE_README=1, one at a time");
}

#[test]
fn the_keys_match_the_program() {
    let begin =
        "<!-- keys: made from the program's own table and checked by tests/library/readme.rs -->\n";
    assert_generated(README, begin, "<!-- /keys -->", &key_table());
}

#[test]
fn the_settings_match_the_program() {
    let begin = "<!-- config: printed by `neckcare config --default` and checked by tests/library/readme.rs -->\n";
    let made = format!("```toml\n{DefaultFile}```");
    assert_generated(SETTINGS, begin, "<!-- /config -->", &made);
}

#[test]
fn the_readmes_routine_is_valid() {
    let readme = read(README);
    let text = between(&readme, "```toml\n", "```");
    let source = Source { file: README, id: "evening-ease", text, origin: Origin::User };
    let catalogue = Library::built_in().unwrap().catalogue;
    parse::routine(source, &catalogue).unwrap_or_else(|report| panic!("{report}"));
}

#[test]
fn the_exit_codes_match_the_program() {
    let mut table = "| code | meaning |\n|---|---|\n".to_owned();
    for (code, meaning) in EXIT_CODES {
        writeln!(table, "| {code} | {meaning} |").unwrap();
    }
    let begin = "<!-- codes: made from the program's own table and checked by tests/library/readme.rs -->\n";
    assert_generated(COMMANDS, begin, "<!-- /codes -->", &table);
}

/// The files that the pages link to exist, and so do the headings within them.
#[test]
fn links_in_the_pages_are_valid() {
    let mut seen = 0;
    for page in PAGES {
        let text = read(page);
        let after =
            |mark, end| text.split(mark).skip(1).filter_map(move |rest| rest.split(end).next());
        let links = after("](", ')').chain(after("src=\"", '"')).chain(after("srcset=\"", '"'));
        for link in links.filter(|link| !link.starts_with("https://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if file.is_empty() { path(page) } else { path(page).parent().unwrap().join(file) };
            assert!(target.is_file(), "{page}: {link}");
            let headings = if heading.is_empty() { vec![] } else { anchors(&target) };
            assert!(
                heading.is_empty() || headings.iter().any(|one| one == heading),
                "{page}: {link}"
            );
            seen += 1;
        }
    }
    assert!(seen > 20);
}

/// Returns all source code in a folder.
fn code(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| match path.extension() {
            Some(end) if end == "rs" => fs::read_to_string(path).unwrap(),
            _ if path.is_dir() => code(&path),
            _ => String::new(),
        })
        .collect()
}

#[test]
fn every_promise_names_tests_that_exist() {
    let code = code(&path("src")) + &code(&path("tests"));
    let page = read(RELIABILITY);
    let rows = page.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let mut seen = 0;
    for row in rows {
        let (_, tests) = row.trim_end_matches(" |").rsplit_once(" | ").unwrap();
        for test in tests.split(", ").map(|test| test.trim_matches('`')) {
            assert!(code.contains(&format!("fn {test}(")), "{test}");
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}

/// Returns the headings of a page in the form that links use.
fn anchors(page: &Path) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap();
    let headings = text.lines().filter_map(|line| line.strip_prefix('#'));
    let named = headings.map(|line| line.trim_start_matches('#').trim().to_lowercase());
    named
        .map(|name| {
            let kept =
                name.chars().filter(|letter| letter.is_alphanumeric() || " -".contains(*letter));
            kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
        })
        .collect()
}

#[test]
fn the_readme_has_at_most_210_lines() {
    assert!(read(README).lines().count() <= 210);
}
