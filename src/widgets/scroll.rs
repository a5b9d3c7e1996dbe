//! A list of which only a part may fit, with signs that say how much is hidden.

use ratatui::text::Span;

use super::sheet::Sheet;
use crate::model::scroll::InSight;

/// The part of a list that is in sight, with its signs at the edges of what is left of the sheet.
pub(crate) fn draw(
    in_sight: &InSight,
    all: usize,
    sheet: &mut Sheet<'_>,
    mut line: impl FnMut(usize, &mut Sheet<'_>),
) {
    if in_sight.signs {
        sign('↑', in_sight.lines.start, &mut sheet.top(1));
        sign('↓', all.saturating_sub(in_sight.lines.end), &mut sheet.bottom(1));
    }
    for index in in_sight.lines.clone() {
        line(index, sheet);
    }
}

/// A list of lines that take so many rows each, around the chosen one.
pub(crate) fn around(
    chosen: usize,
    rows: &[u16],
    sheet: &mut Sheet<'_>,
    line: impl FnMut(usize, &mut Sheet<'_>),
) {
    draw(&fitting(chosen, 0, rows, sheet), rows.len(), sheet, line);
}

/// The same from a line on.
pub(crate) fn from(
    top: usize,
    rows: &[u16],
    sheet: &mut Sheet<'_>,
    line: impl FnMut(usize, &mut Sheet<'_>),
) {
    draw(&fitting(top, top, rows, sheet), rows.len(), sheet, line);
}

fn fitting(chosen: usize, top: usize, rows: &[u16], sheet: &Sheet<'_>) -> InSight {
    let rows: Vec<usize> = rows.iter().map(|rows| usize::from(*rows)).collect();
    InSight::of(&rows, top, chosen, sheet.rows().into())
}

fn sign(arrow: char, hidden: usize, row: &mut Sheet<'_>) {
    if hidden > 0 {
        row.line(Span::styled(format!("{arrow} {hidden} more"), row.theme.key));
    }
}
