//! The phase of a motion, as scenes need it: how far along its path it is, how hard it presses, how far round it is.

use super::canvas::DOT;
use super::shape::Point;
use super::{Beat, SKIN_SHARE};
use crate::routine::dose::Pressure;
use crate::widgets::theme::Ink;

/// The state of a motion, and the greatest pressure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct MotionPhase {
    pub(super) beat: Beat,
    pub(super) pressure: Pressure,
}

/// The strength with which a place glows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glow {
    /// The progress of the press, 0 to 1.
    pub(super) pressed: f32,
    pub(super) pressure: Pressure,
}

impl Glow {
    /// Returns the ink of most of the place.
    pub(super) const fn ink(self) -> Ink {
        match self.pressure {
            Pressure::Light => Ink::ZoneSoft,
            Pressure::Moderate | Pressure::Firm => Ink::Zone,
        }
    }

    /// Returns the glow of a place that is pulled or warmed by `part` (0 to 1), but not pressed.
    pub(super) const fn warm(part: f32) -> Self {
        Self { pressed: part, pressure: Pressure::Moderate }
    }
}

impl MotionPhase {
    /// Returns the glow of a place when the press has come as far as `pressed`.
    pub(super) const fn glow(self, pressed: f32) -> Glow {
        Glow { pressed, pressure: self.pressure }
    }

    /// Returns how hard the hand presses, 0 to 1.
    pub(super) const fn weight(self) -> f32 {
        match self.pressure {
            Pressure::Light => 0.0,
            Pressure::Moderate => 0.5,
            Pressure::Firm => 1.0,
        }
    }

    /// Returns the place of a fingertip that circles around a point, in whole dots.
    pub(super) fn circling(self, at: Point) -> Point {
        if !self.is_stroke() {
            return at;
        }
        let angle = self.angle_degrees().to_radians();
        (at.0 + DOT.0 * (1.4 * angle.cos()).round(), at.1 + DOT.1 * (1.4 * angle.sin()).round())
    }

    /// Returns how far along its path a stroke is while the hand is on the skin, 0 to 1; on its way back it is above
    /// the body.
    pub(super) fn path_fraction(self) -> f32 {
        match self.beat {
            Beat::Stroke { phase, .. } => narrow(eased((phase / SKIN_SHARE).min(1.0))),
            Beat::Still | Beat::Held { .. } | Beat::Breath { .. } => 0.0,
        }
    }

    /// Returns how far the hands have lifted off the skin, 0 to 1.
    pub(super) fn lifted(self) -> f32 {
        match self.beat {
            Beat::Stroke { phase, .. } if phase > SKIN_SHARE => {
                let part = (phase - SKIN_SHARE) / (1.0 - SKIN_SHARE);
                narrow((part * std::f64::consts::PI).sin().max(0.0))
            }
            _ => 0.0,
        }
    }

    /// Returns 0 to 1 and back to 0 in the course of a stroke; the reach of a hold, or the fullness of a breath.
    pub(super) fn there_and_back(self) -> f32 {
        match self.beat {
            Beat::Stroke { phase, .. } => narrow(0.5 - 0.5 * (phase * std::f64::consts::TAU).cos()),
            Beat::Held { reach, .. } => narrow(reach),
            Beat::Breath { full, .. } => narrow(full),
            Beat::Still => 0.0,
        }
    }

    /// Returns -1 to 1 and back to -1 in the course of a stroke; 0 if nothing moves.
    pub(super) fn side_to_side(self) -> f32 {
        if self.is_stroke() { 2.0 * self.there_and_back() - 1.0 } else { 0.0 }
    }

    /// Returns how far round a stroke is, in degrees.
    pub(super) fn angle_degrees(self) -> f32 {
        match self.beat {
            Beat::Stroke { phase, .. } => narrow(phase.fract()) * 360.0,
            _ => 0.0,
        }
    }

    /// Returns whether the breath goes out.
    pub(super) const fn breathes_out(self) -> bool {
        matches!(self.beat, Beat::Breath { out: true, .. })
    }

    /// Returns whether the hands or the body move, which they do in a stroke.
    pub(super) fn is_stroke(self) -> bool {
        matches!(self.beat, Beat::Stroke { .. })
    }

    /// Returns how far a stretch or a press has come into place, 0 to 1: all the way if nothing is timed.
    pub(super) fn reach(self) -> f32 {
        match self.beat {
            Beat::Held { reach, .. } => narrow(reach),
            Beat::Stroke { .. } => self.there_and_back(),
            Beat::Still | Beat::Breath { .. } => 1.0,
        }
    }

    /// Returns how far along its path a motion is that takes one step with each stroke, 0 to 1.
    pub(super) fn stepped_fraction(self) -> f32 {
        const STEP: f64 = 0.2;
        match self.beat {
            Beat::Stroke { phase, from, to, .. } => {
                narrow(from + (to - from) * eased((phase / STEP).min(1.0)))
            }
            _ => 0.0,
        }
    }
}

fn eased(part: f64) -> f64 {
    part * part * (3.0 - 2.0 * part)
}

#[expect(clippy::cast_possible_truncation, reason = "a part between 0 and 1 needs no more digits")]
const fn narrow(part: f64) -> f32 {
    part as f32
}
