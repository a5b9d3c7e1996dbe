//! A canvas for text and widgets: parts are cut off its edges, and whatever doesn't fit is left out.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::widgets::digits::{Digits, Scale};
use crate::widgets::text;
use crate::widgets::theme::Theme;

/// An area of the screen with the theme to draw in. Lines and cuts take their part off it, so it is always the area
/// that is left.
pub(crate) struct Canvas<'s> {
    area: Rect,
    pub(crate) theme: &'s Theme,
    buf: &'s mut Buffer,
}

impl<'s> Canvas<'s> {
    pub(crate) const fn new(area: Rect, theme: &'s Theme, buf: &'s mut Buffer) -> Self {
        Self { area, theme, buf }
    }

    /// Returns a canvas for another area of the same screen.
    pub(crate) fn at(&mut self, area: Rect) -> Canvas<'_> {
        Canvas { area: area.intersection(self.buf.area), theme: self.theme, buf: self.buf }
    }

    /// Returns the columns and rows that are left.
    pub(crate) const fn size(&self) -> Size {
        Size::new(self.area.width, self.area.height)
    }

    /// Returns the columns that are left, to measure words by.
    pub(crate) fn columns(&self) -> usize {
        self.area.width.into()
    }

    pub(crate) const fn rows(&self) -> u16 {
        self.area.height
    }

    /// Cuts rows off the top and returns them.
    pub(crate) fn top(&mut self, rows: u16) -> Canvas<'_> {
        let rows = rows.min(self.area.height);
        let part = Rect { height: rows, ..self.area };
        self.area = Rect { y: self.area.y + rows, height: self.area.height - rows, ..self.area };
        self.at(part)
    }

    /// Cuts rows off the bottom and returns them.
    pub(crate) fn bottom(&mut self, rows: u16) -> Canvas<'_> {
        let rows = rows.min(self.area.height);
        self.area.height -= rows;
        self.at(Rect { y: self.area.bottom(), height: rows, ..self.area })
    }

    /// Cuts columns off the left and returns them.
    pub(crate) fn left(&mut self, columns: u16) -> Canvas<'_> {
        let columns = columns.min(self.area.width);
        let part = Rect { width: columns, ..self.area };
        self.area =
            Rect { x: self.area.x + columns, width: self.area.width - columns, ..self.area };
        self.at(part)
    }

    /// Cuts columns off the right and returns them.
    pub(crate) fn right(&mut self, columns: u16) -> Canvas<'_> {
        let columns = columns.min(self.area.width);
        self.area.width -= columns;
        self.at(Rect { x: self.area.right(), width: columns, ..self.area })
    }

    /// Keeps at most `rows`, those in the middle.
    pub(crate) fn centre(&mut self, rows: u16) {
        let spare = self.rows().saturating_sub(rows);
        self.top(spare / 2);
        self.bottom(spare - spare / 2);
    }

    /// Leaves a row empty.
    pub(crate) fn gap(&mut self) {
        self.top(1);
    }

    /// Draws a widget into all that is left.
    pub(crate) fn draw(&mut self, widget: impl Widget) {
        widget.render(self.area, self.buf);
    }

    /// Draws a large figure at the top left, and returns the area next to it.
    pub(crate) fn digits(&mut self, text: &str, scale: Scale, style: Style) -> Canvas<'_> {
        let Size { width, height } = Digits::size(text, scale);
        let digits = Digits { text, style, ascii: self.theme.ascii };
        let mut row = self.top(height);
        row.left(width).draw(&digits);
        row
    }

    /// Writes one line, cut with an ellipsis if it is too long.
    pub(crate) fn line<'l>(&mut self, line: impl Into<Line<'l>>) {
        let row = self.top(1).area;
        self.write(&line.into(), row);
    }

    /// Writes a line at the left end of a row and another at the right; the left one is cut first.
    pub(crate) fn ends<'l>(&mut self, left: impl Into<Line<'l>>, right: impl Into<Line<'l>>) {
        let (mut row, right) = (self.top(1), right.into());
        let width = columns_of(&right);
        if width <= row.columns() {
            row.right(u16::try_from(width).unwrap_or(u16::MAX)).line(right);
            row.right(2);
        }
        row.line(left);
    }

    /// Writes words over as many lines as they need, cut with an ellipsis if there are too few.
    pub(crate) fn words(&mut self, words: &str, style: Style) {
        for line in text::wrap(words, self.columns(), self.rows().into()) {
            self.line(Span::styled(line, style));
        }
    }

    /// Writes a caution, with a bar along its left edge that stands in the margin.
    pub(crate) fn caution(&mut self, words: &str, style: Style) {
        self.bar(self.lines_for(words), style);
        self.words(words, style);
    }

    /// Draws a bar of `rows` in the margin at the left edge, if there is a margin.
    fn bar(&mut self, rows: u16, style: Style) {
        let Some(x) = self.area.x.checked_sub(1).filter(|_| !self.area.is_empty()) else { return };
        let (rows, style) = (rows.min(self.rows()), style.remove_modifier(Modifier::REVERSED));
        let mut bar = self.at(Rect { x, width: 1, height: rows, ..self.area });
        for _ in 0..rows {
            bar.line(Span::styled("▌", style));
        }
    }

    /// Writes words, indented by `columns`.
    pub(crate) fn indented(&mut self, columns: u16, words: &str, style: Style) {
        let rows = lines_for(words, self.area.width.saturating_sub(columns));
        let mut part = self.top(rows);
        part.left(columns);
        part.words(words, style);
    }

    /// Returns the lines that words need.
    pub(crate) fn lines_for(&self, words: &str) -> u16 {
        lines_for(words, self.area.width)
    }

    /// Marks all that is left as chosen: with a band, and a bar at its left edge.
    pub(crate) fn choose(&mut self) {
        let Theme { accent, selected, .. } = *self.theme;
        self.bar(self.rows(), accent.bg(selected.bg.unwrap_or_default()));
        self.fill_style(selected);
    }

    /// Sets the style of all that is left.
    pub(crate) fn fill_style(&mut self, style: Style) {
        self.buf.set_style(self.area, style);
    }

    fn write(&mut self, line: &Line<'_>, row: Rect) {
        let (mut rest, mut free) = (columns_of(line), usize::from(row.width));
        let mut column = row.x;
        for span in line.iter().filter(|_| row.height > 0) {
            let width = text::width(&span.content);
            rest -= width;
            let whole = width + rest <= free || width < free;
            let piece = if whole {
                Cow::Borrowed(&*span.content)
            } else {
                Cow::Owned(text::fit(&format!("{}…", span.content), free))
            };
            (column, _) =
                self.buf.set_stringn(column, row.y, &piece, free, line.style.patch(span.style));
            free = usize::from(row.right().saturating_sub(column));
            if !whole {
                break;
            }
        }
    }
}

/// Returns the lines that words need at a width of `columns`.
pub(crate) fn lines_for(words: &str, columns: u16) -> u16 {
    u16::try_from(text::wrap(words, columns.into(), usize::MAX).len()).unwrap_or(u16::MAX)
}

fn columns_of(line: &Line<'_>) -> usize {
    line.iter().map(|span| text::width(&span.content)).sum()
}
