//! What is left out of a routine, and why.

use crate::routine::keyword::{Keyword, keyword_enum};

keyword_enum! {
    /// Why a step is left out today.
    Reason, "reason" {
        /// It is off unless it is chosen.
        Optional = "it is off unless you choose it",
        /// It is not done in this position.
        Position = "it is not used in this position",
        /// Only the other side is worked on.
        OtherSide = "only the other side is worked on",
        /// The side of the neck needs questions that have not been asked (rule E2, docs/safety-rules.md).
        SideStrip = "the health questions about the side of your neck come first",
        /// It was left out by hand.
        ByHand = "you left it out",
        /// Nothing but breathing and rests.
        HandsOn = "today is for breathing and resting only",
        /// Caution mode.
        Caution = "today calls for gentle work only",
        /// The side of the neck.
        NoSideStrip = "the side of your neck is to be left alone for now",
        /// The skull base.
        SkullBase = "the base of your skull is to be left alone for now",
        /// Stretches.
        Stretch = "stretches are left out for now",
        /// Turning the head.
        Turning = "turning the head is left out for now",
        /// The ball.
        Ball = "the ball is left out for now",
        /// Heat.
        Heat = "heat is left out for now",
        /// A held breath.
        HeldBreath = "holding the breath is left out for now",
        /// A place that rests.
        Place = "this place needs a rest for now",
        /// The rest takes all the time that there is.
        Time = "it does not fit the time",
        /// What the rules left out was a rest that this relied on.
        TooMuch = "without the steps left out before it, it would be too much at once",
        /// The routine teaches a few moves at a time.
        Later = "it joins in a later session, once you know the others",
    }
}

impl Reason {
    /// Its words for several steps.
    pub fn of_several(self) -> &'static str {
        match self {
            Self::Optional => "they are off unless you choose them",
            Self::Position => "they are not used in this position",
            Self::ByHand => "you left them out",
            Self::Time => "they do not fit the time",
            Self::TooMuch => {
                "without the steps left out before them, they would be too much at once"
            }
            Self::Later => "they join in a later session, once you know the others",
            reason => reason.word(),
        }
    }

    /// Whether a rule made it so, rather than the person or the routine.
    pub const fn is_rule(self) -> bool {
        !matches!(
            self,
            Self::Optional
                | Self::Position
                | Self::OtherSide
                | Self::ByHand
                | Self::Time
                | Self::Later
        )
    }
}

/// A step that is left out today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Omission {
    /// Which step, from 0.
    pub step: usize,
    /// Why.
    pub reason: Reason,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_steps_are_never_it() {
        for reason in Reason::ALL {
            let words = reason.of_several();
            assert!(words.split(' ').all(|word| word != "it"), "{words}");
            assert_eq!(words == reason.word(), !reason.word().contains("it "), "{words}");
        }
    }
}
