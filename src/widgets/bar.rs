//! A progress bar: a line if it is one row high, filled blocks if it is higher.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

/// Characters for a column of a line: empty, half done, done.
const LINE: [char; 3] = ['─', '╸', '━'];

/// Characters for a column of a higher bar, from empty to full in eighths.
const BLOCK: [char; 9] = ['░', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// A progress bar: `━━━━╸────`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// The part that is done, from 0 to 1, already eased; values outside count as the nearer end, not-a-number as 0.
    pub fraction: f64,
    /// The style of the part that is done.
    pub style: Style,
    /// The style of the rest.
    pub track: Style,
}

impl Widget for &Bar {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        let signs: &[char] = if area.height > 1 { &BLOCK } else { &LINE };
        for row in area.top()..area.bottom() {
            self.row(signs, Rect { y: row, height: 1, ..area }, buf);
        }
    }
}

impl Bar {
    fn row(&self, signs: &[char], row: Rect, buf: &mut Buffer) {
        let whole = signs.len() - 1;
        let mut left = self.parts(row.width, whole);
        for column in row.left()..row.right() {
            let here = left.min(whole);
            left -= here;
            let style = if here == 0 { self.track } else { self.style };
            if let (Some(cell), Some(sign)) = (buf.cell_mut((column, row.y)), signs.get(here)) {
                cell.set_char(*sign).set_style(style);
            }
        }
    }

    /// Returns how many parts of columns are done, if a column has `of_each`; a larger fraction never gives fewer.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "between 0 and 8 × 65535"
    )]
    fn parts(&self, columns: u16, of_each: usize) -> usize {
        (self.fraction.clamp(0.0, 1.0) * f64::from(columns) * of_each as f64).round() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(fraction: f64) -> Bar {
        Bar { fraction, style: Style::new(), track: Style::new() }
    }

    fn drawn(fraction: f64, width: u16, height: u16) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        (&bar(fraction)).render(buffer.area, &mut buffer);
        let rows = buffer.content.chunks(width.into());
        rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect()
    }

    #[test]
    fn a_line_fills_from_the_left() {
        assert_eq!(drawn(0.0, 8, 1), ["────────"]);
        assert_eq!(drawn(0.5, 8, 1), ["━━━━────"]);
        assert_eq!(drawn(0.56, 8, 1), ["━━━━╸───"]);
        assert_eq!(drawn(1.0, 8, 1), ["━━━━━━━━"]);
    }

    #[test]
    fn a_bar_of_two_rows_is_filled_with_blocks() {
        assert_eq!(drawn(0.56, 8, 2), ["████▌░░░"; 2]);
        assert_eq!(drawn(1.0, 1, 2), ["█"; 2]);
    }

    #[test]
    fn fractions_outside_0_to_1_count_as_the_nearer_end() {
        assert_eq!(drawn(f64::NAN, 6, 1), drawn(0.0, 6, 1));
        assert_eq!(drawn(-1.0, 6, 1), drawn(0.0, 6, 1));
        assert_eq!(drawn(f64::INFINITY, 6, 1), drawn(1.0, 6, 1));
    }

    #[test]
    fn a_larger_fraction_never_fills_less() {
        for width in 1..40 {
            let filled = |thousandths: u32| bar(f64::from(thousandths) / 1000.0).parts(width, 8);
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
            (&bar(0.7)).render(Rect::new(0, 0, 300, 120), &mut buffer);
        }
    }
}
