//! A drawing as data, and how its coordinates come to lie on the dots.

use super::dots::{Dots, Ink};
use crate::routine::body::Zone;

/// A place in a drawing: x to the right, y up; 1 is from the spine to just past the arm.
pub(super) type Point = (f64, f64);

/// Where a fingertip touches, in the coordinates of the view's drawing.
///
/// From behind the middle is at x = 0 and the person's left is negative; in profile the face looks to negative x,
/// on whichever side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// To the right, from -1 to 1.
    pub x: f64,
    /// Up, from 0 at the chest to 1.62 at the crown.
    pub y: f64,
}

/// The highest point of the figure.
const CROWN: f64 = 1.64;

/// The widest point of the figure, from its middle.
const REACH: f64 = 0.87;

/// A view of the body.
pub(super) struct Drawing {
    /// On which sides each curve and zone is drawn: given for the right, mirrored for the left.
    pub halves: &'static [Half],
    pub curves: &'static [Curve],
    pub zones: &'static [(Zone, &'static [Point])],
}

/// A line through points, smooth between them.
pub(super) struct Curve {
    pub ink: Ink,
    pub points: &'static [Point],
}

impl Curve {
    pub(super) const fn outline(points: &'static [Point]) -> Self {
        Self { ink: Ink::Outline, points }
    }

    pub(super) const fn faint(points: &'static [Point]) -> Self {
        Self { ink: Ink::Faint, points }
    }
}

/// As it is drawn, or its mirror image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Left,
    Right,
}

/// The place of a drawing on a grid of dots: centred, as large as fits.
pub(super) struct Frame {
    pub scale: f64,
    middle: i32,
    top: f64,
    mirrored: bool,
}

impl Frame {
    pub(super) fn new(dots: &Dots, mirrored: bool) -> Self {
        let (columns, rows) = (f64::from(dots.columns()), f64::from(dots.rows()));
        let scale = (columns / 2.0 / REACH).min(rows / CROWN);
        Self {
            scale,
            middle: dots.columns() / 2,
            top: CROWN + (rows / scale - CROWN) / 2.0,
            mirrored,
        }
    }

    /// Dots from the middle to the right, and rows from the top, both with fractions.
    pub(super) fn place(&self, (x, y): Point) -> Point {
        (x * self.scale, (self.top - y) * self.scale)
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
