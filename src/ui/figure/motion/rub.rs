//! Short lines to and fro across the muscle, and fingers that gather the skin.

use std::f64::consts::TAU;

use super::{Beat, half_hand, place, stepping, tips};
use crate::routine::body::{Touch, Zone};
use crate::ui::figure::mark::{Mark, Shape};
use crate::ui::figure::track::Track;

/// From the middle of a line to its end.
const LINE: f64 = 0.04;

/// From the middle of the hand to the fingertips, drawn together and spread.
const ON_SCALP: (f64, f64) = (0.04, 0.115);
const ELSEWHERE: (f64, f64) = (0.02, 0.045);

/// Where the four fingers and the thumb lie about the middle of the hand, in turns.
const FINGERS: [f64; 5] = [0.02, 0.18, 0.34, 0.5, 0.78];

pub(super) fn to_and_fro(touch: Touch, track: &Track, beat: Beat) -> Vec<Mark> {
    let (shape, along) = tips(touch);
    let middle = track.within(stepping(&[0.0, 1.0], beat), half_hand(touch));
    let aside = |phase: f64| LINE * (phase * TAU).sin();
    let Beat::Stroke { phase, .. } = beat else {
        return along.iter().map(|tip| Mark::new(track.at(middle + tip), shape)).collect();
    };
    let tip = |tip: &f64| {
        Mark::new(track.beside(middle + tip, aside(phase)), shape).about(track.at(middle + tip))
    };
    let crumb = |behind: f64| {
        Mark::new(track.beside(middle, aside((phase - behind).max(0.0))), Shape::Crumb)
    };
    along.iter().map(tip).chain([crumb(0.2)]).collect()
}

pub(super) fn gather(track: &Track, zone: Zone, beat: Beat) -> Vec<Mark> {
    let (phase, done) = match beat {
        Beat::Stroke { phase, from, to, .. } => (phase, from + (to - from) * phase),
        _ => (0.0, 0.5),
    };
    // Wide in the middle of its way only, where the zone is.
    let (x, y) = track.at(track.within(0.35 + 0.3 * place(&[0.0, 1.0], done), 0.0));
    let (together, spread) = if zone == Zone::Scalp { ON_SCALP } else { ELSEWHERE };
    let radius = together + (spread - together) * (1.0 + (phase * TAU).cos()) / 2.0;
    let finger = |turn: f64| {
        let (sin, cos) = (turn * TAU).sin_cos();
        let at = |radius: f64| (x + radius * cos, y + radius * sin);
        Mark::new(at(radius), Shape::Tip).about(at(together.midpoint(spread)))
    };
    FINGERS.into_iter().map(finger).collect()
}
