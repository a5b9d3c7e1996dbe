//! A lock: rules that hold until a time, or until a professional has said yes (rules K1 to K10, docs/safety-rules.md).

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime, Time};

use crate::plan::{Rule, Rules};
use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// Why something is restricted; its line is in the words.
    LockReason, "note" {
        /// Questions are open.
        Unasked = "unasked",
        /// Today's answers.
        Today = "today",
        /// The health answers.
        Health = "health",
        /// A professional has not said yes.
        NotCleared = "not-cleared",
        /// Long neck pain that nobody has looked at.
        NotLookedAt = "not-looked-at",
        /// An answer or a sign that ends the day.
        Finished = "finished",
        /// No doctor has seen it.
        Doctor = "doctor",
        /// Pain at a place.
        Pain = "pain",
        /// Dizziness.
        Dizzy = "dizzy",
        /// Numbness at a place.
        Numb = "numb",
        /// A scalp that went numb.
        Scalp = "scalp",
        /// Numbness twice.
        NumbTwice = "numb-twice",
        /// No stretching until someone has looked.
        Unsteady = "unsteady",
        /// Breath came wrong while only breathing.
        Breath = "breath",
        /// Enough for today.
        Enough = "enough",
        /// Enough of this routine today.
        EnoughOfIt = "enough-of-it",
        /// A held point rests.
        Point = "point",
        /// Sore, so a rest day.
        RestDay = "rest-day",
        /// Sore after the last session, so gently.
        Sore = "sore",
        /// Enough firm work.
        Firm = "firm",
        /// Enough heat.
        Heat = "heat",
        /// A symptom in another window.
        Elsewhere = "elsewhere",
        /// Somebody who is here once.
        Guest = "guest",
        /// The first three sessions.
        First = "first",
    }
}

/// The day is over for 12 hours at least, however late it is (rule K1, our choice).
pub const REST: Duration = Duration::hours(12);

/// What dizziness locks, is locked for 30 days (rule K4, our choice).
pub const DIZZY: Duration = Duration::days(30);

/// One line about what was changed and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockNote {
    /// Why.
    pub why: LockReason,
    /// Until when, where that is known.
    pub until: Option<OffsetDateTime>,
}

/// Rules that hold for a time. A lock is judged against the clock and never deleted by it, so that a clock which
/// once ran ahead lifts nothing for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// What holds.
    pub rules: Rules,
    /// Why.
    pub why: LockReason,
    /// From when.
    #[serde(with = "time::serde::rfc3339")]
    pub from: OffsetDateTime,
    /// Until when; nothing means until a professional has said yes.
    #[serde(with = "time::serde::rfc3339::option")]
    pub until: Option<OffsetDateTime>,
    /// Whether a professional's yes lifts it before that.
    pub clearable: bool,
    /// When a professional's yes lifted it.
    #[serde(
        default,
        with = "time::serde::rfc3339::option",
        skip_serializing_if = "Option::is_none"
    )]
    pub cleared: Option<OffsetDateTime>,
    /// The first time seen on a clock that stood before the lock's start: the lock counts from here until the clock
    /// has passed its start.
    #[serde(
        default,
        with = "time::serde::rfc3339::option",
        skip_serializing_if = "Option::is_none"
    )]
    pub seen: Option<OffsetDateTime>,
}

impl Lock {
    /// No hands-on for the rest of a local day and at least [`REST`] (rule K1).
    pub fn rest_of_day(why: LockReason, now: OffsetDateTime) -> Self {
        let until = midnight(now).max(later(now, REST));
        Self::until(why, Rules::of(&[Rule::NoHandsOn]), now, until)
    }

    /// For [`DIZZY`] from the last sign, or until a professional has said yes (rule K4): nothing on the side of the
    /// neck and the skull base, no movement of the neck, and the back of it only lightly.
    pub(super) fn dizzy(now: OffsetDateTime) -> Self {
        use Rule::{LightOnNeck, NoSideStrip, NoSkullBase, NoStretch, NoTurning};
        let rules = Rules::of(&[NoSideStrip, NoSkullBase, NoStretch, NoTurning, LightOnNeck]);
        Self::until(LockReason::Dizzy, rules, now, later(now, DIZZY)).clearable()
    }

    /// Rules from one time until another.
    pub const fn until(
        why: LockReason,
        rules: Rules,
        from: OffsetDateTime,
        until: OffsetDateTime,
    ) -> Self {
        let (cleared, seen) = (None, None);
        Self { rules, why, from, until: Some(until), clearable: false, cleared, seen }
    }

    /// The same, lifted by a professional's yes.
    pub fn clearable(self) -> Self {
        Self { clearable: true, ..self }
    }

    /// Rules until a professional has said yes.
    pub const fn until_cleared(why: LockReason, rules: Rules, from: OffsetDateTime) -> Self {
        let (cleared, seen) = (None, None);
        Self { rules, why, from, until: None, clearable: true, cleared, seen }
    }

    /// Whether it holds. A clock that was set back only makes it longer, and what was said on a clock that ran ahead
    /// does not count before that time.
    pub fn holds(&self, now: OffsetDateTime) -> bool {
        let cleared = self.cleared.is_some_and(|cleared| cleared <= now);
        !cleared && !self.has_passed(now)
    }

    fn has_passed(&self, now: OffsetDateTime) -> bool {
        let Some(until) = self.until else { return false };
        let from = if now < self.from { self.seen } else { Some(self.from) };
        from.is_some_and(|from| now - from >= until - self.from)
    }

    /// Takes notice of a clock. One that stands before the lock's start counts from the first time it is seen.
    pub(super) fn see(&mut self, now: OffsetDateTime) {
        self.seen = if now < self.from { self.seen.or(Some(now)) } else { None };
    }

    /// Lifts it, once a professional has said yes.
    pub(super) fn clear(&mut self, now: OffsetDateTime) {
        self.cleared = if self.clearable { Some(now) } else { self.cleared };
    }

    /// Whether two of them restrict the same thing for the same time.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (&self.rules, self.why, self.from, self.until)
            == (&other.rules, other.why, other.from, other.until)
    }

    /// What it says.
    pub const fn note(&self) -> LockNote {
        LockNote { why: self.why, until: self.until }
    }
}

/// The midnight that ends a local day.
pub(crate) fn midnight(now: OffsetDateTime) -> OffsetDateTime {
    now.date()
        .next_day()
        .map_or(now, |day| day.with_time(Time::MIDNIGHT).assume_offset(now.offset()))
}

/// A time after another; at the end of the calendar, the same.
pub(crate) fn later(now: OffsetDateTime, by: Duration) -> OffsetDateTime {
    now.checked_add(by).unwrap_or(now)
}

/// The time that has passed since `then`; nothing if it is yet to come, after a clock was set back.
pub(crate) fn since(then: OffsetDateTime, now: OffsetDateTime) -> Option<Duration> {
    let passed = now - then;
    (!passed.is_negative()).then_some(passed)
}

/// Whether two times are on one day, on the later one's calendar.
pub(crate) fn same_day(then: OffsetDateTime, now: OffsetDateTime) -> bool {
    then.checked_to_offset(now.offset()).is_some_and(|then| then.date() == now.date())
}
