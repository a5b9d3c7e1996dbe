//! The body in profile, looking left: drawn in units of its own, with y pointing up from the base of the neck.

use super::body;
use super::canvas::InkCanvas;
use super::face::{Eyes, eye};
use super::shape::{Disc, Point, Shape, curve, turned};
use crate::widgets::theme::Ink;

/// A body in profile on the canvas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Profile {
    /// Canvas units per unit of the drawings.
    pub(super) zoom: f32,
    /// The base of the neck on the canvas.
    pub(super) neck: Point,
    /// The turn of the head about its joint, in degrees; a nod is negative.
    pub(super) nod: f32,
    /// The distance that the head has slid back, in canvas units.
    pub(super) slid: f32,
    pub(super) eyes: Eyes,
}

/// The joint of head and neck.
const JOINT: Point = (0.06, 0.95);

const HEAD: [Point; 28] = [
    (-0.02, 1.60),
    (-0.13, 1.59),
    (-0.22, 1.545),
    (-0.275, 1.47),
    (-0.300, 1.38),
    (-0.296, 1.30),
    (-0.322, 1.25),
    (-0.392, 1.180),
    (-0.392, 1.150),
    (-0.319, 1.135),
    (-0.338, 1.105),
    (-0.326, 1.085),
    (-0.334, 1.06),
    (-0.308, 1.03),
    (-0.326, 0.985),
    (-0.285, 0.945),
    (-0.215, 0.935),
    (-0.13, 0.955),
    (-0.06, 1.0),
    (0.04, 1.03),
    (0.16, 1.01),
    (0.235, 1.03),
    (0.29, 1.12),
    (0.325, 1.22),
    (0.33, 1.33),
    (0.295, 1.44),
    (0.225, 1.53),
    (0.11, 1.59),
];

const HAIR: [Point; 20] = [
    (-0.02, 1.61),
    (-0.13, 1.60),
    (-0.215, 1.55),
    (-0.265, 1.50),
    (-0.20, 1.42),
    (-0.165, 1.35),
    (-0.14, 1.26),
    (-0.085, 1.25),
    (-0.045, 1.24),
    (0.005, 1.14),
    (0.03, 1.05),
    (0.10, 0.99),
    (0.20, 0.965),
    (0.25, 1.01),
    (0.30, 1.12),
    (0.338, 1.22),
    (0.34, 1.33),
    (0.305, 1.44),
    (0.23, 1.54),
    (0.115, 1.60),
];

const SHINE: [Point; 6] =
    [(-0.12, 1.53), (0.02, 1.55), (0.14, 1.50), (0.16, 1.42), (0.02, 1.44), (-0.10, 1.46)];

const EAR: [Point; 7] = [
    (-0.05, 1.27),
    (0.02, 1.30),
    (0.07, 1.26),
    (0.06, 1.18),
    (0.03, 1.10),
    (-0.02, 1.08),
    (-0.04, 1.14),
];

/// The neck, the same for every trunk, which goes between its two lines: the front from the jaw down, and the back
/// upwards.
const THROAT: [Point; 4] = [(-0.15, 1.1), (-0.145, 0.86), (-0.16, 0.74), (-0.19, 0.68)];
const NAPE: [Point; 3] = [(0.205, 0.85), (0.215, 1.0), (0.2, 1.1)];

/// The chest and back of a person who sits.
pub(super) const SITTING: [Point; 13] = [
    (-0.30, 0.56),
    (-0.36, 0.42),
    (-0.39, 0.25),
    (-0.40, -0.6),
    (-0.42, -1.4),
    (0.47, -1.4),
    (0.45, -0.6),
    (0.47, 0.10),
    (0.455, 0.26),
    (0.40, 0.42),
    (0.33, 0.56),
    (0.265, 0.66),
    (0.225, 0.74),
];

impl Profile {
    pub(super) const fn at(zoom: f32, neck: Point) -> Self {
        Self { zoom, neck, nod: 0.0, slid: 0.0, eyes: Eyes::Open }
    }

    /// Converts a point of the drawings to the canvas.
    pub(super) fn place(self, (x, y): Point) -> Point {
        (self.neck.0 + x * self.zoom, self.neck.1 - y * self.zoom)
    }

    /// Returns a disc around a point of the drawings; its radius is in canvas units.
    pub(super) fn disc(self, x: f32, y: f32, radius: f32) -> Disc {
        let (x, y) = self.place((x, y));
        (x, y, radius)
    }

    fn head(self, points: &[Point]) -> Vec<Point> {
        let upright: Vec<Point> = points.iter().map(|point| self.place(*point)).collect();
        let turned = turned(&upright, self.place(JOINT), self.nod);
        turned.into_iter().map(|(x, y)| (x + self.slid, y)).collect()
    }

    /// Returns the outline of neck and trunk; the neck follows a head that has slid.
    pub(super) fn outline(self, trunk: &[Point]) -> Vec<Point> {
        let whole = [&THROAT, trunk, &NAPE].concat();
        let bent = curve(&whole, true)
            .into_iter()
            .map(|(x, y)| (x + self.slid / self.zoom * ((y - 0.70) / 0.3).clamp(0.0, 1.0), y));
        bent.map(|point| self.place(point)).collect()
    }

    /// Draws the whole body, with the given trunk.
    pub(super) fn draw(self, canvas: &mut InkCanvas, trunk: &[Point]) {
        let body = Shape::outline(&self.outline(trunk));
        canvas.shaded(&body, Ink::Skin, Ink::SkinShade, (-8.0, -5.0));
        self.draw_head(canvas);
    }

    /// Draws an arm that hangs at the side.
    pub(super) fn hanging_arm(self, canvas: &mut InkCanvas) {
        let at = |x, y, radius| self.disc(x, y, radius);
        let arm = Shape::limb(&[
            at(0.01, 0.36, 25.0),
            at(0.03, -0.2, 20.0),
            at(-0.03, -0.75, 15.0),
            at(-0.08, -1.3, 14.0),
        ]);
        canvas.rim(&arm);
        canvas.shaded(&arm, Ink::SkinLight, Ink::SkinShade, (-5.0, -4.0));
    }

    /// Draws the head alone.
    pub(super) fn draw_head(self, canvas: &mut InkCanvas) {
        let blob = |points: &[Point]| Shape::outline(&self.head(&curve(points, true)));
        canvas.shaded(&blob(&HEAD), Ink::SkinLight, Ink::Skin, (-4.0, -7.0));
        canvas.shaded(&blob(&HAIR), Ink::Hair, Ink::HairShade, (-10.0, -8.0));
        canvas.paint(&blob(&SHINE), Ink::HairLight);
        canvas.paint(&blob(&EAR), Ink::SkinLight);
        canvas.paint(&Shape::line(&self.head(&[(0.0, 1.22), (0.015, 1.15)]), 5.0), Ink::SkinShade);
        let place = self.head(&[(-0.25, 1.262)]);
        let (x, y) = place.first().copied().unwrap_or_default();
        eye(canvas, (x, y), self.eyes, 15.0);
        let mouth = self.head(&[(-0.296, 1.080), (-0.248, 1.092)]);
        canvas.paint(&Shape::line(&mouth, 5.0), Ink::Feature);
    }

    /// Draws the outline of the head before it moved here from another profile.
    pub(super) fn ghost(self, canvas: &mut InkCanvas, before: Self) {
        let outline = |profile: Self| profile.head(&curve(&HEAD, true));
        body::ghost(canvas, &outline(before), &outline(self));
    }
}
