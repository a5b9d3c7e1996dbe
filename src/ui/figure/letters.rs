//! The same picture in plain characters, for fonts without braille: each cell becomes the letter that is most like it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::dots::{Dots, Marks};
use super::mark::Shape;
use crate::ui::theme::Theme;

/// Paints `dots` over `area`, which must be as large as they were made for; empty cells stay as they are.
pub(super) fn paint(dots: &Dots, theme: &Theme, area: Rect, buf: &mut Buffer) {
    for (position, marks) in area.positions().zip(dots.cells()) {
        if let (Some((letter, style)), Some(cell)) = (look(*marks, theme), buf.cell_mut(position)) {
            cell.set_char(letter).set_style(style);
        }
    }
}

/// The letter of a mark that has one to itself.
pub(super) const fn stamp(shape: Shape) -> Option<char> {
    match shape {
        Shape::Tip => Some('o'),
        Shape::Pad => Some('O'),
        Shape::Thumb => Some('@'),
        Shape::Knuckle => Some('n'),
        Shape::Palm => Some('#'),
        Shape::Heel => Some('='),
        Shape::Air => Some('\''),
        Shape::Ball | Shape::Crumb | Shape::Ring { .. } => None,
    }
}

fn look(marks: Marks, theme: &Theme) -> Option<(char, Style)> {
    let seen = match marks {
        Marks { hand: 1.., .. } => ('*', theme.hand),
        Marks { trail, .. } if trail.count_ones() > 2 => (line(trail), theme.hand),
        Marks { trail: 1.., .. } => ('+', theme.hand),
        Marks { outline: 1.., .. } => (line(marks.outline), theme.figure),
        Marks { no_go: 1.., .. } => ('x', theme.stop_drawn()),
        Marks { zone, .. } if zone.count_ones() > 1 => (':', theme.zone),
        Marks { faint: 1.., .. } => ('.', theme.figure_faint),
        _ => return None,
    };
    Some(seen)
}

/// The dots of the left and the right column, and of each row from the top, as braille numbers them.
const LEFT: u8 = 0b0100_0111;
const ROWS: [u8; 4] = [0b0000_1001, 0b0001_0010, 0b0010_0100, 0b1100_0000];

/// A line through a cell: upright, slanting, or level at some height.
fn line(pattern: u8) -> char {
    let lies = |row: &u8| pattern & row > 0;
    let (first, last) = (ROWS.iter().position(lies), ROWS.iter().rposition(lies));
    let (Some(first), Some(last)) = (first, last) else { return ' ' };
    if last - first < 2 {
        return if first == 3 { '_' } else { '-' };
    }
    let leftmost = |row: Option<&u8>| row.is_some_and(|row| pattern & row & LEFT > 0);
    let rightmost = |row: Option<&u8>| row.is_some_and(|row| pattern & row & !LEFT > 0);
    let (upper, lower) = (ROWS.get(first), ROWS.get(last));
    match (leftmost(upper), rightmost(upper), leftmost(lower), rightmost(lower)) {
        (true, false, false, true) => '\\',
        (false, true, true, false) => '/',
        _ => '|',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_the_letter_that_is_like_it() {
        assert_eq!(line(0b0100_0111), '|');
        assert_eq!(line(0b1011_1000), '|');
        assert_eq!(line(0b1010_0011), '\\');
        assert_eq!(line(0b0101_1100), '/');
        assert_eq!(line(0b0001_0010), '-');
        assert_eq!(line(0b1100_0000), '_');
    }
}
