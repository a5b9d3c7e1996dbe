//! Asks the questions after a stop, one at a time: at once on the stop screen, or at the next start.

pub(crate) mod keys;
pub mod text;
pub(crate) mod view;

use std::time::Duration;

use crate::history::Rating;
use crate::key::Key;
use crate::safety::StopOutcome;
use crate::safety::stop_follow_up::{FollowUpChoice, FollowUpReply, FollowUpStep, StopFollowUp};
use crate::screen_kit::Now;
use crate::screen_kit::choosing::{moved, nudged, typed};
use crate::screen_kit::input_gate::InputGate;
use crate::screen_kit::keys::{Action, KeyContext, KeyPress};
use crate::screen_kit::unbound_key::hint_for_unbound_key;

/// The refusal of Enter while no figure is typed.
const NO_FIGURE: &str = "Type a number from 0 to 10 first.";

/// The questions after a stop, with the answers so far.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    questions: StopFollowUp,
    cursor: usize,
    figure: Option<Rating>,
    gate: InputGate,
    /// Length of the current wait, counted up to the time `at`.
    waited: Duration,
    at: Duration,
    /// The earlier questions, each with the figure that was typed.
    trail: Vec<(StopFollowUp, Option<Rating>)>,
    /// Whether a wait is over, so that the answers before it can no longer be changed.
    has_waited: bool,
    /// The reason that the last key changed nothing.
    refusal: &'static str,
}

impl FollowUp {
    /// Begins the questions. `by` is the key that has just named the sign; `None` if the sign was named earlier.
    pub(crate) fn new(aftermath: StopFollowUp, by: Option<Key>, now: Now) -> Self {
        let gate = by.map_or_else(InputGate::new, |key| InputGate::after(key, now.elapsed));
        let (cursor, figure) = (careful_line(aftermath.step()), None);
        let (waited, at, refusal) = (Duration::ZERO, now.elapsed, "");
        Self {
            questions: aftermath,
            cursor,
            figure,
            gate,
            waited,
            at,
            trail: Vec::new(),
            has_waited: false,
            refusal,
        }
    }

    /// Returns the current step: a question, a wait, or the outcome.
    pub const fn step(&self) -> &FollowUpStep {
        self.questions.step()
    }

    /// Returns the outcome, once all questions are answered.
    pub const fn outcome(&self) -> Option<&StopOutcome> {
        self.questions.outcome()
    }

    /// Returns the outcome that is certain unless something gets worse in the meantime.
    pub(crate) fn end_so_far(&self) -> Option<&StopOutcome> {
        self.questions.end_so_far()
    }

    /// Returns true if the sign is a symptom.
    pub(crate) const fn is_symptom(&self) -> bool {
        self.questions.sign().is_symptom()
    }

    /// Returns true if the questions are asked at the next start.
    pub const fn is_late(&self) -> bool {
        self.questions.is_late()
    }

    /// Returns the index of the chosen line.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Returns the figure typed so far.
    pub const fn figure(&self) -> Option<Rating> {
        self.figure
    }

    /// Returns the time left of the current wait, if there is one.
    pub fn left(&self) -> Option<Duration> {
        match self.step() {
            FollowUpStep::Wait(wait) => Some(wait.length().saturating_sub(self.waited)),
            _ => None,
        }
    }

    /// Returns true during a wait that has lasted long enough to be answered before its end.
    pub fn can_be_cut_short(&self) -> bool {
        let FollowUpStep::Wait(wait) = self.step() else { return false };
        wait.answered_after().is_some_and(|after| self.waited >= after)
    }

    /// Returns why the last key changed nothing; empty if it did, or came before the question could be read.
    pub const fn refusal(&self) -> &'static str {
        self.refusal
    }

    pub(crate) fn key_context(&self) -> KeyContext {
        match self.step() {
            FollowUpStep::Ask(_) => KeyContext::Choices,
            FollowUpStep::HowStrong => KeyContext::Figure,
            FollowUpStep::Wait(_) if self.can_be_cut_short() => KeyContext::Waiting,
            FollowUpStep::Wait(_) => KeyContext::WaitingOut,
            FollowUpStep::Over(_) => KeyContext::Told,
        }
    }

    pub(crate) const fn gate(&mut self) -> &mut InputGate {
        &mut self.gate
    }

    /// Returns when something changes by itself.
    pub(crate) fn due(&self, now: Now) -> Option<Duration> {
        let second = self.left().map(|left| match left.subsec_nanos() {
            0 => self.at + Duration::from_secs(1),
            nanos => self.at + Duration::from_nanos(nanos.into()),
        });
        second.into_iter().chain(self.gate.due(now.elapsed)).min()
    }

    /// Counts the time that has passed, and ends the current wait if it is over.
    pub(crate) fn pass_time(&mut self, now: Now) {
        self.waited += now.elapsed.saturating_sub(self.at);
        self.at = now.elapsed;
        if self.left().is_some_and(|left| left.is_zero()) {
            self.reply(FollowUpReply::Waited, InputGate::new());
        }
    }

    /// Handles a key. One that does not answer moves the choice, or is refused.
    pub(crate) fn press(&mut self, press: KeyPress, now: Now) {
        if !self.gate.accepts(press.key, now.elapsed) {
            return;
        }
        self.refusal = "";
        match self.answer(press) {
            Some(reply) => self.reply(reply, InputGate::after(press.key, now.elapsed)),
            None if self.chooses(press) => self.choose(press),
            None if press.action == Some(Action::Choose) => self.refuse_with(NO_FIGURE),
            None => self.refuse(),
        }
    }

    /// Returns true if the answers can still be changed: nothing follows from them yet, and no wait because of them is
    /// over.
    pub(crate) fn is_open(&self) -> bool {
        self.end_so_far().is_none() && !self.has_waited
    }

    /// Returns true if there is a question before this one that can be answered again.
    pub(crate) fn leads_back(&self) -> bool {
        self.is_open() && !self.trail.is_empty()
    }

    /// Goes back to the question before this one, after a key that the gate accepted. Returns whether there was one.
    pub(crate) fn back(&mut self, key: Key, now: Now) -> bool {
        if !self.leads_back() {
            return false;
        }
        let Some((aftermath, figure)) = self.trail.pop() else { return false };
        (self.cursor, self.figure) = (careful_line(aftermath.step()), figure);
        (self.questions, self.waited) = (aftermath, Duration::ZERO);
        (self.gate, self.refusal) = (InputGate::after(key, now.elapsed), "");
        true
    }

    /// Returns true if a key leads on from the advice. A key without a meaning here is refused.
    pub(crate) fn leads_on(&mut self, KeyPress { action, key }: KeyPress, now: Now) -> bool {
        let counts = self.gate.accepts(key, now.elapsed);
        if counts && action.is_none() {
            self.refuse();
        }
        counts && action == Some(Action::Choose)
    }

    /// Refuses the last key, which had no meaning here.
    pub(crate) fn refuse(&mut self) {
        self.refuse_with(hint_for_unbound_key(self.key_context()));
    }

    /// Refuses the last key in other words than usual.
    pub(crate) const fn refuse_with(&mut self, words: &'static str) {
        self.refusal = words;
    }

    fn chooses(&self, KeyPress { action, key }: KeyPress) -> bool {
        match self.step() {
            FollowUpStep::Ask(_) => matches!(action, Some(Action::Up | Action::Down)),
            FollowUpStep::HowStrong => {
                let is_digit = matches!(key, Key::Char(digit) if digit.is_ascii_digit());
                is_digit || matches!(action, Some(Action::Less | Action::More))
            }
            FollowUpStep::Wait(_) | FollowUpStep::Over(_) => false,
        }
    }

    fn answer(&self, KeyPress { action, key }: KeyPress) -> Option<FollowUpReply> {
        let chosen = action == Some(Action::Choose);
        match self.step() {
            FollowUpStep::Ask(ask) if chosen => {
                ask.choices().get(self.cursor).copied().map(FollowUpReply::Choice)
            }
            FollowUpStep::Ask(ask) => {
                let mut signed = ask.choices_with_keys();
                let Key::Char(letter) = key else { return None };
                let chosen = signed.find(|(sign, _)| sign.eq_ignore_ascii_case(&letter));
                chosen.map(|(_, it)| FollowUpReply::Choice(it))
            }
            FollowUpStep::HowStrong if chosen => {
                self.figure.map(Rating::get).map(FollowUpReply::Figure)
            }
            FollowUpStep::Wait(_) if chosen && self.can_be_cut_short() => {
                Some(FollowUpReply::Waited)
            }
            FollowUpStep::Wait(_) if action == Some(Action::Worse) => {
                Some(FollowUpReply::Choice(FollowUpChoice::Worse))
            }
            FollowUpStep::HowStrong | FollowUpStep::Wait(_) | FollowUpStep::Over(_) => None,
        }
    }

    fn choose(&mut self, KeyPress { action, key }: KeyPress) {
        match (self.step(), key) {
            (FollowUpStep::Ask(ask), _) => {
                self.cursor = moved(self.cursor, ask.choices().len(), action);
            }
            (FollowUpStep::HowStrong, Key::Char(digit)) => self.figure = typed(self.figure, digit),
            (FollowUpStep::HowStrong, _) => self.figure = nudged(self.figure, action),
            _ => {}
        }
    }

    fn reply(&mut self, reply: FollowUpReply, gate: InputGate) {
        let before = self.questions.clone();
        self.questions = before.clone().reply(reply);
        if self.questions != before {
            self.has_waited |= matches!(before.step(), FollowUpStep::Wait(_));
            self.trail.push((before, self.figure));
            (self.figure, self.waited) = (None, Duration::ZERO);
            self.cursor = careful_line(self.questions.step());
            (self.gate, self.refusal) = (gate, "");
        }
    }
}

/// Returns the line to preselect: the most careful answer, so that pressing Enter alone never lifts a restriction.
fn careful_line(step: &FollowUpStep) -> usize {
    let FollowUpStep::Ask(ask) = step else { return 0 };
    ask.choices().iter().position(|choice| *choice == FollowUpChoice::Unsure).unwrap_or(0)
}
