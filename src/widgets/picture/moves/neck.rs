//! Scenes of the back and the side of the neck.

use super::{is_body, is_skin, on_way, raised_arms, zone, zones};
use crate::widgets::picture::arm::Arm;
use crate::widgets::picture::body::{back, ears};
use crate::widgets::picture::canvas::InkCanvas;
use crate::widgets::picture::hand::{DrawnHand, SLIM, Thumb};
use crate::widgets::picture::phase::MotionPhase;
use crate::widgets::picture::profile::{Profile, SITTING};
use crate::widgets::picture::shape::{Disc, Point, Shape, curve};
use crate::widgets::picture::sign::{ArrowSize, DrawnSign};
use crate::widgets::picture::stance::BodyPlacement;
use crate::widgets::theme::Ink;

/// Draws both hands gliding from the skull down and out over the shoulders.
pub(super) fn glide(canvas: &mut InkCanvas, phase: MotionPhase) {
    back(canvas, BodyPlacement::at(1.1, (200.0, 188.0)));
    let place =
        [(216.0, 140.0, 18.0), (222.0, 176.0, 19.0), (256.0, 200.0, 18.0), (330.0, 236.0, 18.0)];
    let way = curve(&[(230.0, 154.0), (236.0, 174.0), (260.0, 192.0), (284.0, 206.0)], false);
    let part = phase.path_fraction();
    let tip = on_way(&way, part);
    let tip = (tip.0, tip.1 - 14.0 * phase.lifted());
    let hand = DrawnHand::at(tip, (-0.42 + 0.12 * part, 1.0), Thumb::Hidden).pressed(phase);
    raised_arms(canvas, (340.0, 262.0), (366.0, 66.0 + 30.0 * part), hand);
    zones(canvas, &place, phase.glow(0.0), is_skin);
    let arrow = DrawnSign::arrow(
        &[(222.0, 158.0), (230.0, 186.0), (264.0, 206.0), (340.0, 244.0)],
        ArrowSize(10.0, 18.0),
    );
    canvas.on_both_sides(|canvas| arrow.draw(canvas));
    canvas.on_both_sides(|canvas| hand.draw(canvas));
}

/// Draws small circles where the skull meets the neck: the fingers reach up from the sides, so that ears and neck stay
/// in sight.
pub(super) fn skull_base_circles(canvas: &mut InkCanvas, phase: MotionPhase) {
    skull(canvas);
    let hand = DrawnHand {
        long: (44.0, 40.0),
        wrist: Some((298.0, 234.0)),
        ..DrawnHand::at((230.0, 166.0), (-0.62, -0.85), Thumb::Hidden)
    }
    .pressed(phase);
    raised_arms(canvas, (348.0, 286.0), (376.0, 178.0), hand);
    zones(canvas, &SKULL_BASE, phase.glow(0.0), is_body);
    let sign = DrawnSign::turning((302.0, 150.0), phase);
    canvas.on_both_sides(|canvas| sign.draw(canvas));
    canvas.on_both_sides(|canvas| DrawnHand { tip: phase.circling(hand.tip), ..hand }.draw(canvas));
}

/// The line where the skull meets the neck, from the middle to behind the ear.
const SKULL_BASE: [Disc; 2] = [(212.0, 166.0, 16.0), (248.0, 154.0, 18.0)];

/// Draws the head in close-up, with its ears, and the neck below it.
fn skull(canvas: &mut InkCanvas) {
    let stance = BodyPlacement::at(1.3, (200.0, 204.0));
    ears(canvas, stance);
    back(canvas, stance);
}

/// Draws small circles next to the spine.
pub(super) fn circles(canvas: &mut InkCanvas, phase: MotionPhase) {
    back(canvas, BodyPlacement::at(1.1, (200.0, 180.0)));
    let down = 18.0 * phase.stepped_fraction();
    let hand = DrawnHand {
        pitch: SLIM,
        long: (42.0, 40.0),
        ..DrawnHand::at(phase.circling((222.0, 176.0 + down)), (-1.0, 0.12), Thumb::Left)
    }
    .pressed(phase);
    raised_arms(
        canvas,
        (340.0, 256.0),
        (370.0, 96.0),
        DrawnHand { tip: (222.0, 176.0 + down), ..hand },
    );
    zones(canvas, &[(218.0, 140.0, 18.0), (220.0, 206.0, 17.0)], phase.glow(0.0), is_skin);
    canvas.on_both_sides(|canvas| hand.draw(canvas));
    let sign = DrawnSign::turning((280.0, 116.0), phase);
    canvas.on_both_sides(|canvas| sign.draw(canvas));
}

/// Draws kneading next to the spine.
pub(super) fn knead(canvas: &mut InkCanvas, phase: MotionPhase) {
    back(canvas, BodyPlacement::at(1.1, (200.0, 180.0)));
    let pressed = phase.there_and_back();
    let hand = DrawnHand {
        pitch: SLIM,
        long: (42.0, 40.0),
        ..DrawnHand::at((220.0 - 6.0 * pressed, 176.0), (-1.0, 0.12), Thumb::Left)
    }
    .pressed(phase);
    raised_arms(canvas, (340.0, 256.0), (370.0, 96.0), hand);
    zones(canvas, &[(218.0, 140.0, 18.0), (220.0, 206.0, 17.0)], phase.glow(pressed), is_skin);
    canvas.on_both_sides(|canvas| hand.draw(canvas));
    let inwards = [(304.0 - 8.0 * pressed, 230.0), (226.0 - 6.0 * pressed, 230.0)];
    let sign = DrawnSign::arrow(&inwards, ArrowSize(16.0, 24.0));
    canvas.on_both_sides(|canvas| sign.draw(canvas));
}

/// Draws short rubs next to the spine.
pub(super) fn rub(canvas: &mut InkCanvas, phase: MotionPhase) {
    back(canvas, BodyPlacement::at(1.2, (200.0, 192.0)));
    let swing = 14.0 * phase.side_to_side();
    let hand = DrawnHand {
        pitch: SLIM,
        long: (42.0, 34.0),
        ..DrawnHand::at((250.0, 184.0 + swing), (-1.0, 0.05), Thumb::Left)
    }
    .pressed(phase);
    raised_arms(canvas, (346.0, 278.0), (370.0, 104.0), hand);
    zones(canvas, &[(226.0, 140.0, 24.0), (228.0, 220.0, 24.0)], phase.glow(0.0), is_skin);
    let sign = DrawnSign::both_ways(&[(224.0, 128.0), (224.0, 232.0)], ArrowSize(13.0, 19.0));
    canvas.on_both_sides(|canvas| sign.draw(canvas));
    canvas.on_both_sides(|canvas| hand.draw(canvas));
}

/// Draws thumbs that press below the skull, with the fingers laced behind the head.
pub(super) fn hold(canvas: &mut InkCanvas, phase: MotionPhase) {
    skull(canvas);
    canvas.on_both_sides(|canvas| {
        Arm {
            thick: (26.0, 21.0, 16.0),
            ..Arm::raised((348.0, 286.0), (382.0, 98.0), (266.0, 86.0))
        }
        .draw(canvas);
    });
    zones(canvas, &SKULL_BASE, phase.glow(phase.reach()), is_body);
    let hand = DrawnHand {
        long: (46.0, 40.0),
        wrist: Some((266.0, 88.0)),
        ..DrawnHand::at((170.0, 96.0), (-1.0, -0.12), Thumb::Hidden)
    };
    let weight = phase.weight();
    let tip = (249.0 - 4.0 * weight, 148.0 + 12.0 * weight, 8.5 + 2.0 * weight);
    let thumb = Shape::limb(&[(258.0, 96.0, 12.0), (254.0, 126.0, 10.5), tip]);
    // One hand lies over the other.
    for over in [false, true] {
        let paint = |canvas: &mut InkCanvas| {
            canvas.rim(&thumb);
            canvas.paint(&thumb, Ink::Hand);
            let up = if over { 0.0 } else { 22.0 };
            DrawnHand { tip: (hand.tip.0, hand.tip.1 - up), ..hand }.draw(canvas);
            canvas.paint(&Shape::limb(&[(258.0, 100.0, 11.0), (256.0, 112.0, 10.0)]), Ink::Hand);
        };
        if over { paint(canvas) } else { canvas.mirrored(paint) }
    }
}

/// Draws one hand gliding down behind the ear.
pub(super) fn side_glide(canvas: &mut InkCanvas, phase: MotionPhase) {
    let down = 50.0 * phase.path_fraction();
    let arrow =
        DrawnSign::arrow(&[(226.0, 150.0), (228.0, 200.0), (242.0, 262.0)], ArrowSize(13.0, 21.0));
    beside_the_neck(canvas, (236.0, 126.0 + down), down, phase, &arrow);
}

/// Draws one hand circling behind the ear.
pub(super) fn side_circles(canvas: &mut InkCanvas, phase: MotionPhase) {
    let down = 40.0 * phase.stepped_fraction();
    let tip = phase.circling((236.0, 136.0 + down));
    let sign = DrawnSign::turning((322.0, 84.0 + down), phase);
    beside_the_neck(canvas, tip, down, phase, &sign);
}

fn beside_the_neck(
    canvas: &mut InkCanvas,
    tip: Point,
    down: f32,
    phase: MotionPhase,
    sign: &DrawnSign,
) {
    let profile = Profile::at(192.0, (206.0, 318.0));
    profile.draw(canvas, &SITTING);
    let at = |x, y, radius| profile.disc(x, y, radius);
    let place = [at(0.13, 1.02, 20.0), at(0.11, 0.84, 22.0), at(0.15, 0.60, 24.0)];
    zone(canvas, &place, phase.glow(0.0), is_body);
    // The hand comes from behind, so that it doesn't lie across the throat.
    let hand = DrawnHand {
        pitch: SLIM,
        long: (46.0, 36.0),
        ..DrawnHand::at(tip, (-1.0, -0.3), Thumb::Right)
    };
    let hand = hand.pressed(phase);
    let wrist = hand.wrist();
    Arm::raised((286.0, 300.0), (356.0, 250.0 + down * 0.3), wrist).draw(canvas);
    sign.draw(canvas);
    hand.draw(canvas);
}
