//! A whole hand behind its fingertips, with as much of the forearm as can be seen.

use super::View;
use super::drawing::Point;
use super::mark::Mark;
use crate::routine::body::Zone;

/// From a fingertip to its knuckle, and from there to the wrist.
const FINGER: f64 = 0.13;
const PALM: f64 = 0.13;

/// Where a hand comes over the shoulder from in front, so much of its fingers shows.
const OVER_THE_EDGE: f64 = 0.09;

/// Further out or lower than this, seen from behind, a hand lies on the shoulder or on its way to it.
const SHOULDER: Point = (0.36, 0.66);

/// Half of the wrist and of the forearm; a hand is so much broader than its row of fingertips, on either side.
const WRIST: f64 = 0.055;
const FOREARM: f64 = 0.075;
const FLESH: f64 = 0.025;

/// What is seen of a hand besides its fingertips.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hand {
    /// Each from its tip to its knuckle.
    pub(super) fingers: Vec<[Point; 2]>,
    /// From knuckles to wrist, on both sides; over the shoulder's edge, the row of knuckles.
    pub(super) palm: Vec<Vec<Point>>,
    /// From wrist to where the forearm goes out of sight, on both sides.
    pub(super) arm: Vec<Vec<Point>>,
    /// All that it hides of the body.
    pub(super) cover: Vec<Point>,
}

/// Where a hand comes from.
#[derive(Debug, Clone, Copy)]
struct Reach {
    /// From the fingertips to the knuckles.
    along: Point,
    finger: f64,
    /// Where the forearm goes out of sight; none where the wrist is out of sight as well.
    from: Option<Point>,
}

impl Reach {
    fn of(view: View, zones: &[Zone], middle: Point) -> Self {
        let reach = |along, from| Self { along, finger: FINGER, from: Some(from) };
        match (view, zones.first()) {
            (View::Side, Some(Zone::Temples)) => reach((-0.35, -0.94), (-0.66, 0.40)),
            (View::Side, _) => reach((0.81, -0.59), (0.50, 0.60)),
            (View::Head, _) => reach((0.95, -0.30), (0.72, 0.72)),
            (View::Back, _) if middle.1 < SHOULDER.1 || middle.0 > SHOULDER.0 => {
                Self { along: (0.0, 1.0), finger: OVER_THE_EDGE, from: None }
            }
            (View::Back, _) => reach((0.96, -0.28), (0.46, 0.60)),
        }
    }
}

impl Hand {
    /// The hand whose fingertips are among these marks, side by side; none without fingertips.
    pub(super) fn behind(marks: &[Mark], view: View, zones: &[Zone]) -> Option<Self> {
        let tips = || marks.iter().filter(|mark| mark.shape.has_finger());
        let (first, last) = (tips().next()?.rest, tips().next_back()?.rest);
        let middle = (first.0.midpoint(last.0), first.1.midpoint(last.1));
        let reach = Reach::of(view, zones, middle);
        let knuckle = |tip: Point| step(tip, reach.along, reach.finger);
        let fingers = tips().map(|tip| [tip.at, knuckle(tip.rest)]).collect();
        let row = (knuckle(first), knuckle(last));
        let Some(from) = reach.from else {
            let cover = vec![first, row.0, row.1, last];
            return Some(Self { fingers, palm: vec![vec![row.0, row.1]], arm: Vec::new(), cover });
        };
        let knuckles = knuckle(middle);
        let bent = unit(sum(unit(reach.along), toward(knuckles, from)));
        let wrist = step(knuckles, bent, PALM);
        let arm = toward(wrist, from);
        let side = |knuckle: Point, of: f64| {
            let across = (-arm.1 * of, arm.0 * of);
            let edge = step(knuckle, (-bent.1 * of, bent.0 * of), FLESH);
            [edge, step(wrist, across, WRIST), step(from, across, FOREARM)]
        };
        let turned = (row.0.0 - knuckles.0) * -bent.1 + (row.0.1 - knuckles.1) * bent.0;
        let of = if turned < 0.0 { -1.0 } else { 1.0 };
        let (one, other) = (side(row.0, of), side(row.1, -of));
        let cover = [first].into_iter().chain(one).chain(other.into_iter().rev()).chain([last]);
        Some(Self {
            fingers,
            palm: [one, other].map(|[edge, wrist, _]| vec![edge, wrist]).to_vec(),
            arm: [one, other].map(|[_, wrist, from]| vec![wrist, from]).to_vec(),
            cover: cover.collect(),
        })
    }
}

fn sum(one: Point, other: Point) -> Point {
    (one.0 + other.0, one.1 + other.1)
}

fn step(from: Point, along: Point, by: f64) -> Point {
    (from.0 + along.0 * by, from.1 + along.1 * by)
}

fn toward(from: Point, to: Point) -> Point {
    unit((to.0 - from.0, to.1 - from.1))
}

fn unit((across, up): Point) -> Point {
    let length = across.hypot(up).max(f64::MIN_POSITIVE);
    (across / length, up / length)
}
