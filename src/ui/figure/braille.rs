//! Paints dots as braille characters, one colour to a cell.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::dots::{Dots, Marks};
use crate::ui::theme::Theme;

/// Paints `dots` over `area`, which must be as large as they were made for; empty cells stay as they are.
pub(super) fn paint(dots: &Dots, theme: &Theme, area: Rect, buf: &mut Buffer) {
    for (position, marks) in area.positions().zip(dots.cells()) {
        let (pattern, style) = look(*marks, theme);
        if pattern > 0
            && let (Some(cell), Some(symbol)) =
                (buf.cell_mut(position), char::from_u32(0x2800 + u32::from(pattern)))
        {
            cell.set_char(symbol).set_style(style);
        }
    }
}

/// The strongest mark colours the cell: an outline along a zone glows with it, a hand has its cells to itself.
fn look(marks: Marks, theme: &Theme) -> (u8, Style) {
    let body = marks.outline | marks.faint;
    match marks {
        Marks { hand: 1.., .. } => (marks.hand | marks.trail, theme.hand),
        Marks { trail: 1.., .. } => (marks.trail | body, theme.hand),
        Marks { no_go: 1.., .. } => (marks.no_go | body, theme.stop_drawn()),
        Marks { zone: 1.., .. } => (marks.zone | body, theme.zone),
        Marks { outline: 1.., .. } => (body, theme.figure),
        _ => (body, theme.figure_faint),
    }
}
