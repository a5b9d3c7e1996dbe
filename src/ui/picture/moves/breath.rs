//! The breath in the belly, in profile.

use super::{is_skin, zone};
use crate::ui::picture::arm::Arm;
use crate::ui::picture::body;
use crate::ui::picture::canvas::Canvas;
use crate::ui::picture::hand::{Hand, Thumb};
use crate::ui::picture::phase::{Glow, Phase};
use crate::ui::picture::profile::Profile;
use crate::ui::picture::shape::{Point, curve};
use crate::ui::picture::sign::{Sign, Weight};

/// Somebody who sits, with a quiet belly, in profile.
const BELLY: [Point; 24] = [
    (-0.15, 1.1),
    (-0.145, 0.86),
    (-0.16, 0.74),
    (-0.19, 0.68),
    (-0.28, 0.54),
    (-0.33, 0.38),
    (-0.36, 0.15),
    (-0.40, -0.1),
    (-0.42, -0.3),
    (-0.36, -0.5),
    (-0.34, -0.7),
    (-0.36, -1.4),
    (0.44, -1.4),
    (0.42, -0.7),
    (0.36, -0.4),
    (0.36, -0.1),
    (0.42, 0.12),
    (0.42, 0.36),
    (0.36, 0.52),
    (0.29, 0.62),
    (0.235, 0.72),
    (0.205, 0.85),
    (0.215, 1.0),
    (0.2, 1.1),
];

/// How far a belly comes forward with a full breath.
const FULL: f32 = 0.20;

/// The belly rises as the breath comes in, and sinks as it goes.
pub(super) fn breathing(canvas: &mut Canvas, phase: Phase) {
    let profile = Profile::at(150.0, (226.0, 246.0));
    let full = phase.swell();
    let outline = |forward: f32| -> Vec<Point> {
        curve(&belly(forward), true).into_iter().map(|point| profile.place(point)).collect()
    };
    body::ghost(canvas, &outline(FULL), &outline(FULL * full));
    profile.draw(canvas, &belly(FULL * full));
    let out = FULL * full * 150.0;
    let (x, y) = profile.place((-0.30, -0.22));
    zone(
        canvas,
        &[(x - out, y - 14.0, 38.0), (x - out, y + 14.0, 38.0)],
        Glow::warm(full),
        is_skin,
    );
    let wrist = profile.place((-0.06, -0.24));
    let wrist = (wrist.0 - out, wrist.1);
    let arm = Arm::raised(profile.place((0.09, 0.36)), profile.place((0.19, -0.16)), wrist);
    arm.outlined(canvas);
    Hand {
        pitch: 13.34,
        long: (36.0, 30.0),
        wrist: Some(wrist),
        ..Hand::at((178.0 - out, 283.0), (-1.0, 0.02), Thumb::Right)
    }
    .draw(canvas);
    let (far, near) = ((104.0, 76.0), (158.0, 76.0));
    let way = if phase.breathes_out() { [near, far] } else { [far, near] };
    Sign::arrow(&way, Weight(13.0, 20.0)).draw(canvas);
}

/// The outline of a trunk whose belly has come forward so far.
pub(super) fn belly(forward: f32) -> [Point; BELLY.len()] {
    BELLY.map(|(x, y)| {
        // Only the front of it, and most in the middle.
        let near = ((y + 0.16) / 0.44).powi(2);
        if x < 0.0 { (x - forward * (-near).exp(), y) } else { (x, y) }
    })
}
