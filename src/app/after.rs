//! Done, or ended without a symptom: what was done, and what does good now.

use std::time::Duration;

use crate::app::keys::Action;
use crate::app::{Effect, Menu, Now, Screen, Shared, Stopped, Turn};
use crate::plan::phrases;
use crate::routine::step::Pass;
use crate::session::{Outcome, Session};

/// After a session.
#[derive(Debug, Clone, PartialEq)]
pub struct After {
    session: Session,
}

impl After {
    pub(crate) const fn new(session: Session) -> Self {
        Self { session }
    }

    /// The session that is over.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The routine's name.
    pub fn title(&self) -> &str {
        &self.session.plan().routine().title
    }

    /// How it ended.
    pub const fn outcome(&self) -> Outcome {
        self.session.outcome()
    }

    /// Time at work and at rest.
    pub fn worked(&self) -> Duration {
        self.session.done().iter().map(Pass::total).sum()
    }

    /// Whether it ends without words.
    pub fn is_soft(&self) -> bool {
        self.session.plan().is_soft()
    }

    /// The last words of the guidance.
    pub fn closing(&self) -> &'static str {
        phrases::end(self.session.plan())
    }

    pub(crate) fn press(action: Option<Action>, shared: &Shared, now: Now) -> Turn {
        match action {
            Some(Action::Stop) => {
                let (stopped, effects) = Stopped::before_it_began(shared, now);
                Turn::go(Screen::Stopped(Box::new(stopped))).with(effects)
            }
            Some(Action::Back) if shared.has_menu => {
                Turn::go(Screen::Menu(Menu::new(&shared.library, &shared.settings)))
            }
            Some(Action::Back) => Turn::stay().with([Effect::Leave]),
            _ => Turn::stay(),
        }
    }
}
