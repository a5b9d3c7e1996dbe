//! Everything that is known about a person: answers, locks, sessions, preferences.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use time::OffsetDateTime;

use crate::history::{Answers, Ending, LaterAnswers, Lookback, Record};
use crate::plan::{Rule, Rules};
use crate::routine::library::Library;
use crate::safety::after::{Soreness, change_in};
use crate::safety::allowance::Allowance;
use crate::safety::limits::Limits;
use crate::safety::questions::Question;
use crate::safety::screening_state::{ScreeningState, Visit};
use crate::safety::{Answer, Answered, LockReason};
use crate::screen_kit::{AppEvent, Preferences};

/// Everything that is known about a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Memory {
    /// Answers to the questions before a session, and locks.
    pub screening: ScreeningState,
    /// Every session, the oldest first.
    pub history: Vec<Record>,
    /// Answers about soreness.
    pub soreness: Vec<Soreness>,
    /// Answers about each session, by its id.
    pub answers: HashMap<String, Answers>,
    /// Choices that are kept for the next time.
    pub preferences: Preferences,
    /// The time at which the program started, or the guest sat down.
    pub start: OffsetDateTime,
    /// Whether this is a guest, about whom nothing is stored.
    pub guest: bool,
    /// Set if this guest may be the person who stopped before, so that they are asked; true if that stop was today.
    pub same_person: Option<bool>,
    /// The reason why nothing can be stored, if there is one.
    pub storage_error: Option<String>,
    /// Signs that the person has named, by the questions about them. While they wait, today's questions come before every
    /// routine, with these ticked, however recently they were answered. `None` if nothing waits.
    pub named_signs: Option<Vec<Question>>,
    /// Whether a stop may have been lost because nothing could be stored, so that the user is asked about it.
    pub stop_may_be_lost: bool,
}

impl Memory {
    /// Creates a memory in which nothing is known.
    pub fn blank(start: OffsetDateTime) -> Self {
        Self {
            screening: ScreeningState::default(),
            history: Vec::new(),
            soreness: Vec::new(),
            answers: HashMap::new(),
            preferences: Preferences::default(),
            start,
            guest: false,
            same_person: None,
            storage_error: None,
            named_signs: None,
            stop_may_be_lost: false,
        }
    }

    /// Returns true if nothing is known, because this is the first time.
    pub fn is_new(&self) -> bool {
        let blank = Self {
            storage_error: self.storage_error.clone(),
            named_signs: self.named_signs.clone(),
            ..Self::blank(self.start)
        };
        *self == blank
    }

    /// Creates the memory of a guest who sits down and has to answer every question. It may be the guest who was here
    /// `before`, so whatever that one did, and whatever was locked, still counts.
    pub(crate) fn of_a_guest(before: Option<Self>, start: OffsetDateTime) -> Self {
        let mut guest = before.unwrap_or_else(|| Self::blank(start));
        guest.screening.forget_answers();
        Self { start, guest: true, named_signs: None, ..guest }
    }

    /// Describes this start of the program, which decides what to ask.
    pub(crate) fn visit(&self, notice: u32, asks_again: bool, now: OffsetDateTime) -> Visit<'_> {
        let Self { start, history, soreness, same_person, .. } = self;
        let unrecorded = self.stop_may_be_lost && !self.guest;
        let (start, same_person) = (*start, same_person.is_some());
        let named_sign = self.named_signs.is_some();
        Visit {
            start,
            now,
            notice,
            history,
            soreness,
            asks_again,
            unrecorded,
            same_person,
            named_sign,
        }
    }

    /// Returns `Some` if a stop by this person still has consequences, with true if there was one today.
    pub(crate) fn has_stopped(&self, now: OffsetDateTime) -> Option<bool> {
        let today = ScreeningState::has_stopped_on(&self.history, now);
        (self.stop_may_be_lost || !self.rules_from_stops(now).is_empty()).then_some(today)
    }

    /// Returns the rules that follow from stops alone, whatever was answered.
    pub(crate) fn rules_from_stops(&self, now: OffsetDateTime) -> Rules {
        self.screening.rules_from_stops(&self.history, now)
    }

    /// Returns the rules that apply now, and the limits for the rest of today.
    pub(crate) fn allowance(&self, now: OffsetDateTime) -> (Allowance, Limits) {
        self.within_limits(self.screening.allowance(&self.history, now), now)
    }

    /// Returns the same as if every open question was answered with no.
    pub(crate) fn allowance_if_well(&self, now: OffsetDateTime) -> (Allowance, Limits) {
        self.within_limits(self.screening.allowance_if_all_no(&self.history, now), now)
    }

    /// Returns true if questions have to be answered before anything hands-on.
    pub fn is_unasked(&self, now: OffsetDateTime) -> bool {
        self.allowance(now).0.says(LockReason::Unasked)
    }

    fn within_limits(&self, allowance: Allowance, now: OffsetDateTime) -> (Allowance, Limits) {
        let limits = Limits::of(&self.history, &self.soreness, now);
        let allowance = if self.guest { allowance.for_a_guest() } else { allowance };
        (allowance.within(&limits), limits)
    }

    /// Applies an event, with the result that the next start will read from the disk.
    pub(super) fn apply(&mut self, event: &AppEvent) {
        match event {
            AppEvent::Answered(answered) => self.answer(answered),
            AppEvent::OtherPerson => self.same_person = None,
            AppEvent::SignNamed(question) => self.name_sign(*question),
            AppEvent::PreferencesChanged(preferences) => self.preferences.clone_from(preferences),
            AppEvent::SessionClosed(record) => self.add_session(record),
            AppEvent::SessionAnswered(said) => self.add_later_answers(said),
            AppEvent::HearingChanged(_)
            | AppEvent::SessionOpened(_)
            | AppEvent::RoutineEnded
            | AppEvent::Left => {}
        }
    }

    /// Lets today's questions be asked before the next routine, with this one ticked.
    pub(crate) fn name_sign(&mut self, question: Option<Question>) {
        self.named_signs.get_or_insert_default().extend(question);
    }

    fn answer(&mut self, answered: &Answered) {
        self.screening.take(answered);
        if matches!(answered.answer, Answer::Today(_)) {
            self.named_signs = None;
        }
        self.stop_may_be_lost &= !answered.answer.explains_unrecorded();
    }

    /// Takes over everything that is stored by now, because another program may have changed it. What this program
    /// knows about its own start stays.
    pub(crate) fn reload(&mut self, stored: Self) {
        // The user is asked about a stop that may have been lost, whether that was found at the start or only now.
        let unrecorded =
            self.stop_may_be_lost || self.storage_error.is_none() && stored.storage_error.is_some();
        let unkept = self.storage_error.take().or(stored.storage_error.clone());
        *self = Self {
            start: self.start,
            storage_error: unkept,
            named_signs: self.named_signs.take(),
            stop_may_be_lost: unrecorded,
            ..stored
        };
    }

    /// Adds the record of a session that is over, in place of an earlier one with the same id.
    pub fn add_session(&mut self, record: &Record) {
        self.history.retain(|known| known.id != record.id);
        self.history.push(record.clone());
    }

    /// Adds later answers about a session. If they say that a symptom came after it, it counts as stopped because of
    /// that.
    pub fn add_later_answers(&mut self, said: &LaterAnswers) {
        let LaterAnswers { id, at, answers, .. } = said;
        self.answers.entry(id.clone()).or_default().add(*answers);
        let Some(record) = self.history.iter_mut().find(|record| record.id == *id) else { return };
        record.apply_answers(answers);
        if let Some(sore) = answers.sore {
            let at = at.unwrap_or(record.start);
            self.soreness.push(Soreness { session: id.clone(), sore, at });
        }
    }

    /// Returns the routine of every session that was done to the end, by id.
    pub fn finished(&self) -> impl Iterator<Item = &str> {
        let finished = self.history.iter().filter(|record| record.outcome == Ending::Finished);
        finished.map(|record| record.routine.as_str())
    }

    /// Returns the names of the moves that were part of two or more sessions done to the end. There are none for a
    /// guest, about whom nothing is known.
    pub fn known_moves(&self, library: &Library) -> Vec<String> {
        const TWICE: u32 = 2;
        let mut times: BTreeMap<&str, u32> = BTreeMap::new();
        for routine in self.finished().filter_map(|id| library.find(id)) {
            let moves: BTreeSet<&str> =
                routine.steps.iter().map(|step| step.movement.name.as_str()).collect();
            for name in moves {
                *times.entry(name).or_default() += 1;
            }
        }
        let known = times.into_iter().filter(|(_, times)| *times >= TWICE && !self.guest);
        known.map(|(name, _)| name.to_owned()).collect()
    }

    /// Returns the last session if its program ended after its first step and before its end, less than half an hour
    /// ago. There is none for a guest, about whom nothing is known. The time at which it ended is not known either, but
    /// it cannot be before everything that was done in it.
    pub fn interrupted(&self, now: OffsetDateTime) -> Option<&Record> {
        const OFFERED_FOR: time::Duration = time::Duration::minutes(30);
        let last = self
            .history
            .last()
            .filter(|last| last.outcome == Ending::Interrupted && !self.guest)?;
        if last.sign.is_some() || self.is_hidden(&last.id) {
            return None;
        }
        let done = time::Duration::seconds(i64::try_from(last.done_s).ok()?);
        let ago = now - last.start - done;
        let got_on = last.reached.is_some_and(|reached| reached.pass > 0);
        (got_on && ago <= OFFERED_FOR && now >= last.start).then_some(last)
    }

    /// Returns the routines that begin with the left side now, by id. The side changes from session to session, so that
    /// neither always gets the fresher hand. The right side is first at the beginning, and for a guest, about whom
    /// nothing is known. A session that continues after it was interrupted keeps its side.
    pub fn left_first(&self) -> BTreeSet<String> {
        let done = |record: &&Record| record.done_s > 0 && !self.guest;
        let goes_on = self.interrupted(self.start).filter(done);
        let mut left_first = BTreeSet::new();
        for record in self.history.iter().filter(done).chain(goes_on) {
            if !left_first.remove(&record.routine) {
                left_first.insert(record.routine.clone());
            }
        }
        left_first
    }

    /// Returns true if the user has hidden a session from the list. It still counts for the limits.
    fn is_hidden(&self, id: &str) -> bool {
        self.answers.get(id).is_some_and(|answers| answers.deleted == Some(true))
    }

    /// Returns the number of calendar days since a routine was last begun.
    pub fn last_done(&self, routine: &str) -> Option<i64> {
        let is_it = |record: &&Record| record.routine == routine && !self.is_hidden(&record.id);
        let last = self.history.iter().rev().find(is_it)?;
        let day = last.start.to_offset(self.start.offset()).date();
        Some((self.start.date() - day).whole_days().max(0))
    }

    /// Returns every session with its answers, for calendar and statistics.
    pub fn lookback(&self) -> Lookback<'_> {
        let answered = |record: &Record| self.answers.get(&record.id).copied().unwrap_or_default();
        Lookback::on(self.history.iter().map(|record| (record, answered(record))))
    }

    /// Returns the change of tension in each session but that with this id, the latest last; less tension is negative.
    pub(crate) fn changes_without(&self, id: &str) -> Vec<i8> {
        let others = self.history.iter().filter(|record| record.id != id);
        others.filter_map(|record| change_in(self.answers.get(&record.id)?)).collect()
    }
}

/// Adds the rule that allows breathing and resting only.
pub(crate) fn hands_off(rules: Rules) -> Rules {
    rules.and(Rules::of(&[Rule::NoHandsOn]))
}
