//! Draws the background of a person: a bed with a cushion, or a wall.

use super::canvas::{HEIGHT, InkCanvas, WIDTH};
use super::shape::{Point, Shape, curve};
use crate::widgets::theme::Ink;

/// A distance beyond every edge of the canvas, in units, so that the background fills a picture of any shape.
const BEYOND_EDGE: f32 = 300.0;

/// Draws a wall at the back of a person who stands in profile.
pub(super) fn wall(canvas: &mut InkCanvas) {
    const AT: f32 = 294.0;
    canvas
        .paint(&block((AT, -BEYOND_EDGE), (WIDTH + BEYOND_EDGE, HEIGHT + BEYOND_EDGE)), Ink::Wall);
}

/// Draws a bed below a person who lies on their back, seen from the side; the cushion is under the head.
pub(super) fn bed_from_the_side(canvas: &mut InkCanvas) {
    const EDGE: f32 = 228.0;
    canvas.paint(
        &block((EDGE, -BEYOND_EDGE), (WIDTH + BEYOND_EDGE, HEIGHT + BEYOND_EDGE)),
        Ink::Wall,
    );
    cushion(canvas, &Shape::limb(&[(286.0, 6.0, 28.0), (294.0, 74.0, 32.0), (290.0, 128.0, 24.0)]));
}

/// Draws a bed below a person who lies on their back, seen from above.
pub(super) fn bed_from_above(canvas: &mut InkCanvas) {
    canvas.paint(&block((8.0, 20.0), (WIDTH - 8.0, HEIGHT + BEYOND_EDGE)), Ink::Wall);
    let corners =
        [(96.0, 60.0, 42.0), (304.0, 60.0, 42.0), (304.0, 106.0, 42.0), (96.0, 106.0, 42.0)];
    let [first, .., last] = corners;
    let whole = Shape::limb(&corners).with(Shape::limb(&[last, first]));
    cushion(canvas, &whole.with(block((96.0, 60.0), (304.0, 106.0))));
}

/// Draws a soft rolled towel, which supports the nape and bends up a little on both sides of it.
pub(super) fn towel_roll(canvas: &mut InkCanvas, y: f32) {
    const THICK: f32 = 34.0;
    let way =
        [(100.0, y - 8.0), (146.0, y - 1.0), (200.0, y + 2.0), (254.0, y - 1.0), (300.0, y - 8.0)];
    let towel = Shape::line(&curve(&way, false), THICK);
    canvas.rim(&towel);
    canvas.paint(&towel, Ink::Tool);
}

fn cushion(canvas: &mut InkCanvas, shape: &Shape) {
    canvas.shaded(shape, Ink::Cushion, Ink::CushionShade, (-7.0, -6.0));
}

fn block((left, top): Point, (right, bottom): Point) -> Shape {
    Shape::outline(&[(left, top), (right, top), (right, bottom), (left, bottom)])
}
