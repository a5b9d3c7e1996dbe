//! A warm pack across the neck and the shoulders.

use super::{is_skin, zones};
use crate::ui::picture::body::{Stance, back};
use crate::ui::picture::canvas::{Canvas, RIM};
use crate::ui::picture::ink::Ink;
use crate::ui::picture::phase::{Glow, Phase};
use crate::ui::picture::shape::Shape;
use crate::ui::picture::sign::{Sign, Weight};

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
