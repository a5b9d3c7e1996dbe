//! The picture: head, neck and shoulders, and what the hands do there.

mod back;
mod braille;
mod dots;
mod drawing;
mod fill;
mod hand;
mod letters;
mod mark;
mod motion;
mod pen;
mod pose;
mod side;
mod track;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use self::dots::{Dots, Ink};
use self::drawing::{Drawing, Frame, Half, Point, Window};
use self::motion::Scene;
pub use self::motion::{Act, Beat};
use self::pose::Pose;
use crate::routine::body::{Motion, Side, Zone};
use crate::ui::theme::Theme;

/// In cells; below it a body cannot be told from a scribble.
const LEAST: (u16, u16) = (12, 6);

/// From where the body is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum View {
    /// From behind: the person's left is on the left.
    Back,
    /// The left profile, looking left; for work on the right side its mirror image.
    Side,
    /// From behind, nearer: the head alone.
    Head,
}

impl View {
    /// The view in which all of `zones` are best seen.
    pub fn for_zones(zones: &[Zone]) -> Self {
        let hidden_from_behind =
            |zone: &Zone| matches!(zone, Zone::SideStrip | Zone::Temples | Zone::Breastbone);
        if zones.iter().any(hidden_from_behind) { Self::Side } else { Self::Back }
    }

    /// The view in which a motion on `zones` is best seen.
    pub fn for_motion(motion: Motion, zones: &[Zone]) -> Self {
        match motion {
            Motion::Nod | Motion::ChinDown | Motion::ChinBack | Motion::LookUp => Self::Side,
            _ if zones == [Zone::Scalp] => Self::Head,
            _ => Self::for_zones(zones),
        }
    }

    const fn drawing(self) -> &'static Drawing {
        match self {
            Self::Back | Self::Head => &back::DRAWING,
            Self::Side => &side::DRAWING,
        }
    }

    const fn window(self) -> Window {
        match self {
            Self::Back | Self::Side => Window { reach: 0.87, bottom: 0.0, top: 1.64 },
            Self::Head => Window { reach: 0.80, bottom: 0.34, top: 1.66 },
        }
    }
}

/// The body, rightly proportioned in the middle of any area of 12 by 6 cells or more.
#[derive(Debug, Clone, Copy)]
pub struct Figure<'a> {
    /// From where it is seen.
    pub view: View,
    /// Where the hands work: shaded.
    pub zones: &'a [Zone],
    /// The side worked on; what is not a single side is both.
    pub side: Side,
    /// What is done, and where it stands; none where only the body is shown.
    pub act: Option<(Act, Beat)>,
    /// Nothing is to move from picture to picture: an arrow shows the way instead.
    pub still: bool,
    /// Whether the places where no hand ever goes are marked.
    pub no_go: bool,
    /// The colours.
    pub theme: &'a Theme,
}

impl<'a> Figure<'a> {
    /// The body with `zones` shaded on both sides, and nobody at work on it.
    pub fn resting(zones: &'a [Zone], theme: &'a Theme) -> Self {
        let view = View::for_zones(zones);
        let (act, side) = (None, Side::Both);
        Self { view, zones, side, act, still: true, no_go: false, theme }
    }
}

impl Widget for &Figure<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.width < LEAST.0 || area.height < LEAST.1 {
            return;
        }
        let mut dots = Dots::new(area.width, area.height);
        let frame = self.frame(&dots);
        let scene = self.scene();
        self.body(&scene.pose, &frame, &mut dots);
        self.marks(&scene, &frame, &mut dots);
        if self.theme.ascii {
            letters::paint(&dots, self.theme, area, buf);
            self.stamps(&scene, &frame, area, buf);
        } else {
            braille::paint(&dots, self.theme, area, buf);
        }
    }
}

impl Figure<'_> {
    fn frame(&self, dots: &Dots) -> Frame {
        let mirrored = self.view == View::Side && self.side == Side::Right;
        Frame::new(dots, self.view.window(), self.theme.cell, mirrored)
    }

    /// As the side worked on has it: a profile needs no other pose for the right, its mirror image is drawn.
    fn scene(&self) -> Scene {
        let scene = match self.act {
            None => Scene::default(),
            Some((act, beat)) if self.still || self.theme.still => {
                act.still(self.view, self.zones, beat)
            }
            Some((act, beat)) => act.scene(self.view, self.zones, beat),
        };
        let to_the_left = self.side == Side::Left && self.view != View::Side;
        Scene { pose: if to_the_left { scene.pose.mirrored() } else { scene.pose }, ..scene }
    }

    fn body(&self, pose: &Pose, frame: &Frame, dots: &mut Dots) {
        let drawing = self.view.drawing();
        for half in drawing.halves {
            let pose = pose.of_half(*half);
            let placed = |part, points: &[Point]| {
                points.iter().map(|point| pose.place(part, *point)).collect::<Option<Vec<_>>>()
            };
            let mut shade = |shape: &[Point], ink| {
                if let Some(shape) = placed(drawing::Part::Body, shape) {
                    fill::shade(dots, frame, &shape, *half, ink);
                }
            };
            for shape in drawing.no_go.iter().filter(|_| self.no_go) {
                shade(shape, Ink::NoGo);
            }
            let shaded = |zone: &Zone| self.zones.contains(zone) && self.halves().contains(half);
            for (_, shape) in drawing.zones.iter().filter(|(zone, _)| shaded(zone)) {
                shade(shape, Ink::Zone);
            }
            for curve in drawing.curves {
                if let Some(points) = placed(curve.part, curve.points) {
                    pen::line(dots, frame, &points, *half, curve.ink);
                }
            }
        }
    }

    fn marks(&self, scene: &Scene, frame: &Frame, dots: &mut Dots) {
        for half in self.halves() {
            if let Some(hand) = &scene.hand {
                pen::hand(dots, frame, hand, *half);
            }
            for mark in &scene.marks {
                pen::mark(dots, frame, *mark, *half);
            }
            pen::arrow(dots, frame, &scene.arrow, *half);
        }
    }

    /// In plain characters, each fingertip by its own letter.
    fn stamps(&self, scene: &Scene, frame: &Frame, area: Rect, buf: &mut Buffer) {
        for half in self.halves() {
            for mark in &scene.marks {
                let (x, y) = frame.place(mark.at);
                let (column, row) = (frame.column(drawing::dot(x), *half), drawing::dot(y));
                let cell = (u16::try_from(column / 2), u16::try_from(row / 4));
                if let (Some(letter), (Ok(column), Ok(row))) = (letters::stamp(mark.shape), cell)
                    && let at = (area.x.saturating_add(column), area.y.saturating_add(row))
                    && area.contains(at.into())
                    && let Some(cell) = buf.cell_mut(at)
                {
                    cell.set_char(letter).set_style(self.theme.hand);
                }
            }
        }
    }

    /// The halves worked on.
    fn halves(&self) -> &'static [Half] {
        let halves = self.view.drawing().halves;
        match self.side {
            Side::Left if halves.len() > 1 => &[Half::Left],
            Side::Right if halves.len() > 1 => &[Half::Right],
            _ => halves,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::routine::body::{Tool, Touch};
    use crate::routine::word::Word;

    const CIRCLES: Act =
        Act { motion: Motion::Circles, touch: Touch::Fingertips, tool: Tool::Hands };

    fn figure(zone: Zone, side: Side, theme: &Theme, render: impl FnOnce(&Figure)) {
        let (zones, act) = ([zone], Some((CIRCLES, Beat::Still)));
        let figure = Figure { side, act, still: false, ..Figure::resting(&zones, theme) };
        render(&figure);
    }

    /// The columns, counted from the middle, and rows that hold `ink`.
    fn inked(zone: Zone, side: Side, ink: Ink) -> Vec<(i32, i32)> {
        let (theme, mut found) = (Theme::plain(), Vec::new());
        figure(zone, side, &theme, |figure| {
            let mut dots = Dots::new(40, 18);
            let (frame, scene) = (figure.frame(&dots), figure.scene());
            figure.body(&scene.pose, &frame, &mut dots);
            figure.marks(&scene, &frame, &mut dots);
            let all = (0..dots.rows())
                .flat_map(|row| (0..dots.columns()).map(move |column| (column, row)));
            found = all
                .filter(|(column, row)| dots.has(*column, *row, ink))
                .map(|(x, y)| (x - 40, y))
                .collect();
        });
        found
    }

    fn mirrored(dots: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
        let mut dots: Vec<_> = dots.into_iter().map(|(column, row)| (-1 - column, row)).collect();
        dots.sort_by_key(|(column, row)| (*row, *column));
        dots
    }

    #[test]
    fn each_zone_has_its_view() {
        assert_eq!(View::for_zones(&[]), View::Back);
        assert_eq!(View::for_zones(&[Zone::NeckColumns, Zone::ShoulderSlope]), View::Back);
        assert_eq!(View::for_zones(&[Zone::SkullBase, Zone::SideStrip]), View::Side);
        assert_eq!(View::for_zones(&[Zone::Temples]), View::Side);
    }

    #[test]
    fn every_zone_is_shaded() {
        for zone in Zone::ALL.iter().filter(|zone| **zone != Zone::Nowhere) {
            assert!(!inked(*zone, Side::Both, Ink::Zone).is_empty(), "{zone:?}");
            assert!(!inked(*zone, Side::Both, Ink::Hand).is_empty(), "{zone:?}");
        }
    }

    #[test]
    fn the_body_is_the_same_on_both_sides() {
        for ink in [Ink::Outline, Ink::Zone, Ink::Faint, Ink::Hand] {
            let dots = inked(Zone::UpperBack, Side::Both, ink);
            assert_eq!(mirrored(dots.clone()), dots, "{ink:?}");
        }
    }

    #[test]
    fn only_the_side_worked_on_is_shaded() {
        for ink in [Ink::Zone, Ink::Hand] {
            let (left, right) =
                (inked(Zone::SkullBase, Side::Left, ink), inked(Zone::SkullBase, Side::Right, ink));
            assert!(left.iter().all(|(column, _)| *column < 0), "seen from behind, left is left");
            assert_eq!(mirrored(left), right);
        }
    }

    #[test]
    fn the_right_profile_is_the_mirror_image_of_the_left() {
        for ink in [Ink::Outline, Ink::Zone, Ink::Hand] {
            let (left, right) =
                (inked(Zone::SideStrip, Side::Left, ink), inked(Zone::SideStrip, Side::Right, ink));
            assert_eq!(mirrored(left), right, "{ink:?}");
        }
        let nose = inked(Zone::SideStrip, Side::Left, Ink::Outline)
            .into_iter()
            .filter(|(_, row)| *row < 30)
            .min();
        assert!(nose.unwrap().0 < -15, "the left profile looks left");
    }

    #[test]
    fn a_head_is_as_round_in_broad_cells_as_in_slender_ones() {
        for cell in [(1, 2), (10, 18), (8, 20), (9, 15)] {
            let theme = Theme { cell, ..Theme::plain() };
            let dots = Dots::new(60, 40);
            let frame = Figure::resting(&[], &theme).frame(&dots);
            let (width, height) = (frame.place((0.3, 1.27)), frame.place((0.0, 0.97)));
            let pixels = (width.0 * f64::from(cell.0) / 2.0, f64::from(cell.1) / 4.0);
            let ratio = pixels.0 / ((height.1 - width.1) * pixels.1);
            assert!((ratio - 1.0).abs() < 0.01, "{cell:?}: {ratio}");
        }
    }

    #[test]
    fn nothing_is_drawn_where_it_could_not_be_told_what_it_is() {
        for (width, height) in [(11, 40), (40, 5), (0, 0), (1, 1)] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            figure(Zone::Scalp, Side::Both, &Theme::dark(), |figure| {
                figure.render(buffer.area, &mut buffer);
            });
            assert_eq!(buffer, Buffer::empty(buffer.area));
        }
    }

    #[test]
    fn small_areas_do_not_panic() {
        for (width, height) in
            (0..=20).flat_map(|width| (0..=20).map(move |height| (width, height)))
        {
            let mut buffer = Buffer::empty(Rect::new(2, 3, width, height));
            figure(Zone::SideStrip, Side::Right, &Theme::auto(), |figure| {
                figure.render(buffer.area, &mut buffer);
                figure.render(Rect::new(0, 0, 300, 120), &mut buffer);
            });
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn it_stays_inside_its_area(
            zone in prop::sample::select(Zone::ALL),
            side in prop::sample::select(Side::ALL),
            (width, height) in (0_u16..300, 0_u16..120),
        ) {
            let area = Rect::new(1, 1, width, height);
            let mut buffer = Buffer::empty(Rect::new(0, 0, width + 2, height + 2));
            figure(zone, side, &Theme::light(), |figure| figure.render(area, &mut buffer));
            let outside = |at| !area.contains(at);
            prop_assert!(buffer.area.positions().filter(|at| outside(*at)).all(|at| buffer[at].symbol() == " "));
        }
    }
}
