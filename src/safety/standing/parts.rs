//! The parts of a standing, as they are stored.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::plan::Rules;
use crate::safety::verdict::{Gravity, Verdict};

/// A time as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct At(#[serde(with = "time::serde::rfc3339")] pub(super) OffsetDateTime);

/// What some answers amounted to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Outcome {
    pub(super) at: At,
    pub(super) gravity: Gravity,
    pub(super) rules: Rules,
}

/// An answer to one question of yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    pub(super) at: At,
    pub(super) yes: bool,
}

/// A doctor who is to see something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Doctor {
    /// From when on it is asked about.
    pub(super) from: At,
}

impl Outcome {
    pub(super) fn of(verdict: &Verdict, now: OffsetDateTime) -> Self {
        Self { at: At(now), gravity: verdict.gravity, rules: verdict.rules.clone() }
    }
}
