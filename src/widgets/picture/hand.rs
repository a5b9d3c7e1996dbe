//! Draws hands of true size that lie on the body.

use super::canvas::{DOT, InkCanvas};
use super::phase::MotionPhase;
use super::shape::{Point, Shape, between, unit};
use crate::widgets::theme::Ink;

/// The side of the thumb, seen along the fingers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thumb {
    Left,
    Right,
    /// Out of sight; the fingers are in the order of a hand whose thumb is at the left.
    Hidden,
}

/// A hand that lies on the body, seen from its back.
#[derive(Debug, Clone, Copy)]
pub(super) struct DrawnHand {
    /// The tip of the middle finger.
    pub(super) tip: Point,
    /// The direction in which the fingers point.
    pub(super) aim: Point,
    /// The distance from finger to finger.
    pub(super) pitch: f32,
    /// The lengths of the fingers and of the palm.
    pub(super) long: (f32, f32),
    pub(super) thumb: Thumb,
    /// The spread of the fingers, 0 for none.
    pub(super) spread: f32,
    /// The number of fingers that are stretched out.
    pub(super) fingers: u8,
    /// The wrist, if it is not straight behind the palm.
    pub(super) wrist: Option<Point>,
    /// Whether it is in the shade, because it is the farther of two.
    pub(super) far: bool,
}

/// The largest part of a finger's width that the line next to it may take.
const MAX_LINE_SHARE: f32 = 0.61;

/// The size from which dots are large, in units.
const WHOLE_FROM: f32 = 5.0;

/// The distance from finger to finger of a slim hand: two dots, of which the rim between takes one.
pub(super) const SLIM: f32 = 2.0 * DOT.1;

/// The relative length of each finger, from the one next to the thumb.
const LENGTHS: [f32; 4] = [0.84, 1.0, 0.95, 0.76];

impl DrawnHand {
    /// Returns a hand with four fingers, whose middle finger ends at `tip`.
    pub(super) const fn at(tip: Point, aim: Point, thumb: Thumb) -> Self {
        Self {
            tip,
            aim,
            pitch: 15.0,
            long: (40.0, 36.0),
            thumb,
            spread: 0.0,
            fingers: 4,
            wrist: None,
            far: false,
        }
    }

    /// Returns the end of the palm.
    pub(super) fn wrist(&self) -> Point {
        let (along, _) = self.axes();
        let behind = self.long.0 + self.long.1;
        let straight = (self.tip.0 - along.0 * behind, self.tip.1 - along.1 * behind);
        self.wrist.unwrap_or(straight)
    }

    /// Returns the hand as it looks at the pressure of a phase: a light hand lies flat with long fingers and draws
    /// back, a firm one bends them and comes close.
    #[must_use]
    pub(super) fn pressed(self, phase: MotionPhase) -> Self {
        let (along, _) = self.axes();
        let weight = phase.weight();
        let back = 5.0 - 10.0 * weight;
        Self {
            tip: (self.tip.0 - along.0 * back, self.tip.1 - along.1 * back),
            long: (self.long.0 * (1.1 - 0.2 * weight), self.long.1),
            spread: self.spread + 0.1 * (1.0 - weight),
            ..self
        }
    }

    /// Returns the directions along the fingers and towards the thumb.
    fn axes(&self) -> (Point, Point) {
        let along = unit(self.aim);
        let aside =
            if self.thumb == Thumb::Right { (-along.1, along.0) } else { (along.1, -along.0) };
        (along, aside)
    }

    /// Returns the hand with fingers that are whole dots wide if dots are large, so that each of them is seen; if four
    /// don't fit, three are better than none.
    fn in_whole_dots(self, canvas: &InkCanvas) -> Self {
        let (along, _) = self.axes();
        let level = along.0.abs() > along.1.abs();
        let slant = along.0.abs().min(along.1.abs());
        let dot = canvas.dot(level);
        let oblique = slant > 0.37 && !(slant > 0.52 && canvas.is_coarse());
        if dot < WHOLE_FROM || oblique {
            return self;
        }
        let pitch = (self.pitch / dot).round().max(2.0) * dot;
        let fingers = if pitch > 1.3 * self.pitch { self.fingers.min(3) } else { self.fingers };
        let aim = if level { (self.aim.0.signum(), 0.0) } else { (0.0, self.aim.1.signum()) };
        let wrist = self.wrist.or_else(|| Some(self.wrist()));
        let parted = if fingers % 2 == 1 { pitch / 2.0 } else { 0.0 };
        let (x, y) = self.tip;
        let tip = if level {
            (x, canvas.middle_of_dot((x, y + parted)).1 - parted)
        } else {
            (canvas.middle_of_dot((x + parted, y)).0 - parted, y)
        };
        Self { tip, aim, pitch, fingers, wrist, spread: 0.0, ..self }
    }

    pub(super) fn draw(self, canvas: &mut InkCanvas) {
        self.in_whole_dots(canvas).draw_as_it_is(canvas);
    }

    fn draw_as_it_is(self, canvas: &mut InkCanvas) {
        let (along, aside) = self.axes();
        let radius = self.pitch / 2.0 - 1.0;
        let from = |(x, y): Point, forward: f32, side: f32| {
            (x + along.0 * forward + aside.0 * side, y + along.1 * forward + aside.1 * side)
        };
        let knuckles: Vec<Point> = self
            .offsets()
            .map(|offset| from(self.tip, -self.long.0, offset * self.pitch))
            .collect();
        let tips: Vec<Point> = self
            .offsets()
            .zip(LENGTHS)
            .map(|(offset, length)| {
                let apart = offset * self.pitch * (1.0 + self.spread);
                from(self.tip, -self.long.0 * (1.0 - length), apart)
            })
            .collect();
        let wrist = self.wrist();
        let mut shape = palm(&knuckles, wrist, radius, aside, along);
        for (knuckle, tip) in knuckles.iter().zip(&tips) {
            let (back, end) = (from(*knuckle, -4.0, 0.0), from(*tip, -radius * 0.6, 0.0));
            let finger = [(back.0, back.1, radius), (end.0, end.1, radius * 0.92)];
            shape = shape.with(Shape::limb(&finger));
        }
        if self.thumb != Thumb::Hidden {
            let half = self.pitch * 2.0;
            let joint = |side: f32, forward: f32, thick: f32| {
                let (x, y) = from(wrist, self.long.1 * forward, half * side);
                (x, y, radius * thick)
            };
            let thumb = [joint(0.62, 0.30, 1.25), joint(1.02, 0.72, 1.05), joint(1.02, 1.06, 0.9)];
            shape = shape.with(Shape::limb(&thumb));
        }
        canvas.rim(&shape);
        // A finger of a dot or two has no room for shade.
        let ink = if self.far { Ink::Arm } else { Ink::Hand };
        if canvas.dot(true) < WHOLE_FROM {
            canvas.shaded(&shape, ink, Ink::ArmShade, (-3.0, -5.0));
        } else {
            canvas.paint(&shape, ink);
        }
        // A thinner line would not fill a dot.
        let parted = (0.9 * canvas.dot(along.0.abs() > along.1.abs())).max(5.0);
        // A mitten looks better than a blot.
        if parted > MAX_LINE_SHARE * self.pitch {
            return;
        }
        for pair in knuckles.windows(2).zip(tips.windows(2)) {
            if let ([a, b], [c, d]) = pair {
                let (start, end) = (between(*a, *b, 0.5), between(*c, *d, 0.5));
                let parting = [from(start, 2.0, 0.0), from(end, 4.0, 0.0)];
                canvas.paint(&Shape::line(&parting, parted), Ink::Rim);
            }
        }
    }

    /// Returns the distance of each finger from the middle, in pitches, from the finger next to the thumb on.
    fn offsets(&self) -> impl Iterator<Item = f32> + use<> {
        let count = f32::from(self.fingers);
        (0..self.fingers).map(move |nth| (count - 1.0) / 2.0 - f32::from(nth))
    }
}

/// Returns the palm, from the knuckles to the wrist.
fn palm(knuckles: &[Point], wrist: Point, radius: f32, aside: Point, along: Point) -> Shape {
    const HALF_WRIST: f32 = 14.0;
    let (Some(first), Some(last)) = (knuckles.first(), knuckles.last()) else {
        return Shape::default();
    };
    let beside = |(x, y): Point, by: f32| (x + aside.0 * by, y + aside.1 * by);
    let ahead = |(x, y): Point| (x + along.0 * 2.0, y + along.1 * 2.0);
    let edge = [
        ahead(beside(*first, radius * 0.9)),
        ahead(beside(*last, -radius * 0.9)),
        beside(wrist, -HALF_WRIST),
        beside(wrist, HALF_WRIST),
    ];
    let heel = between(wrist, between(*first, *last, 0.5), 0.5);
    let mut shape = Shape::outline(&edge)
        .with(Shape::limb(&[(wrist.0, wrist.1, HALF_WRIST), (heel.0, heel.1, HALF_WRIST + 2.0)]));
    for (x, y) in knuckles {
        shape = shape.with(Shape::ellipse((*x, *y), radius, radius));
    }
    shape
}
