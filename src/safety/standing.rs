//! How a person stands: what they accepted and answered, and what is locked. What is stored is
//! the outcome and never the answers (domain 4.1).

mod moves;
mod parts;

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::history::Record;
use crate::plan::{Rule, Rules};
use crate::routine::word::{Word, words};
use crate::safety::allowance::Allowance;
use crate::safety::limits::is_new;
use crate::safety::lock::{Lock, Note, Why, same_day, since};
use crate::safety::questions::Question;
use crate::safety::soreness::{self, Soreness};
use crate::safety::verdict::{Gravity, Tick, Verdict};
use crate::session::Sign;
use parts::{At, Doctor, Outcome, Said};

/// The format of what is stored.
const FORMAT: u32 = 1;

/// The health questions are asked again after this.
const HEALTH: Duration = Duration::days(30);

/// A professional's yes holds for this long.
const CLEARED: Duration = Duration::days(90);

/// After dizziness or numbness the emergency list is shown for this long (domain 4.3).
const WATCH: Duration = Duration::days(7);

/// Two signs within this count together.
const RECENT: Duration = Duration::days(14);

/// A start that runs past midnight is still the start of the day before.
const PAST_MIDNIGHT: Duration = Duration::hours(1);

words! {
    /// What is to be asked or shown before anything begins.
    Due, "due" {
        /// What this is and is not.
        Notice = "notice",
        /// Has a doctor seen this since?
        DoctorSince = "doctor-since",
        /// Why did it stop last time?
        LastStop = "last-stop",
        /// How sore did the last session leave one?
        Soreness = "soreness",
        /// The questions of the day.
        TodayFull = "today-full",
        /// Anything new since?
        TodayLine = "today-line",
        /// The health questions.
        Health = "health",
        /// Has a professional said yes?
        Cleared = "cleared",
    }
}

/// One start of the program.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'h> {
    /// When it began: what was answered since is not asked again.
    pub start: OffsetDateTime,
    /// The time now.
    pub now: OffsetDateTime,
    /// The version of the notice.
    pub notice: u32,
    /// What was done before.
    pub history: &'h [Record],
    /// What was said of soreness after it.
    pub soreness: &'h [Soreness],
    /// Whether the health questions are asked however lately they were answered.
    pub anew: bool,
}

/// How a person stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Standing {
    v: u32,
    notice: Option<u32>,
    today: Option<Outcome>,
    health: Option<Outcome>,
    /// Long neck pain that nobody had looked at (Q20).
    unassessed: bool,
    looked_at: Option<At>,
    cleared: Option<Said>,
    doctor: Option<Doctor>,
    locks: Vec<Lock>,
    /// The last stop that was explained.
    settled: Option<String>,
    arm_signs: Vec<At>,
    numb_signs: Vec<At>,
    /// The last sign that needs watching for a week.
    #[serde(default)]
    watched: Option<At>,
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            v: FORMAT,
            notice: None,
            today: None,
            health: None,
            unassessed: false,
            looked_at: None,
            cleared: None,
            doctor: None,
            locks: Vec::new(),
            settled: None,
            arm_signs: Vec::new(),
            numb_signs: Vec::new(),
            watched: None,
        }
    }
}

impl Standing {
    /// What was stored; nothing where it is damaged or of another format, so that all is asked
    /// again.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str::<Self>(text).ok().filter(|standing| standing.v == FORMAT)
    }

    /// What is to be asked or shown, in order. To be looked at again after every answer.
    pub fn due(&self, visit: &Visit<'_>) -> Vec<Due> {
        let Visit { start, now, notice, history, soreness, anew } = *visit;
        let answered = |at: OffsetDateTime| start <= at && at <= now;
        let today = self.today.as_ref().map(|today| today.at.0).filter(|at| *at <= now);
        let is_due = |due: &Due| match due {
            Due::Notice => self.notice.is_none_or(|version| version < notice),
            Due::DoctorSince => self.doctor.is_some_and(|doctor| doctor.from.0 <= now),
            Due::LastStop => self.open_stop(history).is_some(),
            Due::Soreness => soreness::unasked(history, soreness, now).is_some(),
            Due::TodayFull => today.is_none_or(|at| !answered(at) && !same_day(at, now)),
            Due::TodayLine => today.is_some_and(|at| !answered(at) && same_day(at, now)),
            Due::Health => {
                let again = |health: &Outcome| anew && !answered(health.at.0);
                !self.is_health_known(now) || self.health.as_ref().is_some_and(again)
            }
            Due::Cleared => {
                self.needs_clearance(now) && !self.cleared.is_some_and(|said| answered(said.at.0))
            }
        };
        Due::ALL.iter().copied().filter(is_due).collect()
    }

    /// What is allowed now, on top of the day's limits.
    pub fn allowance(&self, history: &[Record], now: OffsetDateTime) -> Allowance {
        let note = |why| Note { why, until: None };
        let hands_off = || Rules::of(&[Rule::NoHandsOn]);
        let mut all = Allowance::everything();
        if !self.is_asked(history, now) {
            all = all.less(Gravity::Ask, hands_off(), note(Why::Unasked));
        }
        if self.doctor.is_some() {
            let until = self.doctor.map(|doctor| doctor.from.0).filter(|from| now < *from);
            all = all.less(Gravity::Stop, hands_off(), Note { why: Why::Doctor, until });
        }
        if let Some(today) = &self.today {
            all = all.less(today.gravity, today.rules.clone(), note(Why::Today));
        }
        if let Some(health) = &self.health {
            let (gravity, why) = self.health_now(health, now);
            all = all.less(gravity, health.rules.clone(), note(why));
        }
        if self.unassessed && self.looked_at.is_none_or(|at| at.0 > now) {
            let caution = Rules::of(&[Rule::Caution]);
            all = all.less(Gravity::Gentle, caution, note(Why::NotLookedAt));
        }
        all = self.locks.iter().filter(|lock| lock.holds(now)).fold(all, Allowance::locked);
        if is_new(history) {
            let rules = Verdict::of(&[Tick::yes(Question::Q25)]).rules;
            all = all.less(Gravity::Clear, rules, note(Why::First));
        }
        all
    }

    /// The last stop, where nobody knows why or what followed from it.
    pub fn open_stop<'h>(&self, history: &'h [Record]) -> Option<&'h Record> {
        let stop = |record: &&Record| matches!(record.outcome.as_str(), "stopped" | "unanswered");
        let last = history.iter().rev().find(stop)?;
        let sign = last.sign.as_deref().and_then(Sign::from_word);
        let told = sign == Some(Sign::Just) || self.settled.as_ref() == Some(&last.id);
        (!told).then_some(last)
    }

    /// Whether a raised arm went numb lately: a second time counts as numbness (X3).
    pub fn arm_recently(&self, now: OffsetDateTime) -> bool {
        self.arm_signs.iter().any(|at| is_recent(at.0, now))
    }

    /// Whether the emergency list is to be shown again: signs can start days later.
    pub fn is_watched(&self, now: OffsetDateTime) -> bool {
        self.watched.is_some_and(|at| since(at.0, now).is_none_or(|passed| passed < WATCH))
    }

    /// How grave the health answers are now: a professional's yes leaves only their rules.
    fn health_now(&self, health: &Outcome, now: OffsetDateTime) -> (Gravity, Why) {
        match health.gravity {
            Gravity::Ask if !self.is_cleared(now) => (Gravity::Ask, Why::NotCleared),
            Gravity::Ask if health.rules.has(Rule::Caution) => (Gravity::Gentle, Why::Health),
            Gravity::Ask => (Gravity::Clear, Why::Health),
            gravity => (gravity, Why::Health),
        }
    }

    /// Whether everything that must be known is.
    fn is_asked(&self, history: &[Record], now: OffsetDateTime) -> bool {
        let today = self.today.as_ref().is_some_and(|today| {
            since(today.at.0, now)
                .is_some_and(|passed| passed < PAST_MIDNIGHT || same_day(today.at.0, now))
        });
        today && self.is_health_known(now) && self.open_stop(history).is_none()
    }

    fn is_health_known(&self, now: OffsetDateTime) -> bool {
        let passed = self.health.as_ref().and_then(|health| since(health.at.0, now));
        passed.is_some_and(|passed| passed < HEALTH)
    }

    fn is_cleared(&self, now: OffsetDateTime) -> bool {
        let yes = self.cleared.filter(|said| said.yes);
        yes.and_then(|said| since(said.at.0, now)).is_some_and(|passed| passed < CLEARED)
    }

    /// Whether a professional's yes is waited for.
    fn needs_clearance(&self, now: OffsetDateTime) -> bool {
        let asked = self.health.as_ref().is_some_and(|health| health.gravity == Gravity::Ask);
        asked && !self.is_cleared(now) || self.locks.iter().any(|lock| lock.until.is_none())
    }
}

/// Within the last 14 days; what lies ahead, after a clock was set back, counts too.
fn is_recent(then: OffsetDateTime, now: OffsetDateTime) -> bool {
    since(then, now).is_none_or(|passed| passed < RECENT)
}
