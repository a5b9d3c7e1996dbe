//! Checks docs/evidence.md against the program, whose words its tables are made from.

use std::fmt::Write;
use std::fs;

use neckcare::routine::library::Library;
use neckcare::safety::Background;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/evidence.md");

/// Makes the tables of all statements of `neckcare about`, by topic.
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

/// Makes the table of all moves of the catalogue, with their sources in full.
fn moves() -> String {
    let catalogue = Library::built_in().unwrap().catalogue;
    let mut made = "\n| move | drawn from |\n|---|---|\n".to_owned();
    for one in catalogue.moves() {
        let sources: Vec<&str> = one.words.sources.iter().map(|id| catalogue.source(id)).collect();
        writeln!(made, "| {} | {} |", one.words.title, sources.join("; ")).unwrap();
    }
    made
}

/// Asserts that the text between two marks equals the generated text, or updates it if `UPDATE_EVIDENCE` is set.
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
fn statements_in_the_evidence_page_match_the_program() {
    assert_generated("statements", &statements());
}

#[test]
fn moves_in_the_evidence_page_match_the_catalogue() {
    assert_generated("moves", &moves());
}

/// A vertical bar within a cell would break its table.
#[test]
fn no_cell_contains_a_bar() {
    let signs = |text: &str| text.matches('|').count();
    for line in statements().lines().filter(|line| line.starts_with('|')) {
        assert_eq!(signs(line), 4, "{line}");
    }
    for line in moves().lines().filter(|line| line.starts_with('|')) {
        assert_eq!(signs(line), 3, "{line}");
    }
}
