//! Draws the picture in one colour: hands and signs solid, the place as a checkerboard, the body sparse with a whole
//! outline.

use super::canvas::Dots;
use crate::widgets::theme::Ink;

/// The order in which the dots of a square of four by four light up as an ink gets brighter (a Bayer matrix).
const ORDER: [[u8; 4]; 4] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];

/// Returns a braille character of eight dots, or a blank if none is lit.
pub(super) fn symbol(lit: impl Fn(u16, u16) -> bool) -> char {
    const DOTS: [(u16, u16); 8] = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
    let bits = (0..8_u32).zip(DOTS).filter(|(_, (x, y))| lit(*x, *y)).map(|(bit, _)| 1 << bit);
    match bits.sum::<u32>() {
        0 => ' ',
        bits => char::from_u32(0x2800 + bits).unwrap_or(' '),
    }
}

/// Returns whether a dot is lit.
pub(super) fn is_lit(dots: &Dots, x: usize, y: usize) -> bool {
    let ink = dots.at(x, y);
    let near = |far: usize, is: fn(Ink) -> bool| around(dots, (x, y), far).any(is);
    let beside = |is: fn(Ink) -> bool| neighbours(dots, (x, y)).any(is);
    match ink {
        Ink::Sign | Ink::Hand | Ink::Tool | Ink::NoGo => true,
        // One dot around every sign stays empty, in hair two.
        _ if near(1, is_sign) || ink.is_hair() && near(2, is_sign) => false,
        Ink::Rim | Ink::SignRim => beside(is_figure) && !near(2, is_limb),
        _ if is_figure(ink) && beside(is_outside) => true,
        _ if is_cloth(ink) && beside(is_no_cloth) => true,
        _ if ink.is_hair() => x.is_multiple_of(3) || beside(Ink::is_skin),
        ink => is_among(level(ink), x, y),
    }
}

/// Returns whether a dot is lit if `many` of every sixteen are.
pub(super) fn is_among(many: u8, x: usize, y: usize) -> bool {
    let order = ORDER.get(y % 4).and_then(|row| row.get(x % 4)).copied().unwrap_or(0);
    many > order
}

/// Returns how many of sixteen dots are lit in an ink.
pub(super) const fn level(ink: Ink) -> u8 {
    match ink {
        Ink::SkinShade | Ink::Glow1 => 3,
        Ink::Skin | Ink::SkinLight => 1,
        Ink::ZoneEdge | Ink::Zone | Ink::ZoneRim => 8,
        Ink::Arm | Ink::ArmShade | Ink::ZoneHot | Ink::Glow4 => 12,
        Ink::Ghost | Ink::Wall | Ink::CushionShade => 2,
        Ink::Eye | Ink::Feature | Ink::Glow5 => 16,
        Ink::ZoneSoft | Ink::Glow2 => 6,
        Ink::Glow3 => 9,
        _ => 0,
    }
}

const fn is_sign(ink: Ink) -> bool {
    matches!(ink, Ink::Sign)
}

const fn is_limb(ink: Ink) -> bool {
    matches!(ink, Ink::Hand | Ink::Arm | Ink::ArmShade | Ink::Sign | Ink::Tool)
}

const fn is_cloth(ink: Ink) -> bool {
    matches!(ink, Ink::Cushion | Ink::CushionShade)
}

const fn is_no_cloth(ink: Ink) -> bool {
    !is_cloth(ink)
}

const fn is_outside(ink: Ink) -> bool {
    matches!(ink, Ink::Ground | Ink::Ghost | Ink::Wall | Ink::Cushion)
}

const fn is_figure(ink: Ink) -> bool {
    ink.is_skin() || ink.is_hair() || ink.is_zone() || ink.is_glow()
}

/// Returns the inks of a dot and of all dots up to `far` from it.
fn around(dots: &Dots, (x, y): (usize, usize), far: usize) -> impl Iterator<Item = Ink> {
    let rows = y.saturating_sub(far)..=y + far;
    rows.flat_map(move |y| (x.saturating_sub(far)..=x + far).map(move |x| dots.at(x, y)))
}

/// Returns the inks above, below and on both sides of a dot; nothing beyond the edge of the picture, which is no
/// outline.
fn neighbours(dots: &Dots, (x, y): (usize, usize)) -> impl Iterator<Item = Ink> {
    let places = [
        (x.checked_sub(1), Some(y)),
        (Some(x + 1), Some(y)),
        (Some(x), y.checked_sub(1)),
        (Some(x), Some(y + 1)),
    ];
    places.into_iter().filter_map(|(x, y)| dots.inside(x?, y?))
}
