//! The scene of breathing: the belly in profile.

use super::{is_skin, zone};
use crate::widgets::picture::body;
use crate::widgets::picture::canvas::InkCanvas;
use crate::widgets::picture::phase::{Glow, MotionPhase};
use crate::widgets::picture::profile::Profile;
use crate::widgets::picture::shape::Point;
use crate::widgets::picture::sign::{ArrowSize, DrawnSign};

/// The chest and back of a person who sits, with a quiet belly.
const BELLY: [Point; 17] = [
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
];

/// The distance by which a full breath brings the belly forward, in units of a profile.
const FULL: f32 = 0.20;

/// Draws a belly that rises as the breath comes in, and sinks as it goes out.
pub(super) fn breathing(canvas: &mut InkCanvas, phase: MotionPhase) {
    let profile = Profile::at(150.0, (226.0, 246.0));
    let full = phase.there_and_back();
    body::ghost(canvas, &profile.outline(&belly(FULL)), &profile.outline(&belly(FULL * full)));
    profile.draw(canvas, &belly(FULL * full));
    let out = FULL * full * 150.0;
    let (x, y) = profile.place((-0.30, -0.22));
    zone(
        canvas,
        &[(x - out, y - 14.0, 38.0), (x - out, y + 14.0, 38.0)],
        Glow::warm(full),
        is_skin,
    );
    profile.hanging_arm(canvas);
    let (far, near) = ((104.0, 76.0), (158.0, 76.0));
    let way = if phase.breathes_out() { [near, far] } else { [far, near] };
    DrawnSign::arrow(&way, ArrowSize(13.0, 20.0)).draw(canvas);
}

/// Returns the outline of a trunk whose belly has come forward by `forward`.
pub(super) fn belly(forward: f32) -> [Point; BELLY.len()] {
    BELLY.map(|(x, y)| {
        // Only the front moves, and its middle most.
        let near = ((y + 0.16) / 0.44).powi(2);
        if x < 0.0 { (x - forward * (-near).exp(), y) } else { (x, y) }
    })
}
