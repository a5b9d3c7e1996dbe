//! Where and when a stop happened: what the questions after it turn on.

use time::OffsetDateTime;

use crate::history::StoppedAt;
use crate::plan::rules;
use crate::routine::body::{Side, Technique, Zone};
use crate::routine::keyword::Named;
use crate::routine::step::Pass;

/// What was being done when it stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopSite {
    /// On which zones; none where nothing was touched.
    pub zones: Vec<Zone>,
    /// On which side.
    pub side: Side,
    /// Whether it was a breathing step, with nothing touched or moved in the session before it.
    pub only_breathing: bool,
}

/// A stop, and what went before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopContext {
    /// When it stopped.
    pub at: OffsetDateTime,
    /// Where.
    pub spot: StopSite,
    /// Whether it is asked about at the next start: there is nothing to resume or to wait for.
    pub late: bool,
    /// Stops for a symptom in this session before this one.
    pub stops: usize,
    /// Whether a raised arm went numb in the 14 days before.
    pub arm_recently: bool,
    /// Sessions that pain ended in the 14 days before.
    pub pains: usize,
}

impl StopSite {
    /// What is being done in a pass, by what came before in the session; the beginning of the
    /// pass itself is the last of that, once there is any.
    pub fn of(pass: &Pass, before: &[Pass]) -> Self {
        let movement = &pass.movement;
        let begun = before.last().is_some_and(|last| last.step == pass.step);
        let breathing = begun && movement.technique == Technique::Breathing;
        Self {
            zones: touched(movement.zones.iter().copied()),
            side: pass.side,
            only_breathing: breathing && movement.is_idle() && before.iter().all(is_idle),
        }
    }

    /// Everything that was done.
    pub fn of_all(passes: &[Pass]) -> Self {
        let touching = passes.iter().filter(|pass| pass.movement.is_hands_on());
        let mut zones = touched(touching.flat_map(|pass| pass.movement.zones.iter().copied()));
        zones.sort_unstable();
        zones.dedup();
        Self { zones, side: Side::Both, only_breathing: false }
    }

    /// What a record says.
    pub fn recorded(stop: &StoppedAt) -> Self {
        Self {
            zones: touched(stop.zones.iter().filter_map(Named::known)),
            side: stop.side.known().unwrap_or(Side::Both),
            only_breathing: false,
        }
    }

    /// Nothing is known of it, or nothing was done.
    pub const fn nowhere() -> Self {
        Self { zones: Vec::new(), side: Side::Centre, only_breathing: false }
    }

    /// The places that it makes up.
    pub(super) fn places(&self) -> impl Iterator<Item = rules::SidedZone> {
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

fn is_idle(pass: &Pass) -> bool {
    pass.movement.is_idle()
}

fn touched(zones: impl Iterator<Item = Zone>) -> Vec<Zone> {
    zones.filter(|zone| *zone != Zone::Nowhere).collect()
}
