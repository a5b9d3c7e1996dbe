//! What was done, session by session, and what can be read out of it.

pub mod answers;
pub mod fold;
pub mod line;

use std::time::Duration;

pub use answers::{Answers, Calm, Sore, Tension};
pub use fold::{Entry, History, fold};
pub use line::{Damaged, Later, Line};
use serde::de::{self, Deserializer};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::serde::rfc3339;

use crate::routine::body::{Side, Technique, Zone};
use crate::routine::dose::Pressure;
use crate::routine::step::Pass;
use crate::routine::word::Word;
use crate::session::{Outcome, Session, Sign};

/// The newest format of a line that is understood.
pub const FORMAT: u32 = 1;

/// The outcome of a session that the program did not live to see the end of.
pub const INTERRUPTED: &str = "interrupted";

/// Seconds that no session lasts: a figure above it is damage, and would spoil every sum.
const DAY: u64 = 24 * 60 * 60;

/// One session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The format of the line.
    pub v: u32,
    /// Its name among all sessions: the time at which it began, and which program wrote it.
    pub id: String,
    /// When it began, with the time zone.
    #[serde(with = "rfc3339")]
    pub start: OffsetDateTime,
    /// The routine's id.
    pub routine: String,
    /// The routine's name, as it was then.
    pub title: String,
    /// Seconds of work that were planned.
    #[serde(deserialize_with = "a_day_at_most")]
    pub planned_s: u64,
    /// Seconds of work and rest that were done.
    #[serde(deserialize_with = "a_day_at_most")]
    pub done_s: u64,
    /// What was touched, and for how long.
    pub hands_on: Vec<Touched>,
    /// Seconds of heat.
    #[serde(default, deserialize_with = "a_day_at_most")]
    pub heat_s: u64,
    /// finished, left, stopped, unanswered or interrupted.
    pub outcome: String,
    /// What made the person stop, where it was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<String>,
    /// What was done when it stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<StoppedAt>,
}

/// Time on one zone of one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    /// The zone.
    pub zone: String,
    /// left, right or both.
    pub side: String,
    /// Seconds.
    #[serde(deserialize_with = "a_day_at_most")]
    pub s: u64,
    /// Seconds of them that were a held point.
    #[serde(default, deserialize_with = "a_day_at_most")]
    pub held_s: u64,
    /// Whether any of it was firm.
    #[serde(default)]
    pub firm: bool,
}

/// What was done when a session stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoppedAt {
    /// The move.
    pub r#move: String,
    /// Its zones.
    pub zones: Vec<String>,
    /// left, right, both or centre.
    pub side: String,
    /// The pressure.
    pub pressure: String,
}

impl Record {
    /// The record of a session as it stands.
    pub fn of(session: &Session, id: String, start: OffsetDateTime) -> Self {
        let plan = session.plan();
        let done = session.done();
        let outcome = session.outcome();
        let stopped = matches!(outcome, Outcome::Stopped(_) | Outcome::Unanswered);
        Self {
            v: FORMAT,
            id,
            start,
            routine: plan.routine().id.clone(),
            title: plan.routine().title.clone(),
            planned_s: plan.work().as_secs(),
            done_s: seconds(done.iter()),
            hands_on: touched(session, &done),
            heat_s: seconds(done.iter().filter(|pass| pass.movement.technique == Technique::Heat)),
            outcome: outcome_word(outcome).to_owned(),
            sign: sign(outcome).map(|sign| sign.word().to_owned()),
            stopped_at: stopped.then(|| stopped_at(session)),
        }
    }

    /// The record as it is when the program did not live to see the end: a session that was going
    /// on was interrupted; one that had ended keeps how it ended, a sign above all.
    #[must_use]
    pub fn interrupted(mut self) -> Self {
        if self.outcome == outcome_word(Outcome::Left) {
            INTERRUPTED.clone_into(&mut self.outcome);
        }
        self
    }
}

fn a_day_at_most<'de, D: Deserializer<'de>>(source: D) -> Result<u64, D::Error> {
    let seconds = u64::deserialize(source)?;
    let fits = seconds <= DAY;
    fits.then_some(seconds).ok_or_else(|| de::Error::custom("no session lasts longer than a day"))
}

fn seconds<'p>(passes: impl Iterator<Item = &'p Pass>) -> u64 {
    passes.map(Pass::total).sum::<Duration>().as_secs()
}

const fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Finished => "finished",
        Outcome::Left => "left",
        Outcome::Stopped(_) => "stopped",
        Outcome::Unanswered => "unanswered",
    }
}

const fn sign(outcome: Outcome) -> Option<Sign> {
    match outcome {
        Outcome::Stopped(sign) => Some(sign),
        Outcome::Finished | Outcome::Left | Outcome::Unanswered => None,
    }
}

fn stopped_at(session: &Session) -> StoppedAt {
    let pass = session.moment().pass();
    StoppedAt {
        r#move: pass.movement.name.clone(),
        zones: pass.movement.zones.iter().map(|zone| zone.word().to_owned()).collect(),
        side: pass.side.word().to_owned(),
        pressure: session.pressure(pass).word().to_owned(),
    }
}

/// The hands-on passes, added up by zone and side; a pass over two zones counts for both.
fn touched(session: &Session, done: &[Pass]) -> Vec<Touched> {
    let mut all: Vec<Touched> = Vec::new();
    for pass in done.iter().filter(|pass| pass.movement.is_hands_on()) {
        for &zone in &pass.movement.zones {
            add(&mut all, zone, pass, session.pressure(pass));
        }
    }
    all
}

fn add(all: &mut Vec<Touched>, zone: Zone, pass: &Pass, pressure: Pressure) {
    let side = match pass.side {
        Side::Left => "left",
        Side::Right => "right",
        Side::Both | Side::Each | Side::Centre => "both",
    };
    let held = pass.movement.technique == Technique::Compression;
    let s = pass.total().as_secs();
    let held_s = if held { s } else { 0 };
    let firm = pressure == Pressure::Firm;
    match all.iter_mut().find(|other| other.zone == zone.word() && other.side == side) {
        Some(other) => {
            other.s += s;
            other.held_s += held_s;
            other.firm |= firm;
        }
        None => all.push(Touched {
            zone: zone.word().to_owned(),
            side: side.to_owned(),
            s,
            held_s,
            firm,
        }),
    }
}
