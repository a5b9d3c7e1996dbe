//! The picture in one colour: hands and signs solid, the place a checker, the body sparse with a whole outline.

use super::canvas::Dots;
use crate::widgets::theme::Ink;

/// In which order the dots of a square light up, the brighter the more.
const ORDER: [[u8; 4]; 4] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];

/// A braille character of eight dots.
pub(super) fn symbol(lit: impl Fn(u16, u16) -> bool) -> char {
    const DOTS: [(u16, u16); 8] = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
    let bits = (0..8_u32).zip(DOTS).filter(|(_, (x, y))| lit(*x, *y)).map(|(bit, _)| 1 << bit);
    match bits.sum::<u32>() {
        0 => ' ',
        bits => char::from_u32(0x2800 + bits).unwrap_or(' '),
    }
}

/// Whether a dot is lit.
pub(super) fn is_lit(dots: &Dots, x: usize, y: usize) -> bool {
    let ink = dots.at(x, y);
    let near = |far: usize, is: fn(Ink) -> bool| around(dots, (x, y), far).any(is);
    let beside = |is: fn(Ink) -> bool| neighbours(dots, (x, y)).any(is);
    match ink {
        Ink::Sign | Ink::Hand | Ink::Tool | Ink::NoGo => true,
        // An empty dot around every sign, two in hair.
        _ if near(1, is_sign) || ink.is_hair() && near(2, is_sign) => false,
        Ink::Rim | Ink::SignRim => beside(is_figure) && !near(2, is_limb),
        _ if is_figure(ink) && beside(is_outside) => true,
        _ if is_cloth(ink) && beside(is_no_cloth) => true,
        _ if ink.is_hair() => x.is_multiple_of(3) || beside(Ink::is_skin),
        ink => is_among(level(ink), x, y),
    }
}

/// Whether a dot is among so many of every sixteen.
pub(super) fn is_among(many: u8, x: usize, y: usize) -> bool {
    let order = ORDER.get(y % 4).and_then(|row| row.get(x % 4)).copied().unwrap_or(0);
    many > order
}

/// How many of sixteen dots are lit.
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

/// The inks so far around a dot.
fn around(dots: &Dots, (x, y): (usize, usize), far: usize) -> impl Iterator<Item = Ink> {
    let rows = y.saturating_sub(far)..=y + far;
    rows.flat_map(move |y| (x.saturating_sub(far)..=x + far).map(move |x| dots.at(x, y)))
}

/// The inks above, below and on both sides of a dot; the edge of the picture is no outline.
fn neighbours(dots: &Dots, (x, y): (usize, usize)) -> impl Iterator<Item = Ink> {
    let places = [
        (x.checked_sub(1), Some(y)),
        (Some(x + 1), Some(y)),
        (Some(x), y.checked_sub(1)),
        (Some(x), Some(y + 1)),
    ];
    places.into_iter().filter_map(|(x, y)| dots.inside(x?, y?))
}
