//! Small circles, one to a stroke, drifting along the zone.

use std::f64::consts::TAU;

use super::{Beat, half_hand, stepping, tips};
use crate::routine::body::{Touch, Zone};
use crate::ui::figure::mark::{Mark, Shape};
use crate::ui::figure::track::Track;

/// Where on the circle, behind the hand, crumbs show the way round.
const TRAIL: [f64; 2] = [0.17, 0.28];

pub(super) fn marks(
    touch: Touch,
    track: &Track,
    walk: &[f64],
    zone: Zone,
    beat: Beat,
) -> Vec<Mark> {
    let (shape, along) = tips(touch);
    let middle = track.within(stepping(walk, beat), half_hand(touch));
    let radius = radius(zone);
    let on_circle = |tip: f64, phase: f64| {
        let (x, y) = track.at(middle + tip);
        let (sin, cos) = (phase * TAU).sin_cos();
        (x + radius * sin, y + radius * cos)
    };
    let phase = if let Beat::Stroke { phase, .. } = beat { phase } else { 0.0 };
    let finger = |tip: &f64| Mark::new(on_circle(*tip, phase), shape).about(track.at(middle + tip));
    let mut marks: Vec<Mark> = along.iter().map(finger).collect();
    if matches!(beat, Beat::Stroke { .. })
        && let Some(last) = along.last()
    {
        marks.extend(TRAIL.map(|behind| Mark::new(on_circle(*last, phase - behind), Shape::Crumb)));
    }
    marks
}

/// As large as the zone lets a circle be.
const fn radius(zone: Zone) -> f64 {
    match zone {
        Zone::SideStrip | Zone::NeckColumns => 0.035,
        Zone::SkullBase | Zone::ShoulderSlope => 0.04,
        _ => 0.05,
    }
}
