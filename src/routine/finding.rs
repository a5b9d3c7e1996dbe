//! Reports problems in a file: each with its place, the rule that it breaks and the fix.

use std::fmt;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::routine::keyword::{Keyword, keyword_enum};
use crate::routine::safe;

/// The most findings of one file that are printed; the rest are only counted.
const SHOWN: usize = 20;

/// The most columns of a line that are printed around a finding.
const COLUMNS: usize = 76;

/// The most characters of a rule or a fix that are printed.
const LONGEST_RULE: usize = 300;

keyword_enum! {
    /// How serious a finding is.
    FindingLevel, "severity" {
        /// The file cannot be used.
        Error = "error",
        /// The file can be used, but should be looked at again.
        Warning = "warning",
    }
}

/// A problem in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The bytes of the file that it is about.
    pub place: Range<usize>,
    /// The rule that is broken.
    pub rule: String,
    /// How to fix it.
    pub remedy: String,
}

/// The position of a character in a text. Lines and columns count from 1, and columns are characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextPosition {
    /// The line.
    pub line: usize,
    /// The character in that line.
    pub column: usize,
}

impl TextPosition {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// Returns the position after a text that begins here.
    fn after(self, text: &str) -> Self {
        text.chars().fold(self, |Self { line, column }, character| match character {
            '\n' => Self { line: line + 1, column: 1 },
            _ => Self { line, column: column + 1 },
        })
    }
}

/// All findings of one severity in a file, with the text that they point into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    file: String,
    text: String,
    severity: FindingLevel,
    findings: Vec<Finding>,
}

impl Report {
    /// Creates a report of errors in a file, sorted by place.
    pub fn new(file: &str, text: &str, findings: Vec<Finding>) -> Self {
        Self::of(FindingLevel::Error, file, text, findings)
    }

    /// Creates a report of warnings about a file, sorted by place.
    pub fn of_warnings(file: &str, text: &str, findings: Vec<Finding>) -> Self {
        Self::of(FindingLevel::Warning, file, text, findings)
    }

    /// Creates a report. The words of findings may quote the file, so control and hidden characters in them are written
    /// out here, and every user of the report can print them.
    fn of(severity: FindingLevel, file: &str, text: &str, mut findings: Vec<Finding>) -> Self {
        for finding in &mut findings {
            finding.rule = printable(&finding.rule);
            finding.remedy = printable(&finding.remedy);
        }
        findings.sort_by_key(|finding| (finding.place.start, finding.place.end));
        findings.dedup();
        Self { file: safe::visible(file), text: text.to_owned(), severity, findings }
    }

    /// Returns the findings.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Returns how serious the findings are.
    pub const fn severity(&self) -> FindingLevel {
        self.severity
    }

    /// Returns each finding with the position of its first character and the position after its last.
    pub fn placed(&self) -> impl Iterator<Item = (&Finding, TextPosition, TextPosition)> {
        let (mut known, mut spot) = (0, TextPosition::START);
        self.findings.iter().map(move |finding| {
            let Range { start, end } = finding.place;
            if let Some(between) = self.text.get(known..start) {
                (known, spot) = (start, spot.after(between));
            }
            (finding, spot, spot.after(self.text.get(start..end).unwrap_or_default()))
        })
    }

    /// Writes each finding as a sentence, for people who don't see columns. Like [`Display`](fmt::Display), it is
    /// limited to the first findings and counts the rest.
    pub fn sentences(&self) -> Vec<String> {
        let kind = self.severity.word();
        let shown = self.placed().take(SHOWN).map(|(Finding { rule, remedy, .. }, spot, _)| {
            let TextPosition { line, column } = spot;
            format!("{}, line {line}, column {column}, {kind}: {rule}; {remedy}", self.file)
        });
        let more = self.more().map(|more| format!("{}, and {more} more", self.file));
        shown.chain(more).collect()
    }

    /// Returns the number of findings that are not printed, if there are any.
    fn more(&self) -> Option<usize> {
        self.findings.len().checked_sub(SHOWN).filter(|more| *more > 0)
    }

    /// Writes one finding for people: its place and rule, the line with carets under it, and the fix.
    fn write_finding(
        &self,
        finding: &Finding,
        spot: TextPosition,
        out: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let TextPosition { line, column } = spot;
        let kind = match self.severity {
            FindingLevel::Error => "",
            FindingLevel::Warning => "warning: ",
        };
        writeln!(out, "{}:{line}:{column}: {kind}{}", self.file, finding.rule)?;
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
        for (index, (finding, spot, _)) in self.placed().take(SHOWN).enumerate() {
            if index > 0 {
                writeln!(out, "\n")?;
            }
            self.write_finding(finding, spot, out)?;
        }
        match self.more() {
            None => Ok(()),
            Some(more) => write!(out, "\n\n{}: and {more} more", self.file),
        }
    }
}

impl std::error::Error for Report {}

/// Makes a rule or a fix safe to print, and cuts it off if it quotes too much of the file.
fn printable(words: &str) -> String {
    let shown = safe::visible(words);
    match shown.char_indices().nth(LONGEST_RULE) {
        Some((cut, _)) => format!("{}...", shown.get(..cut).unwrap_or_default()),
        None => shown,
    }
}

/// The part of a line around a marked text, safe to print, with the columns of the carets under it.
struct Excerpt {
    line: String,
    indent: usize,
    carets: usize,
}

impl Excerpt {
    /// Cuts the excerpt out of `text`; `start` and `length` of the mark are in characters.
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

/// Returns the number of characters that are printed before the mark: those that fill half of the columns.
fn lead(text: &str, start: usize) -> usize {
    let mark = text.char_indices().nth(start).map_or(text.len(), |(byte, _)| byte);
    let before = text.get(..mark).unwrap_or_default().chars().rev().take(COLUMNS / 2);
    let filled = before.scan(0, |columns, character| {
        *columns += cells(character).1;
        Some(*columns)
    });
    filled.take_while(|columns| *columns <= COLUMNS / 2).count()
}

/// Returns a character as it is printed, and the number of columns that it takes.
fn cells(character: char) -> (String, usize) {
    let shown = safe::visible(character.encode_utf8(&mut [0; 4]));
    let width = shown.chars().filter_map(UnicodeWidthChar::width).sum();
    (shown, width)
}
