//! The colours of the inks: on a dark background, on a light one, and in the sixteen colours of the terminal.

use ratatui::style::Color;

use super::ink::Ink;

/// A colour for each ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Inks {
    colours: [Color; Ink::ALL.len()],
}

/// The colours on a dark background, in the order of the inks.
const DARK: [u32; Ink::ALL.len()] = [
    0x0f_1318, 0x7c_769c, 0xa5_a0c2, 0x07_090c, 0x07_090c, 0x38_4756, 0x5d_7081, 0x8b_a0b1,
    0x2b_3641, 0x3e_4c5a, 0x5a_6a79, 0x9c_4514, 0xd4_7f36, 0xff_a24c, 0xff_dc4e, 0x9c_4514,
    0x8a_6044, 0xcf_9e70, 0xfa_e0b8, 0x6f_e3d0, 0x3f_6f70, 0x39_434e, 0xc8_d65a, 0x0b_0e12,
    0x38_4756, 0xff_5c57, 0xb4_703c, 0xd9_8338, 0xf8_9f4a, 0xff_c07a, 0xff_e2b4,
];

const LIGHT: [u32; Ink::ALL.len()] = [
    0xfa_f8f3, 0x93_89b4, 0xb9_b0d4, 0x2a_1f1a, 0xff_fdf8, 0x87_919a, 0xb2_bac1, 0xcd_d3d8,
    0x55_585c, 0x6d_7175, 0x85_898d, 0x8a_3500, 0xe0_8a48, 0xcf_5200, 0xf0_ac00, 0xff_dcb0,
    0xb0_7d55, 0xdd_ac80, 0xff_e9cd, 0x00_6b62, 0x8f_bdb6, 0xcd_c6b8, 0x8f_9c1c, 0x25_282c,
    0x6b_757d, 0xb0_251c, 0xe2_8c4e, 0xcc_6c26, 0xb0_5010, 0x8e_3a04, 0x6e_2800,
];

impl Inks {
    /// Returns true colours for a dark background.
    pub const fn dark() -> Self {
        Self::painted(&DARK)
    }

    /// Returns true colours for a light background.
    pub const fn light() -> Self {
        Self::painted(&LIGHT)
    }

    /// Returns colours from the terminal's sixteen, for its own background.
    pub const fn sixteen() -> Self {
        const BODY: Color = Color::Blue;
        Self {
            colours: [
                Color::Reset,
                Color::DarkGray,
                Color::Gray,
                Color::Black,
                Color::Black,
                BODY,
                BODY,
                BODY,
                Color::Black,
                Color::DarkGray,
                BODY,
                Color::Yellow,
                Color::Yellow,
                Color::Yellow,
                Color::LightYellow,
                Color::Black,
                Color::White,
                Color::White,
                Color::White,
                Color::Cyan,
                Color::DarkGray,
                Color::DarkGray,
                Color::Green,
                Color::Black,
                Color::Black,
                Color::Red,
                Color::Yellow,
                Color::Yellow,
                Color::Yellow,
                Color::Yellow,
                Color::Yellow,
            ],
        }
    }

    const fn painted(figures: &[u32; Ink::ALL.len()]) -> Self {
        let mut colours = [Color::Reset; Ink::ALL.len()];
        let mut index = 0;
        while index < Ink::ALL.len() {
            #[expect(clippy::indexing_slicing, reason = "both have as many")]
            {
                colours[index] = Color::from_u32(figures[index]);
            }
            index += 1;
        }
        Self { colours }
    }

    /// Applies `colour` to the colour of each ink.
    pub(crate) fn map(self, colour: impl Fn(Color) -> Color) -> Self {
        Self { colours: self.colours.map(colour) }
    }

    pub(crate) fn colour(&self, ink: Ink) -> Color {
        self.colours.get(usize::from(ink.number())).copied().unwrap_or(Color::Reset)
    }
}

/// Returns whether an ink looks more like `one` than like `other`.
pub(crate) fn is_nearer(ink: Ink, one: Ink, other: Ink) -> bool {
    distance(ink, one) < distance(ink, other)
}

/// Returns how different two inks look on a dark background; the other backgrounds keep the same order.
fn distance(one: Ink, other: Ink) -> u32 {
    let figure = |ink: Ink| DARK.get(usize::from(ink.number())).copied().unwrap_or(0);
    let (one, other) = (figure(one).to_be_bytes(), figure(other).to_be_bytes());
    let differences = one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2));
    differences.sum()
}
