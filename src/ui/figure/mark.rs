//! Marks on the body: fingertips and what else touches it, the ring of a pressure, the crumbs of a trail.

use super::drawing::Point;

/// One mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mark {
    pub(super) at: Point,
    /// Where it would be if the hand that it belongs to did nothing but lie there.
    pub(super) rest: Point,
    pub(super) shape: Shape,
}

/// What a mark stands for, which decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// A fingertip.
    Tip,
    /// The flat pad of a finger: broader than a tip.
    Pad,
    /// A thumb: the largest single spot.
    Thumb,
    /// A knuckle: the smallest.
    Knuckle,
    /// A whole palm.
    Palm,
    /// The heel of the palm: a bar.
    Heel,
    /// A fingertip on its way through the air.
    Air,
    /// Where a hand was a moment ago.
    Crumb,
    /// A ball.
    Ball,
    /// A pressure: a ring, filled clockwise from the top, 0 to 1.
    Ring {
        /// In the drawing's measure.
        radius: f64,
        /// How much of it is filled.
        full: f64,
    },
}

impl Mark {
    pub(super) const fn new(at: Point, shape: Shape) -> Self {
        Self { at, rest: at, shape }
    }

    /// The same as a part of a hand that rests elsewhere.
    pub(super) const fn about(self, rest: Point) -> Self {
        Self { rest, ..self }
    }

    /// Whether it lies on the skin.
    #[cfg(test)]
    pub(super) const fn touches(&self) -> bool {
        !matches!(self.shape, Shape::Air | Shape::Crumb | Shape::Ring { .. })
    }
}

impl Shape {
    /// Whether it is the end of a finger that can be seen.
    pub(super) const fn has_finger(self) -> bool {
        matches!(self, Self::Tip | Self::Pad | Self::Thumb | Self::Air)
    }

    /// Half its width and half its height; none for what is no filled shape.
    pub(super) const fn size(self) -> Option<(f64, f64)> {
        match self {
            Self::Tip | Self::Air => Some((0.025, 0.025)),
            Self::Pad => Some((0.036, 0.027)),
            Self::Thumb => Some((0.040, 0.040)),
            Self::Knuckle => Some((0.018, 0.018)),
            Self::Palm => Some((0.080, 0.055)),
            Self::Heel => Some((0.085, 0.022)),
            Self::Ball => Some((0.075, 0.075)),
            Self::Crumb | Self::Ring { .. } => None,
        }
    }
}
