//! Hands that stay: they press and let go, squeeze and step on, or only rest.

use super::{Beat, ON_SKIN, eased, half_hand, stepping, tips};
use crate::routine::body::Touch;
use crate::ui::figure::mark::{Mark, Shape};
use crate::ui::figure::track::Track;

/// Between the fingers behind and the palm heel in front, from the middle of the muscle: open, and closed.
const OPEN: f64 = 0.058;
const CLOSED: f64 = 0.026;

/// The ring of a pressure.
const RING: f64 = 0.095;

/// Nearer than this to being off the skin, a hand is drawn in the air.
const OFF: f64 = 0.25;

pub(super) fn squeeze(touch: Touch, track: &Track, walk: &[f64], beat: Beat) -> Vec<Mark> {
    let grip = if let Beat::Stroke { phase, .. } = beat { grip(phase) } else { 0.0 };
    grasp(touch, track, track.within(stepping(walk, beat), half_hand(touch)), grip)
}

pub(super) fn hold(touch: Touch, track: &Track, beat: Beat) -> Vec<Mark> {
    let (reach, full) = match beat {
        Beat::Stroke { phase, .. } => (1.0, lift(phase)),
        Beat::Held { reach, over } => (reach, over * reach),
        Beat::Still | Beat::Breath(_) => (1.0, 0.0),
    };
    let middle = track.within(0.5, half_hand(touch));
    let grip = if matches!(beat, Beat::Stroke { .. }) { full } else { reach };
    let mut marks = grasp(touch, track, middle, grip);
    if reach < OFF {
        for mark in &mut marks {
            mark.shape = Shape::Air;
        }
    } else if full > 0.0 && !marks.is_empty() {
        // First, since the fingertips lie within it.
        marks.insert(0, Mark::new(track.at(middle), Shape::Ring { radius: RING, full }));
    }
    marks
}

pub(super) fn rest(touch: Touch, track: &Track) -> Vec<Mark> {
    grasp(touch, track, track.within(0.5, half_hand(touch)), 0.0)
}

/// A hand that lies on the muscle or, with its heel, holds it between its ends; `grip` from 0 to 1.
fn grasp(touch: Touch, track: &Track, middle: f64, grip: f64) -> Vec<Mark> {
    let (shape, along) = tips(touch);
    if touch != Touch::FingersAndHeel {
        return along.iter().map(|tip| Mark::new(track.at(middle + tip), shape)).collect();
    }
    let gap = OPEN + (CLOSED - OPEN) * grip;
    let finger = |tip: &f64| Mark::new(track.beside(middle + tip, -gap), shape);
    let heel = Mark::new(track.beside(middle, gap), Shape::Heel);
    along.iter().map(finger).chain([heel]).collect()
}

/// Steps on with an open hand, closes, stays, lets go.
fn grip(phase: f64) -> f64 {
    eased((phase - 0.2) / 0.25) - eased((phase - 0.65) / 0.25)
}

/// Rises as long as the hand works, and is gone again on the way back.
fn lift(phase: f64) -> f64 {
    if phase <= ON_SKIN {
        eased(phase / ON_SKIN)
    } else {
        1.0 - eased((phase - ON_SKIN) / (1.0 - ON_SKIN))
    }
}
