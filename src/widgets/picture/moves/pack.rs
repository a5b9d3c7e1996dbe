//! The scene of a warm pack across the neck and the shoulders.

use super::{is_skin, zones};
use crate::widgets::picture::body::back;
use crate::widgets::picture::canvas::InkCanvas;
use crate::widgets::picture::phase::{Glow, MotionPhase};
use crate::widgets::picture::shape::Shape;
use crate::widgets::picture::sign::{ArrowSize, DrawnSign};
use crate::widgets::picture::stance::BodyPlacement;
use crate::widgets::theme::Ink;

/// Draws a wrapped pack that lies across the neck and the shoulders, and warms them.
pub(super) fn warm_pack(canvas: &mut InkCanvas, _: MotionPhase) {
    back(canvas, BodyPlacement::at(1.0, (200.0, 188.0)));
    let place = [(200.0, 190.0, 46.0), (270.0, 222.0, 46.0), (322.0, 250.0, 40.0)];
    zones(canvas, &place, Glow::warm(0.0), is_skin);
    let pack = Shape::blob(&[
        (176.0, 182.0),
        (224.0, 182.0),
        (270.0, 200.0),
        (320.0, 228.0),
        (324.0, 258.0),
        (298.0, 268.0),
        (246.0, 244.0),
        (200.0, 236.0),
        (154.0, 244.0),
        (102.0, 268.0),
        (76.0, 258.0),
        (80.0, 228.0),
        (130.0, 200.0),
    ]);
    canvas.rim(&pack);
    canvas.shaded(&pack, Ink::Cushion, Ink::CushionShade, (-4.0, -6.0));
    canvas.on_both_sides(|canvas| {
        for seam in [[(234.0, 192.0), (228.0, 234.0)], [(284.0, 214.0), (268.0, 248.0)]] {
            canvas.paint(&Shape::line(&seam, 4.5), Ink::CushionShade);
        }
        for x in [286.0_f32, 330.0] {
            let rise = [(x, 168.0), (x + 9.0, 146.0), (x - 7.0, 124.0), (x + 4.0, 98.0)];
            DrawnSign::arrow(&rise, ArrowSize(8.0, 15.0)).draw(canvas);
        }
    });
}
