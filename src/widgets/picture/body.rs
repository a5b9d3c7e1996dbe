//! Draws the body from behind and from in front, at the place and size that a stance gives.

use super::canvas::{InkCanvas, WIDTH, both_halves};
use super::face;
use super::face::{EAR, Eyes};
use super::shape::{Point, Shape, curve};
use super::stance::BodyPlacement;
use crate::widgets::theme::Ink;

/// The right half of the trunk, from the neck to below the picture.
const TRUNK: [Point; 12] = [
    (200.0, 120.0),
    (238.0, 120.0),
    (238.0, 160.0),
    (244.0, 178.0),
    (262.0, 192.0),
    (292.0, 204.0),
    (322.0, 217.0),
    (341.0, 236.0),
    (350.0, 264.0),
    (355.0, 305.0),
    (358.0, 560.0),
    (200.0, 560.0),
];

/// The right half of a head from behind, which is all hair.
const BACK_OF_HEAD: [Point; 9] = [
    (200.0, 10.0),
    (227.0, 14.0),
    (245.0, 30.0),
    (252.0, 55.0),
    (251.0, 82.0),
    (244.0, 106.0),
    (232.0, 124.0),
    (217.0, 135.0),
    (200.0, 137.0),
];

const SHOULDER_BLADE: [Point; 4] = [(256.0, 252.0), (244.0, 276.0), (246.0, 310.0), (262.0, 350.0)];

const COLLAR_BONE: [Point; 3] = [(212.0, 200.0), (250.0, 197.0), (288.0, 204.0)];

const ARM_PIT: [Point; 3] = [(314.0, 262.0), (308.0, 300.0), (310.0, 420.0)];

/// Draws the body from behind.
pub(super) fn back(canvas: &mut InkCanvas, stance: BodyPlacement) {
    trunk(canvas, stance);
    let spine = Shape::line(&stance.body(&[(200.0, 168.0), (200.0, 560.0)]), 6.0 * stance.zoom);
    canvas.paint(&spine, Ink::Feature);
    on_both(SHOULDER_BLADE, |blade| {
        let blade = stance.body(&curve(&blade, false));
        canvas.paint(&Shape::line(&blade, 6.0 * stance.zoom), Ink::Feature);
    });
    let head = Shape::outline(&stance.head(&both_halves(&curve(&BACK_OF_HEAD, false))));
    let shade = (-12.0 * stance.zoom, -8.0 * stance.zoom);
    canvas.shaded(&head, Ink::Hair, Ink::HairShade, shade);
    for aside in [-36.0_f32, -18.0, 0.0, 18.0, 36.0] {
        let strand = [
            (200.0 + aside * 0.25, 26.0 + aside.abs() * 0.1),
            (200.0 + aside * 0.85, 58.0),
            (200.0 + aside, 112.0 - aside.abs() * 0.5),
        ];
        let strand = stance.head(&curve(&strand, false));
        canvas.paint(&Shape::line(&strand, 5.0), Ink::HairLight);
    }
}

/// Draws the ears, which stand out at both sides of a head from behind.
pub(super) fn ears(canvas: &mut InkCanvas, stance: BodyPlacement) {
    on_both(EAR, |ear| canvas.paint(&Shape::blob(&stance.head(&ear)), Ink::SkinLight));
}

/// Draws the body from in front.
pub(super) fn front(canvas: &mut InkCanvas, stance: BodyPlacement, eyes: Eyes) {
    chest(canvas, stance);
    face::draw(canvas, stance, eyes);
}

/// Draws the body from in front, without its head.
pub(super) fn chest(canvas: &mut InkCanvas, stance: BodyPlacement) {
    trunk(canvas, stance);
    if !canvas.is_coarse() {
        on_both(COLLAR_BONE, |bone| {
            let bone = stance.body(&curve(&bone, false));
            canvas.paint(&Shape::line(&bone, 5.0 * stance.zoom), Ink::Feature);
        });
    }
    let throat = [(165.0, 128.0), (235.0, 128.0), (236.0, 146.0), (200.0, 158.0), (164.0, 146.0)];
    canvas.paint(&Shape::outline(&stance.body(&throat)), Ink::SkinShade);
}

/// Draws the lines between hanging arms and the trunk, seen from in front.
pub(super) fn hanging_arms(canvas: &mut InkCanvas, stance: BodyPlacement) {
    on_both(ARM_PIT, |line| {
        let line = stance.body(&curve(&line, false));
        canvas.paint(&Shape::line(&line, 6.0 * stance.zoom), Ink::SkinShade);
    });
}

/// Draws the outline of a head before it leaned, seen from in front.
pub(super) fn ghost_of_head(canvas: &mut InkCanvas, stance: BodyPlacement) {
    let head = both_halves(&curve(&BACK_OF_HEAD, false));
    let upright = BodyPlacement { tilt: 0.0, ..stance };
    ghost(canvas, &upright.head(&head), &stance.head(&head));
}

/// Draws the thin outline of something before it moved, except where it touches its present place.
pub(super) fn ghost(canvas: &mut InkCanvas, before: &[Point], now: &[Point]) {
    const CLEAR: f32 = 16.0;
    // A thinner line would fall apart into specks.
    let line = canvas.dot(true).max(canvas.dot(false)).max(5.0);
    let closed = |points: &[Point]| [points, points.get(..1).unwrap_or_default()].concat();
    let near = Shape::outline(now).with(Shape::line(&closed(now), 2.0 * CLEAR));
    if let Some(free) = canvas.mask_outside(&near, |_| true) {
        canvas.paint_on(&free, &Shape::line(&closed(before), line), Ink::Ghost);
    }
}

fn trunk(canvas: &mut InkCanvas, stance: BodyPlacement) {
    let trunk = Shape::outline(&stance.body(&both_halves(&curve(&TRUNK, false))));
    canvas.shaded(&trunk, Ink::Skin, Ink::SkinShade, (-9.0 * stance.zoom, -6.0 * stance.zoom));
}

/// Paints with the points of the right half, and then with their mirror image.
fn on_both<const N: usize>(right: [Point; N], mut paint: impl FnMut([Point; N])) {
    paint(right);
    paint(right.map(|(x, y)| (WIDTH - x, y)));
}
