//! A page of the manual, from text in which code is between back-ticks.

use std::mem;

use roff::{Inline, Roff, bold, roman};

use crate::widgets::text;

/// Columns of a line before escaping; readers of the source expect at most 80.
const COLUMNS: usize = 66;

/// A page that grows.
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

    /// A paragraph of its own.
    pub(super) fn paragraph(&mut self, words: &str) {
        if !mem::take(&mut self.after_heading) {
            self.roff.control("PP", []);
        }
        self.line(words);
    }

    /// A line of its own making.
    pub(super) fn made(&mut self, line: Vec<Inline>) {
        self.after_heading = false;
        self.roff.text(line);
    }

    /// Words that go on where the last ones ended.
    pub(super) fn line(&mut self, words: &str) {
        self.made(inlines(&text::wrap(words, COLUMNS, usize::MAX).join("\n")));
    }

    /// A term with what there is to say about it.
    pub(super) fn entry(&mut self, term: Vec<Inline>, words: &str) {
        self.roff.control("TP", []);
        self.made(term);
        self.line(words);
    }

    /// Entries without a space between them.
    pub(super) fn close_together<'w>(&mut self, rows: impl Iterator<Item = (Inline, &'w str)>) {
        self.roff.control("PD", ["0"]);
        for (term, words) in rows {
            self.entry(vec![term], words);
        }
        self.roff.control("PD", []);
    }

    /// What belongs to the entry before, set in.
    pub(super) fn inner(&mut self, fill: impl FnOnce(&mut Self)) {
        self.roff.control("RS", []);
        fill(self);
        self.roff.control("RE", []);
    }

    /// The page as it is printed.
    pub(super) fn written(&self) -> String {
        self.roff.render()
    }
}

/// Text between back-ticks becomes bold.
fn inlines(words: &str) -> Vec<Inline> {
    let parts = words.split('`').enumerate();
    parts.map(|(nth, part)| if nth % 2 == 0 { roman(part) } else { bold(part) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_bold_and_nothing_is_taken_for_a_request() {
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
