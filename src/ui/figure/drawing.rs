//! A drawing as data, and how its coordinates come to lie on the dots.

use super::dots::{Dots, Ink};
use crate::routine::body::Zone;

/// A place in a drawing: x to the right, y up; 1 is from the spine to just past the arm.
pub(super) type Point = (f64, f64);

/// The part of a drawing that a picture shows: from its middle to either side, and from bottom to top.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub reach: f64,
    pub bottom: f64,
    pub top: f64,
}

/// A view of the body.
pub(super) struct Drawing {
    /// On which sides each curve and zone is drawn: given for the right, mirrored for the left.
    pub halves: &'static [Half],
    pub curves: &'static [Curve],
    pub zones: &'static [(Zone, &'static [Point])],
    /// Where no hand ever goes.
    pub no_go: &'static [&'static [Point]],
}

/// What a curve belongs to, which says how it moves with the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Body,
    Ear,
    /// Comes into sight only as the head turns.
    Nose,
    /// A line on the back of the head.
    Skin,
}

/// A line through points, smooth between them.
pub(super) struct Curve {
    pub ink: Ink,
    pub part: Part,
    pub points: &'static [Point],
}

impl Curve {
    pub(super) const fn outline(points: &'static [Point]) -> Self {
        Self { ink: Ink::Outline, part: Part::Body, points }
    }

    pub(super) const fn faint(points: &'static [Point]) -> Self {
        Self { ink: Ink::Faint, part: Part::Body, points }
    }

    /// The same line as a part of something else.
    pub(super) const fn of(self, part: Part) -> Self {
        Self { part, ..self }
    }
}

/// As it is drawn, or its mirror image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Left,
    Right,
}

/// Dots are square in cells that are so many times as high as wide.
const USUAL_CELL: f64 = 2.0;

/// The place of a drawing on a grid of dots: centred, as large as fits.
pub(super) struct Frame {
    /// Dots to the drawing's 1: across, and down.
    pub scale: (f64, f64),
    middle: i32,
    top: f64,
    mirrored: bool,
}

impl Frame {
    /// For cells of this width and height; what no terminal has counts as the nearest that one may have.
    pub(super) fn new(dots: &Dots, window: Window, cell: (u16, u16), mirrored: bool) -> Self {
        let (columns, rows) = (f64::from(dots.columns()), f64::from(dots.rows()));
        let slender = (f64::from(cell.1) / f64::from(cell.0) / USUAL_CELL).clamp(0.7, 1.5);
        let height = window.top - window.bottom;
        let across = (columns / 2.0 / window.reach).min(rows * slender / height);
        let scale = (across, across / slender);
        let top = window.top + (rows / scale.1 - height) / 2.0;
        Self { scale, middle: dots.columns() / 2, top, mirrored }
    }

    /// Dots from the middle to the right, and rows from the top, both with fractions.
    pub(super) fn place(&self, (x, y): Point) -> Point {
        (x * self.scale.0, (self.top - y) * self.scale.1)
    }

    /// The column for a dot counted from the middle: its two halves are exact mirror images.
    pub(super) const fn column(&self, from_middle: i32, half: Half) -> i32 {
        match (half, self.mirrored) {
            (Half::Right, false) | (Half::Left, true) => self.middle + from_middle,
            (Half::Left, false) | (Half::Right, true) => self.middle - 1 - from_middle,
        }
    }
}

/// The dot in which a place lies.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a grid has less than 2^18 dots a side, and casts saturate"
)]
pub(super) fn dot(place: f64) -> i32 {
    place.floor() as i32
}
