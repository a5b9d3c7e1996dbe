//! A bar of one row that fills in eighths of a column.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

const EIGHTHS: [char; 9] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// How far something has come, between two thin ends: `▕███▌   ▏`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// From 0 to 1, already eased; what lies outside counts as the nearer end, not-a-number as 0.
    pub fraction: f64,
    /// The filled part.
    pub style: Style,
    /// The two ends.
    pub track: Style,
}

impl Widget for &Bar {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let inner = if area.width > 4 { self.ends(area, buf) } else { area };
        let mut left = self.eighths(inner.width);
        for column in inner.left()..inner.right() {
            let here = left.min(8);
            left -= here;
            if let (Some(cell), Some(block)) = (buf.cell_mut((column, inner.y)), EIGHTHS.get(here))
            {
                cell.set_char(*block).set_style(self.style);
            }
        }
    }
}

impl Bar {
    /// Draws the ends outside the fill and returns what is left between them.
    fn ends(&self, area: Rect, buf: &mut Buffer) -> Rect {
        for (column, end) in [(area.left(), '▕'), (area.right() - 1, '▏')] {
            if let Some(cell) = buf.cell_mut((column, area.y)) {
                cell.set_char(end).set_style(self.track);
            }
        }
        Rect { x: area.x + 1, width: area.width - 2, ..area }
    }

    /// How many eighths of a column are filled; more of the fraction is never fewer.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 8 × 65535"
    )]
    fn eighths(&self, columns: u16) -> usize {
        (self.fraction.clamp(0.0, 1.0) * f64::from(columns) * 8.0).round() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(fraction: f64, width: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        (&Bar { fraction, style: Style::new(), track: Style::new() })
            .render(buffer.area, &mut buffer);
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn it_fills_from_the_left() {
        assert_eq!(drawn(0.0, 10), "▕        ▏");
        assert_eq!(drawn(0.5, 10), "▕████    ▏");
        assert_eq!(drawn(0.56, 10), "▕████▌   ▏");
        assert_eq!(drawn(1.0, 10), "▕████████▏");
    }

    #[test]
    fn a_narrow_one_has_no_ends() {
        assert_eq!(drawn(0.5, 4), "██  ");
        assert_eq!(drawn(1.0, 1), "█");
    }

    #[test]
    fn strange_fractions_are_the_nearer_end() {
        assert_eq!(drawn(f64::NAN, 6), drawn(0.0, 6));
        assert_eq!(drawn(-1.0, 6), drawn(0.0, 6));
        assert_eq!(drawn(f64::INFINITY, 6), drawn(1.0, 6));
    }

    #[test]
    fn more_is_never_fewer() {
        for width in 1..40 {
            let filled = |thousandths: u32| {
                Bar {
                    fraction: f64::from(thousandths) / 1000.0,
                    style: Style::new(),
                    track: Style::new(),
                }
                .eighths(width)
            };
            assert!((0..1000).all(|step| filled(step) <= filled(step + 1)), "width {width}");
            assert_eq!(filled(1000), usize::from(width) * 8);
        }
    }

    #[test]
    fn nothing_is_drawn_outside_the_buffer() {
        for (width, height) in
            (0..=20).flat_map(|width| (0..=20).map(move |height| (width, height)))
        {
            let mut buffer = Buffer::empty(Rect::new(3, 2, width, height));
            let bar = Bar { fraction: 0.7, style: Style::new(), track: Style::new() };
            (&bar).render(Rect::new(0, 0, 300, 120), &mut buffer);
        }
    }
}
