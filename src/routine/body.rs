//! The body and what touches it: zones, sides, hands, tools, positions.

use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// A part of the body on which a move works.
    Zone, "zone" {
        /// The band below the edge of the skull, between the bony bumps behind the ears; only at the back.
        SkullBase = "skull-base",
        /// The columns of muscle two to four centimetres to either side of the spine, from the skull to the base of the
        /// neck.
        NeckColumns = "neck-columns",
        /// The upper trapezius, between the neck and the tip of the shoulder.
        ShoulderSlope = "shoulder-slope",
        /// The side of the neck, behind a vertical line from the back edge of the ear lobe.
        SideStrip = "side-strip",
        /// The scalp.
        Scalp = "scalp",
        /// The muscle between the spine and the shoulder blade.
        UpperBack = "upper-back",
        /// The temples: touched lightly, without pressure.
        Temples = "temples",
        /// The breastbone: hands only rest there, without pressure.
        Breastbone = "breastbone",
        /// No place: nothing is touched.
        Nowhere = "none",
    }
}

keyword_enum! {
    /// The side that is worked on; for a tilt or a turn, the side that the head moves to.
    Side, "side" {
        /// Left and right at once.
        Both = "both",
        /// The left side only.
        Left = "left",
        /// The right side only.
        Right = "right",
        /// One side after the other, each with the whole dose.
        Each = "each",
        /// The middle.
        Centre = "centre",
    }
}

keyword_enum! {
    /// The hand that works, relative to the side that is worked on.
    Hand, "hand" {
        /// Both hands.
        Both = "both",
        /// The hand on the side that is worked on.
        Same = "same",
        /// The hand on the other side.
        Opposite = "opposite",
        /// No hand.
        Free = "none",
    }
}

keyword_enum! {
    /// The part of the hand that touches the skin, or the grip that it has.
    Touch, "touch" {
        /// The tips of the fingers.
        Fingertips = "fingertips",
        /// The flat pads of the fingers.
        Pads = "pads",
        /// The thumb.
        Thumb = "thumb",
        /// The knuckles of a loose fist.
        Knuckles = "knuckles",
        /// The flat palm.
        Palm = "palm",
        /// A grip between the fingers and the heel of the palm.
        FingersAndHeel = "fingers-and-heel",
        /// No touch.
        Off = "none",
    }
}

keyword_enum! {
    /// A thing that is used instead of, or together with, the hands (rule E12, docs/safety-rules.md).
    Tool, "tool" {
        /// Nothing but the hands.
        Hands = "none",
        /// A soft ball between the upper back and a wall.
        Ball = "ball",
        /// A warm pack, wrapped in a cloth.
        WarmPack = "warm-pack",
        /// A soft, rolled towel.
        Towel = "towel",
    }
}

keyword_enum! {
    /// The position of the body.
    Position, "position" {
        /// On a chair, with the back supported.
        Seated = "seated",
        /// Lying on the back.
        Lying = "lying",
        /// Standing against a wall.
        Standing = "standing",
    }
}

impl Position {
    /// Returns the position as a person would say it.
    pub const fn described(self) -> &'static str {
        match self {
            Self::Seated => "seated",
            Self::Lying => "lying on your back",
            Self::Standing => "standing against a wall",
        }
    }
}

keyword_enum! {
    /// The kind of work that a move does.
    Technique, "technique" {
        /// Rest: nothing is worked on.
        Rest = "rest",
        /// Breathing, usually paced and with the hands off.
        Breathing = "breathing",
        /// Long gliding strokes.
        Effleurage = "effleurage",
        /// Kneading: pick up, squeeze, let go.
        Petrissage = "petrissage",
        /// Rubbing in small circles or short lines.
        Friction = "friction",
        /// Pressing and holding still.
        Compression = "compression",
        /// A movement of the head or the shoulders, without the help of a hand.
        Stretch = "stretch",
        /// Warmth from a warm pack.
        Heat = "heat",
    }
}

keyword_enum! {
    /// The movement that the picture shows and that the tones pace.
    Motion, "motion" {
        /// The hands glide down the neck and out over the shoulders, and come back through the air.
        GlideDown = "glide-down",
        /// The hand squeezes and lets go, moving step by step from the tip of the shoulder inward.
        SqueezeInward = "squeeze-inward",
        /// Small circles in place.
        Circles = "circles",
        /// Small circles that drift outward from the centre.
        CirclesOutward = "circles-outward",
        /// A short line, back and forth.
        ToAndFro = "to-and-fro",
        /// The fingers gather the skin together and let it spread.
        Gather = "gather",
        /// The hands sweep from the neck out to the tips of the shoulders.
        SweepOut = "sweep-out",
        /// The fingers press, stay, and ease off slowly.
        PressHold = "press-hold",
        /// The hands lie still.
        RestHands = "rest-hands",
        /// The shoulders roll up, back and down.
        RollShoulders = "roll-shoulders",
        /// An ear sinks towards the shoulder on its side.
        Tilt = "tilt",
        /// The head turns with the chin level.
        Turn = "turn",
        /// A tiny nod.
        Nod = "nod",
        /// The chin sinks towards the chest.
        ChinDown = "chin-down",
        /// The nose moves towards the armpit.
        Armpit = "armpit",
        /// The chin draws a half circle in front.
        HalfMoon = "half-moon",
        /// The chin glides straight back.
        ChinBack = "chin-back",
        /// The head sways a few degrees.
        Sway = "sway",
        /// The eyes and chin lift a little.
        LookUp = "look-up",
        /// The body moves in circles on a ball.
        BallCircle = "ball-circle",
        /// The body rolls up and down on a ball.
        BallRoll = "ball-roll",
        /// A warm pack lies on the neck.
        Pack = "pack",
        /// A cloth wipes the skin.
        Wipe = "wipe",
        /// The chest and belly move with the breath.
        Breathe = "breathe",
        /// Nothing moves.
        Still = "still",
    }
}

impl Zone {
    /// Returns the zone as a person would say it.
    pub const fn described(self) -> &'static str {
        match self {
            Self::SkullBase => "the base of your skull",
            Self::NeckColumns => "the back of your neck",
            Self::ShoulderSlope => "the top of your shoulder",
            Self::SideStrip => "the side of your neck",
            Self::Scalp => "your scalp",
            Self::UpperBack => "your upper back",
            Self::Temples => "your temples",
            Self::Breastbone => "your breastbone",
            Self::Nowhere => "no place",
        }
    }

    /// Returns whether the arms are up while the hands work on this zone, which tires them (rule E13,
    /// docs/safety-rules.md).
    pub const fn lifts_arms(self) -> bool {
        matches!(
            self,
            Self::SkullBase
                | Self::NeckColumns
                | Self::ShoulderSlope
                | Self::SideStrip
                | Self::Scalp
                | Self::Temples
        )
    }
}

impl Side {
    /// Swaps left and right; any other value stays as it is.
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            same => same,
        }
    }
}
/// The part of a stroke's time that a hand spends on the skin; the rest is its way back.
pub const SKIN_SHARE: f64 = 0.72;

impl Motion {
    /// Returns whether a stretch goes there and back, so that strokes suit it better than a hold.
    pub const fn returns(self) -> bool {
        matches!(
            self,
            Self::RollShoulders
                | Self::Nod
                | Self::HalfMoon
                | Self::Sway
                | Self::ChinBack
                | Self::LookUp
        )
    }

    /// Returns the part of a stroke's time after which the hand lets go or the body comes back, or `None` if a stroke
    /// is one round.
    pub const fn return_begins(self) -> Option<f64> {
        match self {
            Self::GlideDown | Self::SweepOut | Self::SqueezeInward | Self::PressHold => {
                Some(SKIN_SHARE)
            }
            Self::Gather | Self::Nod | Self::ChinBack | Self::LookUp | Self::RollShoulders => {
                Some(0.5)
            }
            _ => None,
        }
    }
}
