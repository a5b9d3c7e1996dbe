//! Transitions: what a screen returns for a key or for time, as data.

use crate::screen_kit::event::AppEvent;
use crate::screen_kit::{Effect, RoutineRequest, SessionRecording, Stop};
use crate::session::Event;

/// The result of a key or of time: events, effects, and where it leads.
#[derive(Default)]
pub(crate) struct Transition {
    /// Applied to the shared state before the next screen is built.
    pub(crate) events: Vec<AppEvent>,
    /// Commands to the outside, in this order. Nothing inside reads them.
    pub(crate) effects: Vec<Effect>,
    pub(crate) to: Option<Go>,
    /// The key means nothing here.
    pub(crate) idle: bool,
}

/// A destination; the router builds the screen.
pub(crate) enum Go {
    /// To the menu.
    Menu,
    /// To the first question of a routine, or to ready if nothing is due; nowhere if nothing of it can be done.
    Routine(RoutineRequest),
    /// To the next question that is due, knowing what was answered.
    Next,
    /// To the first question for the owner, who has been taken for a guest.
    Owner,
    /// To ready, with every question answered; out of the program if nothing of it can be done.
    Ready(RoutineRequest),
    /// Into a session, with what has just happened in it.
    Play(Box<SessionRecording>, Vec<Event>),
    /// To the question what made it stop.
    Stopped(Box<Stop>),
    /// To the end of a session.
    After(Box<SessionRecording>),
    /// To the background, over this screen.
    About,
    /// To what was done before, over this screen.
    History,
    /// To the keys, over this screen.
    Help,
    /// To the emergency list, over this screen.
    Emergency,
    /// Back to what lies beneath this screen.
    Back,
}

impl Transition {
    pub(crate) fn stay() -> Self {
        Self::default()
    }

    pub(crate) fn go(to: Go) -> Self {
        Self { to: Some(to), ..Self::default() }
    }

    /// The key means nothing here.
    pub(crate) fn idle() -> Self {
        Self { idle: true, ..Self::default() }
    }

    /// The program ends.
    pub(crate) fn leave() -> Self {
        Self::stay().tell([AppEvent::Left])
    }

    /// Adds effects.
    pub(crate) fn with(mut self, effects: impl IntoIterator<Item = Effect>) -> Self {
        self.effects.extend(effects);
        self
    }

    /// Adds events, with their own effects if the disk or the sound must know them.
    pub(crate) fn tell(mut self, events: impl IntoIterator<Item = AppEvent>) -> Self {
        for event in events {
            self.effects.extend(event.effect());
            self.events.push(event);
        }
        self
    }

    /// Adds what follows after it, and leads where that leads.
    pub(crate) fn then(mut self, next: Self) -> Self {
        self.events.extend(next.events);
        self.effects.extend(next.effects);
        Self { to: next.to.or(self.to), idle: next.idle, ..self }
    }

    /// The program ends with it.
    pub(crate) fn leaves(&self) -> bool {
        self.events.contains(&AppEvent::Left)
    }
}
