//! The back of the neck of somebody who lies on it, from the side: both hands are under it, palms up.

use super::{Draw, is_body, zone};
use crate::routine::body::{Motion, Zone};
use crate::ui::picture::arm::Arm;
use crate::ui::picture::canvas::Canvas;
use crate::ui::picture::hand::{Hand, Thumb};
use crate::ui::picture::phase::Phase;
use crate::ui::picture::profile::{Profile, SITTING};
use crate::ui::picture::shape::{Disc, Point};
use crate::ui::picture::sign::{Sign, Weight};

/// A place under the neck.
struct Place {
    discs: &'static [Disc],
    /// Where the fingertips of the nearer hand are, which touch the skin from below.
    tip: Point,
    /// How many of its fingers work there.
    fingers: u8,
    /// Where there is room for a round arrow.
    beside: Point,
}

/// Where the skull meets the neck.
const SKULL_BASE: Place = Place {
    discs: &[(250.0, 112.0, 17.0), (236.0, 140.0, 19.0)],
    tip: (258.0, 148.0),
    fingers: 2,
    beside: (318.0, 62.0),
};

/// The muscle below it.
const COLUMN: Place = Place {
    discs: &[(232.0, 138.0, 19.0), (236.0, 168.0, 21.0), (246.0, 206.0, 22.0)],
    tip: (258.0, 190.0),
    fingers: 3,
    beside: (318.0, 84.0),
};

/// What is done there.
pub(super) const fn under_the_neck(motion: Motion, zone: Zone) -> Draw {
    match (motion, zone) {
        (Motion::PressHold, _) => hold,
        (Motion::GlideDown, _) => glide,
        (Motion::ToAndFro, _) => rub,
        (_, Zone::SkullBase) => skull_base_circles,
        _ => circles,
    }
}

fn hold(canvas: &mut Canvas, phase: Phase) {
    let rings = Sign::rings((244.0, 128.0), &[36.0 + 6.0 * phase.pulse()]);
    hands_under(canvas, &SKULL_BASE, (0.0, 0.0), phase, &rings);
}

fn skull_base_circles(canvas: &mut Canvas, phase: Phase) {
    let sign = Sign::turning(SKULL_BASE.beside, phase);
    hands_under(canvas, &SKULL_BASE, phase.circling((0.0, 0.0)), phase, &sign);
}

fn circles(canvas: &mut Canvas, phase: Phase) {
    let sign = Sign::turning(COLUMN.beside, phase);
    hands_under(canvas, &COLUMN, phase.circling((0.0, 0.0)), phase, &sign);
}

fn rub(canvas: &mut Canvas, phase: Phase) {
    let swing = if phase.moves() { 20.0 * phase.swell() - 10.0 } else { 0.0 };
    let sign = Sign::both_ways(&[(234.0, 124.0), (234.0, 222.0)], Weight(11.0, 18.0));
    hands_under(canvas, &COLUMN, (0.0, swing), phase, &sign);
}

fn glide(canvas: &mut Canvas, phase: Phase) {
    let sign = Sign::arrow(&[(232.0, 126.0), (236.0, 170.0), (250.0, 226.0)], Weight(11.0, 18.0));
    hands_under(canvas, &COLUMN, (0.0, 30.0 * phase.along() - 15.0), phase, &sign);
}

/// The nearer arm lies on the bed; of the farther one only the hand is seen.
fn hands_under(canvas: &mut Canvas, place: &Place, moved: Point, phase: Phase, sign: &Sign) {
    Profile::at(192.0, (206.0, 318.0)).draw(canvas, &SITTING);
    zone(canvas, place.discs, phase.glow(phase.reach()), is_body);
    sign.draw(canvas);
    let tip = (place.tip.0 + moved.0, place.tip.1 + moved.1);
    let near = Hand {
        long: (40.0, 34.0),
        fingers: place.fingers,
        ..Hand::at(tip, (-1.0, -0.1), Thumb::Hidden)
    };
    let near = near.pressed(phase);
    let apart = f32::from(place.fingers) * near.pitch + 7.0;
    Hand { tip: (near.tip.0, near.tip.1 - apart), long: (near.long.0, 26.0), ..near }.draw(canvas);
    Arm::raised((282.0, 300.0), (368.0, 264.0), near.wrist()).draw(canvas);
    near.draw(canvas);
}
