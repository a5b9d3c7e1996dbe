//! Inks: what a dot of the picture can be.

/// What a dot of the picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Ink {
    /// The ground of the screen.
    Ground,
    /// What a head lies on, in the shade.
    CushionShade,
    /// What a head lies on.
    Cushion,
    /// The dark line around hands, arms and things.
    Rim,
    /// The line around a sign, which parts it from whatever it lies on.
    SignRim,
    /// Skin and clothes, in the shade.
    SkinShade,
    /// Skin and clothes.
    Skin,
    /// Skin in the light: faces and ears.
    SkinLight,
    /// Hair, in the shade.
    HairShade,
    /// Hair.
    Hair,
    /// Hair in the light: its strands.
    HairLight,
    /// The edge of the place that is worked on.
    ZoneEdge,
    /// The place that is worked on, under light pressure.
    ZoneSoft,
    /// The place that is worked on.
    Zone,
    /// The middle of that place under firm pressure.
    ZoneHot,
    /// The line around a sign on that place.
    ZoneRim,
    /// A forearm, in the shade.
    ArmShade,
    /// A forearm.
    Arm,
    /// A hand.
    Hand,
    /// A sign: the way to go.
    Sign,
    /// Where something was before it moved.
    Ghost,
    /// A wall.
    Wall,
    /// A ball, a towel, a pack.
    Tool,
    /// Eyes and brows.
    Eye,
    /// Lines of the body: spine, shoulder blades, nose.
    Feature,
    /// Where no hand ever goes.
    NoGo,
    /// A place that was worked on, in five strengths: least of all.
    Glow1,
    /// Little.
    Glow2,
    /// Some.
    Glow3,
    /// Much.
    Glow4,
    /// Most of all.
    Glow5,
}

impl Ink {
    /// A place that was worked on, from the least to the most.
    pub(crate) const GLOWS: [Self; 5] =
        [Self::Glow1, Self::Glow2, Self::Glow3, Self::Glow4, Self::Glow5];

    /// Every ink, in order.
    pub(crate) const ALL: [Self; 31] = [
        Self::Ground,
        Self::CushionShade,
        Self::Cushion,
        Self::Rim,
        Self::SignRim,
        Self::SkinShade,
        Self::Skin,
        Self::SkinLight,
        Self::HairShade,
        Self::Hair,
        Self::HairLight,
        Self::ZoneEdge,
        Self::ZoneSoft,
        Self::Zone,
        Self::ZoneHot,
        Self::ZoneRim,
        Self::ArmShade,
        Self::Arm,
        Self::Hand,
        Self::Sign,
        Self::Ghost,
        Self::Wall,
        Self::Tool,
        Self::Eye,
        Self::Feature,
        Self::NoGo,
        Self::Glow1,
        Self::Glow2,
        Self::Glow3,
        Self::Glow4,
        Self::Glow5,
    ];

    /// The ink with a number; the ground for any other.
    pub(crate) fn numbered(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or(Self::Ground)
    }

    /// Its number among all.
    pub(crate) const fn number(self) -> u8 {
        self as u8
    }

    /// Skin, with its shades and lines.
    pub(crate) const fn is_skin(self) -> bool {
        matches!(self, Self::SkinShade | Self::Skin | Self::SkinLight | Self::Feature)
    }

    /// Hair, with its shades.
    pub(crate) const fn is_hair(self) -> bool {
        matches!(self, Self::HairShade | Self::Hair | Self::HairLight)
    }

    /// The place that is worked on, with its edge.
    pub(crate) const fn is_zone(self) -> bool {
        matches!(self, Self::ZoneEdge | Self::ZoneSoft | Self::Zone | Self::ZoneHot | Self::ZoneRim)
    }

    /// A place that was worked on, in any strength.
    pub(crate) const fn is_glow(self) -> bool {
        matches!(self, Self::Glow1 | Self::Glow2 | Self::Glow3 | Self::Glow4 | Self::Glow5)
    }

    /// How much it counts where it shares a dot or a cell with others: what carries a meaning wins.
    pub(crate) const fn weight(self) -> f32 {
        match self {
            Self::Sign | Self::NoGo => 1.2,
            Self::Hand | Self::Rim | Self::SignRim | Self::Eye => 1.1,
            // A shade that is thinner than a dot would only leave specks.
            Self::ArmShade => 0.6,
            _ => 1.0,
        }
    }
}
