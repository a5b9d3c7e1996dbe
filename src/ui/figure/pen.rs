//! Draws smooth lines one dot thick, and fingertips.

use super::dots::{Dots, Ink};
use super::drawing::{Curve, Frame, Half, Point, Spot, dot};

/// The radius of a fingertip, as broad as one on the figure's own scale.
const FINGER: f64 = 0.03;

/// Draws `curve` on each of `halves`.
pub(super) fn draw(dots: &mut Dots, frame: &Frame, curve: &Curve, halves: &[Half]) {
    for (column, row) in thin(spline(curve.points, frame).map(|(x, y)| (dot(x), dot(y)))) {
        for half in halves {
            dots.put(frame.column(column, *half), row, curve.ink);
        }
    }
}

/// Draws a fingertip: a disc or, where that would be a speck, a block that keeps to one cell.
pub(super) fn touch(dots: &mut Dots, frame: &Frame, spot: Spot) {
    let (x, y) = frame.place((spot.x, spot.y));
    let radius = frame.scale * FINGER;
    if radius < 2.0 {
        return block(
            dots,
            frame.column(dot(x), Half::Right),
            dot(y),
            if radius < 1.0 { 2 } else { 3 },
        );
    }
    let (across, down, reach) = (dot(x), dot(y), dot(radius) + 1);
    for row in down - reach..=down + reach {
        for column in across - reach..=across + reach {
            if (f64::from(column) + 0.5 - x).hypot(f64::from(row) + 0.5 - y) <= radius {
                dots.put(frame.column(column, Half::Right), row, Ink::Hand);
            }
        }
    }
}

/// Two dots by `height`, round about the given dot, wholly within one cell.
fn block(dots: &mut Dots, column: i32, row: i32, height: i32) {
    let (left, cell) = (column & !1, row & !3);
    let top = cell + (row - cell - 1).clamp(0, 4 - height);
    for row in top..top + height {
        dots.put(left, row, Ink::Hand);
        dots.put(left + 1, row, Ink::Hand);
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
    use super::super::{back, side};
    use super::*;

    fn lines() -> impl Iterator<Item = Vec<(i32, i32)>> {
        let sizes = (12..=120)
            .step_by(9)
            .flat_map(|width| (6..=60).step_by(6).map(move |height| (width, height)));
        sizes.flat_map(|(width, height)| {
            let frame = Frame::new(&Dots::new(width, height), false);
            let curves = back::DRAWING.curves.iter().chain(side::DRAWING.curves);
            curves
                .map(move |curve| thin(spline(curve.points, &frame).map(|(x, y)| (dot(x), dot(y)))))
                .collect::<Vec<_>>()
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
    fn a_small_fingertip_keeps_to_one_cell() {
        for (column, row) in (0..8).flat_map(|column| (0..16).map(move |row| (column, row))) {
            let mut dots = Dots::new(4, 4);
            block(&mut dots, column, row, 3);
            let inked = (0..16)
                .flat_map(|y| (0..8).map(move |x| (x, y)))
                .filter(|(x, y)| dots.has(*x, *y, Ink::Hand));
            assert_eq!(
                inked.filter(|(x, y)| (x / 2, y / 4) == (column / 2, row / 4)).count(),
                6,
                "{column}, {row}"
            );
        }
    }
}
