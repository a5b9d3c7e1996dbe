//! Replaces full blocks with blanks on a background of the same colour, because fonts leave seams between blocks.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

const FULL: &str = "█";

/// Replaces every full block that has a foreground colour of its own and is not reversed.
pub(crate) fn paint(buf: &mut Buffer) {
    for cell in &mut buf.content {
        if cell.symbol() == FULL
            && cell.fg != Color::Reset
            && !cell.modifier.contains(Modifier::REVERSED)
        {
            let colour = cell.fg;
            cell.set_symbol(" ").set_bg(colour);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn painted(style: Style) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 2, 1));
        buffer.set_string(0, 0, "█▄", style);
        paint(&mut buffer);
        buffer
    }

    #[test]
    fn full_blocks_become_coloured_blanks_and_half_blocks_stay() {
        let red = painted(Style::new().fg(Color::Red));
        assert_eq!([red[(0, 0)].symbol(), red[(1, 0)].symbol()], [" ", "▄"]);
        assert_eq!([red[(0, 0)].bg, red[(1, 0)].bg], [Color::Red, Color::Reset]);
    }

    #[test]
    fn blocks_without_a_colour_of_their_own_stay_blocks() {
        let reversed = Style::new().fg(Color::Red).add_modifier(Modifier::REVERSED);
        for style in [Style::new(), Style::new().fg(Color::Reset), reversed] {
            assert_eq!(painted(style)[(0, 0)].symbol(), "█", "{style:?}");
        }
    }
}
