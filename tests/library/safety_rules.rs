//! Checks that docs/safety-rules.md has every rule that is cited by its number, and matches the program.

mod figures;
mod outcomes;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::shipped::library;

const PATH: &str = "docs/safety-rules.md";

/// The letters of the families of rules, in the order of the document. S stands for the articles.
const FAMILIES: &str = "SENQRLKXHW";

/// The document with its tables.
struct Document(String);

impl Document {
    fn read() -> Self {
        Self(fs::read_to_string(root().join(PATH)).unwrap())
    }

    /// Returns the cells of each row that describes a rule. The first cell is its number.
    fn rows(&self) -> impl Iterator<Item = Vec<&str>> {
        let rows = self.0.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
        let rows = rows.map(|row| row.split(" | ").map(str::trim).collect::<Vec<_>>());
        rows.filter(|cells| numbers(cells[0]).any(|(_, number)| number == cells[0]))
    }

    /// Returns the numbers of all rules, in the order of the document.
    fn rules(&self) -> Vec<&str> {
        self.rows().map(|cells| cells[0]).collect()
    }

    #[track_caller]
    fn row(&self, rule: &str) -> Vec<&str> {
        self.rows().find(|cells| cells[0] == rule).unwrap_or_else(|| panic!("no rule {rule}"))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Finds every number of a rule in a text, such as "E13", that is not part of a longer word.
fn numbers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let joins = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(|letter| FAMILIES.contains(letter)).filter_map(move |(at, _)| {
        let rest = &text[at + 1..];
        let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        let number = &text[at..=at + digits];
        let is_number = matches!(digits, 1 | 2) && (digits == 1 || !rest.starts_with('0'));
        let is_whole = !text[..at].ends_with(joins) && !rest[digits..].starts_with(joins);
        (is_number && is_whole).then_some((at, number))
    })
}

/// Returns the sources of the program and of its tests, with their paths from the root.
fn sources() -> Vec<(PathBuf, String)> {
    let mut folders =
        ["src", "tests", "benches", "examples", "routines"].map(PathBuf::from).to_vec();
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = folder.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs" || end == "toml") {
                let text = fs::read_to_string(root().join(&path)).unwrap();
                sources.push((path, text));
            }
        }
    }
    sources
}

/// Returns the comments of a source.
fn comments(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter_map(|line| Some(line.split_once("//")?.1))
}

#[test]
fn the_document_has_every_rule_that_a_source_cites() {
    let document = Document::read();
    let known: BTreeSet<&str> = document.rules().into_iter().collect();
    let mut cited = BTreeSet::new();
    for (path, source) in &sources() {
        for (_, number) in numbers(source) {
            assert!(known.contains(number), "{}: {number} is not in {PATH}", path.display());
            cited.insert(number.to_owned());
        }
    }
    assert!(cited.len() > 60, "{cited:?}");
}

#[test]
fn rules_of_each_family_are_numbered_without_gaps() {
    let document = Document::read();
    let rules = document.rules();
    let mut expected = Vec::new();
    for family in FAMILIES.chars() {
        let count = rules.iter().filter(|rule| rule.starts_with(family)).count();
        let first = usize::from(family != 'S');
        expected.extend((first..first + count).map(|number| format!("{family}{number}")));
        let range = format!("| {family}1 to {family}{count} |");
        assert!(family == 'S' || document.0.contains(&range), "no {range}");
    }
    assert_eq!(rules, expected);
}

/// Readers of the repository do not have these papers.
#[test]
fn sources_cite_no_unpublished_papers() {
    for (path, source) in sources() {
        for paper in ["domain", "guidance"] {
            let source = source.to_lowercase();
            let cited = source.split(paper).skip(1).filter_map(|rest| rest.strip_prefix(' '));
            for rest in cited {
                let figure = rest.chars().next().is_some_and(|letter| letter.is_ascii_digit());
                assert!(!figure, "{}: {paper} {rest:.10}", path.display());
            }
        }
    }
}

#[test]
fn sources_that_cite_a_rule_name_the_document() {
    for (path, source) in sources().iter().filter(|(path, _)| path.extension().unwrap() == "rs") {
        let cited = comments(source).flat_map(numbers).next();
        let leads = source.contains(PATH);
        assert!(cited.is_none() || leads, "{}: {cited:?} without {PATH}", path.display());
    }
}

#[test]
fn articles_in_the_document_match_the_catalogue() {
    let document = Document::read();
    for article in document.rules().into_iter().filter(|rule| rule.starts_with('S')) {
        assert_eq!(document.row(article)[1], library().catalogue.source(article));
    }
}

#[test]
fn only_whole_rule_numbers_are_found() {
    let found = |text| numbers(text).map(|(_, number)| number).collect::<Vec<_>>();
    assert_eq!(found("E1, (X12) `Q7`: S0-05 and K3."), ["E1", "X12", "Q7", "S0", "K3"]);
    assert_eq!(found("E123 E01 xE1 E1x E_1 A4 QE1 E"), [""; 0]);
}
