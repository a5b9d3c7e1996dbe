//! Makes the record of a session.

use std::time::Duration;

use time::OffsetDateTime;

use crate::history::{Changed, Ending, FORMAT, Reached, Record, StoppedAt, Touched};
use crate::routine::body::{Side, Technique, Zone};
use crate::routine::dose::Pressure;
use crate::routine::keyword::Named;
use crate::routine::step::Pass;
use crate::session::{Change, Outcome, Session, Sign};

/// Changes of pressure that are written down at most, so that a line keeps its bounds.
const MOST_CHANGES: usize = 100;

impl Record {
    /// The record of a session as it stands.
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
            sign: sign.map(Named::from),
            stopped_at,
        }
    }

    /// The record as it is when the program did not live to see the end: a session that was going
    /// on was interrupted; one that had ended keeps how it ended, a sign above all.
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
    Reached { pass, of, lighter: session.ease() }
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
        zones: pass.movement.zones.iter().copied().map(Named::from).collect(),
        side: pass.side.into(),
        pressure: pressure.into(),
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
