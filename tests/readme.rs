//! The README tells the truth: its keys, settings, routine, exit codes and links; `tests/cli/readme.rs` runs its commands.

#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads the README"
)]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use neckcare::app::keys::{self, Place};
use neckcare::cli::EXIT_CODES;
use neckcare::routine::Origin;
use neckcare::routine::library::Library;
use neckcare::routine::parse::{self, Source};
use neckcare::settings::default::DefaultFile;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

fn readme() -> String {
    fs::read_to_string(PATH).unwrap()
}

/// What stands between two marks.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to}")).0
}

/// The table of the keys of a session, as the README has it.
fn key_table() -> String {
    let mut table = "\n| key | does |\n|---|---|\n".to_owned();
    for binding in keys::bindings(Place::Play) {
        let names: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
        writeln!(table, "| {} | {} |", names.join(" "), binding.does).unwrap();
    }
    table
}

/// What the README shows under a mark is what the program makes, between empty lines.
#[track_caller]
fn held(begin: &str, end: &str, made: &str) {
    let readme = readme();
    let shown = between(&readme, begin, end);
    let made = format!("\n{}\n\n", made.trim());
    if std::env::var_os("UPDATE_README").is_some() {
        let updated =
            readme.replacen(&format!("{begin}{shown}{end}"), &format!("{begin}{made}{end}"), 1);
        fs::write(PATH, updated).unwrap();
        return;
    }
    assert_eq!(shown, made, "run these tests with UPDATE_README=1, one at a time");
}

#[test]
fn the_keys_are_those_of_the_program() {
    let begin = "<!-- keys: made from the program's own table; tests/readme.rs holds it -->\n";
    held(begin, "<!-- /keys -->", &key_table());
}

#[test]
fn the_settings_are_those_of_the_program() {
    let begin =
        "<!-- config: printed by `neckcare config --default`; tests/readme.rs holds it -->\n";
    held(begin, "<!-- /config -->", &format!("```toml\n{DefaultFile}```"));
}

#[test]
fn its_routine_can_be_followed() {
    let readme = readme();
    let text = between(&readme, "```toml\n", "```");
    let source = Source { file: "README.md", id: "evening-ease", text, origin: Origin::User };
    let catalogue = Library::built_in().unwrap().catalogue;
    parse::routine(source, &catalogue).unwrap_or_else(|report| panic!("{report}"));
}

#[test]
fn the_exit_codes_are_those_of_the_program() {
    let mut table = "| code | meaning |\n|---|---|\n".to_owned();
    for (code, meaning) in EXIT_CODES {
        writeln!(table, "| {code} | {meaning} |").unwrap();
    }
    let begin = "<!-- codes: made from the program's own table; tests/readme.rs holds it -->\n";
    held(begin, "<!-- /codes -->", &table);
}

/// The files beside it that its links lead to.
#[test]
fn its_links_lead_somewhere() {
    let readme = readme();
    let after =
        |mark, end| readme.split(mark).skip(1).filter_map(move |rest| rest.split(end).next());
    let links = after("](", ')').chain(after("src=\"", '"'));
    let beside = links.filter(|link| !link.starts_with("https://"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for link in beside {
        assert!(folder.join(link).is_file(), "{link}");
        seen += 1;
    }
    assert!(seen > 10);
}

/// What is folded is opened again, so that the rest of the page is not hidden with it.
#[test]
fn what_is_folded_ends() {
    let readme = readme();
    let count = |mark: &str| readme.matches(mark).count();
    assert_eq!(
        [count("<details>"), count("<summary>")],
        [count("</details>"), count("</summary>")]
    );
}
