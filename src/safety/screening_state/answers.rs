//! What answers change (rules R1 to R9, docs/safety-rules.md).

use time::OffsetDateTime;

use crate::plan::{Rule, Rules};
use crate::safety::answer::{Answer, Answered, Clearable};
use crate::safety::assessment::{Assessment, Severity, TickedQuestion};
use crate::safety::lock::{Lock, LockReason, later, same_day};
use crate::safety::questions::Question;
use crate::safety::screening_state::ScreeningState;
use crate::safety::screening_state::parts::{At, Cleared, DayOutcome, Doctor, Health};

/// With more locks than this, those that ended a year ago are not kept.
const MOST_LOCKS: usize = 200;

impl ScreeningState {
    /// Takes an answer in. Locks and signs only ever join.
    pub fn take(&mut self, answered: &Answered) {
        let now = answered.at;
        self.see(now);
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
            Answer::Reopened(session) => self.settled.retain(|settled| settled != session),
            Answer::NothingUnrecorded => {}
        }
    }

    /// Takes notice of a clock, for the locks that began on one that ran ahead.
    pub fn see(&mut self, now: OffsetDateTime) {
        self.locks.iter_mut().for_each(|lock| lock.see(now));
        self.doctors.iter_mut().for_each(|doctor| doctor.rest.see(now));
    }

    /// The notice was accepted.
    pub fn accept(&mut self, notice: u32) {
        self.notice = self.notice.max(Some(notice));
    }

    /// The questions of the day were answered and confirmed. What was said earlier the same day
    /// stays: it is only added to.
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

    /// Nothing new since earlier today.
    pub fn answered_line(&mut self, now: OffsetDateTime) {
        let today = self.today.as_mut().filter(|today| today.at.0 <= now);
        if let Some(today) = today.filter(|today| same_day(today.at.0, now)) {
            today.at = At(now);
        }
    }

    /// The health questions were answered and confirmed. What a professional has said yes to stays so only as long as
    /// it is answered the same way.
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

    /// Whether a professional has said yes to one cause.
    pub fn answered_cleared(&mut self, cause: Clearable, yes: bool, now: OffsetDateTime) {
        self.cleared.retain(|said| said.cause != cause);
        self.cleared.push(Cleared { cause, at: At(now), yes });
        if let (Clearable::Lock(why), true) = (cause, yes) {
            let held = self.locks.iter_mut().filter(|lock| lock.why == why && lock.holds(now));
            held.for_each(|lock| lock.clear(now));
        }
    }

    /// Long neck pain has been looked at.
    pub fn answered_looked_at(&mut self, now: OffsetDateTime) {
        self.looked_at = Some(At(now));
    }

    /// Whether a doctor has seen it since.
    pub fn answered_doctor(&mut self, yes: bool, now: OffsetDateTime) {
        if !yes {
            return self.wait_for_a_doctor(now);
        }
        for doctor in self.doctors.iter_mut().filter(|doctor| doctor.is_due(now)) {
            doctor.answered = Some(At(now));
        }
    }

    /// Forgets what was accepted and answered; what is locked stays.
    pub fn forget_answers(&mut self) {
        let kept = std::mem::take(self);
        let Self { doctors, locks, settled, settled_until, .. } = kept;
        let Self { arm_signs, numb_signs, watched, .. } = kept;
        *self = Self {
            doctors,
            locks,
            settled,
            settled_until,
            arm_signs,
            numb_signs,
            watched,
            ..Self::default()
        };
    }

    pub(super) fn lock(&mut self, lock: Lock) {
        if self.locks.iter().any(|known| known.is_same(&lock)) {
            return;
        }
        if self.locks.len() >= MOST_LOCKS {
            let ended =
                |lock: &Lock| lock.until.map(|until| later(until, time::Duration::days(365)));
            self.locks.retain(|known| ended(known).is_none_or(|ended| lock.from < ended));
        }
        self.locks.push(lock);
    }

    /// A stop ends the day. Two of them need no doctor: they pass by themselves.
    fn stop(&mut self, verdict: &Assessment, now: OffsetDateTime) {
        if verdict.gravity < Severity::Stop {
            return;
        }
        self.lock(Lock::rest_of_day(LockReason::Finished, now));
        if verdict.needs_a_doctor() {
            self.wait_for_a_doctor(now);
        }
    }

    /// Whoever is waited for already is waited for anew: one answer is enough for all.
    pub(super) fn wait_for_a_doctor(&mut self, now: OffsetDateTime) {
        let rest = Lock::rest_of_day(LockReason::Doctor, now);
        self.doctors.retain(|doctor| !doctor.is_due(now) && !doctor.rest.is_same(&rest));
        self.doctors.push(Doctor { rest, answered: None });
    }
}
