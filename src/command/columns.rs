//! Rows of cells in aligned columns, cut if the lines would be too long.

use std::io::{self, Write};

use crate::ui::text;

/// A column that is never cut.
pub(super) const WHOLE: usize = usize::MAX;

/// The space between two columns.
const GAP: &str = "  ";

/// A column: its heading, how narrow it may be, and whether it is aligned to the right.
pub(super) struct Column {
    pub(super) head: &'static str,
    pub(super) least: usize,
    pub(super) right: bool,
}

impl Column {
    pub(super) const fn new(head: &'static str, least: usize) -> Self {
        Self { head, least, right: false }
    }
}

/// `N` columns with their widths, drawn in Unicode or ASCII.
pub(super) struct Columns<const N: usize> {
    of: [Column; N],
    widths: [usize; N],
    ascii: bool,
}

impl<const N: usize> Columns<N> {
    /// Columns as wide as their cells. If lines would be longer than `columns`, the first ones are cut first.
    /// Empty columns are left out.
    pub(super) fn new(of: [Column; N], rows: &[[String; N]], columns: usize, ascii: bool) -> Self {
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
        let mut over = (widths.iter().sum::<usize>() + gaps).saturating_sub(columns);
        for (width, column) in widths.iter_mut().zip(&of) {
            let cut = width.saturating_sub(column.least).min(over);
            *width -= cut;
            over -= cut;
        }
        Self { of, widths, ascii }
    }

    /// The line of headings.
    pub(super) fn write_head(&self, out: &mut impl Write) -> io::Result<()> {
        self.write(self.of.each_ref().map(|column| column.head), out)
    }

    /// One row.
    pub(super) fn write_row(&self, row: &[String; N], out: &mut impl Write) -> io::Result<()> {
        self.write(row.each_ref().map(String::as_str), out)
    }

    fn write(&self, row: [&str; N], out: &mut impl Write) -> io::Result<()> {
        let mut line = String::new();
        for ((cell, width), column) in row.iter().zip(self.widths).zip(&self.of) {
            if width == 0 {
                continue;
            }
            let cell = fit(cell, width, self.ascii);
            let blank = " ".repeat(width.saturating_sub(text::width(&cell)));
            let (left, right) =
                if column.right { (blank.as_str(), "") } else { ("", blank.as_str()) };
            for part in [left, &cell, right, GAP] {
                line.push_str(part);
            }
        }
        writeln!(out, "{}", line.trim_end())
    }
}

/// The cell as wide as its column; if it was cut, its last character says so.
fn fit(cell: &str, width: usize, ascii: bool) -> String {
    let fit = text::fit(cell, width);
    match fit.strip_suffix('…') {
        Some(begin) if ascii && fit != cell => format!("{begin}~"),
        _ => fit,
    }
}
