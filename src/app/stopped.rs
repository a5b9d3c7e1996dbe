//! Stopped: what to do at once, then what made you stop.

use std::time::Duration;

use crate::app::keys::Action;
use crate::app::{After, Effect, Now, Place, Play, Screen, Shared, Turn};
use crate::key::Key;
use crate::safety::Words;
use crate::session::{Input, Outcome, Session, Sign};

/// A question takes keys only after it has stood this long, so that no stray press answers it.
const ARMED: Duration = Duration::from_millis(400);

/// A key that is still held down since it stopped answers nothing; let go for so long, it does.
const LET_GO: Duration = Duration::from_millis(700);

/// Without an answer for this long, the words for dizziness are shown.
const UNANSWERED: Duration = Duration::from_secs(60);

/// Stopped.
#[derive(Debug, Clone, PartialEq)]
pub struct Stopped {
    stop_words: String,
    session: Option<Session>,
    since: Duration,
    /// The key that stopped, and when it last came.
    by: Option<(Key, Duration)>,
    selected: usize,
    answer: Answer,
}

/// What is known of why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The question stands.
    Open,
    /// It was not answered for a while.
    Unanswered,
    /// It was answered.
    Named(Sign),
}

impl Stopped {
    pub(crate) fn in_a_session(
        session: Session,
        key: Key,
        quietly: bool,
        shared: &Shared,
        now: Now,
    ) -> (Self, Vec<Effect>) {
        let words = &shared.words;
        let stop_words =
            words.stop_for(&session.moment(), session.plan().choices().position).to_owned();
        let selected = if quietly { line_of(words, Sign::Just) } else { 0 };
        let (mut stopped, effects) = Self::with(stop_words, Some(session), selected, now);
        stopped.by = Some((key, now.elapsed));
        (stopped, effects)
    }

    pub(crate) fn before_it_began(shared: &Shared, now: Now) -> (Self, Vec<Effect>) {
        Self::with(shared.words.stop.rest.clone(), None, 0, now)
    }

    fn with(
        stop_words: String,
        session: Option<Session>,
        selected: usize,
        now: Now,
    ) -> (Self, Vec<Effect>) {
        let effects = vec![Effect::Hush, Effect::StopWords(stop_words.clone())];
        let (since, answer) = (now.elapsed, Answer::Open);
        (Self { stop_words, session, since, by: None, selected, answer }, effects)
    }

    /// What to do at once.
    pub fn stop_words(&self) -> &str {
        &self.stop_words
    }

    /// Which line is chosen: 0 is the emergency line, then the signs.
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// What is known of why.
    pub const fn answer(&self) -> Answer {
        self.answer
    }

    /// Whether there is a session to go on with.
    pub const fn has_session(&self) -> bool {
        self.session.is_some()
    }

    /// The session that was stopped, unless it was stopped before it began.
    pub const fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    pub(crate) const fn place(&self) -> Place {
        match self.answer {
            Answer::Open | Answer::Unanswered => Place::Stopped,
            Answer::Named(Sign::Just) if self.session.is_some() => Place::JustStopped,
            Answer::Named(_) => Place::Advice,
        }
    }

    pub(crate) fn outcome(&self) -> Outcome {
        match (&self.session, self.answer) {
            (_, Answer::Named(sign)) => Outcome::Stopped(sign),
            (Some(session), _) => session.outcome(),
            (None, _) => Outcome::Unanswered,
        }
    }

    pub(crate) fn due(&self) -> Option<Duration> {
        (self.answer == Answer::Open).then_some(self.since + UNANSWERED)
    }

    pub(crate) fn pass_time(&mut self, now: Now) {
        if self.due().is_some_and(|due| now.elapsed >= due) {
            self.answer = Answer::Unanswered;
        }
    }

    pub(crate) fn press(
        &mut self,
        action: Option<Action>,
        key: Key,
        shared: &Shared,
        now: Now,
    ) -> Turn {
        if self.is_held(key, now) || now.elapsed.saturating_sub(self.since) < ARMED {
            return Turn::stay();
        }
        if action == Some(Action::Leave) {
            return Turn::stay().with([Effect::Hush, Effect::Leave]);
        }
        match self.answer {
            Answer::Open | Answer::Unanswered => self.press_question(action, key, shared, now),
            Answer::Named(_) => self.press_advice(action, now),
        }
    }

    /// Whether the key that stopped has not been let go since; a press of it is remembered.
    fn is_held(&mut self, key: Key, now: Now) -> bool {
        let last = self.by.as_mut().filter(|(by, _)| *by == key);
        last.is_some_and(|(_, at)| {
            now.elapsed.saturating_sub(std::mem::replace(at, now.elapsed)) < LET_GO
        })
    }

    fn press_question(
        &mut self,
        action: Option<Action>,
        key: Key,
        shared: &Shared,
        now: Now,
    ) -> Turn {
        let signs: Vec<(Sign, char)> =
            shared.words.signs().map(|(sign, words)| (sign, words.key)).collect();
        match action {
            Some(Action::Up) => self.selected = self.selected.saturating_sub(1),
            Some(Action::Down) => self.selected = (self.selected + 1).min(signs.len()),
            Some(Action::Choose) => {
                match self.selected.checked_sub(1).and_then(|line| signs.get(line)) {
                    Some((sign, _)) => self.name(*sign, now),
                    None => {
                        return Turn::go(Screen::Emergency(Box::new(Screen::Stopped(Box::new(
                            self.clone(),
                        )))));
                    }
                }
            }
            _ => {
                let named = signs.iter().find(|(_, letter)| {
                    key == Key::Char(*letter) || key == Key::Char(letter.to_ascii_uppercase())
                });
                if let Some((sign, _)) = named {
                    self.name(*sign, now);
                }
            }
        }
        Turn::stay()
    }

    fn name(&mut self, sign: Sign, now: Now) {
        self.answer = Answer::Named(sign);
        self.since = now.elapsed;
        if let Some(session) = &mut self.session {
            session.handle(Input::Name(sign));
        }
    }

    fn press_advice(&mut self, action: Option<Action>, now: Now) -> Turn {
        match (action, &mut self.session) {
            (Some(Action::GoOn), Some(session)) => {
                let events = session.handle(Input::GoOn);
                if events.is_empty() {
                    return Turn::stay();
                }
                let (play, effects) = Play::with(session.clone(), &events, now);
                Turn::go(Screen::Play(Box::new(play))).with(effects)
            }
            (Some(Action::Choose), Some(session)) => {
                Turn::go(Screen::After(Box::new(After::new(session.clone()))))
            }
            _ => Turn::stay(),
        }
    }
}

/// The line of a sign on the screen, under the emergency line.
fn line_of(words: &Words, wanted: Sign) -> usize {
    words.signs().position(|(sign, _)| sign == wanted).map_or(0, |line| line + 1)
}
