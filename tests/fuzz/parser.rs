//! Parses any bytes as a routine file: the result is a routine, or findings with valid places that are safe to print.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use neckcare::routine::finding::{Finding, Report};
use neckcare::routine::parse::{self, Source};
use neckcare::routine::{Origin, safe};

use super::shipped::library;

/// Parses the bytes and returns a hash of the rules that the findings name.
pub(crate) fn take(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes);
    let source = Source { file: "any\u{1b}.toml", id: "any", text: &text, origin: Origin::User };
    let mut rules: BTreeSet<String> = BTreeSet::new();
    let checked = parse::check(source, &library().catalogue);
    is_harmless(&checked.warnings);
    check(&text, checked.warnings.findings(), &mut rules);
    match checked.routine {
        Ok(routine) => {
            assert_eq!(safe::forbidden(&format!("{routine:?}")), None);
            rules.insert(format!("{} steps", routine.steps.len().min(20)));
        }
        Err(report) => {
            assert!(!report.findings().is_empty());
            is_harmless(&report);
            check(&text, report.findings(), &mut rules);
        }
    }
    let mut hash = DefaultHasher::new();
    rules.hash(&mut hash);
    hash.finish()
}

/// Asserts that every finding has a place in the text, and collects its rule without quotations.
fn check(text: &str, findings: &[Finding], rules: &mut BTreeSet<String>) {
    for finding in findings {
        assert!(text.get(finding.place.clone()).is_some(), "{finding:?}");
        let quotes = |letter: char| letter.is_ascii_digit() || matches!(letter, '"' | '`');
        rules.insert(finding.rule.split(quotes).step_by(2).collect());
    }
}

fn is_harmless(report: &Report) {
    let printed = report.to_string().replace('\n', "");
    assert_eq!(safe::forbidden(&printed), None, "{printed:?}");
    assert!(printed.len() < 100_000, "{} bytes", printed.len());
    let placed =
        report.placed().all(|(_, start, end)| (start.line, start.column) <= (end.line, end.column));
    assert!(placed, "{report}");
}
