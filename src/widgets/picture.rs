//! The picture: a body and what the hands do there, to be understood without words.

mod arm;
mod beat;
mod body;
mod canvas;
mod cells;
mod face;
mod glow;
mod ground;
mod hand;
mod map;
mod mono;
mod moves;
mod no_go;
mod phase;
pub mod pixels;
mod profile;
mod scene;
mod shape;
mod sign;
mod stance;
mod words;

use std::cell::RefCell;
use std::collections::VecDeque;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::widgets::Widget;

use super::picture::canvas::{Dots, InkCanvas};
use super::picture::phase::MotionPhase;
use super::picture::pixels::PaintScene;
use super::theme::{TechniqueStyle, Theme};
pub(crate) use crate::routine::body::SKIN_SHARE;
use crate::routine::body::{Hand, Motion, Position, Side, Tool, Touch, Zone};
use crate::routine::dose::Pressure;
use crate::routine::movement::Move;
pub use crate::widgets::picture::beat::Beat;
pub use crate::widgets::picture::map::{BodyMap, Pointed, Strengths};

/// The smallest size of a picture, in cells: in less room nothing could be recognised.
const MIN_SIZE: (u16, u16) = (14, 6);

/// The way in which a move is done, as the catalogue of moves has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoveStyle {
    /// The motion of the hands or the body.
    pub motion: Motion,
    /// The part of the hand that touches the skin; [`Touch::Off`] if no hand does.
    pub touch: Touch,
    /// The tool that is used besides the hands.
    pub tool: Tool,
}

/// A picture of a body, in any area of 14 by 6 cells or more.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// The movement that is shown.
    pub act: MoveStyle,
    /// The place that is worked on.
    pub zone: Zone,
    /// The side that is worked on. A scene that is drawn for the other side is mirrored.
    pub side: Side,
    /// The position of the body.
    pub position: Position,
    /// The greatest pressure.
    pub pressure: Pressure,
    /// The state of the motion.
    pub beat: Beat,
    /// Whether the places where no hand ever goes are marked.
    pub no_go: bool,
    /// The theme to draw in.
    pub theme: &'a Theme,
}

impl<'a> Picture<'a> {
    /// Returns the picture of a move on a side, by a person who sits.
    pub fn of(movement: &Move, side: Side, beat: Beat, theme: &'a Theme) -> Self {
        let touch = if movement.hand == Hand::Free { Touch::Off } else { movement.touch };
        let act = MoveStyle { motion: movement.motion, touch, tool: movement.tool };
        let zone = movement.zones.first().copied().unwrap_or(Zone::Nowhere);
        Self {
            act,
            zone,
            side,
            position: Position::Seated,
            pressure: movement.pressure,
            beat,
            no_go: false,
            theme,
        }
    }

    /// Returns the same picture in another position.
    #[must_use]
    pub const fn in_position(self, position: Position) -> Self {
        Self { position, ..self }
    }

    /// Returns the picture of a person who sits and rests.
    pub const fn resting(theme: &'a Theme) -> Self {
        let act = MoveStyle { motion: Motion::Still, touch: Touch::Off, tool: Tool::Hands };
        Self {
            act,
            zone: Zone::Nowhere,
            side: Side::Centre,
            position: Position::Seated,
            pressure: Pressure::Light,
            beat: Beat::Still,
            no_go: false,
            theme,
        }
    }
}

impl Widget for &Picture<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if self.theme.without_pictures || area.width < MIN_SIZE.0 || area.height < MIN_SIZE.1 {
            return;
        }
        if self.theme.technique == TechniqueStyle::Words {
            return words::write(self, area, buf);
        }
        let is_image = self.theme.technique == TechniqueStyle::Pixels;
        let picture =
            if is_image { Picture { beat: self.beat.in_steps(), ..*self } } else { *self };
        let key = picture.key(area.as_size());
        PAINTED.with_borrow_mut(|painted| {
            let known = painted.iter().position(|(known, _)| *known == key);
            let known = known.or_else(|| {
                let dots = picture.dots(area)?;
                painted.truncate(KEPT - 1);
                painted.push_front((key, dots));
                Some(0)
            });
            let Some((_, dots)) = known.and_then(|known| painted.get(known)) else { return };
            if is_image {
                let dots = dots.clone();
                pixels::place(area, self.theme.cell, self.theme.inks, dots, picture.scene());
            } else {
                cells::paint(dots, self.theme, area, buf);
            }
        });
    }
}

/// Everything that the dots of a picture depend on, which is all but its colours.
#[derive(Debug, Clone, Copy, PartialEq)]
struct PictureKey(
    MoveStyle,
    Zone,
    Side,
    Position,
    Pressure,
    Beat,
    bool,
    TechniqueStyle,
    (u16, u16),
    Size,
);

/// The number of pictures to keep: as many as a breath or a slow stroke has.
const KEPT: usize = 40;

thread_local! {
    /// The pictures that were painted last, because most frames change only the words next to them, and motions repeat.
    static PAINTED: RefCell<VecDeque<(PictureKey, Dots)>> = const { RefCell::new(VecDeque::new()) };
}

impl Picture<'_> {
    const fn key(&self, size: Size) -> PictureKey {
        let Self { act, zone, side, position, pressure, beat, no_go, theme } = *self;
        PictureKey(
            act,
            zone,
            side,
            position,
            pressure,
            beat,
            no_go,
            theme.technique,
            theme.cell,
            size,
        )
    }

    fn dots(&self, area: Rect) -> Option<Dots> {
        let mut canvas = InkCanvas::of_cells(area, self.theme)?;
        self.scene()(&mut canvas);
        Some(canvas.dots())
    }

    /// Returns a function that paints the picture in inks, whose colours don't matter yet.
    fn scene(&self) -> PaintScene {
        let scene = moves::scene(self.act, self.zone, self.position);
        let (no_go, is_mirrored) = (self.no_go, self.is_mirrored(scene.side));
        let phase = MotionPhase { beat: self.beat, pressure: self.pressure };
        let paint = move |canvas: &mut InkCanvas| {
            scene.place(canvas, |canvas| {
                (scene.draw)(canvas, phase);
                if no_go {
                    scene.no_go().iter().for_each(|mark| mark(canvas));
                }
            });
        };
        if is_mirrored { Box::new(move |canvas| canvas.mirrored(paint)) } else { Box::new(paint) }
    }

    /// Returns whether the scene is drawn for the other side, so that it has to be mirrored.
    fn is_mirrored(&self, drawn_for: Side) -> bool {
        matches!((drawn_for, self.side), (Side::Left, Side::Right) | (Side::Right, Side::Left))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use ratatui::style::Color;

    use super::*;
    use crate::routine::body::Technique as Of;
    use crate::routine::library::Library;
    use crate::widgets::picture::shape::Shape;
    use crate::widgets::theme::contrast::contrast;
    use crate::widgets::theme::{Ink, Inks};

    const POSITIONS: [Position; 3] = [Position::Seated, Position::Lying, Position::Standing];

    /// Returns every move of the catalogue, in every position.
    fn moves() -> Vec<(Move, Position)> {
        let catalogue = Library::built_in().unwrap().catalogue;
        let in_position = |movement: &Move, position| {
            movement.in_position(position).map(|movement| (movement.into_owned(), position))
        };
        let all = catalogue.moves().flat_map(|movement| {
            POSITIONS.into_iter().filter_map(|position| in_position(movement, position))
        });
        all.collect()
    }

    fn beats() -> Vec<Beat> {
        let strokes = (0..16).map(|part| f64::from(part) / 16.0);
        let strokes = strokes.map(|phase| Beat::Stroke { phase, from: 0.5, to: 1.0 });
        let held = [0.0, 0.5, 1.0].map(|reach| Beat::Held { reach });
        strokes.chain(held).chain([Beat::Still, Beat::Breath { full: 1.0, out: true }]).collect()
    }

    fn dots((movement, position): &(Move, Position), side: Side, beat: Beat) -> Dots {
        let theme = Theme { technique: TechniqueStyle::Sextants, ..Theme::dark() };
        let picture = Picture::of(movement, side, beat, &theme);
        Picture { position: *position, ..picture }.dots(Rect::new(0, 0, 40, 17)).unwrap()
    }

    /// Columns and rows of the dots that `dots` returns.
    const SIZE: (usize, usize) = (80, 51);

    fn inks(dots: &Dots) -> impl Iterator<Item = (usize, usize, Ink)> + '_ {
        (0..SIZE.1).flat_map(move |y| (0..SIZE.0).map(move |x| (x, y, dots.at(x, y))))
    }

    #[test]
    fn hands_stay_off_the_places_where_no_hand_goes() {
        for done in moves() {
            let theme = Theme::dark();
            let picture = Picture::of(&done.0, Side::Right, Beat::Still, &theme);
            let scene = moves::scene(picture.act, picture.zone, done.1);
            let mut marked = InkCanvas::new(80, 51, 4.0 / 3.0).unwrap();
            scene.place(&mut marked, |canvas| {
                canvas.paint(&Shape::ellipse((200.0, 170.0), 900.0, 900.0), Ink::Skin);
                scene.no_go()[0](canvas);
            });
            let forbidden = marked.dots();
            for beat in beats() {
                let drawn = dots(&done, scene.side, beat);
                let touched = inks(&drawn)
                    .filter(|(x, y, ink)| *ink == Ink::Hand && forbidden.at(*x, *y) == Ink::NoGo);
                assert_eq!(touched.count(), 0, "{} {:?} {beat:?}", done.0.name, done.1);
            }
        }
    }

    #[test]
    fn the_left_side_is_the_mirror_image_of_the_right() {
        let count = |dots: &Dots, half: std::ops::Range<usize>| {
            inks(dots).filter(|(x, _, ink)| half.contains(x) && *ink == Ink::Hand).count()
        };
        for done in moves().iter().filter(|(movement, _)| movement.side == Side::Each) {
            let [left, right] = [Side::Left, Side::Right].map(|side| dots(done, side, Beat::Still));
            let (near, far) = (count(&left, 0..40), count(&right, 40..80));
            assert!(near.abs_diff(far) <= near / 5 + 6, "{}: {near} {far}", done.0.name);
        }
    }

    /// Counts the separate parts of the body, without specks.
    fn parts(dots: &Dots) -> usize {
        let body = |ink: Ink| ink.is_skin() || ink.is_hair() || ink.is_zone() || ink == Ink::Eye;
        let mut left: HashSet<(usize, usize)> =
            inks(dots).filter(|(.., ink)| body(*ink)).map(|(x, y, _)| (x, y)).collect();
        let mut parts = 0;
        while let Some(first) = left.iter().next().copied() {
            let (mut edge, mut size) = (vec![first], 0);
            left.remove(&first);
            while let Some((x, y)) = edge.pop() {
                size += 1;
                let around =
                    [(x + 1, y), (x.wrapping_sub(1), y), (x, y + 1), (x, y.wrapping_sub(1))];
                edge.extend(around.into_iter().filter(|place| left.remove(place)));
            }
            parts += usize::from(size > 8);
        }
        parts
    }

    #[test]
    fn head_neck_and_trunk_are_connected() {
        let free =
            |movement: &Move| movement.technique == Of::Stretch && movement.tool == Tool::Hands;
        for done in moves().iter().filter(|(movement, _)| free(movement)) {
            for beat in beats() {
                let drawn = dots(done, Side::Right, beat);
                assert_eq!(parts(&drawn), 1, "{} {:?} {beat:?}", done.0.name, done.1);
            }
        }
    }

    #[test]
    fn working_hands_are_drawn_and_moving_ones_have_a_sign() {
        for done in moves().iter().filter(|(movement, _)| movement.hand != Hand::Free) {
            let movement = &done.0;
            let drawn = dots(done, Side::Right, Beat::Held { reach: 1.0 });
            let count = |ink: Ink| inks(&drawn).filter(|(_, _, other)| *other == ink).count();
            assert!(count(Ink::Hand) > 40, "{}: {} dots of hands", movement.name, count(Ink::Hand));
            let lifts = movement.touch == Touch::FingersAndHeel;
            let is_still =
                matches!(movement.motion, Motion::RestHands | Motion::PressHold) && !lifts;
            assert_eq!(count(Ink::Sign) > 20, !is_still, "{}", movement.name);
        }
    }

    #[test]
    fn a_person_lying_down_has_a_cushion_under_the_head() {
        let lying = |(movement, position): &&(Move, Position)| {
            *position == Position::Lying && movement.motion != Motion::Pack
        };
        for done in moves().iter().filter(lying) {
            let drawn = dots(done, Side::Right, Beat::Still);
            let cushion = inks(&drawn).filter(|(.., ink)| *ink == Ink::Cushion).count();
            assert!(cushion > 60, "{}: {cushion} dots of cushion", done.0.name);
        }
    }

    #[test]
    fn each_pressure_looks_different() {
        let theme = Theme { technique: TechniqueStyle::Sextants, ..Theme::dark() };
        let pressed = |movement: &Move| {
            movement.is_hands_on() && !matches!(movement.motion, Motion::RestHands | Motion::Still)
        };
        for (movement, position) in moves().into_iter().filter(|(movement, _)| pressed(movement)) {
            let picture = Picture::of(&movement, Side::Right, Beat::Still, &theme);
            let [light, moderate, firm] = [Pressure::Light, Pressure::Moderate, Pressure::Firm]
                .map(|pressure| Picture { position, pressure, ..picture })
                .map(|picture| picture.dots(Rect::new(0, 0, 40, 17)).unwrap());
            let differ = |one: &Dots, other: &Dots| {
                inks(one).zip(inks(other)).filter(|(one, other)| one != other).count()
            };
            let seen = [differ(&light, &moderate), differ(&moderate, &firm)];
            assert!(seen.iter().all(|dots| *dots > 20), "{}: {seen:?}", movement.name);
        }
    }

    #[test]
    fn no_cell_is_drawn_in_the_terminals_default_text_colour() {
        let theme = Theme { technique: TechniqueStyle::Quadrants, ..Theme::auto() };
        let area = Rect::new(0, 0, 36, 14);
        for (movement, position) in moves() {
            let mut buffer = Buffer::empty(area);
            let picture = Picture::of(&movement, Side::Left, Beat::Still, &theme);
            Picture { position, ..picture }.render(area, &mut buffer);
            let drawn = |at: &(u16, u16)| buffer[*at].symbol() != " ";
            let mut cells = area.positions().map(|at| (at.x, at.y)).filter(drawn);
            let own = cells.find(|at| buffer[*at].fg == Color::Reset);
            assert_eq!(own, None, "{} {position:?}", movement.name);
        }
    }

    #[test]
    fn every_picture_is_drawn_in_every_technique_at_every_size() {
        let techniques = [
            TechniqueStyle::Octants,
            TechniqueStyle::Sextants,
            TechniqueStyle::Quadrants,
            TechniqueStyle::HalfBlocks,
            TechniqueStyle::Braille,
            TechniqueStyle::Words,
            TechniqueStyle::Pixels,
        ];
        for (movement, position) in moves() {
            for technique in techniques {
                let theme = Theme { technique, ..Theme::dark() };
                for (columns, rows) in [(14, 6), (36, 14), (90, 50)] {
                    let area = Rect::new(0, 0, columns, rows);
                    let mut buffer = Buffer::empty(area);
                    let picture = Picture::of(&movement, Side::Left, Beat::Still, &theme);
                    Picture { position, ..picture }.render(area, &mut buffer);
                    let image = pixels::take(&buffer).and_then(|image| image.paint());
                    assert_eq!(image.is_some(), technique == TechniqueStyle::Pixels);
                    let is_empty = buffer == Buffer::empty(area);
                    assert_eq!(is_empty, image.is_some(), "{} {technique:?}", movement.name);
                }
            }
        }
    }

    #[test]
    fn inks_that_carry_a_meaning_stand_out() {
        for inks in [Inks::dark(), Inks::light()] {
            let rgb = |ink: Ink| match inks.colour(ink) {
                Color::Rgb(red, green, blue) => [red, green, blue],
                colour => panic!("{colour} is not true colour"),
            };
            let contrast = |one: Ink, other: Ink| contrast(rgb(one), rgb(other));
            for (mark, ground, least) in [
                (Ink::Hand, Ink::Rim, 7.0),
                // The rim separates a hand from whatever it lies on.
                (Ink::Rim, Ink::Skin, 3.0),
                (Ink::Rim, Ink::Arm, 3.0),
                (Ink::Sign, Ink::Ground, 4.5),
                (Ink::Sign, Ink::Skin, 3.0),
                (Ink::Sign, Ink::ZoneRim, 3.0),
                (Ink::Zone, Ink::Ground, 3.0),
                (Ink::NoGo, Ink::Ground, 3.0),
            ] {
                let seen = contrast(mark, ground);
                assert!(seen >= least, "{mark:?} on {ground:?}: {seen:.2}");
            }
            let strengths = [[Ink::Skin].as_slice(), &Ink::GLOWS].concat();
            for pair in strengths.windows(2) {
                let seen = contrast(pair[0], pair[1]);
                assert!(seen >= 1.25, "{:?} next to {:?}: {seen:.2}", pair[0], pair[1]);
            }
        }
    }
}
