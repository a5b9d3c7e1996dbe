//! What moves a standing on: answers, and what followed from a stop.

use time::{Duration, OffsetDateTime};

use super::parts::{At, Doctor, Outcome, Said};
use super::{Standing, is_recent};
use crate::plan::{Rule, Rules};
use crate::safety::end::{End, Kind};
use crate::safety::lock::{Lock, Why, later, same_day};
use crate::safety::questions::Question;
use crate::safety::verdict::{Gravity, Tick, Verdict};

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
            let rules = Rules::of(&[Rule::NoStretch, Rule::NoTurning]);
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
        if end.sign.is_some_and(Kind::needs_watching) {
            self.watched = Some(At(at));
        }
        if end.doctor {
            self.wait_for_a_doctor(at);
        }
    }

    /// Forgets what was accepted and answered; what is locked stays.
    pub fn forget_answers(&mut self) {
        let kept = std::mem::take(self);
        let Self { doctor, locks, settled, arm_signs, numb_signs, watched, .. } = kept;
        *self = Self { doctor, locks, settled, arm_signs, numb_signs, watched, ..Self::default() };
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
