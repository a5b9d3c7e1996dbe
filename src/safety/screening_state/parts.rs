//! The parts of the stored screening state, and how they are read from format 1.

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::plan::Rules;
use crate::safety::answer::Clearable;
use crate::safety::assessment::{Assessment, Severity};
use crate::safety::lock::{Lock, LockReason, later};
use crate::safety::questions::Question;
use crate::safety::screening_state::ScreeningState;

/// A time as it is stored, by RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct At(#[serde(with = "time::serde::rfc3339")] pub(super) OffsetDateTime);

/// The outcome of the answers of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DayOutcome {
    pub(super) at: At,
    pub(super) gravity: Severity,
    pub(super) rules: Rules,
}

/// The outcome of the answers about health.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Health {
    pub(super) at: At,
    pub(super) gravity: Severity,
    pub(super) rules: Rules,
    /// The questions that a professional's go-ahead can lift, one at a time.
    pub(super) waiting: Vec<Question>,
    /// Whether there is long neck pain that nobody has checked (rule Q20, docs/safety-rules.md).
    pub(super) unassessed: bool,
}

/// A professional's answer about one cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cleared {
    pub(super) cause: Clearable,
    pub(super) at: At,
    pub(super) yes: bool,
}

/// A symptom or an answer that a doctor has to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Doctor {
    /// The rest that has to pass before the user is asked about it.
    pub(super) rest: Lock,
    /// When the user said that a doctor has seen it.
    pub(super) answered: Option<At>,
}

impl DayOutcome {
    pub(super) fn of(verdict: &Assessment, now: OffsetDateTime) -> Self {
        Self { at: At(now), gravity: verdict.gravity, rules: verdict.rules.clone() }
    }
}

impl Doctor {
    /// Returns true if no doctor has seen it yet. An answer from a clock that ran ahead does not count before that
    /// time.
    pub(super) fn is_waited_for(&self, now: OffsetDateTime) -> bool {
        self.answered.is_none_or(|at| now < at.0)
    }

    /// Returns true if it is time to ask whether a doctor has seen it.
    pub(super) fn is_due(&self, now: OffsetDateTime) -> bool {
        self.is_waited_for(now) && !self.rest.holds(now)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct StoredFormat1 {
    notice: Option<u32>,
    today: Option<DayOutcome>,
    health: Option<DayOutcome>,
    unassessed: bool,
    looked_at: Option<At>,
    doctor: Option<DoctorFormat1>,
    locks: Vec<LockFormat1>,
    settled: Option<String>,
    arm_signs: Vec<At>,
    numb_signs: Vec<At>,
    #[serde(default)]
    watched: Option<At>,
}

#[derive(Deserialize)]
struct DoctorFormat1 {
    from: At,
}

#[derive(Deserialize)]
struct LockFormat1 {
    rules: Rules,
    why: LockReason,
    until: Option<At>,
    clearable: bool,
}

pub(super) fn read_format1(text: &str) -> serde_json::Result<ScreeningState> {
    let stored: StoredFormat1 = serde_json::from_str(text)?;
    // Format 1 did not store which answers waited for a go-ahead, so they are asked again.
    let health = stored.health.filter(|health| health.gravity != Severity::Ask);
    let unassessed = stored.unassessed;
    let health = health.map(|DayOutcome { at, gravity, rules }| {
        let waiting = Vec::new();
        Health { at, gravity, rules, waiting, unassessed }
    });
    let doctor = stored.doctor.map(|DoctorFormat1 { from }| {
        let begun = later(from.0, -Duration::hours(12));
        let rest = Lock::until(LockReason::Doctor, Rules::default(), begun, from.0);
        Doctor { rest, answered: None }
    });
    Ok(ScreeningState {
        notice: stored.notice,
        today: stored.today,
        health,
        looked_at: stored.looked_at,
        doctors: doctor.into_iter().collect(),
        locks: stored.locks.into_iter().map(lock).collect(),
        explained_until: stored.settled,
        arm_signs: stored.arm_signs,
        numb_signs: stored.numb_signs,
        watched_since: stored.watched,
        ..ScreeningState::default()
    })
}

/// Reads a lock. Format 1 had no start; the longest lock is 30 days, so it cannot have begun earlier than that.
fn lock(LockFormat1 { rules, why, until, clearable }: LockFormat1) -> Lock {
    let lock = match until {
        Some(At(until)) => Lock::until(why, rules, later(until, -Duration::days(30)), until),
        None => Lock::until_cleared(why, rules, OffsetDateTime::UNIX_EPOCH),
    };
    Lock { clearable, ..lock }
}
