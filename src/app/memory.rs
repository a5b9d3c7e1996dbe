//! What is known of the person: how they stand, and what they did before.

use time::OffsetDateTime;

use crate::history::Record;
use crate::plan::{Rule, Rules};
use crate::safety::allowance::Allowance;
use crate::safety::limits::{Limits, Soreness};
use crate::safety::standing::{Due, Standing, Visit};

/// What is known of the person.
#[derive(Debug, Clone)]
pub struct Memory {
    /// What they accepted and answered, and what is locked.
    pub standing: Standing,
    /// Every session, the oldest first.
    pub history: Vec<Record>,
    /// What they said about soreness.
    pub soreness: Vec<Soreness>,
    /// When the program began.
    pub start: OffsetDateTime,
}

impl Memory {
    /// Nothing is known.
    pub fn blank(start: OffsetDateTime) -> Self {
        Self { standing: Standing::default(), history: Vec::new(), soreness: Vec::new(), start }
    }

    /// What is to be asked first, if anything is.
    pub(crate) fn due(&self, standing: &Standing, notice: u32, now: OffsetDateTime) -> Option<Due> {
        let visit = Visit { start: self.start, now, notice, history: &self.history };
        standing.due(&visit).first().copied()
    }

    /// What is allowed now, and what is left of today.
    pub(crate) fn allowance(&self, now: OffsetDateTime) -> (Allowance, Limits) {
        let limits = Limits::of(&self.history, &self.soreness, now);
        (self.standing.allowance(&self.history, now).within(&limits), limits)
    }

    /// A session is over, or goes on differently than it was written down.
    pub(crate) fn learn(&mut self, record: &Record) {
        self.history.retain(|known| known.id != record.id);
        self.history.push(record.clone());
    }
}

/// Breathing and resting only, on top of what holds already.
pub(crate) fn hands_off(rules: Rules) -> Rules {
    rules.and(Rules::of(&[Rule::NoHandsOn]))
}
