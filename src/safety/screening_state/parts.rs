//! The parts of a standing, as they are stored.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::plan::Rules;
use crate::safety::answer::Clearable;
use crate::safety::assessment::{Assessment, Severity};
use crate::safety::lock::Lock;
use crate::safety::questions::Question;

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
