//! Rules about what the user may not do today. They only ever forbid or soften something, so they can be combined in
//! any order.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::routine::body::{Position, Side, Zone};
use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// A thing that is not done, or done differently.
    Rule, "rule" {
        /// Only breathing and rests.
        NoHandsOn = "no-hands-on",
        /// Caution mode: only gentle steps, with light pressure (rule R6, docs/safety-rules.md).
        Caution = "caution",
        /// Only light pressure on the muscles at the back of the neck.
        LightOnNeck = "light-on-neck",
        /// No work on the side of the neck.
        NoSideStrip = "no-side-strip",
        /// No work on the side of the neck until the health questions about it are answered (rule E2,
        /// docs/safety-rules.md).
        SideStripUnasked = "side-strip-unasked",
        /// No work on the skull base.
        NoSkullBase = "no-skull-base",
        /// No stretches, except shoulder rolls, which do not move the neck.
        NoStretch = "no-stretch",
        /// No turning of the head and no half-moon.
        NoTurning = "no-turning",
        /// No ball.
        NoBall = "no-ball",
        /// No warm pack.
        NoHeat = "no-heat",
        /// No lying on the back.
        NeverLying = "never-lying",
        /// No held breath.
        NoHeldBreath = "no-held-breath",
        /// No paced breath.
        Unpaced = "unpaced",
        /// Moderate pressure instead of firm.
        FirmAsModerate = "firm-as-moderate",
        /// No tip about massage oil.
        NoOilTip = "no-oil-tip",
    }
}

/// A zone with one of its sides, or `None` for both.
pub type SidedZone = (Zone, Option<Side>);

/// All rules that apply. None of them allows anything, so combining them only makes them stricter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rules {
    #[serde(rename = "rules")]
    named: BTreeSet<Rule>,
    zones_off: BTreeSet<SidedZone>,
    holds_off: BTreeSet<SidedZone>,
}

impl Rules {
    /// Creates a set of these rules.
    pub fn of(rules: &[Rule]) -> Self {
        Self { named: rules.iter().copied().collect(), ..Self::default() }
    }

    /// Creates rules that forbid any work on these places.
    pub fn forbidding_zones(places: impl IntoIterator<Item = SidedZone>) -> Self {
        Self { zones_off: places.into_iter().collect(), ..Self::default() }
    }

    /// Creates rules that forbid held presses on these places.
    pub fn forbidding_holds(places: impl IntoIterator<Item = SidedZone>) -> Self {
        Self { holds_off: places.into_iter().collect(), ..Self::default() }
    }

    /// Combines two sets of rules, so that everything is forbidden that either of them forbids.
    pub fn and(mut self, other: Self) -> Self {
        self.named.extend(other.named);
        self.zones_off.extend(other.zones_off);
        self.holds_off.extend(other.holds_off);
        self
    }

    /// Returns whether a rule applies.
    pub fn has(&self, rule: Rule) -> bool {
        self.named.contains(&rule)
    }

    /// Returns whether nothing is restricted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the rules that apply, without those about places.
    pub fn all(&self) -> impl Iterator<Item = Rule> {
        self.named.iter().copied()
    }

    /// Returns the places on which no work is allowed.
    pub fn zones_off(&self) -> impl Iterator<Item = SidedZone> {
        self.zones_off.iter().copied()
    }

    /// Returns whether work on a zone would reach a side on which none is allowed. Work that is not on a single side
    /// reaches both.
    pub fn forbids_work(&self, zone: Zone, side: Side) -> bool {
        reached(&self.zones_off, zone, side)
    }

    /// Returns whether a held press on a zone would reach a side on which none is allowed.
    pub fn forbids_hold(&self, zone: Zone, side: Side) -> bool {
        reached(&self.holds_off, zone, side)
    }

    /// Returns whether a position is allowed.
    pub fn allows(&self, position: Position) -> bool {
        position != Position::Lying || !self.has(Rule::NeverLying)
    }

    /// Returns the first of some positions that is allowed.
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
