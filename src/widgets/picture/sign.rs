//! The signs of a picture: one kind of arrow for each kind of movement.

use super::canvas::{InkCanvas, RIM};
use super::phase::MotionPhase;
use super::shape::{Point, Shape, arc, between, curve, unit};
use crate::widgets::theme::Ink;

/// A mark that shows a movement.
#[derive(Debug, Clone)]
pub(super) struct DrawnSign {
    shape: Shape,
}

/// The thickness of an arrow's shaft, and half the width of its head.
#[derive(Debug, Clone, Copy)]
pub(super) struct ArrowSize(pub(super) f32, pub(super) f32);

impl DrawnSign {
    /// Returns a straight or bent arrow along some points.
    pub(super) fn arrow(points: &[Point], weight: ArrowSize) -> Self {
        Self::of(along(&way(points), weight, false))
    }

    /// Returns an arrow with a head at both ends: back and forth.
    pub(super) fn both_ways(points: &[Point], weight: ArrowSize) -> Self {
        Self::of(along(&way(points), weight, true))
    }

    /// Returns a round arrow from one angle to another, in degrees: 0 to the right, 90 down.
    pub(super) fn round(
        centre: Point,
        radii: (f32, f32),
        (from, to): (f32, f32),
        weight: ArrowSize,
    ) -> Self {
        let points = arc(centre, radii, from, to);
        let Some(end) = points.last().copied() else { return Self::of(Shape::default()) };
        let turn = (to - from).signum();
        let angle = to.to_radians();
        let (dx, dy) = unit((-radii.0 * angle.sin() * turn, radii.1 * angle.cos() * turn));
        let head = weight.1;
        let back =
            |side: f32| (end.0 - dy * head * side - dx * 3.0, end.1 + dx * head * side - dy * 3.0);
        let tip = (end.0 + dx * head * 1.25, end.1 + dy * head * 1.25);
        let shape =
            Shape::line(&points, weight.0).with(Shape::outline(&[tip, back(1.0), back(-1.0)]));
        Self::of(shape)
    }

    /// Returns a round arrow of one size for small circles, which turns with the motion.
    pub(super) fn turning(centre: Point, phase: MotionPhase) -> Self {
        let turn = phase.angle_degrees();
        Self::round(centre, (25.0, 25.0), (150.0 + turn, 415.0 + turn), ArrowSize(11.0, 20.0))
    }

    const fn of(shape: Shape) -> Self {
        Self { shape }
    }

    /// Draws the sign with a rim, which has another ink on the place that is worked on.
    pub(super) fn draw(&self, canvas: &mut InkCanvas) {
        let on_zone = canvas.mask(Ink::is_zone);
        canvas.rim_of(&self.shape, RIM, Ink::SignRim, None);
        if let Some(on_zone) = on_zone {
            canvas.rim_of(&self.shape, RIM, Ink::ZoneRim, Some(&on_zone));
        }
        canvas.paint(&self.shape, Ink::Sign);
    }
}

/// Returns a smooth path through some points; between two, a straight one.
fn way(points: &[Point]) -> Vec<Point> {
    const STEPS: u8 = 24;
    match points {
        [from, to] => (0..=STEPS)
            .map(|step| between(*from, *to, f32::from(step) / f32::from(STEPS)))
            .collect(),
        points => curve(points, false),
    }
}

/// Returns an arrow along a path, with a head at its end, or at both.
fn along(way: &[Point], weight: ArrowSize, both: bool) -> Shape {
    let ArrowSize(thick, head) = weight;
    let mut shaft = way.to_vec();
    let mut shape = Shape::default();
    for _ in 0..if both { 2 } else { 1 } {
        let Some(tip) = shaft.last().copied() else { return shape };
        let far = |point: &Point| (point.0 - tip.0).hypot(point.1 - tip.1) >= head * 1.15;
        let kept = shaft.iter().rposition(far).unwrap_or(0);
        let from = shaft.get(kept).copied().unwrap_or(tip);
        let (dx, dy) = unit((tip.0 - from.0, tip.1 - from.1));
        let neck = (tip.0 - dx * head * 1.25, tip.1 - dy * head * 1.25);
        let wing = |side: f32| (neck.0 - dy * head * side, neck.1 + dx * head * side);
        shape = shape.with(Shape::outline(&[tip, wing(1.0), wing(-1.0)]));
        shaft.truncate(kept + 1);
        shaft.push(neck);
        shaft.reverse();
    }
    shape.with(Shape::line(&shaft, thick))
}
