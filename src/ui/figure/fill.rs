//! Shades a shape: a zone with every other dot, like a chequerboard, a place for no hand with slanting lines.

use super::dots::{Dots, Ink};
use super::drawing::{Frame, Half, Point, dot};
use super::pen::spline;

/// Shades the inside of the closed, smooth line through `points`, as `half` has it.
pub(super) fn shade(dots: &mut Dots, frame: &Frame, points: &[Point], half: Half, ink: Ink) {
    let apart = if ink == Ink::NoGo { 3 } else { 2 };
    let edge: Vec<Point> = spline(points, frame).collect();
    for (column, row) in inside(&edge).filter(|(x, y)| (x + y).rem_euclid(apart) == 0) {
        dots.put(frame.column(column, half), row, ink);
    }
}

/// Empties the inside of the polygon through `points`, as `half` has it.
pub(super) fn clear(dots: &mut Dots, frame: &Frame, points: &[Point], half: Half) {
    let edge: Vec<Point> = points.iter().chain(points.first()).map(|at| frame.place(*at)).collect();
    for (column, row) in inside(&edge) {
        dots.clear(frame.column(column, half), row);
    }
}

/// The dots, counted from the middle, within a closed line.
fn inside(edge: &[Point]) -> impl Iterator<Item = (i32, i32)> {
    let (top, bottom) =
        edge.iter().fold((f64::MAX, f64::MIN), |(top, bottom), (_, y)| (y.min(top), y.max(bottom)));
    (dot(top)..=dot(bottom)).flat_map(move |row| {
        let crossings = crossings(edge, f64::from(row) + 0.5);
        let spans: Vec<(f64, f64)> = crossings
            .chunks_exact(2)
            .filter_map(|pair| Some((*pair.first()?, *pair.last()?)))
            .collect();
        spans.into_iter().flat_map(move |(enter, leave)| {
            (dot(enter + 0.5)..dot(leave + 0.5)).map(move |column| (column, row))
        })
    })
}

/// Where the edge crosses a height, from left to right.
fn crossings(edge: &[Point], height: f64) -> Vec<f64> {
    let mut crossings: Vec<f64> = edge
        .iter()
        .zip(edge.iter().skip(1))
        .filter(|(from, to)| (from.1 <= height) != (to.1 <= height))
        .map(|(from, to)| from.0 + (height - from.1) / (to.1 - from.1) * (to.0 - from.0))
        .collect();
    crossings.sort_by(f64::total_cmp);
    crossings
}
