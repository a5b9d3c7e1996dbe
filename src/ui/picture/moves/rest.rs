//! Breathing and rest: the hands are off, and the body breathes.

use super::{is_skin, zone, zones};
use crate::ui::picture::body::{Stance, back, front};
use crate::ui::picture::canvas::{Canvas, RIM};
use crate::ui::picture::face::Eyes;
use crate::ui::picture::ink::Ink;
use crate::ui::picture::limb::{Arm, Hand, Thumb};
use crate::ui::picture::phase::{Glow, Phase};
use crate::ui::picture::profile::Profile;
use crate::ui::picture::shape::{Point, Shape, curve};
use crate::ui::picture::sign::{Sign, Weight};

/// Somebody who sits, with a quiet belly, in profile.
const BELLY: [Point; 24] = [
    (-0.15, 1.1),
    (-0.145, 0.86),
    (-0.16, 0.74),
    (-0.19, 0.68),
    (-0.28, 0.54),
    (-0.33, 0.38),
    (-0.36, 0.15),
    (-0.40, -0.1),
    (-0.42, -0.3),
    (-0.36, -0.5),
    (-0.34, -0.7),
    (-0.36, -1.4),
    (0.44, -1.4),
    (0.42, -0.7),
    (0.36, -0.4),
    (0.36, -0.1),
    (0.42, 0.12),
    (0.42, 0.36),
    (0.36, 0.52),
    (0.29, 0.62),
    (0.235, 0.72),
    (0.205, 0.85),
    (0.215, 1.0),
    (0.2, 1.1),
];

/// How far a belly comes forward with a full breath.
const FULL: f32 = 0.24;

/// The belly rises as the breath comes in, and sinks as it goes.
pub(super) fn breathing(canvas: &mut Canvas, phase: Phase) {
    let profile = Profile::at(150.0, (226.0, 246.0));
    let full = phase.swell();
    let belly = |full: f32| BELLY.map(|(x, y)| (forward(x, y, full), y));
    let whole: Vec<Point> =
        curve(&belly(FULL), true).into_iter().map(|point| profile.place(point)).collect();
    canvas.paint(&Shape::outline(&whole), Ink::Ghost);
    profile.draw(canvas, &belly(FULL * full));
    let out = FULL * full * 150.0;
    let (x, y) = profile.place((-0.30, -0.22));
    zone(
        canvas,
        &[(x - out, y - 14.0, 38.0), (x - out, y + 14.0, 38.0)],
        Glow::warm(full),
        is_skin,
    );
    let wrist = profile.place((0.02, -0.26));
    let wrist = (wrist.0 - out, wrist.1);
    Arm {
        bare: true,
        ..Arm::raised(profile.place((0.14, 0.38)), profile.place((0.26, -0.18)), wrist)
    }
    .draw(canvas);
    Hand {
        pitch: 13.34,
        long: (38.0, 30.0),
        wrist: Some(wrist),
        ..Hand::at((184.0 - out, 285.0), (-1.0, 0.02), Thumb::Right)
    }
    .draw(canvas);
    let (far, near) = ((78.0, 80.0), (158.0, 80.0));
    let way = if phase.breathes_out() { [near, far] } else { [far, near] };
    Sign::arrow(&way, Weight(16.0, 24.0)).draw(canvas);
}

/// Only the front of the belly comes forward.
fn forward(x: f32, y: f32, by: f32) -> f32 {
    let near = ((y + 0.20) / 0.33).powi(2);
    if x < 0.0 { x - by * (-near).exp() } else { x }
}

/// Hands in the lap, eyes closed.
pub(super) fn hands_in_lap(canvas: &mut Canvas, phase: Phase) {
    sitting(canvas, phase);
    folded_hands(canvas);
}

/// The same with a towel under the hands.
pub(super) fn hands_in_towel(canvas: &mut Canvas, phase: Phase) {
    sitting(canvas, phase);
    let towel = Shape::outline(&[(122.0, 262.0), (278.0, 262.0), (292.0, 330.0), (108.0, 330.0)]);
    canvas.rim(&towel, RIM, Ink::Rim, None);
    canvas.shaded(&towel, Ink::Cushion, Ink::CushionShade, (-5.0, -6.0));
    canvas.paint(&Shape::line(&[(118.0, 314.0), (282.0, 314.0)], 5.0), Ink::CushionShade);
    folded_hands(canvas);
}

fn folded_hands(canvas: &mut Canvas) {
    let hand = Hand {
        pitch: 13.34,
        long: (34.0, 30.0),
        wrist: Some((164.0, 286.0)),
        ..Hand::at((228.0, 290.0), (1.0, 0.12), Thumb::Hidden)
    };
    hand.draw(canvas);
    let (tip, aim) = ((172.0, 290.0), (-1.0, 0.05));
    Hand { tip, aim, thumb: Thumb::Right, wrist: Some((240.0, 286.0)), ..hand }.draw(canvas);
}

/// Somebody who sits and breathes, with both forearms in the lap.
fn sitting(canvas: &mut Canvas, phase: Phase) {
    let up = 7.0 * phase.swell();
    front(canvas, Stance::at(0.84, (200.0, 132.0 - up)), Eyes::Closed);
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

/// A wrapped pack lies across the neck and the shoulders, and warms them.
pub(super) fn warm_pack(canvas: &mut Canvas, phase: Phase) {
    back(canvas, Stance::at(1.05, (200.0, 196.0)));
    let place = [(200.0, 190.0, 46.0), (270.0, 222.0, 46.0), (322.0, 250.0, 40.0)];
    zones(canvas, &place, Glow::warm(phase.pulse()), is_skin);
    let pack = Shape::blob(&[
        (178.0, 168.0),
        (222.0, 168.0),
        (268.0, 190.0),
        (318.0, 222.0),
        (322.0, 252.0),
        (296.0, 262.0),
        (244.0, 232.0),
        (200.0, 222.0),
        (156.0, 232.0),
        (104.0, 262.0),
        (78.0, 252.0),
        (82.0, 222.0),
        (132.0, 190.0),
    ]);
    canvas.rim(&pack, RIM, Ink::Rim, None);
    canvas.shaded(&pack, Ink::Cushion, Ink::CushionShade, (-4.0, -6.0));
    canvas.on_both_sides(|canvas| {
        for seam in [[(232.0, 180.0), (226.0, 220.0)], [(282.0, 206.0), (266.0, 240.0)]] {
            canvas.paint(&Shape::line(&seam, 4.5), Ink::CushionShade);
        }
        for x in [286.0_f32, 330.0] {
            let rise = [(x, 168.0), (x + 9.0, 146.0), (x - 7.0, 124.0), (x + 4.0, 98.0)];
            Sign::arrow(&rise, Weight(8.0, 15.0)).draw(canvas);
        }
    });
}

/// Somebody who lies on their back, the arms at their sides, the eyes closed.
pub(super) fn lying(canvas: &mut Canvas, phase: Phase) {
    let full = 0.08 * phase.swell();
    let profile = Profile { eyes: Eyes::Closed, ..Profile::at(150.0, (226.0, 246.0)) };
    profile.draw(canvas, &BELLY.map(|(x, y)| (forward(x, y, full), y)));
    let arm = Arm {
        bare: true,
        thick: (25.0, 19.0, 14.0),
        ..Arm::raised(
            profile.place((0.16, 0.34)),
            profile.place((0.26, -0.2)),
            profile.place((0.26, -0.72)),
        )
    };
    arm.draw(canvas);
    Hand {
        pitch: 13.34,
        long: (34.0, 30.0),
        wrist: Some(arm.wrist),
        ..Hand::at(profile.place((0.24, -1.1)), (-0.08, 1.0), Thumb::Right)
    }
    .draw(canvas);
}

/// The same with a rolled towel under the neck.
pub(super) fn lying_on_towel(canvas: &mut Canvas, phase: Phase) {
    let roll = Shape::ellipse((284.0, 128.0), 26.0, 26.0);
    canvas.rim(&roll, RIM, Ink::Rim, None);
    canvas.paint(&roll, Ink::Tool);
    lying(canvas, phase);
}
