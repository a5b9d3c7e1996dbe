//! Shapes: tapering limbs, soft outlines, ellipses and arcs, in the units of the canvas (y down).

use tiny_skia::{FillRule, LineCap, LineJoin, Path, PathBuilder, Rect, Stroke};

/// A point on the canvas.
pub(super) type Point = (f32, f32);

/// A disc of a limb: its middle and its radius.
pub(super) type Disc = (f32, f32, f32);

/// The fill rule of every shape, with which parts of a shape may lie over each other.
pub(super) const FILL: FillRule = FillRule::Winding;

/// The steps of a curve from one given point to the next.
const STEPS: u8 = 6;

/// A shape that can be painted, piece by piece.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone)]
enum Piece {
    /// Discs in a row, joined by limbs that taper from one to the next.
    Limb(Vec<Disc>),
    /// A closed outline with corners.
    Outline(Vec<Point>),
    /// An ellipse that stands upright: its middle, half its width, half its height.
    Ellipse(Point, f32, f32),
    /// A line of one width.
    Line(Vec<Point>, f32),
}

impl Shape {
    /// Returns discs in a row, joined by limbs that taper from one to the next.
    pub(super) fn limb(discs: &[Disc]) -> Self {
        Self { pieces: vec![Piece::Limb(discs.to_vec())] }
    }

    /// Returns a line of one width along some points.
    pub(super) fn line(points: &[Point], width: f32) -> Self {
        Self { pieces: vec![Piece::Line(points.to_vec(), width)] }
    }

    /// Returns a closed outline with corners.
    pub(super) fn outline(points: &[Point]) -> Self {
        Self { pieces: vec![Piece::Outline(points.to_vec())] }
    }

    /// Returns a closed outline without corners.
    pub(super) fn blob(points: &[Point]) -> Self {
        Self::outline(&curve(points, true))
    }

    /// Returns an ellipse that stands upright.
    pub(super) fn ellipse(middle: Point, across: f32, down: f32) -> Self {
        Self { pieces: vec![Piece::Ellipse(middle, across, down)] }
    }

    /// Joins this shape and another one into one.
    #[must_use]
    pub(super) fn with(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// Returns the shape grown by some units, as paths that are filled one after the other.
    pub(super) fn paths(&self, grown: f32) -> impl Iterator<Item = Path> {
        self.pieces.iter().flat_map(move |piece| piece.paths(grown))
    }
}

impl Piece {
    fn paths(&self, grown: f32) -> impl Iterator<Item = Path> + use<> {
        let path = match self {
            Self::Limb(discs) => limb(discs, grown),
            Self::Outline(points) => polygon(points, true),
            Self::Ellipse((x, y), across, down) => {
                let (across, down) = (across + grown, down + grown);
                let around = Rect::from_ltrb(x - across, y - down, x + across, y + down);
                around.and_then(PathBuilder::from_oval)
            }
            Self::Line(points, width) => stroked(polygon(points, false), width + 2.0 * grown),
        };
        let edge = match self {
            Self::Outline(points) if grown > 0.0 => stroked(polygon(points, true), 2.0 * grown),
            _ => None,
        };
        path.into_iter().chain(edge)
    }
}

/// Returns all discs and the joints between them, all wound the same way.
fn limb(discs: &[Disc], grown: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    let discs: Vec<Disc> =
        discs.iter().map(|(x, y, radius)| (*x, *y, (radius + grown).max(0.1))).collect();
    for (x, y, radius) in &discs {
        path.push_circle(*x, *y, *radius);
    }
    for pair in discs.windows(2) {
        if let [from, to] = pair {
            push_joint(&mut path, *from, *to);
        }
    }
    path.finish()
}

/// Adds the area between two discs, bounded by the two lines that touch both on their outer sides.
fn push_joint(path: &mut PathBuilder, (ax, ay, a): Disc, (bx, by, b): Disc) {
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx.hypot(dy);
    if length <= (a - b).abs() {
        return;
    }
    let (dx, dy) = (dx / length, dy / length);
    let sine = (a - b) / length;
    let cosine = (1.0 - sine * sine).sqrt();
    // The direction from a disc's middle to the point where such a line touches it, on one side and on the other.
    let left = (dx * sine + dy * cosine, dy * sine - dx * cosine);
    let right = (dx * sine - dy * cosine, dy * sine + dx * cosine);
    path.move_to(ax + left.0 * a, ay + left.1 * a);
    path.line_to(bx + left.0 * b, by + left.1 * b);
    path.line_to(bx + right.0 * b, by + right.1 * b);
    path.line_to(ax + right.0 * a, ay + right.1 * a);
    path.close();
}

fn polygon(points: &[Point], closed: bool) -> Option<Path> {
    let ((x, y), others) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(*x, *y);
    for (x, y) in others {
        path.line_to(*x, *y);
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// Returns the outline of a path that is drawn with a round pen.
fn stroked(path: Option<Path>, width: f32) -> Option<Path> {
    let pen =
        Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
    path?.stroke(&pen, 1.0)
}

/// Returns a smooth curve through some points (a Catmull-Rom spline).
pub(super) fn curve(points: &[Point], closed: bool) -> Vec<Point> {
    let count = points.len();
    let at = |index: usize, by: isize| {
        let index = index.checked_add_signed(by);
        let wrapped = match index {
            Some(index) if index < count => index,
            Some(index) if closed => index % count,
            Some(_) => count.saturating_sub(1),
            None if closed => count.saturating_sub(by.unsigned_abs()),
            None => 0,
        };
        points.get(wrapped).copied().unwrap_or_default()
    };
    let legs = if closed { count } else { count.saturating_sub(1) };
    let mut through = Vec::with_capacity(legs * usize::from(STEPS) + 1);
    for leg in 0..legs {
        let (a, b, c, d) = (at(leg, -1), at(leg, 0), at(leg, 1), at(leg, 2));
        for step in 0..STEPS {
            let part = f32::from(step) / f32::from(STEPS);
            let along = |a: f32, b: f32, c: f32, d: f32| {
                let (second, third) = (part * part, part * part * part);
                0.5 * (2.0 * b
                    + (c - a) * part
                    + (2.0 * a - 5.0 * b + 4.0 * c - d) * second
                    + (3.0 * b - a - 3.0 * c + d) * third)
            };
            through.push((along(a.0, b.0, c.0, d.0), along(a.1, b.1, c.1, d.1)));
        }
    }
    if !closed {
        through.extend(points.last());
    }
    through
}

/// Returns the point at `part` (0 to 1) of the line between two points.
pub(super) fn between((ax, ay): Point, (bx, by): Point, part: f32) -> Point {
    (ax + (bx - ax) * part, ay + (by - ay) * part)
}

/// Returns the same direction, one unit long.
pub(super) fn unit((x, y): Point) -> Point {
    let length = x.hypot(y).max(0.001);
    (x / length, y / length)
}

/// Returns a part of an ellipse from one angle to another, in degrees: 0 to the right, 90 down.
pub(super) fn arc((x, y): Point, (across, down): (f32, f32), from: f32, to: f32) -> Vec<Point> {
    const PARTS: u8 = 28;
    let at = |part: u8| {
        let angle = (from + (to - from) * f32::from(part) / f32::from(PARTS)).to_radians();
        (x + across * angle.cos(), y + down * angle.sin())
    };
    (0..=PARTS).map(at).collect()
}

/// Turns points clockwise around a centre.
pub(super) fn turned(points: &[Point], (x, y): Point, degrees: f32) -> Vec<Point> {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let turn = |point: &Point| {
        let (dx, dy) = (point.0 - x, point.1 - y);
        (x + dx * cosine - dy * sine, y + dx * sine + dy * cosine)
    };
    points.iter().map(turn).collect()
}
