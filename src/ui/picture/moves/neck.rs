//! The back and the side of the neck.

use super::{between, is_body, is_skin, on_way, raised_hands, zone, zones};
use crate::ui::picture::body::{Stance, back, ears};
use crate::ui::picture::canvas::Canvas;
use crate::ui::picture::ink::Ink;
use crate::ui::picture::limb::{Arm, Hand, Thumb};
use crate::ui::picture::phase::Phase;
use crate::ui::picture::profile::{Profile, SITTING};
use crate::ui::picture::shape::{Disc, Point, Shape, curve};
use crate::ui::picture::sign::{Sign, Weight};

/// Both hands glide from the skull down and out over the shoulders.
pub(super) fn glide(canvas: &mut Canvas, phase: Phase) {
    back(canvas, Stance::at(1.1, (200.0, 188.0)));
    let place =
        [(216.0, 140.0, 20.0), (222.0, 176.0, 22.0), (256.0, 206.0, 24.0), (330.0, 240.0, 22.0)];
    let way = curve(&[(236.0, 152.0), (238.0, 172.0), (260.0, 190.0), (284.0, 206.0)], false);
    let part = phase.along();
    let tip = on_way(&way, part);
    let tip = (tip.0, tip.1 - 14.0 * phase.lifted());
    let hand = Hand::at(tip, (-0.42 + 0.12 * part, 1.0), Thumb::Hidden);
    raised_hands(canvas, (340.0, 262.0), (366.0, 66.0 + 30.0 * part), hand);
    zones(canvas, &place, 0.0, is_skin);
    let arrow = Sign::arrow(
        &[(222.0, 160.0), (230.0, 192.0), (264.0, 216.0), (338.0, 252.0)],
        Weight(14.0, 23.0),
    );
    canvas.on_both_sides(|canvas| arrow.draw(canvas));
    canvas.on_both_sides(|canvas| hand.draw(canvas));
}

/// Small circles where the skull meets the neck: the fingers reach up from the sides, so that ears and neck stay in
/// sight.
pub(super) fn skull_base_circles(canvas: &mut Canvas, phase: Phase) {
    skull(canvas);
    let hand = Hand {
        long: (44.0, 40.0),
        wrist: Some((298.0, 234.0)),
        ..Hand::at((230.0, 166.0), (-0.62, -0.85), Thumb::Hidden)
    };
    raised_hands(canvas, (348.0, 286.0), (376.0, 178.0), hand);
    zones(canvas, &SKULL_BASE, 0.0, is_body);
    round_signs(canvas, (302.0, 150.0), 25.0, phase);
    canvas.on_both_sides(|canvas| Hand { tip: circling(hand.tip, phase), ..hand }.draw(canvas));
}

/// The line where the skull meets the neck, from the middle to behind the ear.
const SKULL_BASE: [Disc; 2] = [(212.0, 166.0, 16.0), (248.0, 154.0, 18.0)];

/// The spot on it that is pressed, halfway out to the ear.
const PRESSED: Point = (244.0, 162.0);

/// The head near by, with its ears, and the neck below it.
fn skull(canvas: &mut Canvas) {
    let stance = Stance::at(1.3, (200.0, 204.0));
    ears(canvas, stance);
    back(canvas, stance);
}

/// Small circles next to the spine.
pub(super) fn circles(canvas: &mut Canvas, phase: Phase) {
    back(canvas, Stance::at(1.1, (200.0, 180.0)));
    let down = 18.0 * phase.step();
    let hand = Hand {
        pitch: 13.34,
        long: (42.0, 40.0),
        ..Hand::at(circling((222.0, 176.0 + down), phase), (-1.0, 0.12), Thumb::Left)
    };
    raised_hands(
        canvas,
        (340.0, 256.0),
        (370.0, 96.0),
        Hand { tip: (222.0, 176.0 + down), ..hand },
    );
    zones(canvas, &[(218.0, 140.0, 18.0), (220.0, 206.0, 17.0)], 0.0, is_skin);
    canvas.on_both_sides(|canvas| hand.draw(canvas));
    round_signs(canvas, (262.0, 240.0), 27.0, phase);
}

/// Kneading next to the spine.
pub(super) fn knead(canvas: &mut Canvas, phase: Phase) {
    back(canvas, Stance::at(1.1, (200.0, 180.0)));
    let pressed = phase.swell();
    let hand = Hand {
        pitch: 13.34,
        long: (42.0, 40.0),
        ..Hand::at((220.0 - 6.0 * pressed, 176.0), (-1.0, 0.12), Thumb::Left)
    };
    raised_hands(canvas, (340.0, 256.0), (370.0, 96.0), hand);
    zones(canvas, &[(218.0, 140.0, 18.0), (220.0, 206.0, 17.0)], pressed, is_skin);
    canvas.on_both_sides(|canvas| hand.draw(canvas));
    let inwards = [(304.0 - 8.0 * pressed, 230.0), (226.0 - 6.0 * pressed, 230.0)];
    let sign = Sign::arrow(&inwards, Weight(16.0, 24.0));
    canvas.on_both_sides(|canvas| sign.draw(canvas));
}

/// Short rubs next to the spine.
pub(super) fn rub(canvas: &mut Canvas, phase: Phase) {
    back(canvas, Stance::at(1.2, (200.0, 192.0)));
    let swing = if phase.moves() { 28.0 * phase.swell() - 14.0 } else { 0.0 };
    let hand = Hand {
        pitch: 13.34,
        long: (42.0, 34.0),
        ..Hand::at((250.0, 184.0 + swing), (-1.0, 0.05), Thumb::Left)
    };
    raised_hands(canvas, (346.0, 278.0), (370.0, 104.0), hand);
    zones(canvas, &[(224.0, 146.0, 22.0), (224.0, 214.0, 20.0)], 0.0, is_skin);
    let sign = Sign::both_ways(&[(224.0, 128.0), (224.0, 232.0)], Weight(13.0, 19.0));
    canvas.on_both_sides(|canvas| sign.draw(canvas));
    canvas.on_both_sides(|canvas| hand.draw(canvas));
}

/// Thumbs press below the skull; the fingers are laced behind the head.
pub(super) fn hold(canvas: &mut Canvas, phase: Phase) {
    skull(canvas);
    canvas.on_both_sides(|canvas| {
        Arm {
            thick: (26.0, 21.0, 16.0),
            ..Arm::raised((348.0, 286.0), (382.0, 84.0), (250.0, 62.0))
        }
        .draw(canvas);
    });
    zones(canvas, &[(PRESSED.0, PRESSED.1, 22.0)], phase.reach(), is_body);
    // One ring on each side: two would run into each other.
    let rings = Sign::rings(PRESSED, &[30.0 + 6.0 * phase.pulse()]);
    canvas.on_both_sides(|canvas| rings.draw(canvas));
    canvas.on_both_sides(|canvas| {
        let palm = Shape::blob(&[
            (222.0, 36.0),
            (240.0, 36.0),
            (252.0, 54.0),
            (253.0, 84.0),
            (252.0, 112.0),
            (244.0, 128.0),
            (232.0, 126.0),
            (220.0, 126.0),
        ]);
        let thumb = Shape::limb(&[(243.0, 104.0, 11.0), (247.0, 132.0, 10.5), (246.0, 157.0, 9.5)]);
        let shape = palm.with(thumb);
        canvas.rim(&shape, 6.0, Ink::Rim, None);
        canvas.shaded(&shape, Ink::Hand, Ink::ArmShade, (-3.0, -5.0));
    });
    laced_fingers(canvas);
}

/// Fingers of both hands, one over the other in turn, each growing out of its own hand.
fn laced_fingers(canvas: &mut Canvas) {
    for nth in 0..4_u8 {
        let y = 50.0 + 22.0 * f32::from(nth);
        let finger = |canvas: &mut Canvas| {
            let whole = Shape::line(&[(170.0, y), (224.0, y)], 13.0);
            canvas.rim(&whole, 4.5, Ink::Rim, None);
            canvas.paint(&whole, Ink::Hand);
            canvas.paint(&Shape::line(&[(156.0, y), (176.0, y)], 22.0), Ink::Hand);
        };
        if nth % 2 == 0 { finger(canvas) } else { canvas.mirrored(finger) }
    }
}

/// One hand glides down behind the ear.
pub(super) fn side_glide(canvas: &mut Canvas, phase: Phase) {
    let down = 50.0 * phase.along();
    let arrow = Sign::arrow(&[(240.0, 140.0), (246.0, 196.0), (262.0, 256.0)], Weight(15.0, 24.0));
    beside_the_neck(canvas, (232.0, 126.0 + down), down, &arrow);
}

/// One hand circles behind the ear.
pub(super) fn side_circles(canvas: &mut Canvas, phase: Phase) {
    let down = 40.0 * phase.step();
    let tip = circling((232.0, 136.0 + down), phase);
    let sign = round_sign((230.0, 206.0 + down * 0.6), 24.0, phase);
    beside_the_neck(canvas, tip, down, &sign);
}

fn beside_the_neck(canvas: &mut Canvas, tip: Point, down: f32, sign: &Sign) {
    let profile = Profile::at(192.0, (206.0, 318.0));
    profile.draw(canvas, &SITTING);
    let at = |x, y, radius| {
        let (x, y) = profile.place((x, y));
        (x, y, radius)
    };
    zone(canvas, &[at(0.13, 1.02, 18.0), at(0.13, 0.86, 20.0), at(0.17, 0.64, 22.0)], 0.0, is_body);
    // From behind, so that no hand lies across the throat.
    let hand =
        Hand { pitch: 13.34, long: (46.0, 36.0), ..Hand::at(tip, (-1.0, -0.3), Thumb::Right) };
    let wrist = hand.wrist();
    Arm::raised((286.0, 300.0), (356.0, 250.0 + down * 0.3), wrist).draw(canvas);
    sign.draw(canvas);
    hand.draw(canvas);
}

/// Where a fingertip is that circles around a place, by whole dots.
fn circling(at: Point, phase: Phase) -> Point {
    if !phase.moves() {
        return at;
    }
    let angle = phase.round().to_radians();
    (at.0 + 5.0 * (1.4 * angle.cos()).round(), at.1 + 6.67 * (1.4 * angle.sin()).round())
}

fn round_sign(centre: Point, radius: f32, phase: Phase) -> Sign {
    let turn = phase.round();
    Sign::round(centre, (radius, radius), (150.0 + turn, 415.0 + turn), Weight(11.0, 20.0))
}

fn round_signs(canvas: &mut Canvas, centre: Point, radius: f32, phase: Phase) {
    let sign = round_sign(centre, radius, phase);
    canvas.on_both_sides(|canvas| sign.draw(canvas));
    let _ = between;
}
