//! Scenes of a person who stands with their back to a wall, with or without a ball in between.

use super::{Draw, is_skin, zone};
use crate::routine::body::Motion;
use crate::widgets::picture::canvas::InkCanvas;
use crate::widgets::picture::face::Eyes;
use crate::widgets::picture::phase::{Glow, MotionPhase};
use crate::widgets::picture::profile::Profile;
use crate::widgets::picture::shape::{Point, Shape};
use crate::widgets::picture::sign::{ArrowSize, DrawnSign};
use crate::widgets::theme::Ink;

/// The chest and back of a person who leans against a wall.
const STANDING: [Point; 17] = [
    (-0.28, 0.54),
    (-0.33, 0.40),
    (-0.34, 0.2),
    (-0.32, -0.1),
    (-0.30, -0.4),
    (-0.34, -0.7),
    (-0.40, -1.2),
    (0.12, -1.2),
    (0.30, -0.75),
    (0.30, -0.5),
    (0.26, -0.25),
    (0.32, 0.0),
    (0.40, 0.20),
    (0.42, 0.36),
    (0.36, 0.52),
    (0.29, 0.62),
    (0.235, 0.72),
];

/// Returns the function that draws a motion with the ball.
pub(super) const fn with_ball(motion: Motion) -> Draw {
    match motion {
        Motion::BallRoll => roll,
        Motion::BallCircle => circles,
        Motion::PressHold => hold,
        _ => place,
    }
}

fn roll(canvas: &mut InkCanvas, phase: MotionPhase) {
    let up = 12.0 * phase.side_to_side();
    body_and_ball(canvas, up, phase.glow(0.0));
    DrawnSign::both_ways(&[(348.0, 141.0), (348.0, 281.0)], ArrowSize(16.0, 25.0)).draw(canvas);
}

fn circles(canvas: &mut InkCanvas, phase: MotionPhase) {
    let angle = phase.angle_degrees().to_radians();
    let up = if phase.is_stroke() { 8.0 * angle.sin() } else { 0.0 };
    body_and_ball(canvas, up, phase.glow(0.0));
    let turn = phase.angle_degrees();
    DrawnSign::round(
        (346.0, 212.0),
        (32.0, 40.0),
        (150.0 + turn, 415.0 + turn),
        ArrowSize(13.0, 21.0),
    )
    .draw(canvas);
}

fn hold(canvas: &mut InkCanvas, phase: MotionPhase) {
    body_and_ball(canvas, 0.0, phase.glow(phase.reach()));
}

fn place(canvas: &mut InkCanvas, phase: MotionPhase) {
    body_and_ball(canvas, 0.0, phase.glow(0.0));
}

/// Draws a body that has slid up by `up` on the ball, which stays where it is at the wall.
fn body_and_ball(canvas: &mut InkCanvas, up: f32, glow: Glow) {
    let profile = Profile::at(150.0, (180.0, 244.0 - up));
    profile.draw(canvas, &STANDING);
    let at = |x, y, radius| profile.disc(x, y, radius);
    zone(canvas, &[at(0.34, 0.30, 34.0), at(0.34, 0.12, 34.0)], glow, is_skin);
    profile.hanging_arm(canvas);
    let y = 211.0;
    let ball = Shape::ellipse((264.0, y), 29.0, 29.0);
    canvas.rim(&ball);
    canvas.paint(&ball, Ink::Tool);
    canvas.block((249.0, y - 14.0), (5.0, 13.3), Ink::Hand);
}

/// Draws a person who rests: the arms hang, and the back leans on the wall.
pub(super) fn leaning(canvas: &mut InkCanvas, phase: MotionPhase) {
    let profile = Profile {
        eyes: Eyes::Closed,
        ..Profile::at(150.0, (228.0, 244.0 - 7.0 * phase.there_and_back()))
    };
    profile.draw(canvas, &STANDING);
    profile.hanging_arm(canvas);
}
