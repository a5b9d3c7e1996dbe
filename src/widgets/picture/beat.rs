//! Where a motion stands at a moment.

#[cfg(doc)]
use super::ON_SKIN;

/// Where a motion stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Beat {
    /// In place, and nothing moves.
    Still,
    /// In a stroke.
    Stroke {
        /// 0 at its beginning, [`ON_SKIN`] where the hand lets go, 1 at its end, which is where the next begins.
        phase: f64,
        /// How far along its way the stroke before it was, 0 to 1.
        from: f64,
        /// How far along its way this one is, 0 to 1.
        to: f64,
    },
    /// In something that is held.
    Held {
        /// How far the body has come into place, 0 to 1, already eased.
        reach: f64,
    },
    /// In a breath, with hands off.
    Breath {
        /// How full the chest is, 0 to 1.
        full: f64,
        /// Whether it goes out.
        out: bool,
    },
}

impl Beat {
    /// The same where nothing moves: a press stays pressed.
    #[must_use]
    pub const fn at_rest(self) -> Self {
        match self {
            Self::Held { .. } => Self::Held { reach: 1.0 },
            Self::Still | Self::Stroke { .. } | Self::Breath { .. } => Self::Still,
        }
    }

    /// The same at the last of a few steps, and in the nearest of a few places, so that a motion needs a bounded number
    /// of images.
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
