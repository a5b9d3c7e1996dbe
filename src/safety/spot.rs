//! Where and when a stop happened: what the questions after it turn on.

use time::OffsetDateTime;

use crate::history::StoppedAt;
use crate::plan::rules;
use crate::routine::body::{Side, Zone};
use crate::routine::step::Pass;
use crate::routine::word::Word;

/// What was being done when it stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// On which zones; none where nothing was touched.
    pub zones: Vec<Zone>,
    /// On which side.
    pub side: Side,
    /// Whether hands or a tool were on the body; nothing where the record does not say.
    pub hands_on: Option<bool>,
}

/// A stop, and what went before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// When it stopped.
    pub at: OffsetDateTime,
    /// Where.
    pub spot: Spot,
    /// Whether it is asked about at the next start: there is nothing to resume or to wait for.
    pub late: bool,
    /// Stops for a symptom in this session before this one.
    pub stops: usize,
    /// Whether a raised arm went numb in the 14 days before.
    pub arm_recently: bool,
    /// Sessions that pain ended in the 14 days before.
    pub pains: usize,
}

impl Spot {
    /// What is done in a pass.
    pub fn of(pass: &Pass) -> Self {
        let movement = &pass.movement;
        Self {
            zones: touched(movement.zones.iter().copied()),
            side: pass.side,
            hands_on: Some(movement.is_hands_on()),
        }
    }

    /// Everything that was done.
    pub fn of_all(passes: &[Pass]) -> Self {
        let touching = passes.iter().filter(|pass| pass.movement.is_hands_on());
        let mut zones = touched(touching.flat_map(|pass| pass.movement.zones.iter().copied()));
        zones.sort_unstable();
        zones.dedup();
        Self { hands_on: Some(!zones.is_empty()), zones, side: Side::Both }
    }

    /// What a record says.
    pub fn recorded(stop: &StoppedAt) -> Self {
        Self {
            zones: touched(stop.zones.iter().filter_map(|word| Zone::from_word(word))),
            side: Side::from_word(&stop.side).unwrap_or(Side::Both),
            hands_on: None,
        }
    }

    /// Nothing is known of it, or nothing was done.
    pub const fn nowhere() -> Self {
        Self { zones: Vec::new(), side: Side::Centre, hands_on: None }
    }

    /// The places that it makes up.
    pub(super) fn places(&self) -> impl Iterator<Item = rules::Place> {
        let side = match self.side {
            side @ (Side::Left | Side::Right) => Some(side),
            Side::Both | Side::Each | Side::Centre => None,
        };
        self.zones.iter().map(move |zone| (*zone, side))
    }

    /// Whether it was on the scalp or the temples.
    pub(super) fn is_on_head(&self) -> bool {
        self.zones.iter().any(|zone| matches!(zone, Zone::Scalp | Zone::Temples))
    }
}

fn touched(zones: impl Iterator<Item = Zone>) -> Vec<Zone> {
    zones.filter(|zone| *zone != Zone::Nowhere).collect()
}
