//! Draws arms that grow out of the body.

use super::canvas::{InkCanvas, RIM};
use super::shape::{Disc, Point, Shape, between};
use crate::widgets::theme::Ink;

/// The part of a bare upper arm that is under a sleeve.
const HEM: f32 = 0.36;

/// An arm, given by its shoulder, elbow and wrist.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arm {
    pub(super) shoulder: Point,
    pub(super) elbow: Point,
    pub(super) wrist: Point,
    /// The radii at the shoulder, the elbow and the wrist.
    pub(super) thick: (f32, f32, f32),
    /// Whether the upper arm is bare below a short sleeve, so that it stands out from the chest.
    pub(super) bare: bool,
}

impl Arm {
    /// Returns an arm that is raised to the head or the neck, seen from behind or in front.
    pub(super) const fn raised(shoulder: Point, elbow: Point, wrist: Point) -> Self {
        Self { shoulder, elbow, wrist, thick: (26.0, 21.0, 15.0), bare: false }
    }

    /// Returns an arm that lies across the chest.
    pub(super) const fn across(shoulder: Point, elbow: Point, wrist: Point) -> Self {
        Self { shoulder, elbow, wrist, thick: (28.0, 24.0, 15.0), bare: true }
    }

    /// Draws the arm. The forearm has no rim where it leaves the upper arm, nor the upper arm where it leaves the
    /// shoulder, so that body and arm are one.
    pub(super) fn draw(self, canvas: &mut InkCanvas) {
        let (at, bend, end) = self.thick;
        let upper = Shape::limb(&[disc(self.shoulder, at), disc(self.elbow, bend)]);
        if self.bare {
            self.bare_below_sleeve(canvas, &upper);
        } else {
            let off = canvas.mask(|ink| !ink.is_skin());
            canvas.rim_of(&upper, RIM, Ink::Rim, off.as_ref());
            canvas.paint(&upper, Ink::Skin);
        }
        let fore = Shape::limb(&[disc(self.elbow, bend), disc(self.wrist, end)]);
        let off = canvas.mask_outside(&upper, |_| true);
        canvas.rim_of(&fore, RIM, Ink::Rim, off.as_ref());
        canvas.shaded(&fore, Ink::Arm, Ink::ArmShade, (-4.0, -4.0));
    }

    fn bare_below_sleeve(self, canvas: &mut InkCanvas, upper: &Shape) {
        let off = canvas.mask_outside(&self.sleeve(HEM), Ink::is_skin);
        canvas.rim_of(upper, RIM, Ink::Rim, off.as_ref());
        canvas.shaded(upper, Ink::Arm, Ink::ArmShade, (-4.0, -4.0));
        for (long, ink) in [(HEM, Ink::SkinShade), (HEM - 0.06, Ink::Skin)] {
            if let Some(sleeve) = canvas.mask_of(&self.sleeve(long)) {
                canvas.paint_on(&sleeve, upper, ink);
            }
        }
    }

    /// Returns a sleeve that covers `long` (0 to 1) of the upper arm.
    fn sleeve(self, long: f32) -> Shape {
        let (at, ..) = self.thick;
        let end = between(self.shoulder, self.elbow, long);
        Shape::limb(&[disc(self.shoulder, at + 9.0), disc(end, at)])
    }
}

const fn disc((x, y): Point, radius: f32) -> Disc {
    (x, y, radius)
}
