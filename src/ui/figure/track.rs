//! The ways of the hands: a line in the middle of each zone, from the centre outward or from the top down.

use super::View;
use super::drawing::Point;
use crate::routine::body::Zone;

/// A line through a zone, or through several that lie end to end, measured along itself.
#[derive(Debug, Clone)]
pub(super) struct Track {
    points: Vec<Point>,
}

impl Track {
    /// The track through `zones` as `view` shows them; none where it shows none of them.
    pub(super) fn along(view: View, zones: &[Zone]) -> Option<Self> {
        let mut points = Vec::new();
        for zone in zones {
            points.extend(line(view, *zone));
        }
        (points.len() > 1).then_some(Self { points })
    }

    /// How long it is, in the drawing's measure.
    pub(super) fn length(&self) -> f64 {
        self.legs().map(|(from, to)| (to.0 - from.0).hypot(to.1 - from.1)).sum()
    }

    /// A length along it: so much of the way, with `margin` kept free at both ends.
    pub(super) fn within(&self, part: f64, margin: f64) -> f64 {
        let length = self.length();
        let margin = margin.min(length / 2.0);
        margin + (length - 2.0 * margin) * part.clamp(0.0, 1.0)
    }

    /// The place at a length along it; beyond its ends, the end.
    pub(super) fn at(&self, length: f64) -> Point {
        self.beside(length, 0.0)
    }

    /// A place at a length along it and so far to the left of its way.
    pub(super) fn beside(&self, length: f64, aside: f64) -> Point {
        let mut left = length.max(0.0);
        let mut place = (0.0, 0.0);
        for (from, to) in self.legs() {
            let (across, up) = (to.0 - from.0, to.1 - from.1);
            let leg = across.hypot(up);
            let part = (left / leg).min(1.0);
            place = (
                from.0 + across * part - up / leg * aside,
                from.1 + up * part + across / leg * aside,
            );
            if left <= leg {
                break;
            }
            left -= leg;
        }
        place
    }

    fn legs(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.points.iter().copied().zip(self.points.iter().copied().skip(1))
    }
}

const fn line(view: View, zone: Zone) -> &'static [Point] {
    match view {
        View::Back | View::Head => from_behind(zone),
        View::Side => in_profile(zone),
    }
}

/// On the right half of the back.
const fn from_behind(zone: Zone) -> &'static [Point] {
    match zone {
        Zone::SkullBase => &[(0.075, 0.930), (0.140, 0.945), (0.210, 0.985)],
        Zone::NeckColumns => &[(0.100, 0.860), (0.102, 0.740), (0.112, 0.640)],
        Zone::ShoulderSlope => &[(0.220, 0.605), (0.330, 0.535), (0.450, 0.500), (0.570, 0.475)],
        Zone::SideStrip => &[(0.190, 0.890), (0.183, 0.800), (0.190, 0.715)],
        Zone::Scalp => &[(0.130, 1.480), (0.175, 1.360), (0.175, 1.220), (0.130, 1.090)],
        Zone::UpperBack => &[(0.135, 0.420), (0.135, 0.280), (0.145, 0.140)],
        Zone::Temples | Zone::Breastbone | Zone::Nowhere => &[],
    }
}

/// On a face that looks left.
const fn in_profile(zone: Zone) -> &'static [Point] {
    match zone {
        Zone::SkullBase => &[(0.225, 0.980), (0.185, 0.978), (0.150, 0.982)],
        Zone::NeckColumns => &[(0.178, 0.870), (0.170, 0.770), (0.190, 0.675)],
        Zone::ShoulderSlope => &[(0.215, 0.565), (0.150, 0.488), (0.070, 0.450)],
        Zone::SideStrip => &[(0.140, 0.945), (0.140, 0.820), (0.148, 0.690)],
        Zone::Scalp => &[(-0.120, 1.490), (0.050, 1.470), (0.200, 1.370), (0.250, 1.200)],
        Zone::UpperBack => &[(0.345, 0.400), (0.345, 0.220)],
        Zone::Temples => &[(-0.225, 1.295), (-0.145, 1.265)],
        Zone::Breastbone => &[(-0.240, 0.390), (-0.300, 0.220)],
        Zone::Nowhere => &[],
    }
}
