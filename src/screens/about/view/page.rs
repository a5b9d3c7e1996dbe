//! The paragraphs of a topic, the one that is read always in sight.

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

/// Columns of the mark beside the paragraph that is read.
pub(super) const MARK: u16 = 2;

/// Columns in which stands how sure a paragraph is, where there is room beside it.
const MARGIN: usize = 13;

/// From this width on there is.
const WITH_MARGIN: usize = 54;

/// The widest lines that are read easily.
const WIDEST: usize = 72;

/// As many rows as find room: around the paragraph that is read, or else from the beginning.
pub(super) fn draw(about: &About, canvas: &mut Canvas<'_>) {
    let Some(topic) = about.words() else { return };
    let (theme, breakpoint) = (canvas.theme, usize::from(canvas.rows()));
    let columns = canvas.columns().saturating_sub(MARK.into());
    let column = TextColumn { about: Background::built_in(), columns, theme };
    let Some(read) = about.paragraph() else { return column.begin(topic, canvas) };
    let (rows, read) = column.rows(topic, read);
    let first = first_shown(&read, rows.len(), breakpoint);
    let shown = first..rows.len().min(first + breakpoint);
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

/// Which row stands first, so that the paragraph is whole, and in the middle if it can be.
fn first_shown(read: &Range<usize>, rows: usize, breakpoint: usize) -> usize {
    let above = breakpoint.saturating_sub(read.len()) / 2;
    read.start.saturating_sub(above).min(rows.saturating_sub(breakpoint))
}

type PageRow = Line<'static>;

/// Paragraphs set in so many columns beside the mark.
struct TextColumn<'a> {
    about: &'a Background,
    columns: usize,
    theme: &'a Theme,
}

impl TextColumn<'_> {
    /// The first paragraphs of a topic, as many as find room whole.
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

    /// All rows of a topic, and which of them are of the paragraph that is read.
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

    /// What the degrees of sureness mean, where that leaves room for more.
    fn how_sure(&self) -> Vec<PageRow> {
        if self.columns < WITH_MARGIN {
            return Vec::new();
        }
        let words = self.set(&self.about.how_sure, MARGIN + WIDEST, self.theme.quiet);
        words.into_iter().map(|words| PageRow::from(vec![self.mark(false), words])).collect()
    }

    /// One paragraph; how sure it is stands beside it, or under it where there is little room.
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

    /// Words broken into lines.
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
