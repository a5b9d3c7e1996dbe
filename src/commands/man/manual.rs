//! Builds a page of the manual from text in which code is between backticks.

use std::mem;

use roff::{Inline, Roff, bold, roman};

use crate::widgets::text;

/// The columns of a line before escaping; readers of the source expect at most 80 afterwards.
const COLUMNS: usize = 66;

/// A page to which parts are added one by one.
pub(super) struct Manual {
    roff: Roff,
    /// Whether a heading came last, which needs no space after it.
    after_heading: bool,
}

impl Manual {
    pub(super) fn new(name: &str, date: &str, version: &str) -> Self {
        let mut roff = Roff::new();
        let source = format!("{name} {version}");
        roff.control("TH", [&*name.to_uppercase(), "1", date, &*source, "User Commands"]);
        Self { roff, after_heading: true }
    }

    pub(super) fn section(&mut self, name: &str) {
        self.heading("SH", name);
    }

    pub(super) fn subsection(&mut self, name: &str) {
        self.heading("SS", name);
    }

    fn heading(&mut self, macro_name: &str, name: &str) {
        self.roff.control(macro_name, [name]);
        self.after_heading = true;
    }

    /// Adds a paragraph.
    pub(super) fn paragraph(&mut self, words: &str) {
        if !mem::take(&mut self.after_heading) {
            self.roff.control("PP", []);
        }
        self.line(words);
    }

    /// Adds a line that is already split into inlines.
    pub(super) fn inlines(&mut self, line: Vec<Inline>) {
        self.after_heading = false;
        self.roff.text(line);
    }

    /// Adds words that continue the last ones.
    pub(super) fn line(&mut self, words: &str) {
        self.inlines(inlines(&text::wrap(words, COLUMNS, usize::MAX).join("\n")));
    }

    /// Adds a term with its description.
    pub(super) fn entry(&mut self, term: Vec<Inline>, words: &str) {
        self.roff.control("TP", []);
        self.inlines(term);
        self.line(words);
    }

    /// Adds entries without a space between them.
    pub(super) fn compact_entries<'w>(&mut self, rows: impl Iterator<Item = (Inline, &'w str)>) {
        self.roff.control("PD", ["0"]);
        for (term, words) in rows {
            self.entry(vec![term], words);
        }
        self.roff.control("PD", []);
    }

    /// Adds an indented part that belongs to the entry before it.
    pub(super) fn indented(&mut self, fill: impl FnOnce(&mut Self)) {
        self.roff.control("RS", []);
        fill(self);
        self.roff.control("RE", []);
    }

    /// Returns the source of the page, as it is printed.
    pub(super) fn written(&self) -> String {
        self.roff.render()
    }
}

/// Makes text between backticks bold.
fn inlines(words: &str) -> Vec<Inline> {
    let parts = words.split('`').enumerate();
    parts.map(|(nth, part)| if nth % 2 == 0 { roman(part) } else { bold(part) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_bold_and_no_text_is_taken_for_a_roff_request() {
        let mut page = Manual::new("it", "2026-01-31", "1.0");
        page.section("NAME");
        page.paragraph(".it's `a-b`");
        page.paragraph("x");
        let written = page.written();
        let (_, written) = written.split_once(".TH").unwrap();
        assert_eq!(
            written,
            " IT 1 2026-01-31 \"it 1.0\" \"User Commands\"\n.SH NAME\n\\&.it\\*(Aqs \\fBa\\-b\\fR\n.PP\nx\n"
        );
    }
}
