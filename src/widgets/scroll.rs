//! Draws a list that may not fit whole, with signs that say how much is hidden.

use ratatui::text::Span;

use crate::screen_kit::scroll::InSight;
use crate::widgets::canvas::Canvas;

/// Draws the part of a list that is in sight, with its signs at the top and the bottom of the canvas.
pub(crate) fn draw(
    in_sight: &InSight,
    all: usize,
    canvas: &mut Canvas<'_>,
    mut line: impl FnMut(usize, &mut Canvas<'_>),
) {
    if in_sight.signs {
        sign('↑', in_sight.lines.start, &mut canvas.top(1));
        sign('↓', all.saturating_sub(in_sight.lines.end), &mut canvas.bottom(1));
    }
    for index in in_sight.lines.clone() {
        line(index, canvas);
    }
}

/// Draws a list whose lines take `rows` each, so that the chosen one is in sight.
pub(crate) fn around(
    chosen: usize,
    rows: &[u16],
    canvas: &mut Canvas<'_>,
    line: impl FnMut(usize, &mut Canvas<'_>),
) {
    draw(&fitting(chosen, 0, rows, canvas), rows.len(), canvas, line);
}

/// Draws a list whose lines take `rows` each, from the line `top` on.
pub(crate) fn from(
    top: usize,
    rows: &[u16],
    canvas: &mut Canvas<'_>,
    line: impl FnMut(usize, &mut Canvas<'_>),
) {
    draw(&fitting(top, top, rows, canvas), rows.len(), canvas, line);
}

fn fitting(chosen: usize, top: usize, rows: &[u16], canvas: &Canvas<'_>) -> InSight {
    let rows: Vec<usize> = rows.iter().map(|rows| usize::from(*rows)).collect();
    InSight::of(&rows, top, chosen, canvas.rows().into())
}

fn sign(arrow: char, hidden: usize, row: &mut Canvas<'_>) {
    if hidden > 0 {
        row.line(Span::styled(format!("{arrow} {hidden} more"), row.theme.key));
    }
}
