//! A map of the body from behind, on which each place glows by how much it was worked on, or how tense it is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::canvas::{Dots, InkCanvas};
use super::glow::is_body;
use super::shape::{Disc, Shape};
use super::stance::BodyPlacement;
use super::{MIN_SIZE, body, cells, mono, no_go};
use crate::routine::body::{Side, Zone};
use crate::routine::place::{NoGoPlace, Place};
use crate::widgets::theme::{Ink, Inks, TechniqueStyle, Theme};

/// A zone, a check for the inks that it may cover, and the discs of its right half.
type PlaceDiscs = (Zone, fn(Ink) -> bool, &'static [Disc]);

/// The zones that are seen from behind, with a little room between them.
const PLACES: [PlaceDiscs; 6] = [
    (Zone::Scalp, Ink::is_hair, &[(200.0, 64.0, 34.0), (214.0, 70.0, 30.0)]),
    (Zone::SkullBase, is_body, &[(210.0, 142.0, 11.0), (240.0, 136.0, 11.0)]),
    (Zone::NeckColumns, Ink::is_skin, &[(212.0, 168.0, 9.0), (213.0, 202.0, 9.0)]),
    (Zone::SideStrip, Ink::is_skin, &[(238.0, 160.0, 11.0), (240.0, 188.0, 11.0)]),
    (Zone::ShoulderSlope, Ink::is_skin, &[(262.0, 216.0, 14.0), (330.0, 246.0, 16.0)]),
    (Zone::UpperBack, Ink::is_skin, &[(224.0, 262.0, 13.0), (226.0, 316.0, 14.0)]),
];

/// A map of the body from behind, from the head to the shoulder blades, in any area of 14 by 6 cells or more.
///
/// Each zone glows in one of five strengths, which differ in lightness or, in braille and sixteen colours, in density.
/// If pictures are words it draws nothing, so the same must be said in words as well.
///
/// ```
/// use neckcare::routine::body::Zone;
/// use neckcare::widgets::picture::BodyMap;
/// use neckcare::widgets::theme::Theme;
///
/// let theme = Theme::dark();
/// let minutes = [(Zone::NeckColumns, 34.0), (Zone::Scalp, 8.0)];
/// let map = BodyMap::of(minutes.map(|(zone, spent)| (zone, spent / 34.0)), &theme);
/// assert_eq!(map.level(Zone::NeckColumns), 5);
/// assert_eq!(map.level(Zone::SkullBase), 0);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct BodyMap<'a> {
    /// The strength with which each place glows on the left and on the right, 0 to 5.
    levels: [[u8; 2]; PLACES.len()],
    /// The place that a person points at, which has a line around it.
    pointed: Option<Pointed>,
    theme: &'a Theme,
}

/// A place that a person points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointed {
    /// A place that can be worked on.
    Place(Place),
    /// A place that is never worked on. Of these only the spine is seen from behind.
    NoGo(NoGoPlace),
}

/// The five strengths next to each other, from the least to the most: the legend of a [`BodyMap`], one row high.
#[derive(Debug, Clone, Copy)]
pub struct Strengths<'a>(pub &'a Theme);

impl<'a> BodyMap<'a> {
    /// Makes a map from zones with how much each was worked on: 0 for not at all, 1 for the most. Zones that are not
    /// seen from behind are left out.
    pub fn of(worked: impl IntoIterator<Item = (Zone, f64)>, theme: &'a Theme) -> Self {
        let mut map = Self { levels: [[0; 2]; PLACES.len()], pointed: None, theme };
        for (zone, strength) in worked {
            map.light_up(zone, Side::Both, strength);
        }
        map
    }

    /// Makes a map from places with how tense each is, from 0 to 1.
    pub fn of_places(
        tense: impl IntoIterator<Item = (Place, f64)>,
        pointed: Option<Pointed>,
        theme: &'a Theme,
    ) -> Self {
        let mut map = Self { pointed, ..Self::of([], theme) };
        for (place, strength) in tense {
            for zone in place.zones() {
                map.light_up(*zone, place.side(), strength);
            }
        }
        map
    }

    fn light_up(&mut self, zone: Zone, side: Side, strength: f64) {
        let place = PLACES.iter().position(|(placed, ..)| *placed == zone);
        let Some([left, right]) = place.and_then(|index| self.levels.get_mut(index)) else {
            return;
        };
        if side != Side::Right {
            *left = in_fifths(strength);
        }
        if side != Side::Left {
            *right = in_fifths(strength);
        }
    }

    /// Returns whether a zone has a place on the map.
    pub fn shows(zone: Zone) -> bool {
        PLACES.iter().any(|(placed, ..)| *placed == zone)
    }

    /// Returns whether a place is seen on the map.
    pub fn shows_place(place: Place) -> bool {
        place.zones().iter().any(|zone| Self::shows(*zone))
    }

    /// Returns how strongly a zone glows, from 0 for not at all to 5; the stronger side counts.
    pub fn level(&self, zone: Zone) -> u8 {
        let place = PLACES.iter().position(|(placed, ..)| *placed == zone);
        let sides = place.and_then(|index| self.levels.get(index)).copied().unwrap_or_default();
        sides.into_iter().max().unwrap_or(0)
    }

    fn paint(&self, canvas: &mut InkCanvas) {
        let stance = BodyPlacement::at(1.1, (200.0, 188.0));
        body::ears(canvas, stance);
        body::back(canvas, stance);
        if self.pointed == Some(Pointed::NoGo(NoGoPlace::Spine)) {
            no_go::spine(canvas);
        }
        for ((zone, lies_on, discs), [left, right]) in PLACES.iter().zip(self.levels) {
            let Some(body) = canvas.mask(lies_on) else { continue };
            let one = |side: Side, level: u8, canvas: &mut InkCanvas| {
                if self.is_pointed_at(*zone, side) {
                    canvas.paint_on(&body, &Shape::limb(&grown(discs)), Ink::Sign);
                    canvas.paint_on(&body, &Shape::limb(discs), Ink::Skin);
                }
                if let Some(glow) = glow(level) {
                    canvas.paint_on(&body, &Shape::limb(discs), glow);
                }
            };
            one(Side::Right, right, canvas);
            canvas.mirrored(|canvas| one(Side::Left, left, canvas));
        }
    }

    fn is_pointed_at(&self, zone: Zone, side: Side) -> bool {
        let Some(Pointed::Place(place)) = self.pointed else { return false };
        place.is_reached_by(zone, side)
    }
}

/// Returns the same discs, larger by the width of the line around a place.
fn grown(discs: &[Disc]) -> Vec<Disc> {
    const LINE: f32 = 6.0;
    discs.iter().map(|(x, y, radius)| (*x, *y, radius + LINE)).collect()
}

fn draws(theme: &Theme) -> bool {
    theme.technique != TechniqueStyle::Words && !theme.without_pictures
}

impl Widget for &BodyMap<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.width < MIN_SIZE.0 || area.height < MIN_SIZE.1 || !draws(self.theme) {
            return;
        }
        let Some(mut canvas) = InkCanvas::of_cells(area, self.theme) else { return };
        self.paint(&mut canvas);
        show(&canvas.dots(), self.theme, area, buf);
    }
}

impl Strengths<'_> {
    /// Returns how many columns it takes: four dots for each strength show its density.
    pub const fn columns(&self) -> u16 {
        let (across, _) = self.0.technique.dots();
        5 * 4 / across
    }
}

impl Widget for Strengths<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let Self(theme) = self;
        let area = Rect { width: self.columns(), height: 1, ..area }.intersection(buf.area);
        if !draws(theme) {
            return;
        }
        let (across, down) = theme.technique.dots();
        let each = usize::from(self.columns() / 5 * across);
        let glow = |x: usize, _| Ink::GLOWS.get(x / each).copied().unwrap_or(Ink::Ground);
        let dots = Dots::each(usize::from(area.width * across), usize::from(down), glow);
        show(&dots, theme, area, buf);
    }
}

/// Draws dots; if colours are few, the strength shows in how many dots glow.
fn show(dots: &Dots, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let few = theme.inks == Inks::sixteen() && theme.technique != TechniqueStyle::Braille;
    let (across, down) = theme.technique.dots();
    let (columns, rows) = (usize::from(area.width * across), usize::from(area.height * down));
    let sparse = few.then(|| {
        Dots::each(columns, rows, |x, y| match dots.at(x, y) {
            glow if glow.is_glow() && mono::is_among(mono::level(glow), x, y) => Ink::Zone,
            glow if glow.is_glow() => Ink::Hair,
            ink => ink,
        })
    });
    cells::paint(sparse.as_ref().unwrap_or(dots), theme, area, buf);
}

/// Returns the ink of a level; `None` for 0.
fn glow(level: u8) -> Option<Ink> {
    Ink::GLOWS.get(usize::from(level.checked_sub(1)?)).copied()
}

/// Converts a strength between 0 and 1 to a level of 0 to 5; anything above 0 is at least the first.
fn in_fifths(strength: f64) -> u8 {
    (0..5_u8).rev().find(|level| strength > f64::from(*level) / 5.0).map_or(0, |level| level + 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const EVERY_LEVEL: [f64; 6] = [0.0, 0.1, 0.3, 0.5, 0.7, 1.0];

    fn themes() -> impl Iterator<Item = Theme> {
        use TechniqueStyle::{Braille, HalfBlocks, Octants, Quadrants, Sextants};
        let coloured =
            [Theme::dark(), Theme::light(), Theme::auto()].into_iter().flat_map(|theme| {
                [Octants, Sextants, Quadrants, HalfBlocks]
                    .map(|technique| Theme { technique, ..theme })
            });
        coloured.chain([Theme { technique: Braille, ..Theme::plain() }])
    }

    fn drawn(worked: &[(Zone, f64)], theme: &Theme, (columns, rows): (u16, u16)) -> Buffer {
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        (&BodyMap::of(worked.iter().copied(), theme)).render(area, &mut buffer);
        buffer
    }

    #[test]
    fn every_zone_of_the_back_looks_different_at_each_strength() {
        for theme in themes() {
            for (zone, ..) in PLACES {
                let looks =
                    EVERY_LEVEL.map(|strength| drawn(&[(zone, strength)], &theme, (36, 14)));
                for (one, other) in looks.iter().zip(&looks[1..]) {
                    assert_ne!(one, other, "{zone:?} {:?}", theme.technique);
                }
            }
        }
    }

    #[test]
    fn both_sides_glow() {
        for (zone, ..) in PLACES {
            let theme = Theme { technique: TechniqueStyle::Sextants, ..Theme::dark() };
            let mut canvas = InkCanvas::of_cells(Rect::new(0, 0, 40, 17), &theme).unwrap();
            BodyMap::of([(zone, 1.0)], &theme).paint(&mut canvas);
            let dots = canvas.dots();
            let count = |half: std::ops::Range<usize>| {
                let places = (0..51).flat_map(|y| half.clone().map(move |x| (x, y)));
                places.filter(|(x, y)| dots.at(*x, *y) == Ink::Glow5).count()
            };
            let (left, right) = (count(0..40), count(40..80));
            assert!(left > 8 && left.abs_diff(right) <= 4, "{zone:?}: {left} {right}");
        }
    }

    #[test]
    fn a_place_glows_on_its_own_side_and_a_line_shows_where_someone_points() {
        let theme = Theme { technique: TechniqueStyle::Sextants, ..Theme::dark() };
        let count = |map: &BodyMap<'_>, ink: Ink, half: std::ops::Range<usize>| {
            let mut canvas = InkCanvas::of_cells(Rect::new(0, 0, 40, 17), &theme).unwrap();
            map.paint(&mut canvas);
            let dots = canvas.dots();
            let places = (0..51).flat_map(|y| half.clone().map(move |x| (x, y)));
            places.filter(|(x, y)| dots.at(*x, *y) == ink).count()
        };
        let left = BodyMap::of_places([(Place::LeftShoulder, 1.0)], None, &theme);
        assert!(count(&left, Ink::Glow5, 0..40) > 8);
        assert_eq!(count(&left, Ink::Glow5, 40..80), 0);
        let pointed = Some(Pointed::Place(Place::RightNeck));
        let pointed = BodyMap::of_places([], pointed, &theme);
        assert_eq!(count(&pointed, Ink::Sign, 0..38), 0);
        assert!(count(&pointed, Ink::Sign, 40..80) > 4);
        let spine = BodyMap::of_places([], Some(Pointed::NoGo(NoGoPlace::Spine)), &theme);
        assert!(count(&spine, Ink::NoGo, 0..80) > 4);
    }

    #[test]
    fn zones_that_are_not_seen_from_behind_are_left_out() {
        let theme = Theme::dark();
        for zone in [Zone::Temples, Zone::Breastbone, Zone::Nowhere] {
            assert!(!BodyMap::shows(zone));
            assert_eq!(drawn(&[(zone, 1.0)], &theme, (36, 14)), drawn(&[], &theme, (36, 14)));
        }
    }

    #[test]
    fn the_map_is_drawn_from_14_by_6_cells_on_but_not_as_words() {
        for theme in themes() {
            for size in [(14, 6), (36, 14), (90, 50)] {
                assert_ne!(drawn(&[], &theme, size), drawn(&[], &theme, (0, 0)), "{size:?}");
            }
            assert_eq!(drawn(&[], &theme, (13, 6)), Buffer::empty(Rect::new(0, 0, 13, 6)));
        }
        let words = Theme { technique: TechniqueStyle::Words, ..Theme::plain() };
        assert_eq!(drawn(&[], &words, (36, 14)), Buffer::empty(Rect::new(0, 0, 36, 14)));
    }

    #[test]
    fn the_legend_shows_five_strengths() {
        for theme in themes() {
            let columns = Strengths(&theme).columns();
            let area = Rect::new(0, 0, columns, 1);
            let mut buffer = Buffer::empty(area);
            Strengths(&theme).render(area, &mut buffer);
            let cells: Vec<String> =
                buffer.content.iter().map(|cell| format!("{cell:?}")).collect();
            let looks: BTreeSet<&[String]> = cells.chunks(usize::from(columns / 5)).collect();
            assert_eq!(looks.len(), 5, "{:?} {looks:?}", theme.technique);
        }
    }
}
