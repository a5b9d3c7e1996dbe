//! What a person may not do today: rules that only ever take away, whoever made them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::routine::body::{Position, Side, Zone};
use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// One thing that is not done, or done otherwise.
    Rule, "rule" {
        /// Breathing and rests only.
        NoHandsOn = "no-hands-on",
        /// Caution mode: what is gentle, at light (rule R6, docs/safety-rules.md).
        Caution = "caution",
        /// Only lightly on the muscles at the back of the neck.
        LightOnNeck = "light-on-neck",
        /// Not on the side of the neck.
        NoSideStrip = "no-side-strip",
        /// The same, as long as nobody has asked (rule E2, docs/safety-rules.md).
        SideStripUnasked = "side-strip-unasked",
        /// Not on the skull base.
        NoSkullBase = "no-skull-base",
        /// No stretches; shoulder rolls move no neck and stay.
        NoStretch = "no-stretch",
        /// No turning of the head and no half-moon.
        NoTurning = "no-turning",
        /// No ball.
        NoBall = "no-ball",
        /// No warm pack.
        NoHeat = "no-heat",
        /// Never on the back.
        NeverLying = "never-lying",
        /// No held breath.
        NoHeldBreath = "no-held-breath",
        /// No pace for the breath.
        Unpaced = "unpaced",
        /// Firm is planned as moderate.
        FirmAsModerate = "firm-as-moderate",
        /// Oil is not spoken of.
        NoOilTip = "no-oil-tip",
    }
}

/// A place that is left alone: a zone, and one side of it or both.
pub type SidedZone = (Zone, Option<Side>);

/// All rules that hold. Nothing in them allows anything, so that together they only grow stricter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rules {
    #[serde(rename = "rules")]
    named: BTreeSet<Rule>,
    zones_off: BTreeSet<SidedZone>,
    holds_off: BTreeSet<SidedZone>,
}

impl Rules {
    /// These rules and no others.
    pub fn of(rules: &[Rule]) -> Self {
        Self { named: rules.iter().copied().collect(), ..Self::default() }
    }

    /// These places are left alone.
    pub fn off(places: impl IntoIterator<Item = SidedZone>) -> Self {
        Self { zones_off: places.into_iter().collect(), ..Self::default() }
    }

    /// Nothing is pressed and held on these places.
    pub fn unheld(places: impl IntoIterator<Item = SidedZone>) -> Self {
        Self { holds_off: places.into_iter().collect(), ..Self::default() }
    }

    /// The strictest of both.
    pub fn and(mut self, other: Self) -> Self {
        self.named.extend(other.named);
        self.zones_off.extend(other.zones_off);
        self.holds_off.extend(other.holds_off);
        self
    }

    /// Whether a rule holds.
    pub fn has(&self, rule: Rule) -> bool {
        self.named.contains(&rule)
    }

    /// Whether nothing is restricted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The rules that hold.
    pub fn all(&self) -> impl Iterator<Item = Rule> {
        self.named.iter().copied()
    }

    /// The places that are left alone.
    pub fn zones_off(&self) -> impl Iterator<Item = SidedZone> {
        self.zones_off.iter().copied()
    }

    /// Whether work on a zone would reach a side that is left alone; what is not a single side
    /// reaches both.
    pub fn is_off(&self, zone: Zone, side: Side) -> bool {
        reached(&self.zones_off, zone, side)
    }

    /// Whether nothing is held there.
    pub fn is_unheld(&self, zone: Zone, side: Side) -> bool {
        reached(&self.holds_off, zone, side)
    }

    /// Whether a position is allowed.
    pub fn allows(&self, position: Position) -> bool {
        position != Position::Lying || !self.has(Rule::NeverLying)
    }

    /// The first of some positions that is allowed.
    pub fn position(&self, of: &[Position]) -> Option<Position> {
        of.iter().copied().find(|position| self.allows(*position))
    }
}

impl FromIterator<Self> for Rules {
    fn from_iter<T: IntoIterator<Item = Self>>(all: T) -> Self {
        all.into_iter().fold(Self::default(), Self::and)
    }
}

fn reached(places: &BTreeSet<SidedZone>, zone: Zone, side: Side) -> bool {
    places.iter().any(|(off, only)| *off == zone && only.is_none_or(|only| side != only.other()))
}
