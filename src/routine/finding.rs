//! What is wrong with a file: every finding with its place, the rule and the remedy.

use std::fmt;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::routine::safe;

/// As many findings of one file as are printed; the rest are counted.
const SHOWN: usize = 20;

/// Columns of a line that are printed around a finding.
const COLUMNS: usize = 76;

/// Characters of a rule or remedy that are printed.
const LONGEST_RULE: usize = 300;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Bytes of the file that it is about.
    pub place: Range<usize>,
    /// The rule that is broken.
    pub rule: String,
    /// What to write instead.
    pub remedy: String,
}

/// All findings of one file, with the text that they point into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    file: String,
    text: String,
    findings: Vec<Finding>,
}

impl Report {
    /// The findings of a file, in the order of their places.
    /// Their words may quote the file, so they are made safe here, for whoever shows them.
    pub fn new(file: &str, text: &str, mut findings: Vec<Finding>) -> Self {
        for finding in &mut findings {
            finding.rule = printable(&finding.rule);
            finding.remedy = printable(&finding.remedy);
        }
        findings.sort_by_key(|finding| (finding.place.start, finding.place.end));
        findings.dedup();
        Self { file: safe::visible(file), text: text.to_owned(), findings }
    }

    /// Each finding.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Line and column of a byte, both from 1, columns in characters.
    fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1;
        (line, column)
    }

    /// One finding as a person reads it: place and rule, the line with a caret, the remedy.
    fn write_finding(&self, finding: &Finding, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.line_and_column(finding.place.start);
        writeln!(out, "{}:{line}:{column}: {}", self.file, finding.rule)?;
        let text = self.text.lines().nth(line - 1).unwrap_or("");
        let marked = self
            .text
            .get(finding.place.clone())
            .and_then(|marked| marked.lines().next())
            .unwrap_or("");
        let excerpt = Excerpt::new(text, column - 1, marked.chars().count());
        let gutter = line.to_string();
        writeln!(out, "  {gutter} | {}", excerpt.line)?;
        writeln!(
            out,
            "  {:width$} | {}{}",
            "",
            " ".repeat(excerpt.indent),
            "^".repeat(excerpt.carets),
            width = gutter.len()
        )?;
        write!(out, "  {:width$} = {}", "", finding.remedy, width = gutter.len())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.findings.iter().take(SHOWN).enumerate() {
            if index > 0 {
                writeln!(out, "\n")?;
            }
            self.write_finding(finding, out)?;
        }
        match self.findings.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(out, "\n\n{}: and {more} more", self.file),
        }
    }
}

impl std::error::Error for Report {}

/// A rule or remedy that quotes the file: safe, and cut where the quote is endless.
fn printable(words: &str) -> String {
    let shown = safe::visible(words);
    match shown.char_indices().nth(LONGEST_RULE) {
        Some((cut, _)) => format!("{}...", shown.get(..cut).unwrap_or_default()),
        None => shown,
    }
}

/// The part of a line around a mark, safe to print, with columns for the carets under it.
struct Excerpt {
    line: String,
    indent: usize,
    carets: usize,
}

impl Excerpt {
    /// `start` and `length` in characters of `text`.
    fn new(text: &str, start: usize, length: usize) -> Self {
        let from = start - lead(text, start);
        let mut excerpt = Self { line: String::new(), indent: 0, carets: 0 };
        let mut columns = 0;
        for (index, character) in text.chars().enumerate().skip(from) {
            let (shown, width) = cells(character);
            columns += width;
            if columns > COLUMNS {
                break;
            }
            if index < start {
                excerpt.indent += width;
            } else if index < start + length {
                excerpt.carets += width;
            }
            excerpt.line.push_str(&shown);
        }
        excerpt.carets = excerpt.carets.max(1);
        excerpt
    }
}

/// How many characters before the mark are printed: those that fill half of the columns.
fn lead(text: &str, start: usize) -> usize {
    let mark = text.char_indices().nth(start).map_or(text.len(), |(byte, _)| byte);
    let before = text.get(..mark).unwrap_or_default().chars().rev().take(COLUMNS / 2);
    let filled = before.scan(0, |columns, character| {
        *columns += cells(character).1;
        Some(*columns)
    });
    filled.take_while(|columns| *columns <= COLUMNS / 2).count()
}

/// A character as it is printed, and the columns that it takes.
fn cells(character: char) -> (String, usize) {
    let shown = safe::visible(character.encode_utf8(&mut [0; 4]));
    let width = shown.chars().filter_map(UnicodeWidthChar::width).sum();
    (shown, width)
}
