//! Transitions: the responses of screens to keys and to passing time, as data.

use crate::key::Key;
use crate::screen_kit::event::AppEvent;
use crate::screen_kit::{Effect, RoutineRequest, SessionRecording, Stop};
use crate::session::Event;

/// A screen's response to a key or to passing time: events, effects, and perhaps a destination.
#[derive(Default)]
pub(crate) struct Transition {
    /// Events, which are applied to the shared state before the next screen is built.
    pub(crate) events: Vec<AppEvent>,
    /// Commands to the outside, in this order. Nothing inside reads them.
    pub(crate) effects: Vec<Effect>,
    pub(crate) to: Option<Go>,
    /// Whether the key has no meaning on this screen.
    pub(crate) is_unbound: bool,
}

/// A destination, for which the router builds the screen.
pub(crate) enum Go {
    /// To the body, to mark where it is tight.
    Body,
    /// To the list of all routines; or back to the body, if the routine was chosen there.
    Menu,
    /// To the health questions, without a routine, and then back to the body.
    Questions,
    /// To the first question before a routine, or to ready if no question is due; nowhere if nothing of the routine can
    /// be done.
    Routine(RoutineRequest),
    /// To the next question that is due after the answers so far.
    Next,
    /// To the first question for the owner, who was taken for a guest.
    Owner,
    /// To ready, with every question answered; out of the program if nothing of the routine can be done.
    Ready(RoutineRequest),
    /// Into a session, with the events that have just happened in it and the key that began or continued it.
    Play(Box<SessionRecording>, Vec<Event>, Key),
    /// To the question why the session was stopped.
    Stopped(Box<Stop>),
    /// To the end of a session.
    After(Box<SessionRecording>),
    /// To the background, over this screen.
    About,
    /// To past sessions, over this screen.
    History,
    /// To the keys, over this screen.
    Help,
    /// To the emergency list, over this screen.
    Emergency,
    /// Back to the screen beneath this one.
    Back,
}

impl Transition {
    pub(crate) fn stay() -> Self {
        Self::default()
    }

    pub(crate) fn go(to: Go) -> Self {
        Self { to: Some(to), ..Self::default() }
    }

    /// Stays, because the key has no meaning on this screen.
    pub(crate) fn unbound() -> Self {
        Self { is_unbound: true, ..Self::default() }
    }

    /// Ends the program.
    pub(crate) fn leave() -> Self {
        Self::stay().with_events([AppEvent::Left])
    }

    /// Adds effects.
    pub(crate) fn with(mut self, effects: impl IntoIterator<Item = Effect>) -> Self {
        self.effects.extend(effects);
        self
    }

    /// Adds events, and for those that concern the disk or the sound, their effects.
    pub(crate) fn with_events(mut self, events: impl IntoIterator<Item = AppEvent>) -> Self {
        for event in events {
            self.effects.extend(event.effect());
            self.events.push(event);
        }
        self
    }

    /// Appends another transition. Its destination wins, if it has one.
    pub(crate) fn then(mut self, next: Self) -> Self {
        self.events.extend(next.events);
        self.effects.extend(next.effects);
        Self { to: next.to.or(self.to), is_unbound: next.is_unbound, ..self }
    }

    /// Returns true if the transition ends the program.
    pub(crate) fn leaves(&self) -> bool {
        self.events.contains(&AppEvent::Left)
    }
}
