//! The paragraphs of a topic, the one that is read always in sight.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::{About, Shared};
use crate::plain::about::grounds;
use crate::safety::Sure;
use crate::safety::about::Paragraph;
use crate::ui::sheet::Sheet;
use crate::ui::text;
use crate::ui::theme::Theme;

/// Columns of the mark beside the paragraph that is read.
pub(super) const MARK: u16 = 2;

/// Columns in which stands how sure a paragraph is, where there is room beside it.
const MARGIN: usize = 13;

/// From this width on there is.
const WITH_MARGIN: usize = 54;

/// The widest lines that are read easily.
const WIDEST: usize = 72;

/// As many rows as find room around the paragraph that is read.
pub(super) fn draw(about: &About, shared: &Shared, sheet: &mut Sheet<'_>) {
    let Some(words) = about.words(shared) else { return };
    let (theme, room) = (sheet.theme, usize::from(sheet.rows()));
    let columns = sheet.columns().saturating_sub(MARK.into());
    let mut rows = explained(shared, columns, theme);
    let mut read = 0..0;
    for (index, paragraph) in words.paragraphs.iter().enumerate() {
        let (start, is_read) = (rows.len(), about.paragraph() == Some(index));
        rows.extend(block(paragraph, shared, is_read, columns, theme));
        if is_read {
            read = start..rows.len();
        }
        if about.paragraph().is_none() && rows.len() > room {
            rows.truncate(start);
            break;
        }
        rows.push(Line::default());
    }
    let first = first_shown(&read, rows.len().saturating_sub(1), room);
    let cut = usize::from(read.len() > room);
    for row in rows.into_iter().skip(first).take(room.saturating_sub(cut)) {
        sheet.line(row);
    }
    if cut > 0 {
        sheet.line(Span::styled("  …", theme.quiet));
    }
}

/// What the degrees of sureness mean, where that leaves room for more.
fn explained(shared: &Shared, columns: usize, theme: &Theme) -> Vec<Line<'static>> {
    if columns < WITH_MARGIN {
        return Vec::new();
    }
    let lines = text::wrap(&shared.about.how_sure, columns.min(MARGIN + WIDEST), usize::MAX);
    let mut rows: Vec<_> =
        lines.into_iter().map(|line| Line::styled(format!("  {line}"), theme.quiet)).collect();
    rows.push(Line::default());
    rows
}

/// Which row stands first, so that the paragraph is whole, and in the middle if it can be.
fn first_shown(read: &Range<usize>, rows: usize, room: usize) -> usize {
    let spare = room.saturating_sub(read.len()) / 2;
    read.start.saturating_sub(spare).min(rows.saturating_sub(room)).min(read.start)
}

fn block(
    paragraph: &Paragraph,
    shared: &Shared,
    is_read: bool,
    columns: usize,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let mark = if is_read { Span::styled("▌ ", theme.accent) } else { Span::raw("  ") };
    let marked = |spans: Vec<Span<'static>>| Line::from([vec![mark.clone()], spans].concat());
    if columns < WITH_MARGIN {
        let mut rows = styled(&paragraph.text, columns, theme.text);
        rows.extend(styled(&grounds(&shared.about, paragraph), columns, theme.quiet));
        return rows.into_iter().map(|row| marked(vec![row])).collect();
    }
    let words = columns.saturating_sub(MARGIN).min(WIDEST);
    let mut rows = styled(&paragraph.text, words, theme.text);
    rows.extend(styled(&paragraph.sources.join("; "), words, theme.quiet));
    let sure = shared.about.sure(paragraph.sure);
    let beside = |row: usize| if row == 0 { sure } else { "" };
    let margin =
        |row| Span::styled(format!("{:MARGIN$}", beside(row)), colour(paragraph.sure, theme));
    rows.into_iter().enumerate().map(|(row, span)| marked(vec![margin(row), span])).collect()
}

fn styled(words: &str, columns: usize, style: Style) -> Vec<Span<'static>> {
    let lines = text::wrap(words, columns, usize::MAX).into_iter();
    lines.map(|line| Span::styled(line, style)).collect()
}

const fn colour(sure: Sure, theme: &Theme) -> Style {
    match sure {
        Sure::WellKnown => theme.good,
        Sure::Likely => theme.accent,
        Sure::Unsure => theme.warn,
        Sure::OurChoice => theme.quiet,
    }
}
