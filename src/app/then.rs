//! What follows a session that was to prepare it.

use crate::app::{App, Effect, Now, Screen, Today, Turn};
use crate::routine::library::HEAT;
use crate::session::Outcome;

impl App {
    /// After a finished session, to the one that it was to prepare; after any other it is dropped.
    pub(super) fn go_on_to_what_follows(&mut self, turn: Turn, now: Now) -> Turn {
        let Screen::After(after) = &self.screen else { return turn };
        let leaves = turn.effects.contains(&Effect::Leave);
        if !leaves && !matches!(turn.to, Some(Screen::Menu(_))) {
            return turn;
        }
        let finished = after.outcome() == Outcome::Finished;
        let done = after.sitting().session().plan().routine().id.clone();
        let then = self.shared.then.take();
        let then = then.filter(|_| finished && !self.alarmed && done == HEAT);
        match then.map(|then| Today::before(&then, &self.shared, now)) {
            Some(Ok(screen)) => Turn::go(screen),
            _ => turn,
        }
    }
}
