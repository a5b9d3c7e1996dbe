//! Scenes of rest: the hands are off and the body breathes, or a cloth wipes the skin.

use crate::widgets::picture::arm::Arm;
use crate::widgets::picture::body::front;
use crate::widgets::picture::canvas::InkCanvas;
use crate::widgets::picture::face::Eyes;
use crate::widgets::picture::ground::towel_roll;
use crate::widgets::picture::hand::{DrawnHand, SLIM, Thumb};
use crate::widgets::picture::phase::MotionPhase;
use crate::widgets::picture::shape::{Point, Shape, curve};
use crate::widgets::picture::sign::{ArrowSize, DrawnSign};
use crate::widgets::picture::stance::BodyPlacement;
use crate::widgets::theme::Ink;

/// Draws a person with their hands in the lap and their eyes closed.
pub(super) fn hands_in_lap(canvas: &mut InkCanvas, phase: MotionPhase) {
    sitting(canvas, phase);
    folded_hands(canvas);
}

/// Draws one hand that wipes the neck and the shoulder dry with a soft cloth.
pub(super) fn wiping(canvas: &mut InkCanvas, phase: MotionPhase) {
    front(
        canvas,
        BodyPlacement::at(1.0, (200.0, 170.0 - 7.0 * phase.there_and_back())),
        Eyes::Open,
    );
    let hand = DrawnHand {
        pitch: SLIM,
        long: (40.0, 40.0),
        wrist: Some((176.0, 268.0)),
        ..DrawnHand::at((106.0, 190.0), (-0.5, -0.86), Thumb::Right)
    };
    Arm::across((322.0, 244.0), (272.0, 296.0), hand.wrist()).draw(canvas);
    let cloth = Shape::blob(&CLOTH);
    canvas.rim(&cloth);
    canvas.shaded(&cloth, Ink::Cushion, Ink::CushionShade, (-4.0, -6.0));
    for fold in FOLDS {
        canvas.paint(&Shape::line(&curve(&fold, false), 5.0), Ink::CushionShade);
    }
    hand.draw(canvas);
    DrawnSign::both_ways(&[(42.0, 200.0), (126.0, 128.0)], ArrowSize(14.0, 22.0)).draw(canvas);
}

/// A cloth over the shoulder, which hangs down in folds.
const CLOTH: [Point; 12] = [
    (150.0, 168.0),
    (164.0, 190.0),
    (182.0, 214.0),
    (172.0, 240.0),
    (150.0, 268.0),
    (130.0, 312.0),
    (104.0, 298.0),
    (78.0, 316.0),
    (64.0, 280.0),
    (42.0, 244.0),
    (66.0, 210.0),
    (110.0, 184.0),
];

const FOLDS: [[Point; 3]; 3] = [
    [(70.0, 226.0), (84.0, 262.0), (80.0, 300.0)],
    [(96.0, 240.0), (108.0, 268.0), (104.0, 286.0)],
    [(128.0, 262.0), (132.0, 280.0), (128.0, 300.0)],
];

fn folded_hands(canvas: &mut InkCanvas) {
    let hand = DrawnHand {
        pitch: SLIM,
        long: (34.0, 30.0),
        wrist: Some((164.0, 286.0)),
        ..DrawnHand::at((228.0, 290.0), (1.0, 0.12), Thumb::Hidden)
    };
    hand.draw(canvas);
    let (tip, aim) = ((172.0, 290.0), (-1.0, 0.05));
    DrawnHand { tip, aim, thumb: Thumb::Right, wrist: Some((240.0, 286.0)), ..hand }.draw(canvas);
}

/// Draws a person who sits and breathes, with both forearms in the lap.
fn sitting(canvas: &mut InkCanvas, phase: MotionPhase) {
    let up = 7.0 * phase.there_and_back();
    front(canvas, BodyPlacement::at(0.84, (200.0, 132.0 - up)), Eyes::Closed);
    canvas.on_both_sides(|canvas| {
        let thigh = Shape::limb(&[(236.0, 294.0, 34.0), (290.0, 344.0, 44.0)]);
        canvas.paint(&thigh, Ink::SkinShade);
    });
    canvas.on_both_sides(|canvas| {
        Arm {
            thick: (22.0, 19.0, 14.0),
            bare: true,
            ..Arm::raised((308.0, 198.0 - up), (322.0, 254.0), (244.0, 286.0))
        }
        .draw(canvas);
    });
}

/// Draws a person who lies on their back, from above: the arms at their sides, the eyes closed.
pub(super) fn lying(canvas: &mut InkCanvas, phase: MotionPhase) {
    let up = 6.0 * phase.there_and_back();
    front(canvas, BodyPlacement::at(0.72, (200.0, 122.0 - up)), Eyes::Closed);
    canvas.on_both_sides(|canvas| {
        let arm = Arm {
            thick: (19.0, 16.0, 11.0),
            bare: true,
            ..Arm::raised((288.0, 164.0 - up), (306.0, 214.0), (308.0, 262.0))
        };
        arm.draw(canvas);
        DrawnHand {
            pitch: 10.5,
            long: (22.0, 20.0),
            wrist: Some(arm.wrist),
            ..DrawnHand::at((306.0, 302.0), (-0.05, 1.0), Thumb::Right)
        }
        .draw(canvas);
    });
}

/// Draws a person who lies on their back, with a rolled towel under the neck.
pub(super) fn lying_on_towel(canvas: &mut InkCanvas, phase: MotionPhase) {
    towel_roll(canvas, 114.0);
    lying(canvas, phase);
}
