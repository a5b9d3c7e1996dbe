//! Draws the paragraphs of a topic, with the one being read always in sight.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::safety::about::{Paragraph, TopicWords};
use crate::safety::{Background, Sure};
use crate::screens::About;
use crate::screens::about::text::grounds;
use crate::widgets::canvas::Canvas;
use crate::widgets::text;
use crate::widgets::theme::Theme;

/// Columns of the mark next to the paragraph being read.
pub(super) const MARK: u16 = 2;

/// Columns of the margin that says how sure a paragraph is.
const MARGIN: usize = 13;

/// Width from which there is room for that margin.
const WITH_MARGIN: usize = 54;

/// Columns of the widest lines that are easy to read.
const WIDEST: usize = 72;

/// Draws as many rows as fit: around the paragraph being read, or from the beginning if none is.
pub(super) fn draw(about: &About, canvas: &mut Canvas<'_>) {
    let Some(topic) = about.words() else { return };
    let (theme, height) = (canvas.theme, usize::from(canvas.rows()));
    let columns = canvas.columns().saturating_sub(MARK.into());
    let column = TextColumn { about: Background::built_in(), columns, theme };
    let Some(read) = about.paragraph() else { return column.begin(topic, canvas) };
    let (rows, read) = column.rows(topic, read);
    let first = first_shown(&read, rows.len(), height);
    let shown = first..rows.len().min(first + height);
    let above = first > 0 && read.start > first;
    let below = rows.len() > shown.end && read.end < shown.end;
    let more = |sign: &'static str| Span::styled(format!("  {sign}"), theme.key);
    for (index, row) in rows.into_iter().enumerate().take(shown.end).skip(first) {
        match index {
            _ if above && index == first => canvas.line(more("↑")),
            _ if below && index + 1 == shown.end => canvas.line(more("↓")),
            _ if read.end > shown.end && index + 1 == shown.end => canvas.line(more("…")),
            _ => canvas.line(row),
        }
    }
}

/// Returns the first row to show, so that the paragraph being read is whole, and in the middle if possible.
fn first_shown(read: &Range<usize>, rows: usize, height: usize) -> usize {
    let above = height.saturating_sub(read.len()) / 2;
    read.start.saturating_sub(above).min(rows.saturating_sub(height))
}

type PageRow = Line<'static>;

/// A column of text next to the mark, `columns` wide.
struct TextColumn<'a> {
    about: &'a Background,
    columns: usize,
    theme: &'a Theme,
}

impl TextColumn<'_> {
    /// Draws the first paragraphs of a topic, as many as fit whole.
    fn begin(&self, topic: &TopicWords, canvas: &mut Canvas<'_>) {
        let blocks = topic.paragraphs.iter().map(|paragraph| self.paragraph(paragraph, false));
        for block in std::iter::once(self.how_sure()).chain(blocks) {
            if block.len() > canvas.rows().into() {
                return;
            }
            let gap = !block.is_empty();
            for row in block {
                canvas.line(row);
            }
            if gap {
                canvas.gap();
            }
        }
    }

    /// Returns all rows of a topic, and the range of those that belong to the paragraph being read.
    fn rows(&self, topic: &TopicWords, read: usize) -> (Vec<PageRow>, Range<usize>) {
        let (mut rows, mut marked) = (self.how_sure(), 0..0);
        for (index, paragraph) in topic.paragraphs.iter().enumerate() {
            if !rows.is_empty() {
                rows.push(PageRow::default());
            }
            let start = rows.len();
            rows.extend(self.paragraph(paragraph, index == read));
            if index == read {
                marked = start..rows.len();
            }
        }
        (rows, marked)
    }

    /// Explains the degrees of certainty; empty if the column is too narrow for the margin.
    fn how_sure(&self) -> Vec<PageRow> {
        if self.columns < WITH_MARGIN {
            return Vec::new();
        }
        let words = self.set(&self.about.how_sure, MARGIN + WIDEST, self.theme.quiet);
        words.into_iter().map(|words| PageRow::from(vec![self.mark(false), words])).collect()
    }

    /// Sets one paragraph, with how sure it is in the margin, or below it if there is no room for a margin.
    fn paragraph(&self, paragraph: &Paragraph, is_read: bool) -> Vec<PageRow> {
        let (theme, sources) = (self.theme, paragraph.sources.join("; "));
        if self.columns < WITH_MARGIN {
            let mut rows = self.set(&paragraph.text, WIDEST, theme.text);
            rows.extend(self.set(&grounds(self.about, paragraph), WIDEST, theme.quiet));
            return rows
                .into_iter()
                .map(|row| PageRow::from(vec![self.mark(is_read), row]))
                .collect();
        }
        let width = self.columns.saturating_sub(MARGIN).min(WIDEST);
        let mut rows = self.set(&paragraph.text, width, theme.text);
        rows.extend(self.set(&sources, width, theme.quiet));
        let sure = std::iter::once(self.about.sure(paragraph.sure)).chain(std::iter::repeat(""));
        let colour = colour(paragraph.sure, theme);
        let margin = sure.map(|sure| Span::styled(format!("{sure:MARGIN$}"), colour));
        let beside = |(margin, row)| PageRow::from(vec![self.mark(is_read), margin, row]);
        margin.zip(rows).map(beside).collect()
    }

    fn mark(&self, is_read: bool) -> Span<'static> {
        if is_read { Span::styled("▌ ", self.theme.accent) } else { Span::raw("  ") }
    }

    /// Breaks words into lines of at most `most` columns.
    fn set(&self, words: &str, most: usize, style: Style) -> Vec<Span<'static>> {
        let lines = text::wrap(words, self.columns.min(most), usize::MAX).into_iter();
        lines.map(|line| Span::styled(line, style)).collect()
    }
}

const fn colour(sure: Sure, theme: &Theme) -> Style {
    match sure {
        Sure::WellKnown => theme.good,
        Sure::Likely => theme.accent,
        Sure::Uncertain => theme.warn,
        Sure::OurChoice => theme.quiet,
    }
}
