//! The stance of a body: its place on the canvas, its size, and the lean of its neck and head.

use super::shape::Point;

/// The place of a body on the canvas, its size, and the lean of its head.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct BodyPlacement {
    /// Its size; 1 is that of the drawings.
    pub(super) zoom: f32,
    /// The base of the neck on the canvas.
    pub(super) neck: Point,
    /// The lean of the head to the right of the picture, in degrees; the neck bends with it.
    pub(super) tilt: f32,
    /// The turn of the face to the right of the picture, in degrees.
    pub(super) turn: f32,
    /// The lowering of the chin, 0 to 1.
    pub(super) bow: f32,
}

/// The base of the neck in the drawings.
const NECK: Point = (200.0, 170.0);

/// The point where the neck grows out of the trunk, and the height above it over which the neck bends.
const ROOT: Point = (200.0, 178.0);
const NECK_HEIGHT: f32 = 60.0;

impl Default for BodyPlacement {
    fn default() -> Self {
        Self::at(1.0, NECK)
    }
}

impl BodyPlacement {
    /// Returns an upright stance that faces straight ahead.
    pub(super) const fn at(zoom: f32, neck: Point) -> Self {
        Self { zoom, neck, tilt: 0.0, turn: 0.0, bow: 0.0 }
    }

    /// Converts a point of the drawings to the canvas.
    fn place(self, (x, y): Point) -> Point {
        ((x - NECK.0) * self.zoom + self.neck.0, (y - NECK.1) * self.zoom + self.neck.1)
    }

    /// Returns points of neck and trunk on the canvas.
    pub(super) fn body(self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|point| self.place(self.bent(*point, ROOT.1 - point.1))).collect()
    }

    /// Returns points of the head on the canvas; the head leans, but doesn't bend.
    pub(super) fn head(self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|point| self.place(self.bent(*point, NECK_HEIGHT))).collect()
    }

    /// Returns the place of a point after the neck, up to `height` above its root, has bent into a part of a circle.
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
