//! The inks of the picture, one for each thing that a dot can show: skin, hair, a hand, a sign.

/// The thing that a dot of the picture shows. The theme has a colour for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Ink {
    /// The background of the screen.
    Ground,
    /// A cushion, a cloth or a warm pack, in the shade.
    CushionShade,
    /// A cushion, a cloth or a warm pack.
    Cushion,
    /// The dark line around hands, arms and objects.
    Rim,
    /// The line around a sign, which separates it from whatever it lies on.
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
    /// A sign, which shows the direction of a movement.
    Sign,
    /// The outline of something before it moved.
    Ghost,
    /// A wall or a bed.
    Wall,
    /// A ball or a towel.
    Tool,
    /// Eyes.
    Eye,
    /// Lines of the body: spine, shoulder blades, collarbones, brows, nose, mouth.
    Feature,
    /// A place where no hand ever goes.
    NoGo,
    /// A place that was worked on, in the least of five strengths.
    Glow1,
    /// The second strength.
    Glow2,
    /// The third strength.
    Glow3,
    /// The fourth strength.
    Glow4,
    /// The greatest strength.
    Glow5,
}

impl Ink {
    /// The five strengths of a place that was worked on, from the least to the greatest.
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

    /// Returns the ink with a number; the background if no ink has it.
    pub(crate) fn numbered(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or(Self::Ground)
    }

    /// Returns its number, which is its place in [`Ink::ALL`].
    pub(crate) const fn number(self) -> u8 {
        self as u8
    }

    /// Returns whether it is skin, with its shades and lines.
    pub(crate) const fn is_skin(self) -> bool {
        matches!(self, Self::SkinShade | Self::Skin | Self::SkinLight | Self::Feature)
    }

    /// Returns whether it is hair, with its shades.
    pub(crate) const fn is_hair(self) -> bool {
        matches!(self, Self::HairShade | Self::Hair | Self::HairLight)
    }

    /// Returns whether it belongs to the place that is worked on, with its edge.
    pub(crate) const fn is_zone(self) -> bool {
        matches!(self, Self::ZoneEdge | Self::ZoneSoft | Self::Zone | Self::ZoneHot | Self::ZoneRim)
    }

    /// Returns whether it is a place that was worked on, in any strength.
    pub(crate) const fn is_glow(self) -> bool {
        matches!(self, Self::Glow1 | Self::Glow2 | Self::Glow3 | Self::Glow4 | Self::Glow5)
    }

    /// Returns how much it counts when several inks share a dot or a cell: those that carry a meaning count more.
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
