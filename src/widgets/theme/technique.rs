//! How the dots of a picture become cells: by which signs, so many dots each.

use ratatui::symbols::pixel::{OCTANTS, QUADRANTS, SEXTANTS};

/// How dots become cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TechniqueStyle {
    /// An image; what cannot be one is drawn in sextants.
    Pixels,
    /// Two by four dots: only newer fonts have them.
    Octants,
    /// Two by three.
    Sextants,
    /// Two by two.
    Quadrants,
    /// One by two.
    HalfBlocks,
    /// Two by four dots in one colour.
    Braille,
    /// None: the place and the way to go in letters.
    Words,
}

impl TechniqueStyle {
    /// Dots of a cell, across and down.
    pub(crate) const fn dots(self) -> (u16, u16) {
        match self {
            Self::Octants | Self::Braille => (2, 4),
            Self::Sextants | Self::Pixels => (2, 3),
            Self::Quadrants => (2, 2),
            Self::HalfBlocks => (1, 2),
            Self::Words => (1, 1),
        }
    }

    /// The sign of a cell in which the dots of some bits are lit.
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
