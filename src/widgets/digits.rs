//! Big digits for the countdown, and a big STOP, to be read from across the room.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::text;

/// The size of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scale {
    /// Ordinary text on one row.
    Text,
    /// Three rows.
    Small,
    /// Five rows, to be read from two metres.
    Large,
    /// Ten rows, to be read from across the room.
    Huge,
}

/// A figure such as `0:47` at the top left of its area, as large as fits.
///
/// All digits are equally wide, so that nothing jumps while it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digits<'a> {
    /// Digits and colons, or STOP; anything else is drawn as ordinary text.
    pub text: &'a str,
    /// The style of the strokes.
    pub style: Style,
    /// Whether it is drawn in plain ASCII characters.
    pub ascii: bool,
}

impl Scale {
    /// Returns the factor by which the glyphs of the font are enlarged.
    const fn times(self) -> u16 {
        match self {
            Self::Huge => 2,
            Self::Text | Self::Small | Self::Large => 1,
        }
    }
}

impl Digits<'_> {
    /// Returns the width and height in cells that `text` takes at `scale`.
    pub fn size(text: &str, scale: Scale) -> Size {
        let (width, height) = match Font::of(scale, false) {
            Some(font) => (clamped(font.width(text)), clamped(font.rows.len())),
            None => (clamped(text::width(text)), 1),
        };
        let times = scale.times();
        Size::new(width.saturating_mul(times), height.saturating_mul(times))
    }

    /// Returns the largest scale at which `text` fits into `area`; ordinary text if it has no big form.
    pub fn fitting(text: &str, area: Size) -> Scale {
        let drawable = text.chars().all(|character| GLYPHS.contains(character) || character == ':');
        let fits = |scale: &Scale| {
            let size = Self::size(text, *scale);
            drawable && size.width <= area.width && size.height <= area.height
        };
        [Scale::Huge, Scale::Large, Scale::Small].into_iter().find(fits).unwrap_or(Scale::Text)
    }
}

impl Widget for &Digits<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let scale = Digits::fitting(self.text, area.as_size());
        let Some(font) = Font::of(scale, self.ascii) else {
            buf.set_stringn(area.x, area.y, self.text, area.width.into(), self.style);
            return;
        };
        let lines = font.rows.iter().map(|sheet| font.line(self.text, sheet));
        let lines = lines.flat_map(|line| match scale {
            Scale::Huge => doubled(&line).to_vec(),
            _ => vec![line],
        });
        for (row, strokes) in (area.top()..area.bottom()).zip(lines) {
            buf.set_stringn(area.x, row, strokes, area.width.into(), self.style);
        }
    }
}

/// The characters with a big form, in the order of the glyph sheets; the colon, which is narrower, comes last there.
const GLYPHS: &str = "0123456789STOP";

/// A font: a sheet of all glyphs and the colon side by side, one column apart. `digit` and `colon` are their widths,
/// and `gap` goes between the glyphs that are drawn.
struct Font {
    rows: &'static [&'static str],
    digit: usize,
    colon: usize,
    gap: &'static str,
}

const SMALL: Font = Font {
    rows: &[
        "▄▄▄ ▄▄  ▄▄▄ ▄▄▄ ▄ ▄ ▄▄▄ ▄▄▄ ▄▄▄ ▄▄▄ ▄▄▄ ▄▄▄ ▄▄▄ ▄▄▄ ▄▄▄  ",
        "█ █  █  ▄▄█ ▄▄█ █▄█ █▄▄ █▄▄   █ █▄█ █▄█ █▄▄  █  █ █ █▄█ ▀",
        "█▄█ ▄█▄ █▄▄ ▄▄█   █ ▄▄█ █▄█   █ █▄█ ▄▄█ ▄▄█  █  █▄█ █   ▀",
    ],
    digit: 3,
    colon: 1,
    gap: " ",
};

/// The small font in plain ASCII.
const ASCII: Font = Font {
    rows: &[
        " _       _   _       _   _   _   _   _   _  ___  _   _   ",
        "| |   |  _|  _| |_| |_  |_    | |_| |_| |_   |  | | |_| .",
        "|_|   | |_   _|   |  _| |_|   | |_|  _|  _|  |  |_| |   .",
    ],
    digit: 3,
    colon: 1,
    gap: " ",
};

const LARGE: Font = Font {
    rows: &[
        "▄████▄  ▄██   ▄████▄ ▄████▄ ██  ██ ██████ ▄████▄ ██████ ▄████▄ ▄████▄ ▄████▄ ██████ ▄████▄ █████▄   ",
        "██  ██ ▀▀██   ▀▀  ██ ▀▀  ██ ██  ██ ██     ██  ▀▀ ▀▀  ██ ██  ██ ██  ██ ██  ▀▀   ██   ██  ██ ██  ██ ██",
        "██  ██   ██    ▄▄██▀   ███▄ ▀█████ █████▄ █████▄    ▄█▀ ▄████▄ ▀█████ ▀████▄   ██   ██  ██ █████▀   ",
        "██  ██   ██   ██▀▀   ▄▄  ██     ██ ▄▄  ██ ██  ██   ▄█▀  ██  ██ ▄▄  ██ ▄▄  ██   ██   ██  ██ ██     ██",
        "▀████▀ ██████ ██████ ▀████▀     ██ ▀████▀ ▀████▀   ██   ▀████▀ ▀████▀ ▀████▀   ██   ▀████▀ ██       ",
    ],
    digit: 6,
    colon: 2,
    gap: "  ",
};

impl Font {
    const fn of(scale: Scale, ascii: bool) -> Option<&'static Self> {
        match scale {
            Scale::Text => None,
            Scale::Small if ascii => Some(&ASCII),
            Scale::Small => Some(&SMALL),
            Scale::Large | Scale::Huge => Some(&LARGE),
        }
    }

    /// Returns the column at which a character starts in the glyph sheet, and its width.
    fn place(&self, character: char) -> (usize, usize) {
        match GLYPHS.chars().position(|glyph| glyph == character) {
            Some(glyph) => ((self.digit + 1) * glyph, self.digit),
            None => ((self.digit + 1) * GLYPHS.len(), self.colon),
        }
    }

    fn width(&self, text: &str) -> usize {
        let glyphs: usize = text.chars().map(|character| self.place(character).1).sum();
        glyphs + self.gap.len() * text.chars().count().saturating_sub(1)
    }

    /// Returns one row of the whole text, cut out of that row of the glyph sheet.
    fn line(&self, text: &str, sheet: &str) -> String {
        let mut line = String::new();
        for character in text.chars() {
            if !line.is_empty() {
                line += self.gap;
            }
            let (start, width) = self.place(character);
            line.extend(sheet.chars().skip(start).take(width));
        }
        line
    }
}

/// Doubles a row of strokes in both directions, which makes two rows of it.
fn doubled(line: &str) -> [String; 2] {
    let half = |whole: char, empty: char| -> String {
        let strokes = line.chars().map(|stroke| match stroke {
            _ if stroke == whole => '█',
            _ if stroke == empty => ' ',
            _ => stroke,
        });
        strokes.flat_map(|stroke| [stroke; 2]).collect()
    };
    [half('▀', '▄'), half('▄', '▀')]
}

fn clamped(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, width: u16, height: u16) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        (&Digits { text, style: Style::new(), ascii: false }).render(buffer.area, &mut buffer);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..height).map(|y| row(y).trim_end().to_owned()).collect()
    }

    #[test]
    fn every_row_of_a_glyph_sheet_has_all_glyphs() {
        for face in [SMALL, ASCII, LARGE] {
            for row in face.rows {
                assert_eq!(
                    row.chars().count(),
                    (face.digit + 1) * GLYPHS.len() + face.colon,
                    "{row}"
                );
            }
        }
    }

    #[test]
    fn small_digits_take_three_rows() {
        assert_eq!(drawn("0:47", 20, 4), ["▄▄▄   ▄ ▄ ▄▄▄", "█ █ ▀ █▄█   █", "█▄█ ▀   █   █", ""]);
    }

    #[test]
    fn the_largest_scale_that_fits_is_chosen() {
        assert_eq!(Digits::fitting("0:47", Size::new(52, 10)), Scale::Huge);
        assert_eq!(Digits::fitting("0:47", Size::new(51, 10)), Scale::Large);
        assert_eq!(Digits::fitting("0:47", Size::new(26, 5)), Scale::Large);
        assert_eq!(Digits::fitting("0:47", Size::new(25, 5)), Scale::Small);
        assert_eq!(Digits::fitting("0:47", Size::new(80, 4)), Scale::Small);
        assert_eq!(Digits::fitting("0:47", Size::new(12, 3)), Scale::Text);
        assert_eq!(drawn("0:47", 4, 2), ["0:47", ""]);
    }

    #[test]
    fn characters_without_a_big_form_are_drawn_as_text() {
        assert_eq!(drawn("now", 80, 5).first().unwrap(), "now");
    }

    #[test]
    fn size_matches_the_drawn_glyphs() {
        for text in ["3", "0:47", "12:05", "88:88", "STOP"] {
            for scale in [Scale::Small, Scale::Large, Scale::Huge] {
                let size = Digits::size(text, scale);
                let rows = drawn(text, size.width, size.height);
                assert!(
                    rows.iter().any(|row| row.chars().count() == usize::from(size.width)),
                    "{text} {scale:?}"
                );
            }
        }
    }

    #[test]
    fn digits_stay_inside_every_area() {
        for (width, height) in
            (0..=20).flat_map(|width| (0..=20).map(move |height| (width, height)))
        {
            let mut buffer = Buffer::empty(Rect::new(5, 5, width, height));
            let digits = Digits { text: "12:05", style: Style::new(), ascii: false };
            (&digits).render(Rect::new(0, 0, 300, 120), &mut buffer);
            (&digits).render(buffer.area, &mut buffer);
        }
    }
}
