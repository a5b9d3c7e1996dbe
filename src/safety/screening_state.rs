//! The screening state: what a person has accepted and answered, and what is locked. It stores the outcome and not the
//! answers (rule R3, docs/safety-rules.md). Nothing in it expires by being deleted; everything is checked against the
//! clock.

pub mod answers;
mod parts;

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use super::after::{self, Soreness};
use crate::history::Record;
use crate::plan::{Rule, Rules};
use crate::routine::keyword::{Keyword, keyword_enum};
use crate::safety::allowance::Allowance;
use crate::safety::answer::Clearable;
use crate::safety::assessment::{Assessment, Severity, TickedQuestion};
use crate::safety::limits::is_new;
use crate::safety::lock::{Lock, LockNote, LockReason, same_day, since};
use crate::safety::questions::Question;
use parts::{At, Cleared, DayOutcome, Doctor, Health};

/// The format that is written.
const FORMAT: u32 = 2;

/// The health questions are asked again after 30 days (rule R2, our choice).
pub const HEALTH: Duration = Duration::days(30);

/// A professional's go-ahead for a health answer counts for 90 days (rule R5, our choice).
pub const CLEARED: Duration = Duration::days(90);

/// A start that runs past midnight by less than 1 hour still counts for the day before (rule R2, our choice).
pub const PAST_MIDNIGHT: Duration = Duration::hours(1);

/// The state of the screening: the accepted notice, the outcomes of answers, the locks, and the signs that count
/// together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ScreeningState {
    v: u32,
    notice: Option<u32>,
    today: Option<DayOutcome>,
    health: Option<Health>,
    looked_at: Option<At>,
    cleared: Vec<Cleared>,
    doctors: Vec<Doctor>,
    locks: Vec<Lock>,
    /// The ids of the sessions whose stops were explained.
    #[serde(rename = "settled")]
    explained_stops: Vec<String>,
    /// The newest of the explained stops that are too old to be listed; everything up to it counts as explained.
    #[serde(rename = "settled-until")]
    explained_until: Option<String>,
    arm_signs: Vec<At>,
    numb_signs: Vec<At>,
    /// The last sign after which the emergency list is shown for a week.
    #[serde(rename = "watched")]
    watched_since: Option<At>,
}

impl Default for ScreeningState {
    fn default() -> Self {
        Self {
            v: FORMAT,
            notice: None,
            today: None,
            health: None,
            looked_at: None,
            cleared: Vec::new(),
            doctors: Vec::new(),
            locks: Vec::new(),
            explained_stops: Vec::new(),
            explained_until: None,
            arm_signs: Vec::new(),
            numb_signs: Vec::new(),
            watched_since: None,
        }
    }
}

/// Why stored answers cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnusableAnswers {
    /// A later version of the program stored them.
    #[error("a later version of neckcare wrote it; use that version, or move it away")]
    Later,
    /// They cannot be read.
    #[error("it is damaged; move it away to answer everything again")]
    Damaged,
}

impl ScreeningState {
    /// Reads what was stored, also by an earlier version.
    ///
    /// # Errors
    /// Fails if it is damaged or of a later format.
    pub fn read(text: &str) -> Result<Self, UnusableAnswers> {
        #[derive(Deserialize)]
        struct Head {
            v: u32,
        }
        let head: Head = serde_json::from_str(text).map_err(|_| UnusableAnswers::Damaged)?;
        let read = match head.v {
            1 => parts::read_format1(text),
            FORMAT => serde_json::from_str(text),
            0 => return Err(UnusableAnswers::Damaged),
            _ => return Err(UnusableAnswers::Later),
        };
        read.map_err(|_| UnusableAnswers::Damaged)
    }

    /// Returns true if the health questions were ever answered.
    pub const fn is_screened(&self) -> bool {
        self.health.is_some()
    }

    /// Returns what is allowed now. The limits of the day come on top of that.
    pub fn allowance(&self, history: &[Record], now: OffsetDateTime) -> Allowance {
        let mut all = Allowance::everything();
        if !self.is_asked(history, now) {
            let note = LockNote { why: LockReason::Unasked, until: None };
            all = all.less(Severity::Ask, Rules::of(&[Rule::NoHandsOn]), note);
        }
        self.by_answers(all, history, now)
    }

    /// Returns what will be allowed if every question that is still open today is answered with no. Use it to calculate
    /// how long something will take, never to begin it.
    pub fn allowance_if_all_no(&self, history: &[Record], now: OffsetDateTime) -> Allowance {
        let mut well = self.clone();
        well.answered_today(&[], now);
        well.by_answers(Allowance::everything(), history, now)
    }

    /// Adds the restrictions of answers, locks and the first sessions.
    fn by_answers(&self, mut all: Allowance, history: &[Record], now: OffsetDateTime) -> Allowance {
        let note = |why| LockNote { why, until: None };
        if let Some(today) = &self.today {
            all = all.less(today.gravity, today.rules.clone(), note(LockReason::Today));
        }
        if let Some(health) = &self.health {
            let (gravity, why) = self.health_now(health, now);
            all = all.less(gravity, health.rules.clone(), note(why));
            if health.unassessed && self.looked_at.is_none_or(|at| at.0 > now) {
                let caution = Rules::of(&[Rule::Caution]);
                all = all.less(Severity::Gentle, caution, note(LockReason::NotLookedAt));
            }
        }
        all = self.locked(all, now);
        if is_new(history) {
            let rules = Assessment::of(&[TickedQuestion::yes(Question::Q25)]).rules;
            all = all.less(Severity::Clear, rules, note(LockReason::First));
        }
        all
    }

    /// Returns the rules that follow from stops alone: the locks, and no hands-on work while a stop is not explained.
    pub fn rules_from_stops(&self, history: &[Record], now: OffsetDateTime) -> Rules {
        let mut all = Allowance::everything();
        if self.open_stop(history).is_some() {
            let note = LockNote { why: LockReason::Unasked, until: None };
            all = all.less(Severity::Ask, Rules::of(&[Rule::NoHandsOn]), note);
        }
        self.locked(all, now).rules
    }

    /// Adds the restrictions of locks, and forbids hands-on work while a doctor has not seen something yet.
    fn locked(&self, mut all: Allowance, now: OffsetDateTime) -> Allowance {
        for doctor in self.doctors.iter().filter(|doctor| doctor.is_waited_for(now)) {
            let until = doctor.rest.until.filter(|_| doctor.rest.holds(now));
            let note = LockNote { why: LockReason::Doctor, until };
            all = all.less(Severity::Stop, Rules::of(&[Rule::NoHandsOn]), note);
        }
        self.locks.iter().filter(|lock| lock.holds(now)).fold(all, Allowance::locked)
    }

    /// Returns how grave the health answers are now: if a professional has given a go-ahead for every cause, only the
    /// rules of the answers are left.
    fn health_now(&self, health: &Health, now: OffsetDateTime) -> (Severity, LockReason) {
        let waits = health.waiting.iter().any(|question| !self.is_cleared(*question, now));
        match health.gravity {
            Severity::Ask if waits => (Severity::Ask, LockReason::NotCleared),
            Severity::Ask if health.rules.has(Rule::Caution) => {
                (Severity::Gentle, LockReason::Health)
            }
            Severity::Ask => (Severity::Clear, LockReason::Health),
            gravity => (gravity, LockReason::Health),
        }
    }

    /// Returns true if everything that has to be asked was answered.
    fn is_asked(&self, history: &[Record], now: OffsetDateTime) -> bool {
        let today = self.today.as_ref().is_some_and(|today| {
            since(today.at.0, now)
                .is_some_and(|passed| passed < PAST_MIDNIGHT || same_day(today.at.0, now))
        });
        today && self.is_health_known(now) && self.open_stop(history).is_none()
    }

    /// Returns true if the health answers still count. They are asked again after [`HEALTH`], and once a doctor has
    /// seen what they led to.
    fn is_health_known(&self, now: OffsetDateTime) -> bool {
        let Some(health) = &self.health else { return false };
        let seen = self.doctors.iter().filter_map(|doctor| doctor.answered);
        let seen = seen.map(|at| at.0).any(|at| health.at.0 <= at && at <= now);
        let passed = since(health.at.0, now);
        passed.is_some_and(|passed| passed < HEALTH) && !(seen && health.gravity >= Severity::Stop)
    }

    fn is_cleared(&self, question: Question, now: OffsetDateTime) -> bool {
        let yes = |said: &&Cleared| said.yes && said.cause == Clearable::Health(question);
        let at = self.cleared.iter().find(yes).map(|said| said.at.0);
        at.and_then(|at| since(at, now)).is_some_and(|passed| passed < CLEARED)
    }
}

keyword_enum! {
    /// Something to ask or show before anything begins.
    PendingQuestion, "due" {
        /// Is this guest the person who stopped?
        SamePerson = "same-person",
        /// The notice: what the program is and is not.
        Notice = "notice",
        /// Has a doctor seen this since?
        DoctorSince = "doctor-since",
        /// Why did it stop last time?
        LastStop = "last-stop",
        /// Was there a stop that could not be recorded?
        Unrecorded = "unrecorded",
        /// How sore did the last session leave the user?
        Soreness = "soreness",
        /// The questions of the day.
        TodayFull = "today-full",
        /// Anything new since?
        TodayLine = "today-line",
        /// The health questions.
        Health = "health",
        /// Has a professional given a go-ahead?
        Cleared = "cleared",
    }
}

/// One start of the program.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Debug, Clone, Copy)]
pub struct Visit<'h> {
    /// When the start began; questions that were answered since then are not asked again.
    pub start: OffsetDateTime,
    /// The time now.
    pub now: OffsetDateTime,
    /// The current version of the notice.
    pub notice: u32,
    /// The sessions so far.
    pub history: &'h [Record],
    /// The answers about soreness after them.
    pub soreness: &'h [Soreness],
    /// Whether to ask the health questions even if they were answered recently.
    pub asks_again: bool,
    /// Whether a stop may have gone unrecorded, and the user has not said yet that none has.
    pub unrecorded: bool,
    /// Whether this guest may be the person who stopped.
    pub same_person: bool,
    /// Whether the person has named a sign since today's questions were answered, so that they are asked again.
    pub named_sign: bool,
}

impl ScreeningState {
    /// Returns what is to be asked or shown, in order. Call it again after every answer.
    pub fn due(&self, visit: &Visit<'_>) -> Vec<PendingQuestion> {
        let Visit { start, now, notice, history, soreness, asks_again, unrecorded, .. } = *visit;
        let Visit { same_person, named_sign, .. } = *visit;
        let answered = |at: OffsetDateTime| start <= at && at <= now;
        let today = self.today.as_ref().map(|today| today.at.0).filter(|at| *at <= now);
        let is_due = |due: &PendingQuestion| match due {
            PendingQuestion::SamePerson => same_person,
            PendingQuestion::Notice => self.notice.is_none_or(|version| version < notice),
            PendingQuestion::DoctorSince => self.doctors.iter().any(|doctor| doctor.is_due(now)),
            PendingQuestion::LastStop => self.open_stop(history).is_some(),
            PendingQuestion::Unrecorded => unrecorded,
            PendingQuestion::Soreness => after::unasked_soreness(history, soreness, now).is_some(),
            PendingQuestion::TodayFull if named_sign => true,
            PendingQuestion::TodayFull => today
                .is_none_or(|at| !(same_day(at, now) || answered(at) && now - at < PAST_MIDNIGHT)),
            PendingQuestion::TodayLine => {
                !named_sign && today.is_some_and(|at| !answered(at) && same_day(at, now))
            }
            PendingQuestion::Health => {
                let again = |health: &Health| asks_again && !answered(health.at.0);
                !self.is_health_known(now) || self.health.as_ref().is_some_and(again)
            }
            PendingQuestion::Cleared => self.unasked_cause(visit).is_some(),
        };
        PendingQuestion::ALL.iter().copied().filter(is_due).collect()
    }

    /// Returns the first cause that still needs a professional's go-ahead and was not asked about during this start.
    pub fn unasked_cause(&self, visit: &Visit<'_>) -> Option<Clearable> {
        let Visit { start, now, asks_again, .. } = *visit;
        let asked = |cause: &Clearable| {
            let said = self.cleared.iter().find(|said| said.cause == *cause);
            said.is_some_and(|said| start <= said.at.0 && said.at.0 <= now)
        };
        self.waiting_for_yes(asks_again, now).find(|cause| !asked(cause))
    }

    /// Returns every cause that still needs a professional's go-ahead; with `all`, also locks that end by themselves.
    fn waiting_for_yes(&self, all: bool, now: OffsetDateTime) -> impl Iterator<Item = Clearable> {
        let health = self.health.iter().filter(|health| health.gravity == Severity::Ask);
        let health = health.flat_map(|health| &health.waiting);
        let health = health.filter(move |question| !self.is_cleared(**question, now));
        let locks = self
            .locks
            .iter()
            .filter(move |lock| lock.clearable && lock.holds(now) && (all || lock.until.is_none()));
        health
            .map(|question| Clearable::Health(*question))
            .chain(locks.map(|lock| Clearable::Lock(lock.why)))
    }
}
