//! The README tells the truth: its keys, commands, routine and exit codes are the program's own.

#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads the README"
)]

use std::fmt::Write;
use std::fs;

use clap::{CommandFactory, Parser};
use neckcare::app::keys::{self, Place};
use neckcare::cli::Cli;
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
fn every_command_is_understood() {
    let readme = readme();
    let mut seen = 0;
    for line in between(&readme, "## What it does", "## Is it safe")
        .lines()
        .filter(|line| line.starts_with("neckcare"))
    {
        let words = line.split('#').next().unwrap_or_default().split_whitespace();
        Cli::try_parse_from(words).unwrap_or_else(|usage| panic!("{line}: {usage}"));
        seen += 1;
    }
    assert!(seen > 5);
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
fn its_exit_codes_are_those_of_the_help() {
    let help = Cli::command().render_long_help().to_string();
    let codes = |text: &str| -> Vec<(String, String)> {
        let line = |line: &str| {
            let (code, meaning) = line.trim_matches(['|', ' ']).split_once(['|', ' '])?;
            let numbers = code.starts_with(|first: char| first.is_ascii_digit());
            numbers.then(|| (code.trim().to_owned(), meaning.trim_matches(['|', ' ']).to_owned()))
        };
        text.lines().filter_map(line).collect()
    };
    let readme = readme();
    let told = codes(between(&readme, "## Exit codes", "## Licence"));
    assert_eq!(told.len(), 6);
    assert_eq!(told, codes(between(&help, "Exit codes:", "neckcare gives")));
}

#[test]
fn every_routine_that_it_names_is_there() {
    let readme = readme();
    for line in between(&readme, "## What it does", "## Is it safe").lines() {
        let mut words = line
            .split_whitespace()
            .skip_while(|word| !["start", "show", "script"].contains(word))
            .skip(1);
        if let Some(name) =
            words.next().filter(|name| line.starts_with("neckcare") && !name.contains('/'))
        {
            assert!(Library::shipped_ids().any(|id| id == name), "{name}");
        }
    }
}
