//! Where a body stands on the canvas, how large, and how neck and head lean.

use super::shape::Point;

/// Where a body stands on the canvas, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stance {
    /// Its size.
    pub(super) zoom: f32,
    /// Where the base of the neck is.
    pub(super) neck: Point,
    /// How far the head leans to the right of the picture, in degrees; the neck bends with it.
    pub(super) tilt: f32,
    /// How far the face turns to the right of the picture, in degrees.
    pub(super) turn: f32,
    /// How far the chin is lowered, 0 to 1.
    pub(super) bow: f32,
}

/// The base of the neck in the drawings below.
const NECK: Point = (200.0, 170.0);

/// Where the neck grows out of the trunk, and how high it is: so much of it bends.
const ROOT: Point = (200.0, 178.0);
const NECK_HEIGHT: f32 = 60.0;

impl Default for Stance {
    fn default() -> Self {
        Self::at(1.0, NECK)
    }
}

impl Stance {
    /// Upright, in the middle.
    pub(super) const fn at(zoom: f32, neck: Point) -> Self {
        Self { zoom, neck, tilt: 0.0, turn: 0.0, bow: 0.0 }
    }

    /// A place of the drawings on the canvas.
    fn place(self, (x, y): Point) -> Point {
        ((x - NECK.0) * self.zoom + self.neck.0, (y - NECK.1) * self.zoom + self.neck.1)
    }

    /// Points of neck and trunk on the canvas.
    pub(super) fn body(self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|point| self.place(self.bent(*point, ROOT.1 - point.1))).collect()
    }

    /// Points of the head on the canvas: it is stiff.
    pub(super) fn head(self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|point| self.place(self.bent(*point, NECK_HEIGHT))).collect()
    }

    /// A point as it lies where the neck, up to some height above its root, bends as a part of a circle.
    fn bent(self, (x, y): Point, height: f32) -> Point {
        let bends = height.clamp(0.0, NECK_HEIGHT);
        let (aside, above) = (x - ROOT.0, ROOT.1 - y - bends);
        let lean = self.tilt.to_radians();
        let angle = lean * bends / NECK_HEIGHT;
        let (sine, cosine) = angle.sin_cos();
        let (right, up) = if angle.abs() < 0.001 {
            (0.0, bends)
        } else {
            let radius = NECK_HEIGHT / lean;
            (radius * (1.0 - cosine), radius * sine)
        };
        let right = right + aside * cosine + above * sine;
        let up = up - aside * sine + above * cosine;
        (ROOT.0 + right, ROOT.1 - up)
    }
}
