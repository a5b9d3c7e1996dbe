//! The stop screen: what to do at once, then what made the user stop, and what follows from that.

pub(crate) mod keys;
mod question;
pub mod text;
pub(crate) mod view;

use std::time::Duration;

use super::follow_up::FollowUp;
use crate::history::Answers;
use crate::key::Key;
use crate::safety::Answer;
use crate::screen_kit::input_gate::InputGate;
use crate::screen_kit::keys::{Action, KeyContext, KeyPress};
use crate::screen_kit::stop::{FirstView, StopTime};
use crate::screen_kit::unbound_key::hint_for_unbound_key;
use crate::screen_kit::{AppEvent, Context, Effect, Go, Now, SessionRecording, Stop, Transition};
use crate::session::{Event, Input, Resume, Session, Sign};

/// Without an answer for 60 seconds, the words for dizziness are shown (rule X8, docs/safety-rules.md).
const UNANSWERED: Duration = Duration::from_secs(60);

/// The refusal of Esc once something follows from the answers.
const NO_WAY_BACK: &str = "Your answers already count, so you can't go back. Press q to leave.";

/// The stop screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Stopped {
    stop_words: String,
    recorded: SessionRecording,
    when: StopTime,
    since: Duration,
    gate: InputGate,
    selected: usize,
    stage: StoppedStage,
    /// Whether the session may continue at all; false once it has been stopped from another window.
    may_go_on: bool,
    /// The reason that the last key changed nothing.
    refusal: &'static str,
    /// The session before a sign was named, so that another can be named instead.
    before_sign: Option<Box<Session>>,
}

/// The state of the question about what made the user stop.
#[derive(Debug, Clone, PartialEq)]
pub enum StoppedStage {
    /// The question is open.
    Open,
    /// The question has not been answered for a while.
    Unanswered,
    /// A sign was named, and what follows from it is asked.
    Named(Sign, Box<FollowUp>),
}

impl Stopped {
    pub(crate) fn new(stop: Stop, cx: Context<'_>) -> (Self, Transition) {
        let Stop { recorded, when, key, first } = stop;
        let (words, session) = (&cx.shared.words, recorded.session());
        let position = session.plan().choices().position;
        let stop_words = match when {
            StopTime::Before => &words.stop.before,
            StopTime::During => words.stop_for(&session.moment(), position),
            StopTime::After => &words.stop.rest,
        };
        let stopped = Self {
            stop_words: stop_words.to_owned(),
            selected: match first {
                FirstView::JustStopping => question::line_of(words, Sign::Just),
                FirstView::Question | FirstView::EmergencyList => 0,
            },
            recorded,
            when,
            since: cx.now.elapsed,
            gate: InputGate::after(key, cx.now.elapsed),
            stage: StoppedStage::Open,
            may_go_on: true,
            refusal: "",
            before_sign: None,
        };
        let words = Effect::SayStop(stopped.stop_words.clone());
        let mut begins = Transition::stay().with([Effect::Silence, words]);
        if when == StopTime::After {
            // The user feels something that was not there before.
            let answers = Answers { new_symptom: Some(true), ..Answers::default() };
            begins = begins.with_events([
                stopped.reopened(cx.now),
                stopped.recorded.answers_event(answers, cx.now),
            ]);
        }
        (stopped, begins)
    }

    /// Returns what to do at once.
    pub fn stop_words(&self) -> &str {
        &self.stop_words
    }

    /// Returns the index of the chosen line of the question: 0 is the emergency line, then come the signs.
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// Returns the state of the question about what made the user stop.
    pub const fn stage(&self) -> &StoppedStage {
        &self.stage
    }

    /// Returns the part of the session in which it was stopped.
    pub const fn when(&self) -> StopTime {
        self.when
    }

    /// Returns the session that was stopped.
    pub const fn recorded(&self) -> &SessionRecording {
        &self.recorded
    }

    /// Returns the questions that follow from a sign, once one is named.
    pub const fn follow_up(&self) -> Option<&FollowUp> {
        match &self.stage {
            StoppedStage::Named(_, follow_up) => Some(follow_up),
            StoppedStage::Open | StoppedStage::Unanswered => None,
        }
    }

    /// Returns why the last key changed nothing; empty if it did, or came before the question could be read.
    pub fn refusal(&self) -> &'static str {
        self.follow_up().map_or(self.refusal, FollowUp::refusal)
    }

    /// Returns how the session may continue if the user chooses to; `None` if it may not.
    pub fn offers(&self) -> Option<Resume> {
        let end = self.follow_up()?.outcome()?;
        end.resume.filter(|_| self.when == StopTime::During && self.may_go_on)
    }

    /// Keeps the session from continuing, whatever is answered here.
    pub(crate) const fn go_on_no_more(&mut self) {
        self.may_go_on = false;
    }

    /// Returns true if it is known that the session will not continue.
    pub(crate) fn is_final(&self) -> bool {
        let ended = self.follow_up().is_some_and(|follow_up| follow_up.outcome().is_some());
        ended && self.offers().is_none()
    }

    /// Returns true if a symptom was named.
    pub(crate) fn is_symptom(&self) -> bool {
        self.follow_up().is_some_and(FollowUp::is_symptom)
    }

    pub(crate) fn key_context(&self) -> KeyContext {
        match self.follow_up() {
            None => KeyContext::Stopped,
            Some(_) if self.offers().is_some() => KeyContext::MayGoOn,
            Some(follow_up) => match follow_up.key_context() {
                KeyContext::Told => KeyContext::Advice,
                place => place,
            },
        }
    }

    pub(crate) const fn gate(&mut self) -> &mut InputGate {
        match &mut self.stage {
            StoppedStage::Named(_, follow_up) => follow_up.gate(),
            StoppedStage::Open | StoppedStage::Unanswered => &mut self.gate,
        }
    }

    pub(crate) fn due(&self, now: Now) -> Option<Duration> {
        match &self.stage {
            StoppedStage::Open => {
                self.gate.due(now.elapsed).into_iter().chain([self.since + UNANSWERED]).min()
            }
            StoppedStage::Unanswered => self.gate.due(now.elapsed),
            StoppedStage::Named(_, follow_up) => follow_up.due(now),
        }
    }

    pub(crate) fn pass_time(&mut self, now: Now) {
        match &mut self.stage {
            StoppedStage::Open if now.elapsed >= self.since + UNANSWERED => {
                self.stage = StoppedStage::Unanswered;
            }
            StoppedStage::Open | StoppedStage::Unanswered => {}
            StoppedStage::Named(_, follow_up) => follow_up.pass_time(now),
        }
    }

    pub(crate) fn press(&mut self, press: KeyPress, cx: Context<'_>) -> Transition {
        match &self.stage {
            StoppedStage::Open | StoppedStage::Unanswered
                if !self.gate.accepts(press.key, cx.now.elapsed) =>
            {
                Transition::stay()
            }
            // This leaves the program: nothing leads back into a session that was stopped.
            _ if press.action == Some(Action::Leave) => Transition::leave().with([Effect::Silence]),
            StoppedStage::Named(..) if press.action == Some(Action::Back) => {
                self.back(press.key, cx.now)
            }
            StoppedStage::Open | StoppedStage::Unanswered => self.press_question(press, cx),
            // A question that cannot be read whole takes no answer.
            StoppedStage::Named(..) if cx.shared.is_cramped() => Transition::stay(),
            StoppedStage::Named(_, follow_up) if follow_up.outcome().is_some() => {
                self.press_end(press, cx.now)
            }
            StoppedStage::Named(..) => self.press_follow_up(press, cx.now),
        }
    }

    /// Returns true if Esc leads back to a question.
    pub fn leads_back(&self) -> bool {
        self.follow_up().is_some_and(FollowUp::is_open)
    }

    /// Goes back to the question before this one, as long as nothing follows from the answers yet. From the first, that
    /// is the question about what made the user stop.
    fn back(&mut self, key: Key, now: Now) -> Transition {
        if !self.gate().accepts(key, now.elapsed) {
            return Transition::stay();
        }
        if !self.leads_back() {
            self.refuse(NO_WAY_BACK);
            return Transition::stay();
        }
        let StoppedStage::Named(_, follow_up) = &mut self.stage else { return Transition::stay() };
        if !follow_up.back(key, now) {
            (self.stage, self.since) = (StoppedStage::Open, now.elapsed);
            (self.gate, self.refusal) = (InputGate::after(key, now.elapsed), "");
            if let Some(unnamed) = self.before_sign.take() {
                self.recorded.session = *unnamed;
            }
        }
        Transition::stay()
    }

    /// Handles a key on the questions that follow from a sign. Their outcome counts as soon as it is known, even during
    /// the cool-down.
    fn press_follow_up(&mut self, press: KeyPress, now: Now) -> Transition {
        let StoppedStage::Named(_, follow_up) = &mut self.stage else { return Transition::stay() };
        let before = (follow_up.end_so_far().cloned(), follow_up.outcome().is_some());
        follow_up.press(press, now);
        let after = (follow_up.end_so_far().cloned(), follow_up.outcome().is_some());
        if after == before { Transition::stay() } else { self.settled(now) }
    }

    /// Stores what the outcome locks, and shows the emergency list if help is needed. The stop is settled only once
    /// everything was asked: if the program is killed in the cool-down, the next start asks about it.
    fn settled(&self, now: Now) -> Transition {
        let Some(follow_up) = self.follow_up() else { return Transition::stay() };
        let end = follow_up.end_so_far().filter(|end| end.sign.is_some());
        let Some(end) = end.cloned().map(Box::new) else { return Transition::stay() };
        let is_emergency = end.is_emergency();
        let settled = match follow_up.outcome() {
            Some(_) => Answer::Settled(self.recorded.id().to_owned(), end),
            None => Answer::Ending(end),
        };
        let to = is_emergency.then_some(Go::Emergency);
        Transition { to, ..Transition::stay() }.with_events([AppEvent::answered(settled, now)])
    }

    /// Returns the event that opens the session again: another stop in it is not explained yet.
    fn reopened(&self, now: Now) -> AppEvent {
        AppEvent::answered(Answer::Reopened(self.recorded.id().to_owned()), now)
    }

    /// Handles a key on the advice: the session continues if the user chooses to, or ends. After a symptom that ends
    /// it, nothing more is asked and the program ends.
    fn press_end(&mut self, KeyPress { action, key }: KeyPress, now: Now) -> Transition {
        if !self.gate().accepts(key, now.elapsed) {
            return Transition::stay();
        }
        match (action, self.offers()) {
            (Some(Action::GoOn), Some(how)) => self.go_on(how, key, now),
            (Some(Action::Choose), None) if self.is_symptom() => {
                Transition::leave().with([Effect::Silence])
            }
            (Some(Action::Choose), _) => self.finish(),
            _ => {
                let words = hint_for_unbound_key(self.key_context());
                self.refuse(words);
                Transition::stay()
            }
        }
    }

    const fn refuse(&mut self, words: &'static str) {
        match &mut self.stage {
            StoppedStage::Named(_, follow_up) => follow_up.refuse_with(words),
            StoppedStage::Open | StoppedStage::Unanswered => self.refusal = words,
        }
    }

    fn go_on(&mut self, how: Resume, key: Key, now: Now) -> Transition {
        let events = self.recorded.session.handle(Input::GoOn(how));
        if events.is_empty() {
            return Transition::stay();
        }
        if events.contains(&Event::Finished) {
            return self.finish();
        }
        let recorded = Box::new(self.recorded.clone());
        Transition::go(Go::Play(recorded, events, key)).with_events([self.reopened(now)])
    }

    fn finish(&self) -> Transition {
        Transition::go(Go::After(Box::new(self.recorded.clone())))
    }
}
