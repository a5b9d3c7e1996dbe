//! Stops: which nobody has explained, and what followed from the others (rules X8 and X12, docs/safety-rules.md).

use time::{Duration, OffsetDateTime};

use crate::history::{Ending, Record};
use crate::plan::{Rule, Rules};
use crate::safety::lock::{Lock, LockReason, same_day, since};
use crate::safety::screening_state::ScreeningState;
use crate::safety::screening_state::parts::At;
use crate::safety::stop_outcome::{SignKind, StopOutcome};
use crate::session::Sign;

/// After dizziness, numbness or an emergency, the emergency list is shown for 7 days (rule X12, our choice).
pub const WATCH: Duration = Duration::days(7);

/// Two signs of numbness within 14 days count together (rules X3 and K6, our choice).
pub const RECENT: Duration = Duration::days(14);

/// So many explained stops are kept one by one; older ones count as explained.
const MOST_STOPS: usize = 1000;

impl ScreeningState {
    /// The last stop of which nobody knows why it was, or what followed from it. A session that was cut off may have
    /// been stopped in haste, so that it is asked about as well.
    pub fn open_stop<'h>(&self, history: &'h [Record]) -> Option<&'h Record> {
        history.iter().rev().find(|record| is_stop(record) && !self.is_settled(&record.id))
    }

    fn is_settled(&self, session: &str) -> bool {
        let until = self.settled_until.as_deref();
        self.settled.iter().any(|settled| settled == session)
            || until.is_some_and(|until| session <= until)
    }

    /// Whether a raised arm went numb lately: a second time counts as numbness (rule X3).
    pub fn arm_recently(&self, now: OffsetDateTime) -> bool {
        self.arm_signs.iter().any(|at| is_recent(at.0, now))
    }

    /// Whether the emergency list is to be shown again: signs can start days later.
    pub fn is_watched(&self, now: OffsetDateTime) -> bool {
        self.watched.is_some_and(|at| since(at.0, now).is_none_or(|passed| passed < WATCH))
    }

    /// Whether there was a stop on a day, as far as the records know.
    pub fn has_stopped_on(history: &[Record], day: OffsetDateTime) -> bool {
        history.iter().any(|record| is_stop(record) && same_day(record.start, day))
    }

    /// What followed from a stop, by the id of its session.
    pub fn settle(&mut self, session: &str, end: &StopOutcome, at: OffsetDateTime) {
        // Told twice, in two windows or again after a power cut, a sign is still one.
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

    /// Everything that an end restricts, also while its cool-down still lasts.
    pub(super) fn restrict(&mut self, end: &StopOutcome, at: OffsetDateTime) {
        if end.sign.is_some() && self.locks.iter().any(|lock| is_dizzy(lock, at)) {
            self.lock(Lock::dizzy(at));
        }
        end.locks.iter().cloned().for_each(|lock| self.lock(lock));
        if end.sign.is_some_and(SignKind::needs_watching) {
            self.watched = self.watched.max(Some(At(at)));
        }
        // If a doctor is waited for already, that rest is not begun again.
        if end.doctor && !self.doctors.iter().any(|doctor| doctor.is_waited_for(at)) {
            self.wait_for_a_doctor(at);
        }
    }

    fn mark_as_settled(&mut self, session: &str) {
        if self.is_settled(session) {
            return;
        }
        self.settled.push(session.to_owned());
        self.settled.sort_unstable();
        if self.settled.len() > MOST_STOPS {
            self.settled_until = Some(self.settled.remove(0));
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

/// Within the last 14 days; what lies ahead, after a clock was set back, counts too.
fn is_recent(then: OffsetDateTime, now: OffsetDateTime) -> bool {
    since(then, now).is_none_or(|passed| passed < RECENT)
}
