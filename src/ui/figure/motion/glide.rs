//! Long strokes: along the skin to the end of the way, and back through the air.

use super::{Beat, ON_SKIN, eased, half_hand, tips};
use crate::routine::body::Touch;
use crate::ui::figure::drawing::Point;
use crate::ui::figure::mark::{Mark, Shape};
use crate::ui::figure::track::Track;

/// Crumbs lie so far apart on the track, and stay for so long behind the hand.
const CRUMB: f64 = 0.045;
const TRAIL: f64 = 0.16;

/// How far a hand in the air keeps from the body.
const AWAY: f64 = 0.16;

pub(super) fn marks(touch: Touch, track: &Track, beat: Beat) -> Vec<Mark> {
    let phase = match beat {
        Beat::Stroke { phase, .. } => phase,
        Beat::Held { over, .. } => over * ON_SKIN,
        Beat::Still | Beat::Breath(_) => 0.0,
    };
    if phase <= ON_SKIN {
        on_skin(touch, track, paced(phase / ON_SKIN))
    } else {
        in_the_air(touch, track, eased((phase - ON_SKIN) / (1.0 - ON_SKIN)))
    }
}

/// An even pace, but for soft ends.
fn paced(part: f64) -> f64 {
    0.7 * part + 0.3 * eased(part)
}

fn on_skin(touch: Touch, track: &Track, done: f64) -> Vec<Mark> {
    let (shape, along) = tips(touch);
    let middle = track.within(done, half_hand(touch));
    let mut marks: Vec<Mark> =
        along.iter().map(|tip| Mark::new(track.at(middle + tip), shape)).collect();
    let tail = middle - half_hand(touch) - CRUMB;
    let mut crumb = 0.0;
    while crumb < tail && !along.is_empty() {
        if crumb > tail - TRAIL {
            marks.push(Mark::new(track.at(crumb), Shape::Crumb));
        }
        crumb += CRUMB;
    }
    marks
}

/// From the end of the way back to its beginning in a wide bow.
fn in_the_air(touch: Touch, track: &Track, done: f64) -> Vec<Mark> {
    let (_, along) = tips(touch);
    let hand = |done: f64, tip: f64| track.at(track.within(done, half_hand(touch)) + tip);
    let tip = |tip: &f64| {
        let (end, start) = (hand(1.0, *tip), hand(0.0, *tip));
        let over = (end.0.max(start.0) + AWAY, end.1.midpoint(start.1) + AWAY);
        Mark::new(bow(end, over, start, done), Shape::Air)
    };
    along.iter().map(tip).collect()
}

/// A quadratic Bézier curve.
fn bow(from: Point, over: Point, to: Point, t: f64) -> Point {
    let mix = |a: f64, b: f64, c: f64| (1.0 - t).powi(2) * a + 2.0 * t * (1.0 - t) * b + t * t * c;
    (mix(from.0, over.0, to.0), mix(from.1, over.1, to.1))
}
