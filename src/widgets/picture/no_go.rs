//! Marks the places where no hand ever goes: throat, hollows, spine and front of the neck.

use super::canvas::InkCanvas;
use super::shape::Shape;
use crate::widgets::theme::Ink;

/// Marks the throat, from in front.
pub(super) fn throat(canvas: &mut InkCanvas) {
    mark(canvas, &Shape::ellipse((200.0, 158.0), 22.0, 34.0));
}

/// Marks the hollows above the collarbones.
pub(super) fn hollows(canvas: &mut InkCanvas) {
    canvas.on_both_sides(|canvas| mark(canvas, &Shape::ellipse((248.0, 190.0), 16.0, 8.0)));
}

/// Marks the bones of the spine, from behind.
pub(super) fn spine(canvas: &mut InkCanvas) {
    mark(canvas, &Shape::line(&[(200.0, 148.0), (200.0, 420.0)], 10.0));
}

/// Marks the front of the neck, in profile.
pub(super) fn front_of_the_neck(canvas: &mut InkCanvas) {
    mark(canvas, &Shape::limb(&[(188.0, 142.0, 22.0), (178.0, 176.0, 22.0), (160.0, 206.0, 20.0)]));
}

/// Marks the hollow under the ear, in profile.
pub(super) fn under_the_ear(canvas: &mut InkCanvas) {
    mark(canvas, &Shape::ellipse((206.0, 118.0), 9.0, 9.0));
}

fn mark(canvas: &mut InkCanvas, shape: &Shape) {
    let Some(body) = canvas.mask(|ink| ink.is_skin() || ink.is_hair()) else { return };
    canvas.paint_on(&body, shape, Ink::NoGo);
}
