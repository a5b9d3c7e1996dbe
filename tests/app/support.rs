//! A person at the program: what they press, what time it is, what they see.

#![expect(clippy::panic, reason = "a test that cannot go on fails")]

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use neckcare::app::{App, Effect, Msg, Now, Screen};
use neckcare::key::Key;
use neckcare::plan::{Choices, Kind, Plan};
use neckcare::routine::library::Library;
use neckcare::safety::Words;
use neckcare::session::{Session, State};
use time::macros::datetime;

/// The shipped routines, read once.
pub(crate) fn library() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    let read = || Library::built_in().unwrap_or_else(|report| panic!("{report}"));
    LIBRARY.get_or_init(|| Arc::new(read())).clone()
}

/// The words that warn, read once.
pub(crate) fn words() -> Arc<Words> {
    static WORDS: OnceLock<Arc<Words>> = OnceLock::new();
    let read = || Words::built_in().unwrap_or_else(|report| panic!("{report}"));
    WORDS.get_or_init(|| Arc::new(read())).clone()
}

/// Somebody who follows a routine.
#[derive(Clone)]
pub(crate) struct Person {
    app: App,
    now: Duration,
    effects: Vec<Effect>,
}

impl Person {
    /// Somebody who looks at the menu.
    pub(crate) fn at_the_menu() -> Self {
        Self::with(App::with_menu(library(), words()))
    }

    /// Somebody who has chosen a routine, with everything that it allows.
    pub(crate) fn before(id: &str) -> Self {
        let routine = library().find(id).unwrap_or_else(|| panic!("there is no {id}")).clone();
        let choices = Choices::as_written(routine.usual_position());
        let app = App::with_routine(library(), words(), routine, choices);
        Self::with(app.unwrap_or_else(|why| panic!("{why}")))
    }

    /// Somebody who has begun.
    pub(crate) fn in_the_middle_of(id: &str) -> Self {
        Self::before(id).presses(Key::Char(' '))
    }

    fn with(app: App) -> Self {
        // Later than every wait that a fresh screen asks for.
        Self { app, now: Duration::from_secs(10), effects: Vec::new() }
    }

    /// The time: the tests begin on a morning in spring.
    fn now(&self) -> Now {
        Now { elapsed: self.now, local: datetime!(2026-03-02 10:00 +1) + self.now }
    }

    fn tell(mut self, msg: Msg) -> Self {
        self.effects = self.app.update(msg, self.now());
        self
    }

    /// Presses a key.
    pub(crate) fn presses(self, key: impl Into<Press>) -> Self {
        let Press(key) = key.into();
        self.tell(Msg::Key(key))
    }

    /// Lets time pass.
    pub(crate) fn waits(mut self, time: Duration) -> Self {
        self.now += time;
        self.tell(Msg::Time)
    }

    /// Lets whole seconds pass.
    pub(crate) fn waits_seconds(self, seconds: u64) -> Self {
        self.waits(Duration::from_secs(seconds))
    }

    /// Lets time pass that nobody lived through.
    pub(crate) fn sleeps(mut self, time: Duration) -> Self {
        self.now += time;
        self.tell(Msg::Gap)
    }

    /// Waits, just so long, for the first segment of a kind, and half of it.
    pub(crate) fn waits_for(self, wanted: impl Fn(Kind) -> bool) -> Self {
        let session = self.session();
        let elapsed = session.moment().elapsed();
        let segments = session.plan().segments();
        let found =
            segments.iter().find(|segment| segment.start >= elapsed && wanted(segment.kind));
        let segment = *found.unwrap_or_else(|| panic!("there is no such segment"));
        self.waits((segment.start + segment.length / 2).saturating_sub(elapsed))
    }

    /// Waits, just so long, for the middle of the first work with a move.
    pub(crate) fn waits_for_move(self, name: &str) -> Self {
        let plan = self.session().plan();
        let pass = plan.passes().iter().position(|pass| pass.movement.name == name);
        let start = plan.work_start(pass.unwrap_or_else(|| panic!("there is no {name}")));
        let elapsed = self.session().moment().elapsed();
        self.waits(start.saturating_sub(elapsed) + Duration::from_secs(3))
    }

    /// Follows the routine to its end.
    pub(crate) fn follows_to_the_end(self) -> Self {
        let left = self.session().moment().total_left();
        self.waits(left)
    }

    /// The program.
    pub(crate) const fn app(&self) -> &App {
        &self.app
    }

    /// What is shown.
    pub(crate) const fn screen(&self) -> &Screen {
        self.app.screen()
    }

    /// What will be done, on the ready screen.
    pub(crate) fn plan(&self) -> &Plan {
        match self.app.screen() {
            Screen::Ready(ready) => ready.plan(),
            other => panic!("not before a session: {:?}", other.place()),
        }
    }

    /// What the last thing led to.
    pub(crate) fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The session that is followed.
    pub(crate) fn session(&self) -> &Session {
        self.session_if_any()
            .unwrap_or_else(|| panic!("no session is shown: {:?}", self.app.screen().place()))
    }

    /// The session on the play screen, if that is shown.
    pub(crate) fn session_if_any(&self) -> Option<&Session> {
        match self.app.screen() {
            Screen::Play(play) => Some(play.session()),
            _ => None,
        }
    }

    /// Whether work goes on, or will by itself.
    pub(crate) fn is_at_work(&self) -> bool {
        let state = self.session_if_any().map(Session::state);
        matches!(state, Some(State::Running | State::Resuming { .. }))
    }

    /// Whether the stop words are shown.
    pub(crate) const fn has_stopped(&self) -> bool {
        matches!(self.app.screen(), Screen::Stopped(_))
    }
}

/// A key, or the letter on it.
pub(crate) struct Press(Key);

impl From<Key> for Press {
    fn from(key: Key) -> Self {
        Self(key)
    }
}

impl From<char> for Press {
    fn from(letter: char) -> Self {
        Self(Key::Char(letter))
    }
}

/// Every key that a keyboard has.
pub(crate) fn every_key() -> Vec<Key> {
    let letters = (' '..='~').chain(['ß', 'ы', 'あ', '´']).map(Key::Char);
    let control = ('a'..='z').map(Key::Ctrl);
    let named = [
        Key::Enter,
        Key::Esc,
        Key::Tab,
        Key::BackTab,
        Key::Backspace,
        Key::Delete,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Unknown,
    ];
    letters.chain(control).chain(named).collect()
}
