//! The routine that is queued to follow a warm pack session, which prepares for it.

use super::App;
use super::router::first_screen;
use super::screen::Screen;
use crate::routine::library::HEAT;
use crate::screen_kit::{Go, Now, Transition};
use crate::session::Outcome;

impl App {
    /// Returns the first screen of the queued routine when the user leaves a finished warm pack session. After any
    /// other session the queued routine is dropped.
    pub(super) fn queued_screen(&mut self, transition: &Transition, now: Now) -> Option<Screen> {
        let Screen::After(after) = &self.screen else { return None };
        if !transition.leaves() && !matches!(transition.to, Some(Go::Menu)) {
            return None;
        }
        let finished = after.outcome() == Outcome::Finished;
        let done = after.recorded().session().plan().routine().id.clone();
        let queued = self.shared.next_routine.take();
        let queued = queued.filter(|_| finished && !self.has_named_symptom && done == HEAT)?;
        first_screen(&queued, self.shared.at(now)).ok()
    }
}
