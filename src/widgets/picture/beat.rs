//! The beat of a picture: the state of its motion at a moment.

#[cfg(doc)]
use super::SKIN_SHARE;

/// The state of a motion at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Beat {
    /// In place, and nothing moves.
    Still,
    /// In a stroke.
    Stroke {
        /// 0 at its beginning, [`SKIN_SHARE`] when the hand lets go, 1 at its end, which is when the next begins.
        phase: f64,
        /// The place of the stroke before along the path, 0 to 1.
        from: f64,
        /// The place of this stroke along the path, 0 to 1.
        to: f64,
    },
    /// In a hold.
    Held {
        /// The progress of the body into its place, 0 to 1, already eased.
        reach: f64,
    },
    /// In a breath, with hands off.
    Breath {
        /// The fullness of the chest, 0 to 1.
        full: f64,
        /// Whether the breath goes out.
        out: bool,
    },
}

impl Beat {
    /// Returns the beat to show if nothing may move: a press stays pressed.
    #[must_use]
    pub const fn frozen(self) -> Self {
        match self {
            Self::Held { .. } => Self::Held { reach: 1.0 },
            Self::Still | Self::Stroke { .. } | Self::Breath { .. } => Self::Still,
        }
    }

    /// Rounds the beat down to one of a few steps, and its places to the nearest of a few, so that a motion needs a
    /// bounded number of images.
    pub(super) fn in_steps(self) -> Self {
        const STEPS: f64 = 16.0;
        const PLACES: f64 = 8.0;
        let step = |part: f64| (part * STEPS).floor() / STEPS;
        let place = |part: f64| (part * PLACES).round() / PLACES;
        match self {
            Self::Still => self,
            Self::Stroke { phase, from, to } => {
                Self::Stroke { phase: step(phase), from: place(from), to: place(to) }
            }
            Self::Held { reach } => Self::Held { reach: step(reach) },
            Self::Breath { full, out } => Self::Breath { full: step(full), out },
        }
    }
}
