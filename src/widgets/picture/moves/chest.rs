//! Scenes of the shoulders and the breastbone from in front: one hand works on the other shoulder, or both arms are
//! crossed.

use super::{is_skin, zone, zones};
use crate::widgets::picture::arm::Arm;
use crate::widgets::picture::body::front;
use crate::widgets::picture::canvas::InkCanvas;
use crate::widgets::picture::face::Eyes;
use crate::widgets::picture::hand::{DrawnHand, SLIM, Thumb};
use crate::widgets::picture::phase::MotionPhase;
use crate::widgets::picture::shape::{Disc, Point, Shape, between};
use crate::widgets::picture::sign::{ArrowSize, DrawnSign};
use crate::widgets::picture::stance::BodyPlacement;
use crate::widgets::theme::Ink;

/// The top of the shoulder, from the neck to its tip.
const SLOPE: [Disc; 3] = [(162.0, 176.0, 18.0), (142.0, 206.0, 26.0), (62.0, 236.0, 24.0)];

/// The distance from knuckle to knuckle of a fist, to the right and up.
const FIST: (f32, f32) = (16.0, 13.0);

/// Draws a hand that kneads the muscle, which is seen in its grip.
pub(super) fn knead(canvas: &mut InkCanvas, phase: MotionPhase) {
    let squeezed = phase.there_and_back();
    let aside = 14.0 * phase.stepped_fraction() - 14.0;
    grip(canvas, phase, squeezed, aside);
    let closer = 8.0 * squeezed;
    let outer = [(32.0 + closer + aside, 226.0), (88.0 + closer + aside, 226.0)];
    let inner = [(292.0 - closer + aside, 226.0), (228.0 - closer + aside, 226.0)];
    for way in [outer, inner] {
        DrawnSign::arrow(&way, ArrowSize(15.0, 24.0)).draw(canvas);
    }
}

/// Draws a hand that lifts the muscle with the breath, up from the shoulder.
pub(super) fn lift(canvas: &mut InkCanvas, phase: MotionPhase) {
    let up = 30.0 * phase.reach();
    let at = |x: f32, y: f32, radius: f32| -> Disc { (x, y - up, radius) };
    front(canvas, BodyPlacement::at(1.0, (200.0, 183.3)), Eyes::Open);
    let hand = DrawnHand {
        pitch: SLIM,
        long: (50.0, 44.0),
        fingers: 3,
        wrist: Some((186.0, 292.0 - up)),
        ..DrawnHand::at((70.0, 222.0 - up), (-1.0, 0.0), Thumb::Hidden)
    };
    Arm::across((322.0, 260.0), (276.0, 312.0), hand.wrist()).draw(canvas);
    let muscle =
        [(160.0, 200.0, 13.0), at(128.0, 228.0, 20.0), at(92.0, 238.0, 22.0), (60.0, 250.0, 12.0)];
    canvas.paint(&Shape::limb(&muscle), Ink::Skin);
    zone(canvas, &muscle, phase.glow(phase.reach()), is_skin);
    hand.draw(canvas);
    let thumb =
        Shape::limb(&[at(178.0, 280.0, 14.0), at(146.0, 286.0, 12.0), at(112.0, 276.0, 10.5)]);
    canvas.rim(&thumb);
    canvas.shaded(&thumb, Ink::Hand, Ink::ArmShade, (-2.0, -4.0));
    canvas.paint(&Shape::limb(&[at(180.0, 278.0, 13.0), at(168.0, 268.0, 13.0)]), Ink::Hand);
    DrawnSign::arrow(&[(96.0, 186.0 - up), (96.0, 94.0 - up)], ArrowSize(16.0, 25.0)).draw(canvas);
}

/// Draws a hand whose fingers reach over the shoulder; the thumb stays in front, and the muscle bulges between them.
fn grip(canvas: &mut InkCanvas, phase: MotionPhase, squeezed: f32, aside: f32) {
    front(canvas, BodyPlacement::at(1.0, (200.0, 164.0)), Eyes::Open);
    let close = 6.0 * squeezed + 6.0 * phase.weight() - 3.0;
    let hand = DrawnHand {
        long: (46.0, 44.0),
        wrist: Some((178.0 + aside, 274.0)),
        ..DrawnHand::at((108.0 + aside + close, 178.0 + close), (-0.5, -0.9), Thumb::Hidden)
    };
    Arm::across((322.0, 240.0), (270.0, 294.0), hand.wrist()).draw(canvas);
    zone(canvas, &SLOPE, phase.glow(squeezed), is_skin);
    let thumb = Shape::limb(&[
        (178.0 + aside, 262.0, 14.0),
        (206.0 + aside, 236.0, 12.0),
        (198.0 + aside - close, 206.0, 10.0),
    ]);
    canvas.rim(&thumb);
    canvas.shaded(&thumb, Ink::Hand, Ink::ArmShade, (-3.0, -4.0));
    hand.draw(canvas);
    // Joins the thumb to the palm.
    canvas.paint(
        &Shape::limb(&[(172.0 + aside, 264.0, 12.0), (190.0 + aside, 246.0, 11.0)]),
        Ink::Hand,
    );
}

/// Draws two fingers that press one spot on top of the shoulder.
pub(super) fn press(canvas: &mut InkCanvas, phase: MotionPhase) {
    front(canvas, BodyPlacement::default(), Eyes::Open);
    zone(canvas, &[(132.0, 206.0, 32.0)], phase.glow(phase.reach()), is_skin);
    let wrist = (210.0, 266.0);
    Arm::across((322.0, 244.0), (276.0, 302.0), wrist).draw(canvas);
    DrawnHand {
        pitch: 17.0,
        long: (46.0, 44.0),
        fingers: 2,
        wrist: Some(wrist),
        ..DrawnHand::at((144.0, 203.0), (-0.75, -0.9), Thumb::Hidden)
    }
    .pressed(phase)
    .draw(canvas);
    let curled = Shape::limb(&[(202.0, 231.0, 15.0), (214.0, 247.0, 16.0)]);
    canvas.rim(&curled);
    canvas.paint(&curled, Ink::Hand);
    let heel = Shape::limb(&[(192.0, 245.0, 13.0), (206.0, 259.0, 15.0)]);
    canvas.paint(&heel, Ink::Hand);
    canvas.paint(&Shape::line(&[(206.0, 225.0), (192.0, 235.0)], 5.0), Ink::Rim);
}

/// Draws a loose fist that rolls circles on the shoulder.
pub(super) fn knuckles(canvas: &mut InkCanvas, phase: MotionPhase) {
    front(canvas, BodyPlacement::default(), Eyes::Open);
    let place = [(154.0, 192.0, 20.0), (112.0, 226.0, 40.0), (70.0, 250.0, 26.0)];
    zone(canvas, &place, phase.glow(0.0), is_skin);
    let (dx, dy) = phase.circling((18.0, 14.0 + 4.0 * phase.weight()));
    let at = |x: f32, y: f32| -> Point { (x + dx, y + dy) };
    let disc = |x: f32, y: f32, radius: f32| -> Disc { (x + dx, y + dy, radius) };
    Arm::across((322.0, 244.0), (274.0, 304.0), at(174.0, 272.0)).draw(canvas);
    let mut fist = Shape::limb(&[disc(168.0, 266.0, 17.0), disc(142.0, 248.0, 22.0)]);
    for nth in 0..4_u8 {
        let (aside, down) = (f32::from(nth) * FIST.0, f32::from(nth) * FIST.1);
        fist = fist.with(Shape::limb(&[
            disc(90.0 + aside, 232.0 - down, 10.5),
            disc(128.0 + 0.6 * aside, 256.0 - down, 12.0),
        ]));
    }
    canvas.rim(&fist);
    canvas.shaded(&fist, Ink::Hand, Ink::ArmShade, (-3.0, -5.0));
    // A thinner line would not fill a dot.
    let parted = 5.0_f32.max(0.8 * canvas.dot(true));
    for nth in 0..3_u8 {
        let (aside, down) = ((f32::from(nth) + 0.5) * FIST.0, (f32::from(nth) + 0.5) * FIST.1);
        let parting = [at(84.0 + aside, 226.0 - down), at(100.0 + aside, 238.0 - down)];
        canvas.paint(&Shape::line(&parting, parted), Ink::Rim);
    }
    let turn = phase.angle_degrees();
    let around = (-225.0 + turn, 20.0 + turn);
    DrawnSign::round((126.0, 222.0), (72.0, 64.0), around, ArrowSize(9.0, 18.0)).draw(canvas);
}

/// Draws both palms sweeping from the neck out to the tips of the shoulders.
pub(super) fn sweep(canvas: &mut InkCanvas, phase: MotionPhase) {
    front(canvas, BodyPlacement::default(), Eyes::Open);
    zones(
        canvas,
        &[(240.0, 186.0, 20.0), (290.0, 212.0, 20.0), (334.0, 238.0, 20.0)],
        phase.glow(0.0),
        is_skin,
    );
    let part = phase.path_fraction();
    let tip = between((264.0, 202.0), (304.0, 214.0), part);
    let hand = DrawnHand {
        long: (38.0, 34.0),
        wrist: Some(between((232.0, 262.0), (262.0, 262.0), part)),
        ..DrawnHand::at(
            (tip.0, tip.1 - 12.0 * phase.lifted()),
            (0.36 + 0.2 * part, -1.0),
            Thumb::Left,
        )
    };
    crossed(canvas, hand.pressed(phase));
    let sign =
        DrawnSign::arrow(&[(284.0, 190.0), (332.0, 204.0), (372.0, 262.0)], ArrowSize(15.0, 24.0));
    canvas.on_both_sides(|canvas| sign.draw(canvas));
}

/// Draws both palms resting on the shoulders.
pub(super) fn palms_rest(canvas: &mut InkCanvas, phase: MotionPhase) {
    let up = 7.0 * phase.there_and_back();
    front(canvas, BodyPlacement::at(1.0, (200.0, 170.0 - up)), Eyes::Closed);
    let place = [(240.0, 186.0 - up, 20.0), (290.0, 212.0 - up, 22.0), (334.0, 240.0 - up, 22.0)];
    zones(canvas, &place, phase.glow(0.0), is_skin);
    let hand = DrawnHand {
        long: (38.0, 34.0),
        wrist: Some((248.0, 264.0 - up)),
        ..DrawnHand::at((296.0, 208.0 - up), (0.5, -1.0), Thumb::Left)
    };
    crossed(canvas, hand);
}

/// Draws both palms resting on the breastbone.
pub(super) fn on_breastbone(canvas: &mut InkCanvas, phase: MotionPhase) {
    front(
        canvas,
        BodyPlacement::at(0.95, (200.0, 156.0 - 7.0 * phase.there_and_back())),
        Eyes::Closed,
    );
    zone(canvas, &[(200.0, 226.0, 26.0), (200.0, 280.0, 26.0)], phase.glow(0.0), is_skin);
    canvas.on_both_sides(|canvas| {
        Arm { bare: false, ..Arm::across((322.0, 222.0), (334.0, 290.0), (268.0, 274.0)) }
            .draw(canvas);
    });
    // One hand lies over the other.
    let hand = DrawnHand {
        pitch: SLIM,
        long: (40.0, 34.0),
        ..DrawnHand::at((190.0, 262.0), (-1.0, -0.2), Thumb::Right)
    };
    let under = DrawnHand { wrist: Some((266.0, 284.0)), ..hand };
    canvas.mirrored(|canvas| under.draw(canvas));
    DrawnHand { tip: (172.0, 246.0), wrist: Some((264.0, 270.0)), ..hand }.draw(canvas);
}

/// Draws both arms across the chest, each hand on the other shoulder; `hand` is the one at the right of the picture.
fn crossed(canvas: &mut InkCanvas, hand: DrawnHand) {
    let arm = Arm {
        thick: (27.0, 21.0, 15.0),
        ..Arm::across((78.0, 240.0), (122.0, 288.0), hand.wrist())
    };
    canvas.on_both_sides(|canvas| arm.draw(canvas));
    canvas.on_both_sides(|canvas| hand.draw(canvas));
}
