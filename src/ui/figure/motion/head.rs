//! Motions without hands: the head leans, turns and nods, the shoulders rise, the chest breathes.

use std::f64::consts::{PI, TAU};

use super::{Beat, eased};
use crate::routine::body::Motion;
use crate::ui::figure::drawing::Point;
use crate::ui::figure::pose::Pose;

/// Upright.
const UPRIGHT: Pose = Pose { lean: 0.0, turn: 0.0, bow: 0.0, glide: 0.0, lift: 0.0, draw: 0.0 };

/// How far a motion goes; to the right, or with the face to the left.
const fn farthest(motion: Motion) -> Pose {
    match motion {
        Motion::Tilt => Pose { lean: 0.42, ..UPRIGHT },
        Motion::Turn => Pose { turn: 1.05, ..UPRIGHT },
        Motion::Nod => Pose { lean: -0.14, ..UPRIGHT },
        Motion::ChinDown => Pose { lean: -0.50, ..UPRIGHT },
        Motion::Armpit => Pose { turn: 0.62, lean: 0.20, bow: 0.14, ..UPRIGHT },
        Motion::HalfMoon => Pose { lean: 0.36, ..UPRIGHT },
        Motion::ChinBack => Pose { glide: 0.075, ..UPRIGHT },
        Motion::Sway => Pose { lean: 0.11, ..UPRIGHT },
        Motion::LookUp => Pose { lean: 0.17, ..UPRIGHT },
        Motion::RollShoulders => Pose { lift: 0.11, draw: 0.05, ..UPRIGHT },
        Motion::Breathe => Pose { lift: 0.03, ..UPRIGHT },
        _ => UPRIGHT,
    }
}

/// How the body is held at a moment.
pub(super) fn pose(motion: Motion, beat: Beat) -> Pose {
    let farthest = farthest(motion);
    match beat {
        Beat::Still => UPRIGHT,
        Beat::Held { reach, .. } => farthest.times(reach),
        Beat::Breath(full) => farthest.times(full),
        Beat::Stroke { phase, nth, .. } => match motion {
            Motion::HalfMoon => half_moon(farthest, phase, nth),
            Motion::Sway => farthest.times((phase * TAU).sin()),
            Motion::RollShoulders => roll(farthest, phase),
            _ => farthest.times((phase * PI).sin().powi(2)),
        },
    }
}

/// From one ear over the chest to the other, and with the next stroke the other way; at first from upright.
fn half_moon(farthest: Pose, phase: f64, nth: u32) -> Pose {
    const LOW: f64 = 0.16;
    let out = if nth == 0 { eased(phase / 0.2) } else { 1.0 };
    let swing = (phase * PI).cos() * if nth.is_multiple_of(2) { 1.0 } else { -1.0 };
    Pose { bow: LOW * (1.0 - swing * swing) * out, ..farthest.times(swing * out) }
}

/// Up first, then the blades come together, and both let go.
fn roll(farthest: Pose, phase: f64) -> Pose {
    let up = eased(phase / 0.35) - eased((phase - 0.55) / 0.35);
    let back = eased((phase - 0.25) / 0.3) - eased((phase - 0.7) / 0.25);
    Pose { lift: farthest.lift * up, draw: farthest.draw * back, ..UPRIGHT }
}

/// The way that the head or a shoulder goes, beside it.
pub(super) const fn arrow(motion: Motion) -> &'static [Point] {
    match motion {
        Motion::Tilt | Motion::HalfMoon | Motion::Sway => {
            &[(0.30, 1.58), (0.42, 1.50), (0.50, 1.38), (0.53, 1.24)]
        }
        Motion::Turn => &[(0.02, 1.43), (0.15, 1.41), (0.30, 1.42), (0.46, 1.46)],
        Motion::Armpit => &[(0.36, 1.50), (0.48, 1.38), (0.53, 1.22), (0.52, 1.04)],
        Motion::Nod => &[(-0.50, 1.24), (-0.53, 1.16), (-0.52, 1.06)],
        Motion::ChinDown => &[(-0.50, 1.28), (-0.56, 1.12), (-0.53, 0.94), (-0.45, 0.80)],
        Motion::LookUp => &[(-0.52, 1.10), (-0.53, 1.22), (-0.49, 1.34)],
        Motion::ChinBack => &[(-0.68, 0.92), (-0.58, 0.92), (-0.46, 0.92)],
        Motion::RollShoulders => &[(0.66, 0.56), (0.68, 0.68), (0.62, 0.76), (0.52, 0.76)],
        _ => &[],
    }
}
