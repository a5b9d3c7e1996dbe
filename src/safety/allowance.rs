//! What is allowed now, and one line for each thing that is not.

use crate::plan::{Rule, Rules};
use crate::safety::assessment::Severity;
use crate::safety::limits::Limits;
use crate::safety::lock::{Lock, LockNote, LockReason};

/// What is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// How grave it is.
    pub gravity: Severity,
    /// What may not be done.
    pub rules: Rules,
    /// What was changed and why.
    pub notes: Vec<LockNote>,
}

impl Allowance {
    /// Everything.
    pub(super) fn everything() -> Self {
        Self { gravity: Severity::Clear, rules: Rules::default(), notes: Vec::new() }
    }

    /// Takes something away, and says why where that changes anything.
    pub(super) fn less(mut self, gravity: Severity, rules: Rules, note: LockNote) -> Self {
        let rules =
            if gravity.is_hands_off() { rules.and(Rules::of(&[Rule::NoHandsOn])) } else { rules };
        if gravity > Severity::Clear || !rules.is_empty() {
            self.note(note);
        }
        self.gravity = self.gravity.max(gravity);
        self.rules = self.rules.and(rules);
        self
    }

    /// Says each reason once, with the longest time.
    fn note(&mut self, note: LockNote) {
        match self.notes.iter_mut().find(|known| known.why == note.why) {
            Some(known) => known.until = known.until.max(note.until),
            None => self.notes.push(note),
        }
    }

    /// What is left of it for somebody who is here once: gently, whatever they answered.
    pub fn for_a_guest(self) -> Self {
        let note = LockNote { why: LockReason::Guest, until: None };
        let mut left = self.less(Severity::Gentle, Rules::of(&[Rule::Caution]), note);
        // What explains all the rest is told first.
        left.notes.rotate_right(1);
        left
    }

    /// Takes away what a lock forbids.
    pub(super) fn locked(self, lock: &Lock) -> Self {
        self.less(Self::gravity_of(&lock.rules), lock.rules.clone(), lock.note())
    }

    /// What is left of it today.
    pub fn within(mut self, limits: &Limits) -> Self {
        self.gravity = self.gravity.max(Self::gravity_of(&limits.rules));
        self.rules = self.rules.and(limits.rules.clone());
        limits.notes.iter().for_each(|note| self.note(*note));
        self
    }

    /// How grave it is that some rules hold.
    fn gravity_of(rules: &Rules) -> Severity {
        match () {
            () if rules.has(Rule::NoHandsOn) => Severity::Stop,
            () if rules.has(Rule::Caution) => Severity::Gentle,
            () => Severity::Clear,
        }
    }

    /// Whether only breathing and rests are left.
    pub fn is_hands_off(&self) -> bool {
        self.rules.has(Rule::NoHandsOn)
    }

    /// The reasons worth telling.
    pub fn reasons(&self) -> impl Iterator<Item = LockReason> {
        worth_telling(&self.notes, self.is_hands_off()).into_iter().map(|note| note.why)
    }

    /// Whether some reason is among the notes.
    pub fn says(&self, why: LockReason) -> bool {
        self.notes.iter().any(|note| note.why == why)
    }
}

/// The notes worth telling: where only breathing and resting are left, only what made it so, and
/// where a doctor is waited for, not the end of the day besides.
pub fn worth_telling(notes: &[LockNote], hands_off: bool) -> Vec<LockNote> {
    let doctor = notes.iter().any(|note| note.why == LockReason::Doctor);
    let worth = |note: &&LockNote| match note.why {
        LockReason::Finished => !doctor,
        LockReason::NotCleared
        | LockReason::Doctor
        | LockReason::NumbTwice
        | LockReason::Breath
        | LockReason::Enough
        | LockReason::EnoughOfIt
        | LockReason::RestDay
        | LockReason::Guest
        | LockReason::Elsewhere => true,
        _ => !hands_off,
    };
    notes.iter().filter(worth).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(whys: &[LockReason], hands_off: bool) -> Vec<LockReason> {
        let notes: Vec<LockNote> =
            whys.iter().map(|why| LockNote { why: *why, until: None }).collect();
        worth_telling(&notes, hands_off).iter().map(|note| note.why).collect()
    }

    #[test]
    fn what_was_answered_is_told_where_hands_work() {
        let answers = [
            LockReason::Unasked,
            LockReason::Today,
            LockReason::Health,
            LockReason::First,
            LockReason::Firm,
        ];
        assert_eq!(told(&answers, false), answers);
        assert_eq!(told(&answers, true), []);
        assert_eq!(told(&[LockReason::Enough], true), [LockReason::Enough]);
    }

    #[test]
    fn that_it_is_enough_for_now_is_not_told_beside_a_doctor() {
        assert_eq!(told(&[LockReason::Finished], false), [LockReason::Finished]);
        assert_eq!(told(&[LockReason::Finished, LockReason::Doctor], false), [LockReason::Doctor]);
    }

    #[test]
    fn a_lock_is_as_grave_as_what_it_forbids() {
        let gravity = |rules: &[Rule]| Allowance::gravity_of(&Rules::of(rules));
        assert_eq!(gravity(&[Rule::NoHandsOn, Rule::Caution]), Severity::Stop);
        assert_eq!(gravity(&[Rule::Caution]), Severity::Gentle);
        assert_eq!(gravity(&[Rule::NoStretch]), Severity::Clear);
    }
}
