//! Where fingertips rest on each zone.

use super::View;
use super::drawing::{Point, Spot};
use crate::routine::body::{Side, Zone};

/// The fingertips of the hands at rest on `zone`, as `view` shows them; none where the view hides the zone.
///
/// A profile shows the side that is worked on and no other, so its spots are the same for every side.
pub fn resting_spots(view: View, zone: Zone, side: Side) -> Vec<Spot> {
    let half = |points: &'static [Point], sign: f64| {
        points.iter().map(move |(x, y)| Spot { x: x * sign, y: *y })
    };
    match (view, side) {
        (View::Side, _) => half(in_profile(zone), 1.0).collect(),
        (View::Back, Side::Left) => half(from_behind(zone), -1.0).collect(),
        (View::Back, Side::Right) => half(from_behind(zone), 1.0).collect(),
        (View::Back, _) => {
            half(from_behind(zone), -1.0).chain(half(from_behind(zone), 1.0)).collect()
        }
    }
}

/// On the right half of the back.
const fn from_behind(zone: Zone) -> &'static [Point] {
    match zone {
        Zone::SkullBase => &[(0.085, 0.940), (0.170, 0.965)],
        Zone::NeckColumns => &[(0.105, 0.820), (0.105, 0.690)],
        Zone::ShoulderSlope => &[(0.275, 0.535), (0.380, 0.505), (0.485, 0.490)],
        Zone::SideStrip => &[(0.185, 0.860), (0.185, 0.740)],
        Zone::Scalp => &[(0.075, 1.300), (0.135, 1.350), (0.195, 1.300), (0.215, 1.210)],
        Zone::UpperBack => &[(0.135, 0.340), (0.135, 0.200)],
        Zone::Temples | Zone::Breastbone | Zone::Nowhere => &[],
    }
}

/// On a face that looks left.
const fn in_profile(zone: Zone) -> &'static [Point] {
    match zone {
        Zone::SkullBase => &[(0.150, 0.975), (0.205, 0.975)],
        Zone::NeckColumns => &[(0.180, 0.860), (0.180, 0.750)],
        Zone::ShoulderSlope => &[(0.080, 0.440), (0.150, 0.480), (0.220, 0.545)],
        Zone::SideStrip => &[(0.140, 0.880), (0.140, 0.755)],
        Zone::Scalp => &[(0.020, 1.430), (0.100, 1.450), (0.180, 1.410), (0.240, 1.330)],
        Zone::UpperBack => &[(0.345, 0.330), (0.345, 0.230)],
        Zone::Temples => &[(-0.185, 1.325), (-0.185, 1.245)],
        Zone::Breastbone => &[(-0.240, 0.390), (-0.280, 0.310), (-0.300, 0.220)],
        Zone::Nowhere => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::super::dots::Dots;
    use super::super::drawing::Frame;
    use super::super::{pen, side};
    use super::*;

    /// Whether a place is inside a shape: a line to the right of it leaves the shape an odd number of times.
    fn inside(shape: &[Point], (x, y): Point) -> bool {
        let leaves = |pair: &&[Point]| {
            let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
            (y1 <= y) != (y2 <= y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        };
        shape.windows(2).filter(leaves).count() % 2 == 1
    }

    #[test]
    fn fingertips_rest_inside_their_zone() {
        for view in [View::Back, View::Side] {
            for (zone, shape) in view.drawing().zones {
                let spots = resting_spots(view, *zone, Side::Right);
                assert!(!spots.is_empty(), "{view:?} {zone:?}");
                assert!(
                    spots.iter().all(|spot| inside(shape, (spot.x, spot.y))),
                    "{view:?} {zone:?} {spots:?}"
                );
            }
        }
    }

    #[test]
    fn hands_are_only_on_the_side_worked_on() {
        let spots = |side| resting_spots(View::Back, Zone::SkullBase, side);
        assert!(spots(Side::Left).iter().all(|spot| spot.x < 0.0));
        assert!(spots(Side::Right).iter().all(|spot| spot.x > 0.0));
        assert_eq!(spots(Side::Both).len(), 4);
    }

    #[test]
    fn no_hand_is_drawn_where_the_zone_is_not_seen() {
        assert_eq!(resting_spots(View::Back, Zone::Temples, Side::Both), []);
        assert_eq!(resting_spots(View::Side, Zone::Nowhere, Side::Both), []);
    }

    #[test]
    fn nothing_on_the_neck_is_forward_of_the_ear_lobe() {
        let lobe =
            side::EAR.iter().filter(|(_, y)| *y < 1.13).map(|(x, _)| *x).fold(f64::MIN, f64::max);
        let frame = Frame::new(&Dots::new(100, 50), false);
        for zone in [Zone::SideStrip, Zone::SkullBase, Zone::NeckColumns] {
            let (_, shape) =
                side::DRAWING.zones.iter().find(|(shaded, _)| *shaded == zone).unwrap();
            assert!(pen::spline(shape, &frame).all(|(x, _)| x / frame.scale > lobe), "{zone:?}");
            assert!(
                resting_spots(View::Side, zone, Side::Left).iter().all(|spot| spot.x > lobe),
                "{zone:?}"
            );
        }
    }
}
