//! Rows of cells in aligned columns. A row that is too wide is cut in a pipe; in a window its cells have several lines.

use std::borrow::Cow;
use std::io::{self, Write};
use std::iter::repeat_n;

use super::hanging_indent;
use crate::cli::TextRole;
use crate::store::threads;
use crate::widgets::text;

/// The minimum width of a column that is never made narrower.
pub(super) const WHOLE: usize = usize::MAX;

/// The space between two columns.
const GAP: &str = "  ";

/// The width at which lines are cut if there is no window.
const NO_WINDOW: usize = 160;

/// How many rows a thread writes at a time.
const PART: usize = 2048;

/// The indent of the other cells below the first one.
const BELOW: &str = "    ";

/// A column: its heading, its minimum width in a pipe, whether it is aligned to the right, and the role of its cells.
pub(super) struct TableColumn {
    pub(super) head: &'static str,
    pub(super) least: usize,
    pub(super) right: bool,
    pub(super) role: Option<TextRole>,
}

impl TableColumn {
    pub(super) const fn new(head: &'static str, least: usize) -> Self {
        Self { head, least, right: false, role: None }
    }

    /// Creates a column of names that can be typed.
    pub(super) const fn of_names(head: &'static str, least: usize) -> Self {
        Self { role: Some(TextRole::Name), ..Self::new(head, least) }
    }

    fn painted<'c>(&self, cell: &'c str) -> Cow<'c, str> {
        let role = self.role.filter(|_| !cell.is_empty());
        role.map_or(Cow::Borrowed(cell), |role| role.of(cell).into())
    }
}

/// The treatment of rows that are too wide.
enum Overflow {
    /// Their cells are cut.
    Cut,
    /// Their cells have several lines.
    Lines,
    /// Their cells are put below the first one, each with its heading, in a window with this many columns.
    Below(usize),
}

/// `N` columns with their widths, drawn in Unicode or ASCII.
pub(super) struct Columns<const N: usize> {
    of: [TableColumn; N],
    widths: [usize; N],
    fit: Overflow,
    ascii: bool,
}

impl<const N: usize> Columns<N> {
    /// Creates columns that are as wide as the cells of each item's row, or narrower if there is too little room. Empty
    /// columns are left out.
    pub(super) fn new<T: Sync>(
        of: [TableColumn; N],
        items: &[T],
        row: impl Fn(&T) -> [String; N] + Sync,
        window: Option<usize>,
        ascii: bool,
    ) -> Self {
        let mut widths = widest(items, &row, text::width);
        for (width, column) in widths.iter_mut().zip(&of).filter(|(width, _)| **width > 0) {
            *width = column.head.len().max(*width);
        }
        let gaps = widths.iter().filter(|width| **width > 0).skip(1).count() * GAP.len();
        let wide = widths.iter().sum::<usize>() + gaps;
        let fit = match window {
            None => {
                let over = wide.saturating_sub(NO_WINDOW);
                cut(&mut widths, &of.each_ref().map(|column| column.least), over);
                Overflow::Cut
            }
            Some(window) => {
                let over = wide.saturating_sub(window);
                let fits = over == 0 || narrow(&mut widths, &longest_words(&of, items, &row), over);
                if fits { Overflow::Lines } else { Overflow::Below(window) }
            }
        };
        Self { of, widths, fit, ascii }
    }

    /// Writes the line of headings, unless each cell has its own heading.
    pub(super) fn write_head(&self, out: &mut impl Write) -> io::Result<()> {
        if let Overflow::Below(_) = self.fit {
            return Ok(());
        }
        let heads = self.of.iter().map(|column| column.head);
        self.write_line(heads, |_, head| TextRole::Quiet.of(head).into(), out)
    }

    /// Writes the rows of items. Many are divided among threads, but never so many at a time that all of them are kept.
    pub(super) fn write_rows<T: Sync>(
        &self,
        items: &[T],
        row: impl Fn(&T) -> [String; N] + Sync,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let written = |items: &[T]| -> io::Result<Vec<u8>> {
            let mut lines = Vec::new();
            items.iter().try_for_each(|item| self.write_row(&row(item), &mut lines))?;
            Ok(lines)
        };
        for some in items.chunks(PART * threads::count()) {
            for lines in threads::on_parts(some, PART, written) {
                out.write_all(&lines?)?;
            }
        }
        Ok(())
    }

    /// Writes one row.
    pub(super) fn write_row(&self, row: &[String; N], out: &mut impl Write) -> io::Result<()> {
        if let Overflow::Below(window) = self.fit {
            return self.write_below(row, window, out);
        }
        if row.iter().zip(self.widths).all(|(cell, width)| text::width(cell) <= width) {
            return self.write_line(row.iter().map(String::as_str), TableColumn::painted, out);
        }
        let cells: Vec<_> =
            row.iter().zip(self.widths).map(|(cell, width)| self.lines(cell, width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        (0..height).try_for_each(|nth| {
            let line = cells.iter().map(|lines| lines.get(nth).map_or("", String::as_str));
            self.write_line(line, TableColumn::painted, out)
        })
    }

    /// Returns the lines of a cell that is `columns` wide.
    fn lines(&self, cell: &str, columns: usize) -> Vec<String> {
        match self.fit {
            Overflow::Lines if text::width(cell) > columns => {
                hanging_indent::lines("", 0, cell, columns)
            }
            _ => vec![fit(cell, columns, self.ascii)],
        }
    }

    /// Writes one line of cells side by side.
    fn write_line<'c>(
        &self,
        cells: impl Iterator<Item = &'c str>,
        painted: impl Fn(&TableColumn, &'c str) -> Cow<'c, str>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut line = String::new();
        for ((cell, width), column) in cells.zip(self.widths).zip(&self.of) {
            if width == 0 {
                continue;
            }
            let blank = repeat_n(' ', width.saturating_sub(text::width(cell)));
            let (left, right) =
                if column.right { (Some(blank), None) } else { (None, Some(blank)) };
            line.extend(left.into_iter().flatten());
            line.push_str(&painted(column, cell));
            line.extend(right.into_iter().flatten());
            line.push_str(GAP);
        }
        line.truncate(line.trim_end().len());
        line.push('\n');
        out.write_all(line.as_bytes())
    }

    /// Writes the first cell, and below it the others, each after its heading.
    fn write_below(
        &self,
        row: &[String; N],
        window: usize,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let widest = self.of.iter().skip(1).map(|column| column.head.len()).max().unwrap_or(0);
        for (nth, (column, cell)) in self.of.iter().zip(row).enumerate() {
            if nth == 0 {
                writeln!(out, "{}", column.role.unwrap_or(TextRole::Title).of(cell))?;
            } else if !cell.is_empty() {
                let label = TextRole::Quiet.padded(column.head, widest);
                let head = format!("{BELOW}{label}{GAP}");
                let cell = column.painted(cell);
                for line in
                    hanging_indent::lines(&head, hanging_indent::width(&head), &cell, window)
                {
                    writeln!(out, "{line}")?;
                }
            }
        }
        Ok(())
    }
}

/// Makes columns narrower by `over` in all, the first ones first and none below its minimum.
fn cut(widths: &mut [usize], least: &[usize], mut over: usize) {
    for (width, least) in widths.iter_mut().zip(least) {
        let less = width.saturating_sub(*least).min(over);
        *width -= less;
        over -= less;
    }
}

/// Makes the widest columns narrower by `over` in all, as long as their longest words fit. Returns whether that is
/// enough.
fn narrow(widths: &mut [usize], least: &[usize], over: usize) -> bool {
    (0..over).all(|_| {
        let can = widths.iter_mut().zip(least).filter(|(width, least)| **width > **least);
        let widest = can.map(|(width, _)| width).max();
        widest.map(|width| *width -= 1).is_some()
    })
}

/// Returns the width of the longest word in each column, or `WHOLE` if the column is never made narrower.
fn longest_words<const N: usize, T: Sync>(
    of: &[TableColumn; N],
    items: &[T],
    row: impl Fn(&T) -> [String; N] + Sync,
) -> [usize; N] {
    let mut longest = widest(items, row, hanging_indent::longest);
    for (longest, column) in longest.iter_mut().zip(of) {
        *longest = if column.least == WHOLE { WHOLE } else { column.head.len().max(*longest) };
    }
    longest
}

/// Returns the largest measure of a cell in each column. Rows are not kept, because there may be a million of them.
fn widest<const N: usize, T: Sync>(
    items: &[T],
    row: impl Fn(&T) -> [String; N] + Sync,
    measure: impl Fn(&str) -> usize + Sync,
) -> [usize; N] {
    let of_part = |items: &[T]| {
        let mut widest = [0; N];
        for item in items {
            for (widest, cell) in widest.iter_mut().zip(&row(item)) {
                *widest = measure(cell).max(*widest);
            }
        }
        widest
    };
    let length = items.len().div_ceil(threads::count()).max(PART);
    let parts = threads::on_parts(items, length, of_part).into_iter();
    parts
        .reduce(|one, other| std::array::from_fn(|nth| larger(nth, &one, &other)))
        .unwrap_or([0; N])
}

fn larger(nth: usize, one: &[usize], other: &[usize]) -> usize {
    one.get(nth).max(other.get(nth)).copied().unwrap_or(0)
}

/// Cuts a cell to the width of its column. If it was cut, its last character shows that.
fn fit(cell: &str, width: usize, ascii: bool) -> String {
    let fit = text::fit(cell, width);
    match fit.strip_suffix('…') {
        Some(begin) if ascii && fit != cell => format!("{begin}~"),
        _ => fit,
    }
}
