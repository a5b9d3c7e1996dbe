//! The record of a session: its fields in a line of the history, and how it is made from a session.

use std::time::Duration;

use serde::de::{self, Deserializer};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::serde::rfc3339;

use crate::history::FORMAT;
use crate::routine::body::{Side, Technique, Zone};
use crate::routine::dose::Pressure;
use crate::routine::keyword::{MaybeKnown, keyword_enum};
use crate::routine::step::Pass;
use crate::session::{Change, Outcome, Session, Sign};

/// The most seconds that a session can last. A larger figure is damage, and would spoil every sum.
const DAY: u64 = 24 * 60 * 60;

keyword_enum! {
    /// The way in which a session ended, as far as its record shows.
    Ending, "outcome" {
        /// Done to the end.
        Finished = "finished",
        /// Left before the end, without a stop. A session that is still running is recorded like this.
        Left = "left",
        /// Stopped, and the reason was named.
        Stopped = "stopped",
        /// Stopped, and the reason was not named.
        Unanswered = "unanswered",
        /// The program ended before the session did.
        Interrupted = "interrupted",
    }
}

impl From<Outcome> for Ending {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Finished => Self::Finished,
            Outcome::Left => Self::Left,
            Outcome::Stopped(_) => Self::Stopped,
            Outcome::Unanswered => Self::Unanswered,
        }
    }
}

/// The record of one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The format of the line.
    pub v: u32,
    /// The id among all sessions: the time at which it began, and which program wrote it.
    pub id: String,
    /// The time at which it began, with the time zone.
    #[serde(with = "rfc3339")]
    pub start: OffsetDateTime,
    /// The routine's id.
    pub routine: String,
    /// The routine's name at that time.
    pub title: String,
    /// The seconds of work that were planned.
    #[serde(deserialize_with = "a_day_at_most")]
    pub planned_s: u64,
    /// The seconds of hands-on work and stretching that were planned when it began.
    #[serde(default, deserialize_with = "some_of_a_day", skip_serializing_if = "Option::is_none")]
    pub active_s: Option<u64>,
    /// The seconds of work and rest that were done.
    #[serde(deserialize_with = "a_day_at_most")]
    pub done_s: u64,
    /// The seconds from the beginning to the end, without pauses. Earlier versions did not write them.
    #[serde(default, deserialize_with = "some_of_a_day", skip_serializing_if = "Option::is_none")]
    pub took_s: Option<u64>,
    /// The zones that were touched, and for how long.
    pub hands_on: Vec<Touched>,
    /// The seconds of heat.
    #[serde(default, deserialize_with = "a_day_at_most")]
    pub heat_s: u64,
    /// Every change of pressure that was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Changed>,
    /// How far it came, if it was left before the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<Reached>,
    /// How it ended.
    pub outcome: MaybeKnown<Ending>,
    /// The sign that made the person stop, if it was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<MaybeKnown<Sign>>,
    /// What was being done when it stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<StoppedAt>,
}

/// The time on one zone and side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    /// The zone.
    pub zone: MaybeKnown<Zone>,
    /// Left, right or both.
    pub side: MaybeKnown<Side>,
    /// The seconds.
    #[serde(deserialize_with = "a_day_at_most")]
    pub s: u64,
    /// How many of those seconds were a held point.
    #[serde(default, deserialize_with = "a_day_at_most")]
    pub held_s: u64,
    /// Whether any of it was firm.
    #[serde(default)]
    pub firm: bool,
}

/// The point that a session reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// The pass that was being done, counted from 0.
    pub pass: usize,
    /// The number of passes in the plan.
    pub of: usize,
    /// How many levels lighter than planned it was done.
    #[serde(default)]
    pub lighter: u8,
}

/// A change of pressure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// The seconds from the beginning of the plan.
    #[serde(deserialize_with = "a_day_at_most")]
    pub at_s: u64,
    /// The move.
    pub r#move: String,
    /// The pressure from there on.
    pub to: MaybeKnown<Pressure>,
}

/// The work that was being done when a session stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoppedAt {
    /// The move.
    pub r#move: String,
    /// Its zones.
    pub zones: Vec<MaybeKnown<Zone>>,
    /// The side.
    pub side: MaybeKnown<Side>,
    /// The pressure.
    pub pressure: MaybeKnown<Pressure>,
}

impl Record {
    /// Returns how long the session took, without pauses. Records of earlier versions have only the time of work and
    /// rest.
    pub fn took(&self) -> Duration {
        Duration::from_secs(self.took_s.unwrap_or(self.done_s))
    }
}

fn some_of_a_day<'de, D: Deserializer<'de>>(source: D) -> Result<Option<u64>, D::Error> {
    a_day_at_most(source).map(Some)
}

fn a_day_at_most<'de, D: Deserializer<'de>>(source: D) -> Result<u64, D::Error> {
    let seconds = u64::deserialize(source)?;
    let fits = seconds <= DAY;
    fits.then_some(seconds).ok_or_else(|| de::Error::custom("no session lasts longer than a day"))
}

/// The most changes of pressure in a record, so that a line cannot get too long.
const MOST_CHANGES: usize = 100;

impl Record {
    /// Makes the record of a session as it is now.
    pub fn of(session: &Session, id: String, start: OffsetDateTime) -> Self {
        let plan = session.plan();
        let done = session.done();
        let outcome = session.outcome();
        let felt = session.symptoms().last();
        let stopped = matches!(outcome, Outcome::Stopped(_) | Outcome::Unanswered);
        let here = session.moment().pass();
        let stopped_at = match felt {
            Some(felt) => Some(stopped_at(&felt.pass, felt.pressure)),
            None => stopped.then(|| stopped_at(here, session.pressure(here))),
        };
        let sign = felt.map(|felt| felt.sign).or_else(|| sign(outcome));
        Self {
            v: FORMAT,
            id,
            start,
            routine: plan.routine().id.clone(),
            title: plan.routine().title.clone(),
            planned_s: plan.work().as_secs(),
            active_s: Some(session.planned_activity().as_secs()),
            done_s: seconds(done.iter()),
            took_s: Some(session.took().as_secs()),
            hands_on: touched(session, &done),
            heat_s: seconds(done.iter().filter(|pass| pass.movement.technique == Technique::Heat)),
            changes: session.changes().iter().take(MOST_CHANGES).map(changed).collect(),
            reached: (outcome == Outcome::Left).then(|| reached(session)),
            outcome: Ending::from(outcome).into(),
            sign: sign.map(MaybeKnown::from),
            stopped_at,
        }
    }

    /// Returns the record for a program that ended before it could finish it: a session that was running was
    /// interrupted, and one that had ended keeps its ending, above all a sign.
    #[must_use]
    pub fn interrupted(mut self) -> Self {
        if self.outcome == Ending::Left {
            self.outcome = Ending::Interrupted.into();
        }
        self
    }
}

fn seconds<'p>(passes: impl Iterator<Item = &'p Pass>) -> u64 {
    passes.map(Pass::total).sum::<Duration>().as_secs()
}

fn reached(session: &Session) -> Reached {
    let (pass, of) = (session.moment().segment().pass, session.plan().passes().len());
    Reached { pass, of, lighter: session.levels_lighter() }
}

fn changed(change: &Change) -> Changed {
    Changed {
        at_s: change.at.as_secs(),
        r#move: change.movement.clone(),
        to: change.pressure.into(),
    }
}

const fn sign(outcome: Outcome) -> Option<Sign> {
    match outcome {
        Outcome::Stopped(sign) => Some(sign),
        Outcome::Finished | Outcome::Left | Outcome::Unanswered => None,
    }
}

fn stopped_at(pass: &Pass, pressure: Pressure) -> StoppedAt {
    StoppedAt {
        r#move: pass.movement.name.clone(),
        zones: pass.movement.zones.iter().copied().map(MaybeKnown::from).collect(),
        side: pass.side.into(),
        pressure: pressure.into(),
    }
}

/// Adds up the hands-on passes by zone and side; a pass over two zones counts for both.
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
        side @ (Side::Left | Side::Right) => side,
        Side::Both | Side::Each | Side::Centre => Side::Both,
    };
    let held = pass.movement.technique == Technique::Compression;
    let s = pass.total().as_secs();
    let held_s = if held { s } else { 0 };
    let firm = pressure == Pressure::Firm;
    match all.iter_mut().find(|other| other.zone == zone && other.side == side) {
        Some(other) => {
            other.s += s;
            other.held_s += held_s;
            other.firm |= firm;
        }
        None => all.push(Touched { zone: zone.into(), side: side.into(), s, held_s, firm }),
    }
}
