//! Shoulders seen from in front: one hand works on the other shoulder, or both arms are crossed.

use super::{is_skin, zone, zones};
use crate::ui::picture::arm::Arm;
use crate::ui::picture::body::{Stance, front};
use crate::ui::picture::canvas::{Canvas, RIM};
use crate::ui::picture::face::Eyes;
use crate::ui::picture::hand::{Hand, Thumb};
use crate::ui::picture::ink::Ink;
use crate::ui::picture::phase::Phase;
use crate::ui::picture::shape::{Disc, Point, Shape, between};
use crate::ui::picture::sign::{Sign, Weight};

/// The top of the shoulder, from the neck to its tip.
const SLOPE: [Disc; 3] = [(158.0, 186.0, 18.0), (140.0, 212.0, 26.0), (60.0, 244.0, 24.0)];

/// The hand kneads the muscle, which is seen in its grip.
pub(super) fn knead(canvas: &mut Canvas, phase: Phase) {
    let squeezed = phase.swell();
    let inwards = 12.0 * phase.step() - 28.0;
    grip(canvas, phase, squeezed, inwards);
    let closer = 9.0 * squeezed;
    let x = 86.0 + inwards;
    let above = Sign::arrow(&[(x, 84.0 + closer), (x, 156.0 + closer)], Weight(16.0, 25.0));
    let below = Sign::arrow(&[(x, 322.0 - closer), (x, 276.0 - closer)], Weight(16.0, 25.0));
    above.draw(canvas);
    below.draw(canvas);
}

/// The hand lifts the muscle with the breath.
pub(super) fn lift(canvas: &mut Canvas, phase: Phase) {
    grip(canvas, phase, phase.reach(), -12.0);
    let up = 10.0 * phase.reach();
    Sign::arrow(&[(72.0, 150.0 - up), (72.0, 60.0 - up)], Weight(16.0, 25.0)).draw(canvas);
}

/// The muscle lies open between fingers and thumb.
fn grip(canvas: &mut Canvas, phase: Phase, squeezed: f32, inwards: f32) {
    front(canvas, Stance::at(1.0, (200.0, 164.0)), Eyes::Open);
    Arm::across((322.0, 236.0), (258.0, 316.0), (198.0 + inwards * 0.5, 264.0)).draw(canvas);
    zone(canvas, &SLOPE, phase.glow(squeezed), is_skin);
    let close = 6.0 * squeezed + 8.0 * phase.weight() - 4.0;
    let at = |x: f32, y: f32, radius: f32| (x + inwards, y, radius);
    let mut part = |shape: &Shape| {
        canvas.rim(shape, RIM, Ink::Rim, None);
        canvas.shaded(shape, Ink::Hand, Ink::ArmShade, (-2.0, -4.0));
    };
    part(&Shape::limb(&[
        at(168.0, 170.0, 9.0),
        at(126.0, 162.0 + close, 9.0),
        at(104.0, 178.0 + close, 8.0),
    ]));
    part(&Shape::limb(&[
        at(172.0, 182.0, 10.0),
        at(116.0, 180.0 + close, 10.0),
        at(90.0, 200.0 + close, 9.0),
    ]));
    let palm = [
        (160.0, 166.0),
        (182.0, 168.0),
        (200.0, 188.0),
        (210.0, 222.0),
        (212.0, 262.0),
        (194.0, 274.0),
        (176.0, 262.0),
        (160.0, 250.0),
        (160.0, 218.0),
        (152.0, 194.0),
    ];
    part(&Shape::blob(&palm.map(|(x, y)| (x + inwards, y))));
    part(&Shape::limb(&[
        at(184.0, 196.0, 12.0),
        at(130.0, 198.0 + close, 10.5),
        at(88.0, 220.0 + close, 9.5),
    ]));
    part(&Shape::limb(&[
        at(188.0, 244.0, 16.0),
        at(148.0, 260.0 - close * 0.5, 12.0),
        at(104.0, 262.0 - close * 0.5, 10.0),
    ]));
    for joint in [
        [at(186.0, 206.0, 12.0), at(172.0, 192.0, 9.0)],
        [at(192.0, 226.0, 15.0), at(190.0, 244.0, 14.0)],
    ] {
        canvas.paint(&Shape::limb(&joint), Ink::Hand);
    }
}

/// Two fingers press one spot on the shoulder.
pub(super) fn press(canvas: &mut Canvas, phase: Phase) {
    front(canvas, Stance::default(), Eyes::Open);
    zone(canvas, &[(110.0, 218.0, 32.0)], phase.glow(phase.reach()), is_skin);
    let wave = 9.0 * phase.pulse();
    Sign::rings((110.0, 216.0), &[44.0 + wave, 61.0 + wave]).draw(canvas);
    let wrist = (188.0, 296.0);
    Arm::across((322.0, 246.0), (256.0, 328.0), wrist).draw(canvas);
    Hand {
        pitch: 17.0,
        long: (46.0, 44.0),
        fingers: 2,
        wrist: Some(wrist),
        ..Hand::at((122.0, 231.0), (-0.75, -0.9), Thumb::Hidden)
    }
    .pressed(phase)
    .draw(canvas);
    let curled = Shape::limb(&[(180.0, 260.0, 15.0), (192.0, 276.0, 16.0)]);
    canvas.rim(&curled, RIM, Ink::Rim, None);
    canvas.paint(&curled, Ink::Hand);
    let heel = Shape::limb(&[(170.0, 274.0, 13.0), (184.0, 288.0, 15.0)]);
    canvas.paint(&heel, Ink::Hand);
    canvas.paint(&Shape::line(&[(184.0, 254.0), (170.0, 264.0)], 5.0), Ink::Rim);
}

/// A loose fist rolls circles on the shoulder.
pub(super) fn knuckles(canvas: &mut Canvas, phase: Phase) {
    front(canvas, Stance::default(), Eyes::Open);
    zone(canvas, &SLOPE, phase.glow(0.0), is_skin);
    let turn = phase.round();
    let (dx, dy) = phase.circling((0.0, 4.0 * phase.weight() - 4.0));
    let at = |x: f32, y: f32| -> Point { (x + dx, y + dy) };
    let disc = |x: f32, y: f32, radius: f32| -> Disc { (x + dx, y + dy, radius) };
    Arm::across((322.0, 246.0), (246.0, 322.0), at(168.0, 286.0)).draw(canvas);
    let mut fist = Shape::limb(&[disc(108.0, 248.0, 18.0), disc(146.0, 252.0, 20.0)])
        .with(Shape::limb(&[disc(146.0, 256.0, 20.0), disc(170.0, 286.0, 16.0)]));
    for nth in 0..4_u8 {
        let x = 100.0 + f32::from(nth) * 17.5;
        let top = if nth == 1 || nth == 2 { 214.0 } else { 218.0 };
        fist = fist.with(Shape::limb(&[disc(x, top, 9.5), disc(x, 248.0, 9.0)]));
    }
    canvas.rim(&fist, RIM, Ink::Rim, None);
    canvas.shaded(&fist, Ink::Hand, Ink::ArmShade, (-3.0, -5.0));
    for nth in 0..3_u8 {
        let x = 108.7 + f32::from(nth) * 17.5;
        canvas.paint(&Shape::line(&[at(x, 208.0), at(x, 238.0)], 5.0), Ink::Rim);
    }
    let thumb =
        Shape::limb(&[disc(160.0, 258.0, 11.0), disc(138.0, 254.0, 10.0), disc(106.0, 252.0, 8.0)]);
    canvas.rim(&thumb, 4.0, Ink::Rim, None);
    canvas.paint(&thumb, Ink::Hand);
    let sign =
        Sign::round((124.0, 228.0), (62.0, 56.0), (-232.0 + turn, 22.0 + turn), Weight(13.0, 21.0));
    sign.draw(canvas);
}

/// Both palms sweep from the neck out to the tips of the shoulders.
pub(super) fn sweep(canvas: &mut Canvas, phase: Phase) {
    front(canvas, Stance::default(), Eyes::Open);
    zones(
        canvas,
        &[(240.0, 186.0, 20.0), (290.0, 212.0, 20.0), (334.0, 238.0, 20.0)],
        phase.glow(0.0),
        is_skin,
    );
    let part = phase.along();
    let tip = between((264.0, 202.0), (304.0, 214.0), part);
    let hand = Hand {
        long: (38.0, 34.0),
        wrist: Some(between((234.0, 270.0), (264.0, 270.0), part)),
        ..Hand::at((tip.0, tip.1 - 12.0 * phase.lifted()), (0.36 + 0.2 * part, -1.0), Thumb::Left)
    };
    crossed(canvas, hand);
    let sign = Sign::arrow(&[(284.0, 190.0), (332.0, 204.0), (372.0, 262.0)], Weight(15.0, 24.0));
    canvas.on_both_sides(|canvas| sign.draw(canvas));
}

/// Both palms rest on the shoulders.
pub(super) fn palms_rest(canvas: &mut Canvas, phase: Phase) {
    let up = 7.0 * phase.swell();
    front(canvas, Stance::at(1.0, (200.0, 170.0 - up)), Eyes::Closed);
    let place = [(240.0, 186.0 - up, 20.0), (290.0, 212.0 - up, 22.0), (334.0, 240.0 - up, 22.0)];
    zones(canvas, &place, phase.glow(0.0), is_skin);
    let hand = Hand {
        long: (38.0, 34.0),
        wrist: Some((250.0, 272.0 - up)),
        ..Hand::at((296.0, 208.0 - up), (0.5, -1.0), Thumb::Left)
    };
    crossed(canvas, hand);
}

/// Both palms rest on the breastbone.
pub(super) fn on_breastbone(canvas: &mut Canvas, phase: Phase) {
    front(canvas, Stance::at(0.95, (200.0, 156.0 - 7.0 * phase.swell())), Eyes::Closed);
    zone(canvas, &[(200.0, 226.0, 26.0), (200.0, 280.0, 26.0)], phase.glow(0.0), is_skin);
    canvas.on_both_sides(|canvas| {
        Arm { bare: false, ..Arm::across((322.0, 226.0), (338.0, 318.0), (268.0, 276.0)) }
            .draw(canvas);
    });
    // One hand lies over the other.
    let hand = Hand {
        pitch: 13.34,
        long: (40.0, 34.0),
        ..Hand::at((190.0, 262.0), (-1.0, -0.2), Thumb::Right)
    };
    let under = Hand { wrist: Some((266.0, 284.0)), ..hand };
    canvas.mirrored(|canvas| under.draw(canvas));
    Hand { tip: (172.0, 246.0), wrist: Some((264.0, 270.0)), ..hand }.draw(canvas);
}

/// Both arms across the chest, each hand on the other shoulder; `hand` is the one at the right of the picture.
fn crossed(canvas: &mut Canvas, hand: Hand) {
    let arm = Arm {
        thick: (27.0, 22.0, 15.0),
        ..Arm::across((78.0, 250.0), (144.0, 318.0), hand.wrist())
    };
    canvas.on_both_sides(|canvas| arm.draw(canvas));
    canvas.on_both_sides(|canvas| hand.draw(canvas));
}
