//! Draws the place that is worked on, which glows.

use super::canvas::InkCanvas;
use super::phase::Glow;
use super::shape::{Disc, Shape};
use crate::routine::dose::Pressure;
use crate::widgets::theme::Ink;

/// The width of the dark edge of a place, in units.
const EDGE: f32 = 6.0;

/// Draws the place that is worked on, on the inks that `on` accepts: it glows, with a dark edge, and the harder it is
/// pressed, the more.
pub(super) fn zone(canvas: &mut InkCanvas, discs: &[Disc], glow: Glow, on: fn(Ink) -> bool) {
    let Some(body) = canvas.mask(on) else { return };
    let mut layer = |edge: f32, ink: Ink| {
        let core: Vec<Disc> =
            discs.iter().map(|(x, y, radius)| (*x, *y, (radius - edge).max(1.0))).collect();
        canvas.paint_on(&body, &Shape::limb(&core), ink);
    };
    layer(0.0, Ink::ZoneEdge);
    let edge = EDGE - 3.0 * glow.pressed;
    layer(edge, glow.ink());
    if glow.pressure == Pressure::Firm {
        layer(edge + EDGE, Ink::ZoneHot);
    }
}

/// Draws the place on both sides.
pub(super) fn zones(canvas: &mut InkCanvas, discs: &[Disc], glow: Glow, on: fn(Ink) -> bool) {
    canvas.on_both_sides(|canvas| zone(canvas, discs, glow, on));
}

/// Returns whether an ink is skin or hair, or glows on them.
pub(super) fn is_body(ink: Ink) -> bool {
    ink.is_skin() || ink.is_hair() || ink.is_zone()
}

/// Returns whether an ink is skin, or glows on it.
pub(super) fn is_skin(ink: Ink) -> bool {
    ink.is_skin() || ink.is_zone()
}
