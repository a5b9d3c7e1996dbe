//! What works in place of a hand: a ball at the wall, and a warm pack.

use std::f64::consts::TAU;

use super::Beat;
use crate::routine::body::Motion;
use crate::ui::figure::mark::{Mark, Shape};
use crate::ui::figure::track::Track;

/// The circle that the body draws on the ball.
const CIRCLE: f64 = 0.05;

/// The ring of a pressure, round the ball.
const RING: f64 = 0.12;

/// Places of a warm pack from which warmth rises, along its track, and how far.
const PLUMES: [f64; 3] = [0.1, 0.5, 0.9];
const RISE: f64 = 0.20;

/// The ball where the body leans on it.
pub(super) fn marks(motion: Motion, track: &Track, beat: Beat) -> Vec<Mark> {
    let middle = track.length() / 2.0;
    let (x, y) = track.at(middle);
    let ball = |at| Mark::new(at, Shape::Ball);
    match (motion, beat) {
        (Motion::BallCircle, Beat::Stroke { phase, .. }) => {
            let on_circle = |phase: f64| {
                let (sin, cos) = (phase * TAU).sin_cos();
                (x + CIRCLE * sin, y + CIRCLE * cos)
            };
            vec![ball(on_circle(phase))]
        }
        (Motion::BallRoll, Beat::Stroke { phase, .. }) => {
            vec![ball(track.at(middle * (1.0 + 0.8 * (phase * TAU).sin())))]
        }
        (_, Beat::Held { reach, over }) if over > 0.0 => {
            let ring = Shape::Ring { radius: RING, full: over * reach };
            vec![Mark::new((x, y), ring), ball((x, y))]
        }
        _ => vec![ball((x, y))],
    }
}

/// Warmth that rises from a pack.
pub(super) fn warmth(track: &Track, beat: Beat) -> Vec<Mark> {
    const PUFFS: u32 = 4;
    let phase = match beat {
        Beat::Held { over, .. } => over,
        Beat::Stroke { phase, .. } => phase,
        Beat::Still | Beat::Breath(_) => 0.0,
    };
    let puff = |place: f64, nth: u32| {
        let (x, y) = track.at(track.within(place, 0.0));
        let up = (f64::from(nth) / f64::from(PUFFS) + phase).fract();
        let aside = 0.02 * (up * TAU).sin();
        Mark::new((x + 0.05 + aside, y + 0.06 + up * RISE), Shape::Crumb)
    };
    PLUMES.into_iter().flat_map(|place| (0..PUFFS).map(move |nth| puff(place, nth))).collect()
}
