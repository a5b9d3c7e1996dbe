//! Reads what format 1 stored: one explained stop, locks without a beginning, and one yes for everything.

use serde::Deserialize;
use time::{Duration, OffsetDateTime};

use crate::plan::Rules;
use crate::safety::assessment::Severity;
use crate::safety::lock::{Lock, LockReason, later};
use crate::safety::screening_state::ScreeningState;
use crate::safety::screening_state::parts::{At, DayOutcome, Doctor, Health};

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct StoredFormat1 {
    notice: Option<u32>,
    today: Option<DayOutcome>,
    health: Option<DayOutcome>,
    unassessed: bool,
    looked_at: Option<At>,
    doctor: Option<From>,
    locks: Vec<Locked>,
    settled: Option<String>,
    arm_signs: Vec<At>,
    numb_signs: Vec<At>,
    #[serde(default)]
    watched: Option<At>,
}

#[derive(Deserialize)]
struct From {
    from: At,
}

#[derive(Deserialize)]
struct Locked {
    rules: Rules,
    why: LockReason,
    until: Option<At>,
    clearable: bool,
}

pub(super) fn read(text: &str) -> serde_json::Result<ScreeningState> {
    let stored: StoredFormat1 = serde_json::from_str(text)?;
    // Which of the answers waited for a yes was not stored, so that they are asked anew.
    let health = stored.health.filter(|health| health.gravity != Severity::Ask);
    let unassessed = stored.unassessed;
    let health = health.map(|DayOutcome { at, gravity, rules }| {
        let waiting = Vec::new();
        Health { at, gravity, rules, waiting, unassessed }
    });
    let doctor = stored.doctor.map(|From { from }| {
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
fn lock(Locked { rules, why, until, clearable }: Locked) -> Lock {
    let lock = match until {
        Some(At(until)) => Lock::until(why, rules, later(until, -Duration::days(30)), until),
        None => Lock::until_cleared(why, rules, OffsetDateTime::UNIX_EPOCH),
    };
    Lock { clearable, ..lock }
}
