//! The parts of a standing as they are stored, and as format 1 stored them.

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::plan::Rules;
use crate::safety::answer::Clearable;
use crate::safety::assessment::{Assessment, Severity};
use crate::safety::lock::{Lock, LockReason, later};
use crate::safety::questions::Question;
use crate::safety::screening_state::ScreeningState;

/// A time as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct At(#[serde(with = "time::serde::rfc3339")] pub(super) OffsetDateTime);

/// What the answers of a day amounted to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DayOutcome {
    pub(super) at: At,
    pub(super) gravity: Severity,
    pub(super) rules: Rules,
}

/// What the answers about health amounted to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Health {
    pub(super) at: At,
    pub(super) gravity: Severity,
    pub(super) rules: Rules,
    /// What a professional's yes can lift, each by itself.
    pub(super) waiting: Vec<Question>,
    /// Long neck pain that nobody had looked at (rule Q20, docs/safety-rules.md).
    pub(super) unassessed: bool,
}

/// Whether a professional has said yes to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cleared {
    pub(super) cause: Clearable,
    pub(super) at: At,
    pub(super) yes: bool,
}

/// A doctor who is to see something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Doctor {
    /// The rest before it is asked about.
    pub(super) rest: Lock,
    /// When it was said that one has seen it.
    pub(super) answered: Option<At>,
}

impl DayOutcome {
    pub(super) fn of(verdict: &Assessment, now: OffsetDateTime) -> Self {
        Self { at: At(now), gravity: verdict.gravity, rules: verdict.rules.clone() }
    }
}

impl Doctor {
    /// Whether none has seen it. What was said on a clock that ran ahead does not count before that time.
    pub(super) fn is_waited_for(&self, now: OffsetDateTime) -> bool {
        self.answered.is_none_or(|at| now < at.0)
    }

    /// Whether it is asked about.
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
    // Which of the answers waited for a yes was not stored, so that they are asked anew.
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
        settled_until: stored.settled,
        arm_signs: stored.arm_signs,
        numb_signs: stored.numb_signs,
        watched: stored.watched,
        ..ScreeningState::default()
    })
}

/// The longest lock lasts 30 days, so that none has begun before that.
fn lock(LockFormat1 { rules, why, until, clearable }: LockFormat1) -> Lock {
    let lock = match until {
        Some(At(until)) => Lock::until(why, rules, later(until, -Duration::days(30)), until),
        None => Lock::until_cleared(why, rules, OffsetDateTime::UNIX_EPOCH),
    };
    Lock { clearable, ..lock }
}
