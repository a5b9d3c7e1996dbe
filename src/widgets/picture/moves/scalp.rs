//! Scenes of the scalp from behind and from above, and of the temples from in front.

use super::{is_body, zones};
use crate::widgets::picture::arm::Arm;
use crate::widgets::picture::body::{back, front};
use crate::widgets::picture::canvas::InkCanvas;
use crate::widgets::picture::face::Eyes;
use crate::widgets::picture::hand::{DrawnHand, Thumb};
use crate::widgets::picture::phase::{Glow, MotionPhase};
use crate::widgets::picture::shape::{Point, Shape, curve};
use crate::widgets::picture::sign::{ArrowSize, DrawnSign};
use crate::widgets::picture::stance::BodyPlacement;
use crate::widgets::theme::Ink;

/// The right wrist while the fingers work on the scalp, seen from behind.
const WRIST: Point = (328.0, 100.0);

fn head(canvas: &mut InkCanvas, glow: Glow) {
    back(canvas, BodyPlacement::at(1.42, (200.0, 240.0)));
    strands(canvas, (200.0, 24.0), 92.0, glow);
}

/// Draws strands of hair that glow, from the crown down.
fn strands(canvas: &mut InkCanvas, (x, y): Point, long: f32, glow: Glow) {
    let Some(hair) = canvas.mask(Ink::is_hair) else { return };
    for aside in [-40.0_f32, -20.0, 0.0, 20.0, 40.0] {
        let strand = [
            (x + aside * 0.4, y + aside.abs() * 0.2),
            (x + aside * 0.95, y + 0.5 * long),
            (x + aside * 1.05, y + long - aside.abs() * 0.3),
        ];
        canvas.paint_on(&hair, &Shape::line(&curve(&strand, false), 9.0), glow.ink());
    }
}

fn arms(canvas: &mut InkCanvas) {
    canvas.on_both_sides(|canvas| {
        Arm { thick: (27.0, 22.0, 15.0), ..Arm::raised((352.0, 326.0), (376.0, 196.0), WRIST) }
            .draw(canvas);
    });
}

/// Draws fingertips that circle on the scalp.
pub(super) fn circles(canvas: &mut InkCanvas, phase: MotionPhase) {
    head(canvas, phase.glow(0.0));
    arms(canvas);
    let hand = DrawnHand {
        pitch: 14.0,
        long: (44.0, 36.0),
        spread: 0.35,
        wrist: Some(WRIST),
        ..DrawnHand::at(phase.circling((240.0, 72.0)), (-1.0, -0.28), Thumb::Hidden)
    }
    .pressed(phase);
    canvas.on_both_sides(|canvas| hand.draw(canvas));
    let sign = DrawnSign::turning((252.0, 148.0), phase);
    canvas.on_both_sides(|canvas| sign.draw(canvas));
}

/// Draws spread fingers that gather the scalp together.
pub(super) fn knead(canvas: &mut InkCanvas, phase: MotionPhase) {
    head(canvas, phase.glow(0.0));
    arms(canvas);
    let close = phase.there_and_back();
    let hand = DrawnHand {
        long: (48.0, 36.0),
        spread: 0.5 - 0.5 * close,
        wrist: Some(WRIST),
        ..DrawnHand::at((244.0 - 9.0 * close, 72.0), (-1.0, -0.1), Thumb::Left)
    }
    .pressed(phase);
    canvas.on_both_sides(|canvas| hand.draw(canvas));
    let inwards = [(296.0 - 8.0 * close, 156.0), (216.0 - 6.0 * close, 156.0)];
    let sign = DrawnSign::arrow(&inwards, ArrowSize(16.0, 24.0));
    canvas.on_both_sides(|canvas| sign.draw(canvas));
}

/// Draws finger pads that circle on the temples.
pub(super) fn temples(canvas: &mut InkCanvas, phase: MotionPhase) {
    front(canvas, BodyPlacement::at(1.1, (200.0, 184.0)), Eyes::Closed);
    zones(canvas, &[(246.0, 68.0, 20.0)], phase.glow(0.0), is_body);
    canvas.on_both_sides(|canvas| {
        Arm {
            thick: (27.0, 22.0, 14.0),
            bare: true,
            ..Arm::raised((324.0, 236.0), (372.0, 276.0), (328.0, 146.0))
        }
        .draw(canvas);
    });
    let hand = DrawnHand {
        pitch: 14.0,
        long: (42.0, 36.0),
        wrist: Some((324.0, 128.0)),
        ..DrawnHand::at(phase.circling((254.0, 74.0)), (-0.85, -0.55), Thumb::Right)
    }
    .pressed(phase);
    canvas.on_both_sides(|canvas| hand.draw(canvas));
    let sign = DrawnSign::turning((302.0, 36.0), phase);
    canvas.on_both_sides(|canvas| sign.draw(canvas));
}

/// Draws the head of a person who lies on their back, from above: the hands reach into the hair at its sides.
fn head_from_above(canvas: &mut InkCanvas, hand: DrawnHand, glow: Glow) {
    front(canvas, BodyPlacement::at(1.2, (200.0, 214.0)), Eyes::Closed);
    strands(canvas, (200.0, 10.0), 60.0, glow);
    canvas.on_both_sides(|canvas| {
        Arm::raised((346.0, 290.0), (372.0, 190.0), hand.wrist()).draw(canvas);
    });
    canvas.on_both_sides(|canvas| hand.draw(canvas));
}

/// Draws fingertips that circle on the scalp of a person who lies.
pub(super) fn circles_from_above(canvas: &mut InkCanvas, phase: MotionPhase) {
    let tip = phase.circling((236.0, 44.0));
    let hand =
        DrawnHand { wrist: Some((322.0, 96.0)), ..DrawnHand::at(tip, (-1.0, -0.45), Thumb::Right) }
            .pressed(phase);
    head_from_above(canvas, hand, phase.glow(0.0));
    let sign = DrawnSign::turning((312.0, 34.0), phase);
    canvas.on_both_sides(|canvas| sign.draw(canvas));
}

/// Draws spread fingers that gather the scalp of a person who lies.
pub(super) fn knead_from_above(canvas: &mut InkCanvas, phase: MotionPhase) {
    let close = phase.there_and_back();
    let hand = DrawnHand {
        spread: 0.5 - 0.5 * close,
        wrist: Some((322.0, 96.0)),
        ..DrawnHand::at((240.0 - 9.0 * close, 44.0), (-1.0, -0.45), Thumb::Right)
    }
    .pressed(phase);
    head_from_above(canvas, hand, phase.glow(0.0));
    let inwards = [(328.0 - 8.0 * close, 30.0), (260.0 - 6.0 * close, 30.0)];
    let sign = DrawnSign::arrow(&inwards, ArrowSize(16.0, 24.0));
    canvas.on_both_sides(|canvas| sign.draw(canvas));
}
