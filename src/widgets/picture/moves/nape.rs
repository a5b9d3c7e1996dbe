//! Scenes of the back of the neck of a person who lies on it, from the side: both hands are under it, palms up.

use super::{Draw, is_body, zone};
use crate::routine::body::{Motion, Zone};
use crate::widgets::picture::arm::Arm;
use crate::widgets::picture::canvas::InkCanvas;
use crate::widgets::picture::hand::{DrawnHand, Thumb};
use crate::widgets::picture::phase::MotionPhase;
use crate::widgets::picture::profile::{Profile, SITTING};
use crate::widgets::picture::shape::{Disc, Point};
use crate::widgets::picture::sign::{ArrowSize, DrawnSign};

/// The body in close-up.
const BODY: Profile = Profile::at(226.0, (204.0, 374.0));

/// A place under the neck, in the units of a profile; the radii are in canvas units.
struct NapePlace {
    discs: &'static [Disc],
    /// The fingertips of the nearer hand, which touch the skin from below.
    near: Point,
    /// The point where the fingertips of the farther hand come out from under the neck.
    far: Point,
}

/// The place where the skull meets the neck.
const SKULL_BASE: NapePlace = NapePlace {
    discs: &[(0.25, 1.04, 20.0), (0.22, 0.92, 20.0)],
    near: (0.25, 0.82),
    far: (0.50, 1.11),
};

/// The muscle below the skull.
const COLUMN: NapePlace = NapePlace {
    discs: &[(0.215, 0.96, 20.0), (0.215, 0.80, 22.0), (0.25, 0.62, 24.0)],
    near: (0.25, 0.66),
    far: (0.42, 0.95),
};

/// Returns the function that draws a motion under a zone of the neck.
pub(super) const fn under_the_neck(motion: Motion, zone: Zone) -> Draw {
    match (motion, zone) {
        (Motion::PressHold, _) => hold,
        (Motion::GlideDown, _) => glide,
        (Motion::ToAndFro, _) => rub,
        (_, Zone::SkullBase) => skull_base_circles,
        _ => circles,
    }
}

fn hold(canvas: &mut InkCanvas, phase: MotionPhase) {
    hands_under(canvas, &SKULL_BASE, (0.0, 0.0), phase, None);
}

fn skull_base_circles(canvas: &mut InkCanvas, phase: MotionPhase) {
    let sign = DrawnSign::turning(BODY.place((0.50, 1.37)), phase);
    hands_under(canvas, &SKULL_BASE, phase.circling((0.0, 0.0)), phase, Some(sign));
}

fn circles(canvas: &mut InkCanvas, phase: MotionPhase) {
    let sign = DrawnSign::turning(BODY.place((0.50, 1.28)), phase);
    hands_under(canvas, &COLUMN, phase.circling((0.0, 0.0)), phase, Some(sign));
}

fn rub(canvas: &mut InkCanvas, phase: MotionPhase) {
    let swing = 10.0 * phase.side_to_side();
    let way = [(0.13, 1.02), (0.15, 0.54)].map(|place| BODY.place(place));
    let sign = DrawnSign::both_ways(&way, ArrowSize(12.0, 20.0));
    hands_under(canvas, &COLUMN, (0.0, swing), phase, Some(sign));
}

fn glide(canvas: &mut InkCanvas, phase: MotionPhase) {
    let way = [(0.12, 1.0), (0.14, 0.8), (0.20, 0.52)].map(|place| BODY.place(place));
    let sign = DrawnSign::arrow(&way, ArrowSize(12.0, 20.0));
    hands_under(canvas, &COLUMN, (0.0, 30.0 * phase.path_fraction() - 15.0), phase, Some(sign));
}

/// Draws a body with both hands under its neck: the nearer arm lies on the bed; the fingers of the farther hand, in the
/// shade, come out from under the neck.
fn hands_under(
    canvas: &mut InkCanvas,
    place: &NapePlace,
    moved: Point,
    phase: MotionPhase,
    sign: Option<DrawnSign>,
) {
    let at = |place: Point| {
        let (x, y) = BODY.place(place);
        (x + moved.0, y + moved.1)
    };
    let far = DrawnHand::at(at(place.far), (1.0, -0.12), Thumb::Hidden);
    DrawnHand { far: true, long: (52.0, 30.0), ..far }.draw(canvas);
    BODY.draw(canvas, &SITTING);
    let discs: Vec<Disc> =
        place.discs.iter().map(|(x, y, radius)| BODY.disc(*x, *y, *radius)).collect();
    zone(canvas, &discs, phase.glow(phase.reach()), is_body);
    if let Some(sign) = sign {
        sign.draw(canvas);
    }
    let near = at(place.near);
    let near = DrawnHand {
        long: (40.0, 34.0),
        wrist: Some((318.0, near.1 + 6.0)),
        ..DrawnHand::at(near, (-1.0, -0.1), Thumb::Hidden)
    };
    let near = near.pressed(phase);
    Arm::raised((236.0, 356.0), (352.0, 352.0), near.wrist()).draw(canvas);
    near.draw(canvas);
}
