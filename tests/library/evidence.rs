//! docs/evidence.md says what the program says, because its tables are made from the same words.

use std::fmt::Write;
use std::fs;

use neckcare::routine::library::Library;
use neckcare::safety::Background;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/evidence.md");

/// Every statement of `neckcare about`, topic by topic.
fn statements() -> String {
    let about = Background::built_in();
    let mut made = String::new();
    for topic in about.topics() {
        writeln!(made, "\n### {}\n", topic.title).unwrap();
        writeln!(made, "| statement | how sure | read in |\n|---|---|---|").unwrap();
        for paragraph in &topic.paragraphs {
            let (sure, read) = (about.sure(paragraph.sure), paragraph.sources.join("; "));
            writeln!(made, "| {} | {sure} | {read} |", paragraph.text.trim()).unwrap();
        }
    }
    made
}

/// Every move of the catalogue, with its sources in full.
fn moves() -> String {
    let catalogue = Library::built_in().unwrap().catalogue;
    let mut made = "\n| move | drawn from |\n|---|---|\n".to_owned();
    for one in catalogue.moves() {
        let sources: Vec<&str> = one.words.sources.iter().map(|id| catalogue.source(id)).collect();
        writeln!(made, "| {} | {} |", one.words.title, sources.join("; ")).unwrap();
    }
    made
}

/// The text between two marks is what the program's words make.
#[track_caller]
fn assert_generated(mark: &str, made: &str) {
    let document = fs::read_to_string(PATH).unwrap();
    let marked = |rest: &str| rest.split_once("-->\n").map(|(_, rest)| rest.to_owned());
    let (before, after) = document.split_once(&format!("<!-- {mark}: ")).unwrap();
    let end = format!("<!-- /{mark} -->");
    let shown = marked(after).and_then(|rest| Some(rest.split_once(&end)?.0.to_owned())).unwrap();
    let made = format!("{made}\n");
    if std::env::var_os("UPDATE_EVIDENCE").is_some() {
        let updated = after.replacen(&format!("{shown}{end}"), &format!("{made}{end}"), 1);
        fs::write(PATH, format!("{before}<!-- {mark}: {updated}")).unwrap();
        return;
    }
    assert_eq!(shown, made, "run these tests with UPDATE_EVIDENCE=1, one at a time");
}

#[test]
fn its_statements_match_the_program() {
    assert_generated("statements", &statements());
}

#[test]
fn its_moves_match_the_catalogue() {
    assert_generated("moves", &moves());
}

/// A bar inside a cell would break its table.
#[test]
fn no_word_breaks_a_table() {
    let signs = |text: &str| text.matches('|').count();
    for line in statements().lines().filter(|line| line.starts_with('|')) {
        assert_eq!(signs(line), 4, "{line}");
    }
    for line in moves().lines().filter(|line| line.starts_with('|')) {
        assert_eq!(signs(line), 3, "{line}");
    }
}
