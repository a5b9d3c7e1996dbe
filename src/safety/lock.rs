//! Locks: rules that apply until a time, or until a professional's go-ahead (rules K1 to K10, docs/safety-rules.md).

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime, Time};

use crate::plan::{Rule, Rules};
use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// The reason for a restriction. The line that is shown for each is in `routines/words/safety.toml`.
    LockReason, "note" {
        /// Some questions have not been answered yet.
        Unasked = "unasked",
        /// The answers to the questions of today.
        Today = "today",
        /// The answers to the health questions.
        Health = "health",
        /// A professional's go-ahead is still missing.
        NotCleared = "not-cleared",
        /// Long neck pain that nobody has checked.
        NotLookedAt = "not-looked-at",
        /// An answer or a symptom that ends the day.
        Finished = "finished",
        /// An answer or a symptom that a doctor has not seen yet.
        Doctor = "doctor",
        /// Pain in one place.
        Pain = "pain",
        /// Dizziness during or after a session.
        Dizzy = "dizzy",
        /// Numbness in one place.
        Numb = "numb",
        /// Numbness of the scalp.
        Scalp = "scalp",
        /// Numbness for the second time in 14 days.
        NumbTwice = "numb-twice",
        /// Dizziness or unsteadiness among today's answers: no stretches and no turning until a professional's
        /// go-ahead.
        Unsteady = "unsteady",
        /// Dizziness from breathing alone.
        Breath = "breath",
        /// The hands-on time or the sessions of today are used up, or less time is left than the plan needs.
        Enough = "enough",
        /// This routine was done today as often as it may be.
        EnoughOfIt = "enough-of-it",
        /// A held point that has to rest.
        Point = "point",
        /// Soreness that lasts, so a rest day.
        RestDay = "rest-day",
        /// Soreness after the last session, so only gentle massage.
        Sore = "sore",
        /// Enough firm work for today.
        Firm = "firm",
        /// A warm pack that was used too recently.
        Heat = "heat",
        /// A symptom that was named in another window.
        Elsewhere = "elsewhere",
        /// The user is a guest.
        Guest = "guest",
        /// The first three sessions.
        First = "first",
    }
}

/// A day that is over stays so for 12 hours at least, however late it is (rule K1, our choice).
pub const LEAST_REST: Duration = Duration::hours(12);

/// Dizziness locks for 30 days (rule K4, our choice).
pub const DIZZY_LOCK: Duration = Duration::days(30);

/// A restriction's reason and end, for one line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockNote {
    /// The reason.
    pub why: LockReason,
    /// The end, if it is known.
    pub until: Option<OffsetDateTime>,
}

/// Rules that apply for a time. A lock is checked against the clock and never deleted by it, so a clock that once ran
/// ahead lifts nothing for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The rules that apply.
    pub rules: Rules,
    /// The reason.
    pub why: LockReason,
    /// The start.
    #[serde(with = "time::serde::rfc3339")]
    pub from: OffsetDateTime,
    /// The end; `None` means until a professional's go-ahead.
    #[serde(with = "time::serde::rfc3339::option")]
    pub until: Option<OffsetDateTime>,
    /// Whether a professional's go-ahead lifts the lock before its end.
    pub clearable: bool,
    /// When a professional's go-ahead lifted the lock.
    #[serde(
        default,
        with = "time::serde::rfc3339::option",
        skip_serializing_if = "Option::is_none"
    )]
    pub cleared: Option<OffsetDateTime>,
    /// The first time seen on a clock that is behind the lock's start. The lock's length counts from here until the
    /// clock has passed that start.
    #[serde(
        default,
        with = "time::serde::rfc3339::option",
        skip_serializing_if = "Option::is_none"
    )]
    pub seen: Option<OffsetDateTime>,
}

impl Lock {
    /// Forbids hands-on work until the local midnight and for at least [`LEAST_REST`] (rule K1).
    pub fn rest_of_day(why: LockReason, now: OffsetDateTime) -> Self {
        let until = midnight(now).max(later(now, LEAST_REST));
        Self::until(why, Rules::of(&[Rule::NoHandsOn]), now, until)
    }

    /// Forbids the side of the neck, the base of the skull and every movement of the neck, and allows only light work
    /// on the back of the neck: for [`DIZZY_LOCK`] from the last sign, or until a professional's go-ahead (rule K4).
    pub(super) fn dizzy(now: OffsetDateTime) -> Self {
        use Rule::{LightOnNeck, NoSideStrip, NoSkullBase, NoStretch, NoTurning};
        let rules = Rules::of(&[NoSideStrip, NoSkullBase, NoStretch, NoTurning, LightOnNeck]);
        Self::until(LockReason::Dizzy, rules, now, later(now, DIZZY_LOCK)).clearable()
    }

    /// Creates a lock from one time until another.
    pub const fn until(
        why: LockReason,
        rules: Rules,
        from: OffsetDateTime,
        until: OffsetDateTime,
    ) -> Self {
        let (cleared, seen) = (None, None);
        Self { rules, why, from, until: Some(until), clearable: false, cleared, seen }
    }

    /// Lets a professional's go-ahead lift the lock.
    pub fn clearable(self) -> Self {
        Self { clearable: true, ..self }
    }

    /// Creates a lock that only a professional's go-ahead ends.
    pub const fn until_cleared(why: LockReason, rules: Rules, from: OffsetDateTime) -> Self {
        let (cleared, seen) = (None, None);
        Self { rules, why, from, until: None, clearable: true, cleared, seen }
    }

    /// Returns true if the lock applies now. A clock that is set back only makes it longer, and a go-ahead from a clock
    /// that ran ahead does not count before that time.
    pub fn holds(&self, now: OffsetDateTime) -> bool {
        let cleared = self.cleared.is_some_and(|cleared| cleared <= now);
        !cleared && !self.has_passed(now)
    }

    fn has_passed(&self, now: OffsetDateTime) -> bool {
        let Some(until) = self.until else { return false };
        let from = if now < self.from { self.seen } else { Some(self.from) };
        from.is_some_and(|from| now - from >= until - self.from)
    }

    /// Takes note of the clock. If it is behind the lock's start, the lock's length counts from the first such time.
    pub(super) fn note_clock(&mut self, now: OffsetDateTime) {
        self.seen = if now < self.from { self.seen.or(Some(now)) } else { None };
    }

    /// Lifts the lock after a professional's go-ahead, if it is clearable.
    pub(super) fn clear(&mut self, now: OffsetDateTime) {
        self.cleared = if self.clearable { Some(now) } else { self.cleared };
    }

    /// Returns true if both locks restrict the same thing, for the same reason and time.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (&self.rules, self.why, self.from, self.until)
            == (&other.rules, other.why, other.from, other.until)
    }

    /// Returns the lock's reason and end.
    pub const fn note(&self) -> LockNote {
        LockNote { why: self.why, until: self.until }
    }
}

/// Returns the midnight that ends the local day.
pub(crate) fn midnight(now: OffsetDateTime) -> OffsetDateTime {
    now.date()
        .next_day()
        .map_or(now, |day| day.with_time(Time::MIDNIGHT).assume_offset(now.offset()))
}

/// Adds a duration to a time; returns the time unchanged if the sum is beyond the calendar.
pub(crate) fn later(now: OffsetDateTime, by: Duration) -> OffsetDateTime {
    now.checked_add(by).unwrap_or(now)
}

/// Returns the time that has passed since `then`, or `None` if `then` lies ahead because a clock was set back.
pub(crate) fn since(then: OffsetDateTime, now: OffsetDateTime) -> Option<Duration> {
    let passed = now - then;
    (!passed.is_negative()).then_some(passed)
}

/// Returns true if both times are on the same day in the time zone of `now`.
pub(crate) fn same_day(then: OffsetDateTime, now: OffsetDateTime) -> bool {
    then.checked_to_offset(now.offset()).is_some_and(|then| then.date() == now.date())
}
