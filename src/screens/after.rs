//! The screen after a session that finished, or ended without a grave symptom: what was done, how the user feels now,
//! and advice for afterwards.

mod asks;
pub(crate) mod keys;
pub mod text;
pub(crate) mod view;

use std::time::Duration;

use crate::history::{Answers, Rating};
use crate::key::Key;
use crate::plan::phrases;
use crate::routine::library::HEAT;
use crate::routine::place::Place;
use crate::safety::SafetyText;
use crate::safety::after::{AfterQuestion, Remark};
use crate::screen_kit::input_gate::InputGate;
use crate::screen_kit::keys::{Action, KeyContext, KeyPress};
use crate::screen_kit::stop::{FirstView, StopTime};
use crate::screen_kit::{Context, Go, Now, SessionRecording, Stop, Transition, day};
use crate::session::Outcome;

/// The screen after a session, which is in the history already.
#[derive(Debug, Clone, PartialEq)]
pub struct After {
    recorded: SessionRecording,
    asks: Vec<AfterQuestion>,
    /// The marked places that are still to be asked about, the current one first.
    places: Vec<(Place, Rating)>,
    figure: Option<Rating>,
    /// The answers so far, from before the session on.
    answers: Answers,
    remark: Option<Remark>,
    gate: InputGate,
    watched: bool,
    /// The title of the routine that follows.
    next_routine: Option<String>,
}

impl After {
    pub(crate) fn new(recorded: SessionRecording, cx: Context<'_>) -> Self {
        let watched = cx.shared.memory.screening.is_watched(cx.now.local);
        let session = recorded.session();
        let warmed = session.plan().routine().id == HEAT;
        let follows = session.outcome() == Outcome::Finished && warmed;
        let queued = cx
            .shared
            .next_routine
            .as_ref()
            .filter(|_| follows)
            .map(|queued| queued.routine.title.clone());
        let mut asks = asks::of(&recorded);
        if queued.is_some() {
            // The user is asked how they feel only once the last routine is done.
            asks.retain(|ask| *ask == AfterQuestion::Symptom);
        }
        Self {
            asks,
            places: recorded.marks().iter().collect(),
            figure: None,
            answers: *recorded.answers_before(),
            remark: None,
            gate: InputGate::new(),
            watched,
            next_routine: queued,
            recorded,
        }
    }

    /// Returns the title of the routine that follows, if one does.
    pub fn next_routine(&self) -> Option<&str> {
        self.next_routine.as_deref()
    }

    /// Returns true if the emergency list is to be shown again, because signs can still follow from a stop.
    pub const fn is_watched(&self) -> bool {
        self.watched
    }

    /// Returns the session that is over.
    pub const fn recorded(&self) -> &SessionRecording {
        &self.recorded
    }

    /// Returns the current question; `None` once all are answered or skipped.
    pub fn ask(&self) -> Option<AfterQuestion> {
        self.asks.first().copied()
    }

    /// Returns the current question in words.
    pub fn question(&self, words: &SafetyText) -> Option<String> {
        Some(match self.place() {
            Some((place, _)) => words.after_place(place),
            None => words.after_ask(self.ask()?).to_owned(),
        })
    }

    /// Returns the place that the current question is about, with its tension before the session.
    pub fn place(&self) -> Option<(Place, Rating)> {
        self.places.first().copied().filter(|_| self.ask() == Some(AfterQuestion::Place))
    }

    /// Returns the figure from before the session to which the current question compares.
    pub fn figure_before(&self) -> Option<Rating> {
        match self.ask()? {
            AfterQuestion::Tension => self.recorded.before(),
            AfterQuestion::Place => self.place().map(|(_, before)| before),
            AfterQuestion::Symptom | AfterQuestion::Calm | AfterQuestion::Pain => None,
        }
    }

    /// Returns the figure typed so far.
    pub const fn figure(&self) -> Option<Rating> {
        self.figure
    }

    /// Returns the tension before and after the session, once the user has given both.
    pub fn tension(&self) -> Option<(Rating, Rating)> {
        self.answers.tension_before.zip(self.answers.tension_after)
    }

    /// Returns the answers so far, from before the session on.
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Returns the remark that follows from the answers, if any.
    pub const fn remark(&self) -> Option<Remark> {
        self.remark
    }

    /// Returns the routine's title.
    pub fn title(&self) -> &str {
        self.recorded.session().plan().title()
    }

    /// Returns how the session ended.
    pub const fn outcome(&self) -> Outcome {
        self.recorded.session().outcome()
    }

    /// Returns how long the session took, without pauses.
    pub const fn took(&self) -> Duration {
        self.recorded.session().took()
    }

    /// Returns how long hands were on the body.
    pub fn hands_on(&self) -> Duration {
        day::hands_on(&self.recorded.session().done())
    }

    /// Returns true if the routine ends softly, with only its closing words on the screen.
    pub fn is_soft(&self) -> bool {
        self.recorded.session().plan().is_soft()
    }

    /// Returns the routine's closing words.
    pub fn closing(&self) -> &'static str {
        phrases::closing(self.recorded.session().plan())
    }

    pub(crate) fn key_context(&self) -> KeyContext {
        match self.ask() {
            Some(AfterQuestion::Tension | AfterQuestion::Place | AfterQuestion::Pain) => {
                KeyContext::AfterFigure
            }
            Some(AfterQuestion::Symptom) => KeyContext::AfterSymptom,
            Some(AfterQuestion::Calm) => KeyContext::AfterCalm,
            None => KeyContext::After,
        }
    }

    pub(crate) const fn gate(&mut self) -> &mut InputGate {
        &mut self.gate
    }

    /// Returns when the current question begins to take keys, if it does not yet.
    pub(crate) fn due(&self, now: Now) -> Option<Duration> {
        self.ask().and_then(|_| self.gate.due(now.elapsed))
    }

    pub(crate) fn press(&mut self, press: KeyPress, cx: Context<'_>) -> Transition {
        match press.action {
            Some(Action::Stop) => self.stop(press.key, FirstView::Question),
            Some(Action::Back) if cx.shared.has_menu => Transition::go(Go::Menu),
            Some(Action::Back) => Transition::leave(),
            Some(Action::History) => Transition::go(Go::History),
            _ if !self.gate.accepts(press.key, cx.now.elapsed) => Transition::stay(),
            _ => self.answer(press, cx),
        }
    }

    fn stop(&self, key: Key, first: FirstView) -> Transition {
        let (recorded, when) = (self.recorded.clone(), StopTime::After);
        Transition::go(Go::Stopped(Box::new(Stop { recorded, when, key, first })))
    }

    /// Adds the answers to the session's record, and continues with the next question.
    fn say(&mut self, answers: Answers, key: Key, now: Now) -> Transition {
        self.skip(key, now);
        self.answers.add(answers);
        Transition::stay().with_events([self.recorded.answers_event(answers, now)])
    }

    fn skip(&mut self, key: Key, now: Now) {
        if self.place().is_some() {
            self.places.remove(0);
        }
        if self.place().is_none() {
            self.asks.remove(0);
        }
        self.figure = None;
        self.gate = InputGate::after(key, now.elapsed);
    }
}
