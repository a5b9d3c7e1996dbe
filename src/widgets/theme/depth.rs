//! Converts true colours for terminals that have only 256.

use ratatui::style::{Color, Style};

use super::Theme;
use super::contrast::Rgb;

/// The number of colours that a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// 256.
    Indexed,
    /// Every colour.
    True,
}

/// The values of each channel in the cube of 216 colours.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The index of the first colour of the cube: those before it look different in every terminal.
const CUBE: u8 = 16;

/// The index of the first of 24 greys.
const GREYS: u8 = 232;

impl Theme {
    /// Returns the theme in colours that the terminal can show.
    #[must_use]
    pub fn in_depth(mut self, depth: Depth) -> Self {
        if depth == Depth::Indexed {
            for style in self.styles() {
                *style = Style { fg: style.fg.map(indexed), bg: style.bg.map(indexed), ..*style };
            }
            self.inks = self.inks.map(indexed);
        }
        self
    }
}

/// A colour whose channels differ by less than this looks grey, while the cube would make violet or green of it.
const NEUTRAL: u8 = 40;

/// Returns the nearest of the 240 colours that are the same everywhere.
fn indexed(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else { return colour };
    let spread = red.max(green).max(blue) - red.min(green).min(blue);
    let first = if spread > 0 && spread < NEUTRAL { GREYS } else { CUBE };
    let distance = |index: &u8| {
        let channels = of_index(*index).into_iter().zip([red, green, blue]);
        channels.map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum::<u32>()
    };
    (first..=u8::MAX).min_by_key(distance).map_or(colour, Color::Indexed)
}

/// Returns the red, green and blue of one of the 240 colours.
pub(crate) fn of_index(index: u8) -> Rgb {
    if let Some(grey) = index.checked_sub(GREYS) {
        return [8 + 10 * grey; 3];
    }
    let place = index.saturating_sub(CUBE);
    [place / 36, place / 6 % 6, place % 6]
        .map(|step| STEPS.get(usize::from(step)).copied().unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_colour_is_taken() {
        for (colour, index) in [
            (0x00_0000, 16),
            (0xff_ffff, 231),
            (0x87_af5f, 107),
            (0x08_0808, 232),
            (0xee_eeee, 255),
            (0x8f_d3c6, 116),
            (0x5d_7081, 242),
        ] {
            assert_eq!(indexed(Color::from_u32(colour)), Color::Indexed(index), "{colour:06x}");
        }
    }

    #[test]
    fn a_colour_of_the_palette_stays_itself() {
        for index in CUBE..=u8::MAX {
            let [red, green, blue] = of_index(index);
            let Color::Indexed(nearest) = indexed(Color::Rgb(red, green, blue)) else { panic!() };
            assert_eq!(of_index(nearest), of_index(index));
        }
    }
}
