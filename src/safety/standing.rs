//! How a person stands: what they accepted and answered, and what is locked. What is stored is
//! the outcome and never the answers (domain 4.1).

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::history::Record;
use crate::plan::{Rule, Rules};
use crate::routine::word::{Word, words};
use crate::safety::allowance::Allowance;
use crate::safety::end::{End, Kind};
use crate::safety::limits::is_new;
use crate::safety::lock::{Lock, Note, Why, later, same_day, since};
use crate::safety::questions::Question;
use crate::safety::verdict::{Gravity, Tick, Verdict};
use crate::session::Sign;

/// The format of what is stored.
const FORMAT: u32 = 1;

/// The health questions are asked again after this.
const HEALTH: Duration = Duration::days(30);

/// A professional's yes holds for this long.
const CLEARED: Duration = Duration::days(90);

/// Two signs within this count together; a stop that was never explained is asked about as long.
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
}

/// A time as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct At(#[serde(with = "time::serde::rfc3339")] OffsetDateTime);

/// What some answers amounted to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcome {
    at: At,
    gravity: Gravity,
    rules: Rules,
}

/// An answer to one question of yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    at: At,
    yes: bool,
}

/// A doctor who is to see something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Doctor {
    /// From when on it is asked about.
    from: At,
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
        let Visit { start, now, notice, history } = *visit;
        let answered = |at: OffsetDateTime| start <= at && at <= now;
        let today = self.today.as_ref().map(|today| today.at.0).filter(|at| *at <= now);
        let is_due = |due: &Due| match due {
            Due::Notice => self.notice.is_none_or(|version| version < notice),
            Due::DoctorSince => self.doctor.is_some_and(|doctor| doctor.from.0 <= now),
            Due::LastStop => self.open_stop(history, now).is_some(),
            Due::TodayFull => today.is_none_or(|at| !answered(at) && !same_day(at, now)),
            Due::TodayLine => today.is_some_and(|at| !answered(at) && same_day(at, now)),
            Due::Health => !self.is_health_known(now),
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
            all = if health.gravity == Gravity::Ask && self.is_cleared(now) {
                let gentle = health.rules.has(Rule::Caution);
                let gravity = if gentle { Gravity::Gentle } else { Gravity::Clear };
                all.less(gravity, health.rules.clone(), note(Why::Health))
            } else if health.gravity == Gravity::Ask {
                all.less(health.gravity, health.rules.clone(), note(Why::NotCleared))
            } else {
                all.less(health.gravity, health.rules.clone(), note(Why::Health))
            };
        }
        if self.unassessed && !self.looked_at.is_some_and(|at| at.0 <= now) {
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
    pub fn open_stop<'h>(&self, history: &'h [Record], now: OffsetDateTime) -> Option<&'h Record> {
        let stop = |record: &&Record| matches!(record.outcome.as_str(), "stopped" | "unanswered");
        let last = history.iter().rev().find(stop)?;
        let sign = last.sign.as_deref().and_then(Sign::from_word);
        let told = sign == Some(Sign::Just) || self.settled.as_ref() == Some(&last.id);
        (!told && is_recent(last.start, now)).then_some(last)
    }

    /// Whether a raised arm went numb lately: a second time counts as numbness (X3).
    pub fn arm_recently(&self, now: OffsetDateTime) -> bool {
        self.arm_signs.iter().any(|at| is_recent(at.0, now))
    }

    /// Whether everything that must be known is.
    fn is_asked(&self, history: &[Record], now: OffsetDateTime) -> bool {
        let today = self.today.as_ref().is_some_and(|today| {
            since(today.at.0, now)
                .is_some_and(|passed| passed < PAST_MIDNIGHT || same_day(today.at.0, now))
        });
        today && self.is_health_known(now) && self.open_stop(history, now).is_none()
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

/// What moves it on.
impl Standing {
    /// The notice was accepted.
    pub fn accept(&mut self, notice: u32) {
        self.notice = Some(notice);
    }

    /// The questions of the day were answered and confirmed. What was said earlier the same day
    /// stays: it is only added to.
    pub fn answered_today(&mut self, ticks: &[Tick], now: OffsetDateTime) -> Verdict {
        let verdict = Verdict::of(ticks);
        let before = self.today.take();
        let before = before.filter(|before| before.at.0 > now || same_day(before.at.0, now));
        self.today = Some(match before {
            Some(before) => Outcome {
                at: At(now),
                gravity: before.gravity.max(verdict.gravity),
                rules: before.rules.and(verdict.rules.clone()),
            },
            None => Outcome::of(&verdict, now),
        });
        if verdict.causes.contains(&Question::Q4) {
            let rules = Verdict::of(&[Tick::yes(Question::Q4)]).rules;
            self.lock(Lock::until_cleared(Why::Unsteady, rules));
        }
        self.stop(&verdict, now);
        verdict
    }

    /// Nothing new since earlier today.
    pub fn answered_line(&mut self, now: OffsetDateTime) {
        let today = self.today.as_mut().filter(|today| today.at.0 <= now);
        if let Some(today) = today.filter(|today| same_day(today.at.0, now)) {
            today.at = At(now);
        }
    }

    /// The health questions were answered and confirmed.
    pub fn answered_health(&mut self, ticks: &[Tick], now: OffsetDateTime) -> Verdict {
        let is_long_pain = |tick: &&Tick| tick.question == Question::Q20;
        self.unassessed = ticks.iter().any(|tick| is_long_pain(&tick));
        let others: Vec<Tick> = ticks.iter().filter(|tick| !is_long_pain(tick)).cloned().collect();
        let (verdict, outcome) = (Verdict::of(ticks), Verdict::of(&others));
        let same = self.health.as_ref().is_some_and(|before| {
            before.gravity == outcome.gravity && before.rules == outcome.rules
        });
        if !same {
            self.cleared = None;
        }
        self.health = Some(Outcome::of(&outcome, now));
        self.stop(&outcome, now);
        verdict
    }

    /// Whether a professional has said yes.
    pub fn answered_cleared(&mut self, yes: bool, now: OffsetDateTime) {
        self.cleared = Some(Said { at: At(now), yes });
        if yes {
            self.locks.retain(|lock| !lock.clearable);
        }
    }

    /// Long neck pain has been looked at.
    pub fn answered_looked_at(&mut self, now: OffsetDateTime) {
        self.looked_at = Some(At(now));
    }

    /// Whether a doctor has seen it since. What health answers had stopped is asked anew then.
    pub fn answered_doctor(&mut self, yes: bool, now: OffsetDateTime) {
        if !yes {
            self.wait_for_a_doctor(now);
        } else if self.doctor.take().is_some() {
            self.health = self.health.take().filter(|health| health.gravity < Gravity::Stop);
        }
    }

    /// What followed from a stop, by the id of its session.
    pub fn settle(&mut self, session: &str, end: &End, at: OffsetDateTime) {
        self.settled = Some(session.to_owned());
        if end.sign.is_some() && self.locks.iter().any(|lock| lock.why == Why::Dizzy) {
            self.lock(Lock::dizzy(at));
        }
        end.locks.iter().cloned().for_each(|lock| self.lock(lock));
        match end.sign {
            Some(Kind::Arm) => self.arm_signs.push(At(at)),
            Some(Kind::Numb) => {
                if self.numb_signs.iter().any(|sign| is_recent(sign.0, at)) {
                    let rules = Rules::of(&[Rule::NoHandsOn]);
                    self.lock(Lock::until_cleared(Why::NumbTwice, rules));
                }
                self.numb_signs.push(At(at));
            }
            _ => {}
        }
        if end.doctor {
            self.wait_for_a_doctor(at);
        }
    }

    /// Forgets what no longer holds.
    pub fn tidy(&mut self, now: OffsetDateTime) {
        self.locks.retain(|lock| lock.holds(now));
        self.arm_signs.retain(|at| is_recent(at.0, now));
        self.numb_signs.retain(|at| is_recent(at.0, now));
    }

    fn lock(&mut self, lock: Lock) {
        if !self.locks.contains(&lock) {
            self.locks.push(lock);
        }
    }

    /// A stop ends the day. Two of them need no doctor: they pass by themselves.
    fn stop(&mut self, verdict: &Verdict, now: OffsetDateTime) {
        if verdict.gravity < Gravity::Stop {
            return;
        }
        self.lock(Lock::rest_of_day(Why::Finished, now));
        if verdict.needs_a_doctor() {
            self.wait_for_a_doctor(now);
        }
    }

    fn wait_for_a_doctor(&mut self, now: OffsetDateTime) {
        let lock = Lock::rest_of_day(Why::Doctor, now);
        let from = lock.until.unwrap_or_else(|| later(now, Duration::hours(12)));
        self.lock(lock);
        self.doctor = Some(Doctor { from: At(from) });
    }
}

impl Outcome {
    fn of(verdict: &Verdict, now: OffsetDateTime) -> Self {
        Self { at: At(now), gravity: verdict.gravity, rules: verdict.rules.clone() }
    }
}
