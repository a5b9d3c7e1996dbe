//! The body and what touches it: zones, sides, hands, tools, positions.

use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// A part of the body on which a move works.
    Zone, "zone" {
        /// The band under the bony ridge, between the two bumps behind the ears; back only.
        SkullBase = "skull-base",
        /// The muscle columns two to four centimetres beside the spine, from skull base to neck base.
        NeckColumns = "neck-columns",
        /// The upper trapezius, between neck and shoulder tip.
        ShoulderSlope = "shoulder-slope",
        /// The side of the neck behind a plumb line from the back edge of the ear lobe.
        SideStrip = "side-strip",
        /// The scalp.
        Scalp = "scalp",
        /// The muscle between spine and shoulder blade.
        UpperBack = "upper-back",
        /// The temples: light, no pressure.
        Temples = "temples",
        /// The breastbone: hands rest, no pressure.
        Breastbone = "breastbone",
        /// Nothing is touched.
        Nowhere = "none",
    }
}

keyword_enum! {
    /// The side that is worked on; for a tilt or a turn, the side it goes to.
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
    /// Which hand does the work, seen from the side that is worked on.
    Hand, "hand" {
        /// Both hands.
        Both = "both",
        /// The hand of the same side.
        Same = "same",
        /// The hand of the other side.
        Opposite = "opposite",
        /// No hand.
        Free = "none",
    }
}

keyword_enum! {
    /// The part of the hand, or what it does, that meets the skin.
    Touch, "touch" {
        /// The tips of the fingers.
        Fingertips = "fingertips",
        /// The flat pads of the fingers.
        Pads = "pads",
        /// The thumb.
        Thumb = "thumb",
        /// Loose knuckles of a soft fist.
        Knuckles = "knuckles",
        /// The flat palm.
        Palm = "palm",
        /// A grip between the fingers and the heel of the palm.
        FingersAndHeel = "fingers-and-heel",
        /// Nothing touches.
        Off = "none",
    }
}

keyword_enum! {
    /// What is used beside the hands (rule E12, docs/safety-rules.md).
    Tool, "tool" {
        /// Hands only.
        Hands = "none",
        /// A soft ball between the upper back and a wall.
        Ball = "ball",
        /// A warm pack, wrapped in cloth.
        WarmPack = "warm-pack",
        /// A soft, rolled towel.
        Towel = "towel",
    }
}

keyword_enum! {
    /// How the body is placed.
    Position, "position" {
        /// On a chair, back supported.
        Seated = "seated",
        /// On the back.
        Lying = "lying",
        /// On the feet, at a wall.
        Standing = "standing",
    }
}

impl Position {
    /// The position as a person says it.
    pub const fn described(self) -> &'static str {
        match self {
            Self::Seated => "seated",
            Self::Lying => "lying on your back",
            Self::Standing => "standing against a wall",
        }
    }
}

keyword_enum! {
    /// What kind of work a move is.
    Technique, "technique" {
        /// Nothing is worked on.
        Rest = "rest",
        /// Paced breathing, hands off.
        Breathing = "breathing",
        /// Long gliding strokes.
        Effleurage = "effleurage",
        /// Kneading: pick up, squeeze, let go.
        Petrissage = "petrissage",
        /// Small circles or short lines.
        Friction = "friction",
        /// A still, held pressure.
        Compression = "compression",
        /// A movement of head or shoulders, no hand on it.
        Stretch = "stretch",
        /// A warm pack.
        Heat = "heat",
    }
}

keyword_enum! {
    /// What the picture shows and what the tones pace.
    Motion, "motion" {
        /// Down the neck, out over the shoulders, back through the air.
        GlideDown = "glide-down",
        /// Squeeze and let go, stepping from the shoulder tip inward.
        SqueezeInward = "squeeze-inward",
        /// Small circles in place.
        Circles = "circles",
        /// Small circles that drift outward from the centre.
        CirclesOutward = "circles-outward",
        /// A short line, to and fro.
        ToAndFro = "to-and-fro",
        /// Gather the skin together and let it spread.
        Gather = "gather",
        /// Sweep from the neck out to the shoulder tips.
        SweepOut = "sweep-out",
        /// Press, stay, come off slowly.
        PressHold = "press-hold",
        /// The hands lie still.
        RestHands = "rest-hands",
        /// Shoulders up, back and down.
        RollShoulders = "roll-shoulders",
        /// An ear sinks toward its shoulder.
        Tilt = "tilt",
        /// The head turns, chin level.
        Turn = "turn",
        /// A tiny nod.
        Nod = "nod",
        /// The chin floats toward the chest.
        ChinDown = "chin-down",
        /// The nose drifts toward the armpit.
        Armpit = "armpit",
        /// The chin draws a half circle in front.
        HalfMoon = "half-moon",
        /// The chin glides straight back.
        ChinBack = "chin-back",
        /// The head sways a few degrees.
        Sway = "sway",
        /// The eyes and chin lift a little.
        LookUp = "look-up",
        /// The body draws circles on a ball.
        BallCircle = "ball-circle",
        /// The body rolls up and down on a ball.
        BallRoll = "ball-roll",
        /// A warm pack lies on the neck.
        Pack = "pack",
        /// A cloth wipes the skin.
        Wipe = "wipe",
        /// The breath.
        Breathe = "breathe",
        /// Nothing moves.
        Still = "still",
    }
}

impl Zone {
    /// Whether hands held here are held up, so that the arms tire (rule E13, docs/safety-rules.md).
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
    /// The other of left and right; what is not a single side is its own opposite.
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            same => same,
        }
    }
}
/// The part of a stroke that a hand spends on the skin; what follows is the way back.
pub const ON_SKIN: f64 = 0.72;

impl Motion {
    /// The part of a stroke after which the hand lets go, or the body comes back; none where a stroke is one round.
    pub const fn lets_go(self) -> Option<f64> {
        match self {
            Self::GlideDown | Self::SweepOut | Self::SqueezeInward | Self::PressHold => {
                Some(ON_SKIN)
            }
            Self::Gather | Self::Nod | Self::ChinBack | Self::LookUp | Self::RollShoulders => {
                Some(0.5)
            }
            _ => None,
        }
    }
}
