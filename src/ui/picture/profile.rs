//! The body in profile, looking left: drawn in units of a head's depth, y up.

use super::body;
use super::canvas::Canvas;
use super::face::{Eyes, eye};
use super::ink::Ink;
use super::shape::{Disc, Point, Shape, curve, turned};

/// A body in profile on the canvas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Profile {
    /// Canvas units of one unit.
    pub(super) size: f32,
    /// Where the base of the neck is.
    pub(super) at: Point,
    /// How far the head is turned about its joint, in degrees; below zero, it nods.
    pub(super) nod: f32,
    /// How far the head is slid back, in canvas units.
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

/// Neck, chest and back of somebody who sits.
pub(super) const SITTING: [Point; 20] = [
    (-0.15, 1.1),
    (-0.145, 0.86),
    (-0.16, 0.74),
    (-0.19, 0.68),
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
    (0.205, 0.85),
    (0.215, 1.0),
    (0.2, 1.1),
];

impl Profile {
    pub(super) const fn at(size: f32, at: Point) -> Self {
        Self { size, at, nod: 0.0, slid: 0.0, eyes: Eyes::Open }
    }

    /// A place of the drawings on the canvas.
    pub(super) fn place(self, (x, y): Point) -> Point {
        (self.at.0 + x * self.size, self.at.1 - y * self.size)
    }

    /// A disc around a place of the drawings.
    pub(super) fn disc(self, x: f32, y: f32, radius: f32) -> Disc {
        let (x, y) = self.place((x, y));
        (x, y, radius)
    }

    fn body(self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|point| self.place(*point)).collect()
    }

    fn head(self, points: &[Point]) -> Vec<Point> {
        let turned = turned(&self.body(points), self.place(JOINT), self.nod);
        turned.into_iter().map(|(x, y)| (x + self.slid, y)).collect()
    }

    /// The whole of it, with the outline of neck and trunk.
    pub(super) fn draw(self, canvas: &mut Canvas, trunk: &[Point]) {
        let bent: Vec<Point> = curve(trunk, true)
            .into_iter()
            .map(|(x, y)| (x + self.slid / self.size * ((y - 0.70) / 0.3).clamp(0.0, 1.0), y))
            .collect();
        let body = Shape::outline(&self.body(&bent));
        canvas.shaded(&body, Ink::Skin, Ink::SkinShade, (-8.0, -5.0));
        self.draw_head(canvas);
    }

    /// The head alone.
    pub(super) fn draw_head(self, canvas: &mut Canvas) {
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

    /// Where the head of another profile was before it moved to here.
    pub(super) fn ghost(self, canvas: &mut Canvas, before: Self) {
        let outline = |profile: Self| profile.head(&curve(&HEAD, true));
        body::ghost(canvas, &outline(before), &outline(self));
    }
}
