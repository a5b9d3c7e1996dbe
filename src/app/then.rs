//! What follows a session that was to prepare it.

use super::App;
use super::router::first_screen;
use super::screen::Screen;
use crate::model::{Go, Now, Transition};
use crate::routine::library::HEAT;
use crate::session::Outcome;

impl App {
    /// On the way out of a finished session, the one that it was to prepare; after any other it is dropped.
    pub(super) fn what_follows(&mut self, transition: &Transition, now: Now) -> Option<Screen> {
        let Screen::After(after) = &self.screen else { return None };
        if !transition.leaves() && !matches!(transition.to, Some(Go::Menu)) {
            return None;
        }
        let finished = after.outcome() == Outcome::Finished;
        let done = after.recorded().session().plan().routine().id.clone();
        let then = self.shared.then.take();
        let then = then.filter(|_| finished && !self.alarmed && done == HEAT)?;
        first_screen(&then, self.shared.at(now)).ok()
    }
}
