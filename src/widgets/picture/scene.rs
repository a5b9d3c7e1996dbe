//! A scene: the drawing of a move, with the view of the body and its position.

use super::canvas::InkCanvas;
use super::phase::MotionPhase;
use super::{ground, no_go};
use crate::routine::body::{Position, Side};

/// A function that draws a move in a phase of its motion.
pub(super) type Draw = fn(&mut InkCanvas, MotionPhase);

/// The drawing of a move.
#[derive(Clone, Copy)]
pub(super) struct Scene {
    pub(super) draw: Draw,
    /// The side for which it is drawn.
    pub(super) side: Side,
    view: View,
    position: Position,
}

/// The direction from which the body is seen.
#[derive(Clone, Copy)]
enum View {
    Back,
    Front,
    /// From the side: from its left, if the scene is drawn for a side.
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

    /// Returns the same scene in another position.
    pub(super) const fn in_position(self, position: Position) -> Self {
        Self { position, ..self }
    }

    /// Returns functions that mark the places where no hand ever goes, in this view. No drawn hand covers the first of
    /// them either.
    pub(super) const fn no_go(&self) -> &'static [fn(&mut InkCanvas)] {
        match self.view {
            View::Back => &[no_go::spine],
            View::Front => &[no_go::throat, no_go::hollows],
            View::Profile => &[no_go::front_of_the_neck, no_go::under_the_ear],
        }
    }

    /// Paints the wall or the bed behind the person, and then the person with `paint`, in the position of the scene.
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
