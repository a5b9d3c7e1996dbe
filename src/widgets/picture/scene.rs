//! A scene: what is drawn of a move, from where the body is seen, and how it is placed.

use super::canvas::InkCanvas;
use super::phase::MotionPhase;
use super::{ground, no_go};
use crate::routine::body::{Position, Side};

/// Draws what is done.
pub(super) type Draw = fn(&mut InkCanvas, MotionPhase);

/// The picture of a move.
#[derive(Clone, Copy)]
pub(super) struct Scene {
    pub(super) draw: Draw,
    /// For which side it is drawn.
    pub(super) side: Side,
    view: View,
    position: Position,
}

/// From where the body is seen.
#[derive(Clone, Copy)]
enum View {
    Back,
    Front,
    /// From its left, if the scene is drawn for a side.
    Profile,
}

impl Scene {
    pub(super) const fn back(draw: Draw) -> Self {
        Self { draw, side: Side::Both, view: View::Back, position: Position::Seated }
    }

    pub(super) const fn front(draw: Draw, side: Side) -> Self {
        Self { draw, side, view: View::Front, position: Position::Seated }
    }

    pub(super) const fn profile(draw: Draw, side: Side) -> Self {
        Self { draw, side, view: View::Profile, position: Position::Seated }
    }

    /// The same, placed otherwise.
    pub(super) const fn in_position(self, position: Position) -> Self {
        Self { position, ..self }
    }

    /// Marks where no hand ever goes, as the body is seen here; the first of them no hand of a picture covers either.
    pub(super) const fn no_go(&self) -> &'static [fn(&mut InkCanvas)] {
        match self.view {
            View::Back => &[no_go::spine],
            View::Front => &[no_go::throat, no_go::hollows],
            View::Profile => &[no_go::front_of_the_neck, no_go::under_the_ear],
        }
    }

    /// Paints something of it as the person is placed, after what is behind them.
    pub(super) fn place(&self, canvas: &mut InkCanvas, paint: impl FnOnce(&mut InkCanvas)) {
        match (self.position, self.view) {
            (Position::Lying, View::Profile) => canvas.lying(|canvas| {
                ground::bed_from_the_side(canvas);
                paint(canvas);
            }),
            (Position::Lying, View::Front) => {
                ground::bed_from_above(canvas);
                paint(canvas);
            }
            (Position::Standing, View::Profile) => {
                ground::wall(canvas);
                paint(canvas);
            }
            _ => paint(canvas),
        }
    }
}
