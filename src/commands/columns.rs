//! Rows of cells in aligned columns. A row that is too wide is cut in a pipe; in a window its cells have several lines.

use std::io::{self, Write};

use super::hanging_indent;
use crate::cli::TextRole;
use crate::widgets::text;

/// The minimum width of a column that is never made narrower.
pub(super) const WHOLE: usize = usize::MAX;

/// The space between two columns.
const GAP: &str = "  ";

/// The width at which lines are cut if there is no window.
const NO_WINDOW: usize = 160;

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

    fn painted(&self, cell: &str) -> String {
        let role = self.role.filter(|_| !cell.is_empty());
        role.map_or_else(|| cell.to_owned(), |role| role.of(cell))
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
    /// Creates columns that are as wide as their cells, or narrower if there is too little room. Empty columns are left
    /// out.
    pub(super) fn new(
        of: [TableColumn; N],
        rows: &[[String; N]],
        window: Option<usize>,
        ascii: bool,
    ) -> Self {
        let mut widths = [0; N];
        for row in rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = text::width(cell).max(*width);
            }
        }
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
                let fits = over == 0 || narrow(&mut widths, &longest_words(&of, rows), over);
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
        self.write_line(heads, |_, head| TextRole::Quiet.of(head), out)
    }

    /// Writes one row.
    pub(super) fn write_row(&self, row: &[String; N], out: &mut impl Write) -> io::Result<()> {
        if let Overflow::Below(window) = self.fit {
            return self.write_below(row, window, out);
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
        painted: impl Fn(&TableColumn, &str) -> String,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut line = String::new();
        for ((cell, width), column) in cells.zip(self.widths).zip(&self.of) {
            if width == 0 {
                continue;
            }
            let blank = " ".repeat(width.saturating_sub(text::width(cell)));
            let (left, right) =
                if column.right { (blank.as_str(), "") } else { ("", blank.as_str()) };
            for part in [left, &painted(column, cell), right, GAP] {
                line.push_str(part);
            }
        }
        writeln!(out, "{}", line.trim_end())
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
fn longest_words<const N: usize>(of: &[TableColumn; N], rows: &[[String; N]]) -> [usize; N] {
    let whole = |column: &TableColumn| column.least == WHOLE;
    let mut longest =
        of.each_ref().map(|column| if whole(column) { WHOLE } else { column.head.len() });
    for row in rows {
        for (longest, cell) in longest.iter_mut().zip(row) {
            *longest = hanging_indent::longest(cell).max(*longest);
        }
    }
    longest
}

/// Cuts a cell to the width of its column. If it was cut, its last character shows that.
fn fit(cell: &str, width: usize, ascii: bool) -> String {
    let fit = text::fit(cell, width);
    match fit.strip_suffix('…') {
        Some(begin) if ascii && fit != cell => format!("{begin}~"),
        _ => fit,
    }
}
