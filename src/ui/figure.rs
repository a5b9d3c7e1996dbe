//! The picture: head, neck and shoulders, with the places where the hands work.

mod back;
mod braille;
mod dots;
mod drawing;
mod fill;
mod pen;
mod side;
mod spots;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use self::dots::Dots;
pub use self::drawing::Spot;
use self::drawing::{Drawing, Frame, Half};
pub use self::spots::resting_spots;
use crate::routine::body::{Side, Zone};
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
}

impl View {
    /// The view in which all of `zones` are best seen.
    pub fn for_zones(zones: &[Zone]) -> Self {
        let hidden_from_behind =
            |zone: &Zone| matches!(zone, Zone::SideStrip | Zone::Temples | Zone::Breastbone);
        if zones.iter().any(hidden_from_behind) { Self::Side } else { Self::Back }
    }

    const fn drawing(self) -> &'static Drawing {
        match self {
            Self::Back => &back::DRAWING,
            Self::Side => &side::DRAWING,
        }
    }
}

/// The body in braille dots, rightly proportioned in the middle of any area of 12 by 6 cells or more.
#[derive(Debug, Clone, Copy)]
pub struct Figure<'a> {
    /// From where it is seen.
    pub view: View,
    /// Where the hands work: shaded.
    pub zones: &'a [Zone],
    /// The side worked on; what is not a single side is both.
    pub side: Side,
    /// Where fingertips touch.
    pub hands: &'a [Spot],
    /// The colours.
    pub theme: &'a Theme,
}

impl Widget for &Figure<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.width >= LEAST.0 && area.height >= LEAST.1 {
            braille::paint(&self.dots(area), self.theme, area, buf);
        }
    }
}

impl Figure<'_> {
    fn dots(&self, area: Rect) -> Dots {
        let drawing = self.view.drawing();
        let mut dots = Dots::new(area.width, area.height);
        let frame = Frame::new(&dots, self.view == View::Side && self.side == Side::Right);
        for (_, shape) in drawing.zones.iter().filter(|(zone, _)| self.zones.contains(zone)) {
            fill::shade(&mut dots, &frame, shape, self.halves(drawing));
        }
        for curve in drawing.curves {
            pen::draw(&mut dots, &frame, curve, drawing.halves);
        }
        for spot in self.hands {
            pen::touch(&mut dots, &frame, *spot);
        }
        dots
    }

    fn halves(&self, drawing: &Drawing) -> &'static [Half] {
        match self.side {
            Side::Left if drawing.halves.len() > 1 => &[Half::Left],
            Side::Right if drawing.halves.len() > 1 => &[Half::Right],
            _ => drawing.halves,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::dots::Ink;
    use super::*;
    use crate::routine::word::Word;

    fn figure(zone: Zone, side: Side, theme: &Theme, render: impl FnOnce(&Figure)) {
        let (zones, hands) = ([zone], resting_spots(View::for_zones(&[zone]), zone, side));
        render(&Figure {
            view: View::for_zones(&zones),
            zones: &zones,
            side,
            hands: &hands,
            theme,
        });
    }

    /// The columns, counted from the middle, and rows that hold `ink`.
    fn inked(zone: Zone, side: Side, ink: Ink) -> Vec<(i32, i32)> {
        let (theme, mut found) = (Theme::plain(), Vec::new());
        figure(zone, side, &theme, |figure| {
            let dots = figure.dots(Rect::new(0, 0, 40, 18));
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
