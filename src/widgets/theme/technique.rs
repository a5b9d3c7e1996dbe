//! The ways to draw the dots of a picture as characters, with the number of dots that each puts into a cell.

use ratatui::symbols::pixel::{OCTANTS, QUADRANTS, SEXTANTS};

/// A way to draw the dots of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TechniqueStyle {
    /// An image; anything that can't be an image is drawn in sextants.
    Pixels,
    /// Two by four dots in a cell; only newer fonts have these characters.
    Octants,
    /// Two by three.
    Sextants,
    /// Two by two.
    Quadrants,
    /// One by two.
    HalfBlocks,
    /// Two by four dots in one colour.
    Braille,
    /// No dots: the place and the direction in words and characters.
    Words,
}

impl TechniqueStyle {
    /// Returns the dots of a cell, across and down.
    pub(crate) const fn dots(self) -> (u16, u16) {
        match self {
            Self::Octants | Self::Braille => (2, 4),
            Self::Sextants | Self::Pixels => (2, 3),
            Self::Quadrants => (2, 2),
            Self::HalfBlocks => (1, 2),
            Self::Words => (1, 1),
        }
    }

    /// Returns the character of a cell in which the dots of `bits` are lit.
    pub(crate) fn symbol(self, bits: usize) -> char {
        let symbol = match self {
            Self::Octants => OCTANTS.get(bits),
            Self::Sextants | Self::Pixels => SEXTANTS.get(bits),
            Self::Quadrants => QUADRANTS.get(bits),
            Self::HalfBlocks => [' ', '▀', '▄', '█'].get(bits),
            Self::Braille | Self::Words => None,
        };
        symbol.copied().unwrap_or(' ')
    }
}
