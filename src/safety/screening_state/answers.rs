//! Takes answers and the outcomes of stops into the screening state, and finds stops that are not explained (rules R1
//! to R9, X8 and X12, docs/safety-rules.md).

use time::{Duration, OffsetDateTime};

use crate::history::{Ending, Record};
use crate::plan::{Rule, Rules};
use crate::safety::answer::{Answer, Answered, Clearable};
use crate::safety::assessment::{Assessment, Severity, TickedQuestion};
use crate::safety::lock::{Lock, LockReason, later, same_day, since};
use crate::safety::questions::Question;
use crate::safety::screening_state::ScreeningState;
use crate::safety::screening_state::parts::{At, Cleared, DayOutcome, Doctor, Health};
use crate::safety::stop_outcome::{SignKind, StopOutcome};
use crate::session::Sign;

/// Once there are this many locks, those that ended more than a year ago are dropped.
const MOST_LOCKS: usize = 200;

impl ScreeningState {
    /// Applies an answer. Locks and signs are only ever added.
    pub fn take(&mut self, answered: &Answered) {
        let now = answered.at;
        self.note_clock(now);
        match &answered.answer {
            Answer::Accepted(notice) => self.accept(*notice),
            Answer::Today(ticks) => drop(self.answered_today(ticks, now)),
            Answer::NothingNew => self.answered_line(now),
            Answer::Health(ticks) => drop(self.answered_health(ticks, now)),
            Answer::Cleared(cause, yes) => self.answered_cleared(*cause, *yes, now),
            Answer::LookedAt => self.answered_looked_at(now),
            Answer::Doctor(yes) => self.answered_doctor(*yes, now),
            Answer::Ending(end) => self.restrict(end, now),
            Answer::Settled(session, end) => self.settle(session, end, now),
            Answer::Reopened(session) => self.explained_stops.retain(|settled| settled != session),
            Answer::NothingUnrecorded => {}
        }
    }

    /// Takes note of the clock, for locks that began on a clock that ran ahead.
    pub fn note_clock(&mut self, now: OffsetDateTime) {
        self.locks.iter_mut().for_each(|lock| lock.note_clock(now));
        self.doctors.iter_mut().for_each(|doctor| doctor.rest.note_clock(now));
    }

    /// Remembers that this version of the notice was accepted.
    pub fn accept(&mut self, notice: u32) {
        self.notice = self.notice.max(Some(notice));
    }

    /// Applies the confirmed answers of today. They only add to earlier answers of the same day.
    pub fn answered_today(&mut self, ticks: &[TickedQuestion], now: OffsetDateTime) -> Assessment {
        let verdict = Assessment::of(ticks);
        let before = self.today.take();
        let before = before.filter(|before| before.at.0 > now || same_day(before.at.0, now));
        self.today = Some(match before {
            Some(before) => DayOutcome {
                at: At(now),
                gravity: before.gravity.max(verdict.gravity),
                rules: before.rules.and(verdict.rules.clone()),
            },
            None => DayOutcome::of(&verdict, now),
        });
        if verdict.causes.contains(&Question::Q4) {
            let rules = Rules::of(&[Rule::NoStretch, Rule::NoTurning]);
            self.lock(Lock::until_cleared(LockReason::Unsteady, rules, now));
        }
        self.stop(&verdict, now);
        verdict
    }

    /// Applies the answer that nothing is new since earlier today.
    pub fn answered_line(&mut self, now: OffsetDateTime) {
        let today = self.today.as_mut().filter(|today| today.at.0 <= now);
        if let Some(today) = today.filter(|today| same_day(today.at.0, now)) {
            today.at = At(now);
        }
    }

    /// Applies the confirmed answers about health. A professional's go-ahead is kept only if its question was answered
    /// the same way again.
    pub fn answered_health(&mut self, ticks: &[TickedQuestion], now: OffsetDateTime) -> Assessment {
        let is_long_pain = |tick: &&TickedQuestion| tick.question == Question::Q20;
        let unassessed = ticks.iter().any(|tick| is_long_pain(&tick));
        let others: Vec<TickedQuestion> =
            ticks.iter().filter(|tick| !is_long_pain(tick)).cloned().collect();
        let outcome = Assessment::of(&others);
        let Assessment { gravity, rules, waiting, .. } = outcome.clone();
        self.cleared.retain(|said| match said.cause {
            Clearable::Health(question) => waiting.contains(&question),
            Clearable::Lock(_) => true,
        });
        self.health = Some(Health { at: At(now), gravity, rules, waiting, unassessed });
        self.stop(&outcome, now);
        Assessment::of(ticks)
    }

    /// Applies the answer whether a professional has given a go-ahead for one cause.
    pub fn answered_cleared(&mut self, cause: Clearable, yes: bool, now: OffsetDateTime) {
        self.cleared.retain(|said| said.cause != cause);
        self.cleared.push(Cleared { cause, at: At(now), yes });
        if let (Clearable::Lock(why), true) = (cause, yes) {
            let held = self.locks.iter_mut().filter(|lock| lock.why == why && lock.holds(now));
            held.for_each(|lock| lock.clear(now));
        }
    }

    /// Applies the answer that long neck pain has been checked.
    pub fn answered_looked_at(&mut self, now: OffsetDateTime) {
        self.looked_at = Some(At(now));
    }

    /// Applies the answer whether a doctor has seen what they had to.
    pub fn answered_doctor(&mut self, yes: bool, now: OffsetDateTime) {
        if !yes {
            return self.wait_for_a_doctor(now);
        }
        for doctor in self.doctors.iter_mut().filter(|doctor| doctor.is_due(now)) {
            doctor.answered = Some(At(now));
        }
    }

    /// Forgets what was accepted and answered; the locks stay.
    pub fn forget_answers(&mut self) {
        let kept = std::mem::take(self);
        let Self {
            doctors, locks, explained_stops: settled, explained_until: settled_until, ..
        } = kept;
        let Self { arm_signs, numb_signs, watched_since: watched, .. } = kept;
        *self = Self {
            doctors,
            locks,
            explained_stops: settled,
            explained_until: settled_until,
            arm_signs,
            numb_signs,
            watched_since: watched,
            ..Self::default()
        };
    }

    pub(super) fn lock(&mut self, lock: Lock) {
        if self.locks.iter().any(|known| known.is_same(&lock)) {
            return;
        }
        if self.locks.len() >= MOST_LOCKS {
            let ended = |lock: &Lock| lock.until.map(|until| later(until, Duration::days(365)));
            self.locks.retain(|known| ended(known).is_none_or(|ended| lock.from < ended));
        }
        self.locks.push(lock);
    }

    /// Ends the day if the outcome is a stop. Two questions need no doctor, because what they ask about passes by
    /// itself.
    fn stop(&mut self, verdict: &Assessment, now: OffsetDateTime) {
        if verdict.gravity < Severity::Stop {
            return;
        }
        self.lock(Lock::rest_of_day(LockReason::Finished, now));
        if verdict.needs_a_doctor() {
            self.wait_for_a_doctor(now);
        }
    }

    /// Begins to wait for a doctor, in place of earlier waits that are due to be asked about: one answer is enough for
    /// all.
    pub(super) fn wait_for_a_doctor(&mut self, now: OffsetDateTime) {
        let rest = Lock::rest_of_day(LockReason::Doctor, now);
        self.doctors.retain(|doctor| !doctor.is_due(now) && !doctor.rest.is_same(&rest));
        self.doctors.push(Doctor { rest, answered: None });
    }
}

/// After dizziness, numbness or an emergency, the emergency list is shown for 7 days (rule X12, our choice).
pub const WATCH: Duration = Duration::days(7);

/// Two signs of numbness within 14 days count together (rules X3 and K6, our choice).
pub const RECENT: Duration = Duration::days(14);

/// The most explained stops that are kept one by one; older ones count as explained.
const MOST_STOPS: usize = 1000;

impl ScreeningState {
    /// Returns the last stop whose reason or outcome is not known. A session that was cut off may have been stopped in
    /// haste, so it is asked about as well.
    pub fn open_stop<'h>(&self, history: &'h [Record]) -> Option<&'h Record> {
        history.iter().rev().find(|record| is_stop(record) && !self.is_settled(&record.id))
    }

    fn is_settled(&self, session: &str) -> bool {
        let until = self.explained_until.as_deref();
        self.explained_stops.iter().any(|settled| settled == session)
            || until.is_some_and(|until| session <= until)
    }

    /// Returns true if a raised arm went numb recently: a second time counts as numbness (rule X3).
    pub fn arm_recently(&self, now: OffsetDateTime) -> bool {
        self.arm_signs.iter().any(|at| is_recent(at.0, now))
    }

    /// Returns true if the emergency list is to be shown again, because signs can start days later.
    pub fn is_watched(&self, now: OffsetDateTime) -> bool {
        self.watched_since.is_some_and(|at| since(at.0, now).is_none_or(|passed| passed < WATCH))
    }

    /// Returns true if the records have a stop on this day.
    pub fn has_stopped_on(history: &[Record], day: OffsetDateTime) -> bool {
        history.iter().any(|record| is_stop(record) && same_day(record.start, day))
    }

    /// Applies the outcome of a stop, and marks the session with this id as explained.
    pub fn settle(&mut self, session: &str, end: &StopOutcome, at: OffsetDateTime) {
        // The same sign may be reported twice, in two windows or again after a power cut.
        let is_new = !self.is_settled(session);
        self.mark_as_settled(session);
        self.restrict(end, at);
        match end.sign {
            Some(SignKind::Arm) if is_new => self.arm_signs.push(At(at)),
            Some(SignKind::Numb) if is_new => {
                if self.numb_signs.iter().any(|sign| is_recent(sign.0, at)) {
                    let rules = Rules::of(&[Rule::NoHandsOn]);
                    self.lock(Lock::until_cleared(LockReason::NumbTwice, rules, at));
                }
                self.numb_signs.push(At(at));
            }
            _ => {}
        }
    }

    /// Applies everything that an outcome restricts, also while its cool-down still lasts.
    pub(super) fn restrict(&mut self, end: &StopOutcome, at: OffsetDateTime) {
        if end.sign.is_some() && self.locks.iter().any(|lock| is_dizzy(lock, at)) {
            self.lock(Lock::dizzy(at));
        }
        end.locks.iter().cloned().for_each(|lock| self.lock(lock));
        if end.sign.is_some_and(SignKind::needs_watching) {
            self.watched_since = self.watched_since.max(Some(At(at)));
        }
        // If a doctor is waited for already, the rest before the question does not begin again.
        if end.doctor && !self.doctors.iter().any(|doctor| doctor.is_waited_for(at)) {
            self.wait_for_a_doctor(at);
        }
    }

    fn mark_as_settled(&mut self, session: &str) {
        if self.is_settled(session) {
            return;
        }
        self.explained_stops.push(session.to_owned());
        self.explained_stops.sort_unstable();
        if self.explained_stops.len() > MOST_STOPS {
            self.explained_until = Some(self.explained_stops.remove(0));
        }
    }
}

fn is_stop(record: &Record) -> bool {
    let stopped = record.is_stopped() || record.outcome == Ending::Interrupted;
    stopped && record.sign != Some(Sign::Just.into())
}

fn is_dizzy(lock: &Lock, now: OffsetDateTime) -> bool {
    lock.why == LockReason::Dizzy && lock.holds(now)
}

/// Returns true for a time within the last 14 days, and for one that lies ahead because a clock was set back.
fn is_recent(then: OffsetDateTime, now: OffsetDateTime) -> bool {
    since(then, now).is_none_or(|passed| passed < RECENT)
}
