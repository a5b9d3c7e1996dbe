//! Draws smooth lines one dot thick, and the marks of hands.

use std::f64::consts::TAU;

use super::dots::{Dots, Ink};
use super::drawing::{Frame, Half, Point, dot};
use super::fill;
use super::hand::Hand;
use super::mark::{Mark, Shape};

/// The dots of a ring that is not yet filled lie so far apart.
const SPARSE: u32 = 4;

/// A fingertip is no broader, in dots to either side: larger ones tell no more, and cost more to move.
const BROADEST: f64 = 2.6;

/// The barbs of an arrow, in the drawing's measure, and how far they open, in radians.
const BARB: f64 = 0.07;
const OPEN: f64 = 0.6;

/// Draws the smooth line through `points`, as `half` has it.
pub(super) fn line(dots: &mut Dots, frame: &Frame, points: &[Point], half: Half, ink: Ink) {
    for (column, row) in thin(spline(points, frame).map(|(x, y)| (dot(x), dot(y)))) {
        dots.put(frame.column(column, half), row, ink);
    }
}

/// Draws a hand without its fingertips, over the body that it hides.
pub(super) fn hand(dots: &mut Dots, frame: &Frame, hand: &Hand, half: Half) {
    fill::clear(dots, frame, &hand.cover, half);
    for edge in &hand.arm {
        line(dots, frame, edge, half, Ink::Outline);
    }
    for edge in &hand.palm {
        line(dots, frame, edge, half, Ink::Trail);
    }
    for finger in &hand.fingers {
        line(dots, frame, finger, half, Ink::Trail);
    }
}

/// Draws a mark.
pub(super) fn mark(dots: &mut Dots, frame: &Frame, mark: Mark, half: Half) {
    let (x, y) = frame.place(mark.at);
    match (mark.shape, mark.shape.size()) {
        (Shape::Ring { radius, full }, _) => ring(dots, frame, (x, y), (radius, full), half),
        (shape, Some((across, down))) => {
            let radius = (across * frame.scale.0, down * frame.scale.1);
            disc(dots, frame, (x, y), radius, (shape, half));
        }
        (_, None) => dots.put(frame.column(dot(x), half), dot(y), Ink::Trail),
    }
}

/// A round of dots, set on the grid so that it keeps its form while it moves.
fn disc(dots: &mut Dots, frame: &Frame, at: Point, radius: Point, (shape, half): (Shape, Half)) {
    let (middle, reach) =
        ((dot(at.0 + 0.5), dot(at.1 + 0.5)), (dot(radius.0) + 1, dot(radius.1) + 1));
    let most =
        if matches!(shape, Shape::Palm | Shape::Ball | Shape::Heel) { f64::MAX } else { BROADEST };
    let (across, down) = (radius.0.clamp(1.0, most), radius.1.clamp(1.0, most));
    for row in -reach.1..reach.1 {
        for column in -reach.0..reach.0 {
            let (x, y) = (f64::from(column) + 0.5, f64::from(row) + 0.5);
            let from_middle = (x / across).hypot(y / down);
            if from_middle <= 1.0 && inked(shape, column, row) {
                let ink = if shape == Shape::Air { Ink::Trail } else { Ink::Hand };
                dots.put(frame.column(middle.0 + column, half), middle.1 + row, ink);
            }
        }
    }
}

/// A hand in the air is only half there.
const fn inked(shape: Shape, column: i32, row: i32) -> bool {
    !matches!(shape, Shape::Air) || (column + row) % 2 == 0
}

/// On ground of its own, so that it is not mistaken for what it lies on.
fn ring(dots: &mut Dots, frame: &Frame, at: Point, (radius, full): (f64, f64), half: Half) {
    let (across, down) = (radius * frame.scale.0, radius * frame.scale.1);
    let reach = (dot(across) + 1, dot(down) + 1);
    for (column, row) in
        (-reach.0..=reach.0).flat_map(|x| (-reach.1..=reach.1).map(move |y| (x, y)))
    {
        let (x, y) = (f64::from(column) / (across + 1.0), f64::from(row) / (down + 1.0));
        if x.hypot(y) <= 1.0 {
            dots.clear(frame.column(dot(at.0) + column, half), dot(at.1) + row);
        }
    }
    let steps = u32::try_from(dot(across * TAU)).unwrap_or(0).max(12);
    for step in 0..steps {
        let part = f64::from(step) / f64::from(steps);
        let (sin, cos) = (part * TAU).sin_cos();
        let (x, y) = (at.0 + across * sin, at.1 - down * cos);
        if part < full || step.is_multiple_of(SPARSE) {
            dots.put(frame.column(dot(x), half), dot(y), Ink::Trail);
        }
    }
}

/// Draws an arrow along `points`.
pub(super) fn arrow(dots: &mut Dots, frame: &Frame, points: &[Point], half: Half) {
    let Some(tip) = points.last() else { return };
    line(dots, frame, points, half, Ink::Trail);
    let Some(before) =
        points.iter().rev().find(|point| (tip.0 - point.0).hypot(tip.1 - point.1) > BARB / 2.0)
    else {
        return;
    };
    let back = (before.1 - tip.1).atan2(before.0 - tip.0);
    let length = BARB.max(3.0 / frame.scale.0);
    for side in [back - OPEN, back + OPEN] {
        let end = (tip.0 + length * side.cos(), tip.1 + length * side.sin());
        line(dots, frame, &[*tip, end], half, Ink::Trail);
    }
}

/// A Catmull-Rom curve through `points`, in dots, in steps of less than one dot.
pub(super) fn spline<'a>(
    points: &'a [Point],
    frame: &'a Frame,
) -> impl Iterator<Item = Point> + 'a {
    let at = |index: usize| points.get(index).map(|point| frame.place(*point));
    (0..points.len().saturating_sub(1)).flat_map(move |index| {
        let (from, to) = (at(index).unwrap_or_default(), at(index + 1).unwrap_or_default());
        let before = index.checked_sub(1).and_then(at).unwrap_or(from);
        let after = at(index + 2).unwrap_or(to);
        let steps = dot((to.0 - from.0).hypot(to.1 - from.1) * 1.7) + 2;
        (0..=steps).map(move |step| {
            let t = f64::from(step) / f64::from(steps);
            let along = |a: f64, b: f64, c: f64, d: f64| {
                b + t / 2.0
                    * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)))
            };
            (along(before.0, from.0, to.0, after.0), along(before.1, from.1, to.1, after.1))
        })
    })
}

/// The dots of a line without repeats and without the inner dot of a corner, which would look like a blot.
fn thin(line: impl Iterator<Item = (i32, i32)>) -> Vec<(i32, i32)> {
    let mut thinned: Vec<(i32, i32)> = Vec::new();
    for next in line {
        if thinned.last() == Some(&next) {
            continue;
        }
        if let [.., before, _] = thinned.as_slice()
            && (before.0 - next.0).abs() == 1
            && (before.1 - next.1).abs() == 1
        {
            thinned.pop();
        }
        thinned.push(next);
    }
    thinned
}

#[cfg(test)]
mod tests {
    use super::super::View;
    use super::super::drawing::{Curve, Part};
    use super::*;
    use crate::ui::theme::USUAL_CELL;

    fn lines() -> impl Iterator<Item = Vec<(i32, i32)>> {
        let sizes = (12..=120)
            .step_by(9)
            .flat_map(|width| (6..=60).step_by(6).map(move |height| (width, height)));
        sizes.flat_map(|(width, height)| {
            let drawn = |view: View| {
                let frame = Frame::new(&Dots::new(width, height), view.window(), USUAL_CELL, false);
                let line = |curve: &Curve| {
                    thin(spline(curve.points, &frame).map(|(x, y)| (dot(x), dot(y))))
                };
                let upright = view.drawing().curves.iter().filter(|curve| curve.part != Part::Nose);
                upright.map(line).collect::<Vec<_>>()
            };
            [View::Back, View::Side].into_iter().flat_map(drawn).collect::<Vec<_>>()
        })
    }

    #[test]
    fn lines_have_no_gaps_at_any_size() {
        for line in lines() {
            for pair in line.windows(2) {
                let (across, down) = ((pair[0].0 - pair[1].0).abs(), (pair[0].1 - pair[1].1).abs());
                assert!(across.max(down) == 1, "{pair:?}");
            }
        }
    }

    #[test]
    fn lines_have_no_thick_corners() {
        for line in lines() {
            for three in line.windows(3) {
                let (across, down) =
                    ((three[0].0 - three[2].0).abs(), (three[0].1 - three[2].1).abs());
                assert!((across, down) != (1, 1), "{three:?}");
            }
        }
    }

    #[test]
    fn a_fingertip_keeps_its_form_wherever_it_is() {
        let frame = Frame::new(&Dots::new(40, 20), View::Back.window(), USUAL_CELL, false);
        for step in 0..50 {
            let mut dots = Dots::new(40, 20);
            let at = (0.1 + f64::from(step) * 0.003, 0.9 - f64::from(step) * 0.007);
            mark(&mut dots, &frame, Mark::new(at, Shape::Tip), Half::Right);
            let inked = (0..80)
                .flat_map(|y| (0..80).map(move |x| (x, y)))
                .filter(|(x, y)| dots.has(*x, *y, Ink::Hand));
            assert_eq!(inked.count(), 4, "{at:?}");
        }
    }
}
