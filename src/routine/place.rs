//! The places where a person feels tension, and the zones that lie there.

mod meant;

pub use meant::{Meant, WarningSign};

use crate::routine::body::{Side, Zone};
use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// A place where a person can feel tension and that some move works on, from the top of the body down.
    Place, "place" {
        /// Both temples.
        Temples = "temples",
        /// The scalp.
        Scalp = "scalp",
        /// The base of the skull.
        SkullBase = "skull-base",
        /// The left side of the neck, behind the ear-lobe line of rule E2 (docs/safety-rules.md).
        LeftNeck = "left-neck",
        /// The right side of the neck.
        RightNeck = "right-neck",
        /// The left shoulder, between the neck and the tip.
        LeftShoulder = "left-shoulder",
        /// The right shoulder.
        RightShoulder = "right-shoulder",
        /// Between the shoulder blades.
        UpperBack = "upper-back",
    }
}

keyword_enum! {
    /// A place that is never worked on, where people feel something all the same (rules N1 to N6, docs/safety-rules.md).
    NoGoPlace, "place that is never massaged" {
        /// The front of the neck, with the throat.
        FrontOfNeck = "front-of-neck",
        /// The hollow under an ear.
        UnderEar = "under-ear",
        /// The bones of the spine.
        Spine = "spine",
    }
}

impl Place {
    /// Returns the place as one says it to somebody: "your left shoulder".
    pub const fn yours(self) -> &'static str {
        match self {
            Self::Temples => "your temples",
            Self::Scalp => "your scalp",
            Self::SkullBase => "the base of your skull",
            Self::LeftNeck => "the left side of your neck",
            Self::RightNeck => "the right side of your neck",
            Self::LeftShoulder => "your left shoulder",
            Self::RightShoulder => "your right shoulder",
            Self::UpperBack => "your upper back",
        }
    }

    /// Returns the place's name in a list.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Temples => "temples",
            Self::Scalp => "scalp",
            Self::SkullBase => "base of the skull",
            Self::LeftNeck => "left side of neck",
            Self::RightNeck => "right side of neck",
            Self::LeftShoulder => "left shoulder",
            Self::RightShoulder => "right shoulder",
            Self::UpperBack => "upper back",
        }
    }

    /// Returns true if its name is a plural.
    pub const fn is_plural(self) -> bool {
        matches!(self, Self::Temples)
    }

    /// Returns the zones that lie there.
    pub const fn zones(self) -> &'static [Zone] {
        match self {
            Self::Temples => &[Zone::Temples],
            Self::Scalp => &[Zone::Scalp],
            Self::SkullBase => &[Zone::SkullBase],
            Self::LeftNeck | Self::RightNeck => &[Zone::NeckColumns, Zone::SideStrip],
            Self::LeftShoulder | Self::RightShoulder => &[Zone::ShoulderSlope],
            Self::UpperBack => &[Zone::UpperBack],
        }
    }

    /// Returns the side of the body on which it lies, or [`Side::Both`].
    pub const fn side(self) -> Side {
        match self {
            Self::LeftNeck | Self::LeftShoulder => Side::Left,
            Self::RightNeck | Self::RightShoulder => Side::Right,
            Self::Temples | Self::Scalp | Self::SkullBase | Self::UpperBack => Side::Both,
        }
    }

    /// Returns true if work on a zone and side reaches this place. A place on both sides is reached from either.
    pub fn is_reached_by(self, zone: Zone, side: Side) -> bool {
        self.zones().contains(&zone) && (self.side() == Side::Both || self.side().other() != side)
    }
}

impl NoGoPlace {
    /// Returns the place's name in a list.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FrontOfNeck => "front of the neck",
            Self::UnderEar => "hollow under the ear",
            Self::Spine => "spine",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Place::{LeftShoulder, RightNeck, Scalp};

    #[test]
    fn work_on_a_side_reaches_the_places_of_that_side() {
        assert!(LeftShoulder.is_reached_by(Zone::ShoulderSlope, Side::Left));
        assert!(LeftShoulder.is_reached_by(Zone::ShoulderSlope, Side::Both));
        assert!(!LeftShoulder.is_reached_by(Zone::ShoulderSlope, Side::Right));
        assert!(!LeftShoulder.is_reached_by(Zone::NeckColumns, Side::Left));
        assert!(RightNeck.is_reached_by(Zone::SideStrip, Side::Right));
        assert!(Scalp.is_reached_by(Zone::Scalp, Side::Left));
    }
}
