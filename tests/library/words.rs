//! Checks that no text for users has a word that docs/words.md bans.

use std::fs;
use std::path::Path;

use clap::CommandFactory;
use neckcare::cli::Cli;
use toml::{Table, Value};

/// Texts that are checked together, with their name in the table of banned words.
struct Area {
    name: &'static str,
    texts: fn() -> Vec<Text>,
}

const AREAS: &[Area] = &[
    Area { name: "moves", texts: || vec![values("routines/words/moves.toml")] },
    Area { name: "routines", texts: routines },
    Area { name: "safety", texts: || vec![values("routines/words/safety.toml")] },
    Area { name: "background", texts: || vec![values("routines/words/about.toml")] },
    Area { name: "template", texts: || vec![Text::read("routines/words/new.toml")] },
    Area { name: "docs", texts: docs },
    Area { name: "help", texts: help },
    Area { name: "screens", texts: screens },
];

/// The text of one file or page that people read.
struct Text {
    name: String,
    words: String,
}

impl Text {
    fn read(path: &str) -> Self {
        let words = fs::read_to_string(root().join(path)).unwrap();
        Self { name: path.to_owned(), words }
    }
}

/// A row of the table of banned words.
struct Ban {
    word: &'static str,
    instead: &'static str,
    areas: Vec<&'static str>,
}

impl Ban {
    fn covers(&self, area: &Area) -> bool {
        self.areas.iter().any(|name| *name == "everywhere" || *name == area.name)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn bans() -> Vec<Ban> {
    let page = include_str!("../../docs/words.md");
    let (_, table) =
        page.split_once("<!-- banned words: read by tests/library/words.rs -->").unwrap();
    let (table, _) = table.split_once("<!-- /banned words -->").unwrap();
    let rows = table.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [word, instead, areas] = cells[..] else { panic!("not three cells: {row}") };
        Ban { word, instead, areas: areas.split(", ").collect() }
    })
    .collect()
}

/// Returns the files of a folder whose names end with `end`, by their paths from the root.
fn files(folder: &str, end: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut paths: Vec<String> =
        names.filter(|name| name.ends_with(end)).map(|name| format!("{folder}/{name}")).collect();
    paths.sort_unstable();
    paths
}

/// Returns the text values of a TOML file, without sources, which are titles that others chose.
fn values(path: &str) -> Text {
    fn add(value: &Value, words: &mut Vec<String>) {
        match value {
            Value::String(text) => words.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| add(item, words)),
            Value::Table(table) => {
                let read = table.iter().filter(|(key, _)| !key.starts_with("source"));
                read.for_each(|(_, value)| add(value, words));
            }
            _ => {}
        }
    }
    let file = Text::read(path);
    let mut words = Vec::new();
    add(&Value::Table(toml::from_str::<Table>(&file.words).unwrap()), &mut words);
    Text { words: words.join(" | "), ..file }
}

fn routines() -> Vec<Text> {
    files("routines", ".toml").iter().map(|path| values(path)).collect()
}

fn docs() -> Vec<Text> {
    let pages = files("docs", ".md").into_iter().filter(|path| !path.ends_with("/words.md"));
    let others = ["README.md", "CHANGELOG.md", ".github/CONTRIBUTING.md", "docs/debian-changelog"];
    let paths = pages.chain(others.map(str::to_owned));
    paths
        .map(|path| Text::read(&path))
        .map(|page| Text { words: prose(&page.words), ..page })
        .collect()
}

/// Returns a page without code and without text that is generated from the program.
fn prose(page: &str) -> String {
    let (mut is_fenced, mut is_generated) = (false, false);
    let mut lines = Vec::new();
    for line in page.lines() {
        if line.starts_with("```") {
            is_fenced = !is_fenced;
        } else if line.starts_with("<!-- ") {
            is_generated = !line.starts_with("<!-- /");
        } else if !is_fenced && !is_generated {
            lines.push(line);
        }
    }
    lines.join("\n").split('`').step_by(2).collect::<Vec<_>>().join("`")
}

fn help() -> Vec<Text> {
    let mut program = Cli::command();
    program.build();
    let page = program.render_long_help().to_string();
    let mut pages = vec![Text { name: "neckcare --help".to_owned(), words: page }];
    for command in program.get_subcommands_mut() {
        let name = format!("neckcare {} --help", command.get_name());
        pages.push(Text { name, words: command.render_long_help().to_string() });
    }
    pages
}

/// Returns the snapshots of screens.rs. Those of other tests have a module name in front.
fn screens() -> Vec<Text> {
    let paths =
        files("tests/library/snapshots", ".snap").into_iter().filter(|path| !path.contains("__"));
    paths.map(|path| Text::read(&path)).collect()
}

/// Returns true if a text has a whole word or phrase, in any case, also across a line break.
fn has(text: &str, phrase: &str) -> bool {
    let text = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let joins = |letter: char| letter.is_alphanumeric() || "-_".contains(letter);
    text.match_indices(phrase).any(|(at, found)| {
        let (before, after) =
            (text[..at].chars().next_back(), text[at + found.len()..].chars().next());
        !before.is_some_and(joins) && !after.is_some_and(joins)
    })
}

#[test]
fn no_text_has_a_banned_word() {
    let mut found = Vec::new();
    for area in AREAS {
        for text in (area.texts)() {
            for ban in bans().iter().filter(|ban| ban.covers(area) && has(&text.words, ban.word)) {
                found.push(format!("{}: \"{}\" → {}", text.name, ban.word, ban.instead));
            }
        }
    }
    assert!(found.is_empty(), "see docs/words.md\n{}", found.join("\n"));
}

#[test]
fn every_banned_word_has_a_replacement_and_areas() {
    let bans = bans();
    assert!(bans.len() > 20);
    for ban in &bans {
        assert!(!ban.word.is_empty() && ban.word == ban.word.to_lowercase(), "{}", ban.word);
        assert!(!ban.instead.is_empty(), "{}", ban.word);
        for name in &ban.areas {
            let is_known = *name == "everywhere" || AREAS.iter().any(|area| area.name == *name);
            assert!(is_known, "{}: {name}", ban.word);
        }
    }
}

#[test]
fn every_area_has_texts() {
    for area in AREAS {
        let texts = (area.texts)();
        assert!(!texts.is_empty(), "{}", area.name);
        for text in texts {
            assert!(text.words.split_whitespace().count() > 5, "{}", text.name);
        }
    }
}

#[test]
fn only_whole_words_are_found_in_any_case() {
    assert!(has("Begin Anew.", "anew"));
    assert!(has("rub to\nand fro", "to and fro"));
    for (text, word) in [("renewed", "anew"), ("towards you", "toward"), ("to-and-fro", "to")] {
        assert!(!has(text, word), "{word} in {text}");
    }
}

#[test]
fn code_and_generated_tables_are_not_checked() {
    let page = "one `two` three\n```sh\nfour\n```\n<!-- keys: x -->\nfive\n<!-- /keys -->\nsix";
    assert_eq!(prose(page), "one ` three\nsix");
}
