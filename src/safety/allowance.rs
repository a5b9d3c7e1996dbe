//! The allowance: how much massage is allowed now, with a note on the reason for each restriction.

use crate::plan::{Rule, Rules};
use crate::safety::assessment::Severity;
use crate::safety::limits::Limits;
use crate::safety::lock::{Lock, LockNote, LockReason};

/// The massage that is allowed, and the reasons why it is not more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// The gravest outcome of everything that restricts massage.
    pub gravity: Severity,
    /// The rules that take something away.
    pub rules: Rules,
    /// The reasons for the restrictions, each once.
    pub notes: Vec<LockNote>,
}

impl Allowance {
    /// Returns an allowance without any restriction.
    pub(super) fn everything() -> Self {
        Self { gravity: Severity::Clear, rules: Rules::default(), notes: Vec::new() }
    }

    /// Adds a restriction, and its note if the restriction changes anything.
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

    /// Adds a note. A reason that is there already keeps its one note, with the later end.
    fn note(&mut self, note: LockNote) {
        match self.notes.iter_mut().find(|known| known.why == note.why) {
            Some(known) => known.until = known.until.max(note.until),
            None => self.notes.push(note),
        }
    }

    /// Returns what is left of the allowance for a guest: gentle massage at most, whatever they answered.
    pub fn for_a_guest(self) -> Self {
        let note = LockNote { why: LockReason::Guest, until: None };
        let mut left = self.less(Severity::Gentle, Rules::of(&[Rule::Caution]), note);
        // Being a guest explains all other restrictions, so it comes first.
        left.notes.rotate_right(1);
        left
    }

    /// Adds the restrictions of a lock.
    pub(super) fn locked(self, lock: &Lock) -> Self {
        self.less(Self::gravity_of(&lock.rules), lock.rules.clone(), lock.note())
    }

    /// Adds the limits of the day.
    pub fn within(mut self, limits: &Limits) -> Self {
        self.gravity = self.gravity.max(Self::gravity_of(&limits.rules));
        self.rules = self.rules.and(limits.rules.clone());
        limits.notes.iter().for_each(|note| self.note(*note));
        self
    }

    /// Returns how grave it is that these rules apply.
    fn gravity_of(rules: &Rules) -> Severity {
        match () {
            () if rules.has(Rule::NoHandsOn) => Severity::Stop,
            () if rules.has(Rule::Caution) => Severity::Gentle,
            () => Severity::Clear,
        }
    }

    /// Returns true if only breathing and rests are left.
    pub fn is_hands_off(&self) -> bool {
        self.rules.has(Rule::NoHandsOn)
    }

    /// Returns the reasons that are worth showing.
    pub fn reasons(&self) -> impl Iterator<Item = LockReason> {
        worth_telling(&self.notes, self.is_hands_off()).into_iter().map(|note| note.why)
    }

    /// Returns true if this reason is among the notes.
    pub fn says(&self, why: LockReason) -> bool {
        self.notes.iter().any(|note| note.why == why)
    }
}

/// Returns the notes that are worth showing. If only breathing and rests are left, those are the notes that explain it.
/// If a doctor has to be seen first, the end of the day is left out.
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
    fn answers_are_noted_only_if_hands_on_work_is_left() {
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
    fn waiting_for_a_doctor_hides_the_end_of_the_day() {
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
