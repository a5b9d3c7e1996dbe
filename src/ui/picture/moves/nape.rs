//! The back of the neck of somebody who lies on it: the hands are under it, and are seen from the side.

use super::{Draw, is_body, zone};
use crate::routine::body::{Motion, Zone};
use crate::ui::picture::arm::Arm;
use crate::ui::picture::canvas::Canvas;
use crate::ui::picture::hand::{Hand, Thumb};
use crate::ui::picture::phase::Phase;
use crate::ui::picture::profile::{Profile, SITTING};
use crate::ui::picture::shape::{Disc, Point};
use crate::ui::picture::sign::{Sign, Weight};

/// Where the skull meets the neck, and the muscle below it.
const SKULL_BASE: [Disc; 2] = [(246.0, 118.0, 17.0), (240.0, 142.0, 17.0)];
const COLUMN: [Disc; 3] = [(236.0, 136.0, 19.0), (240.0, 168.0, 21.0), (250.0, 206.0, 22.0)];

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
    let rings = Sign::rings((246.0, 132.0), &[32.0 + 6.0 * phase.pulse()]);
    hand_under(canvas, &SKULL_BASE, (252.0, 132.0), phase, &rings);
}

fn skull_base_circles(canvas: &mut Canvas, phase: Phase) {
    let sign = Sign::turning((318.0, 74.0), phase);
    hand_under(canvas, &SKULL_BASE, phase.circling((250.0, 134.0)), phase, &sign);
}

fn circles(canvas: &mut Canvas, phase: Phase) {
    let sign = Sign::turning((316.0, 110.0), phase);
    hand_under(canvas, &COLUMN, phase.circling((252.0, 172.0)), phase, &sign);
}

fn rub(canvas: &mut Canvas, phase: Phase) {
    let swing = if phase.moves() { 24.0 * phase.swell() - 12.0 } else { 0.0 };
    let sign = Sign::both_ways(&[(236.0, 122.0), (236.0, 226.0)], Weight(12.0, 19.0));
    hand_under(canvas, &COLUMN, (262.0, 172.0 + swing), phase, &sign);
}

fn glide(canvas: &mut Canvas, phase: Phase) {
    let sign = Sign::arrow(&[(238.0, 130.0), (242.0, 170.0), (256.0, 230.0)], Weight(12.0, 20.0));
    hand_under(canvas, &COLUMN, (256.0, 140.0 + 50.0 * phase.along()), phase, &sign);
}

/// Fingers come from below; the arm lies on the bed.
fn hand_under(canvas: &mut Canvas, place: &[Disc], tip: Point, phase: Phase, sign: &Sign) {
    Profile::at(192.0, (206.0, 318.0)).draw(canvas, &SITTING);
    zone(canvas, place, phase.glow(phase.reach()), is_body);
    let hand = Hand { long: (46.0, 38.0), ..Hand::at(tip, (-1.0, -0.22), Thumb::Right) };
    let hand = hand.pressed(phase);
    Arm::raised((282.0, 300.0), (366.0, 262.0), hand.wrist()).draw(canvas);
    sign.draw(canvas);
    hand.draw(canvas);
}
