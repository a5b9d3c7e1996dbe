//! Done, or ended without a symptom: what was done, and what does good now.

use std::time::Duration;

use crate::app::keys::Action;
use crate::app::{Effect, Menu, Now, Screen, Shared, Stopped, Turn};
use crate::plan::phrases;
use crate::session::{Outcome, Session};

/// After a session.
#[derive(Debug, Clone, PartialEq)]
pub struct After {
    title: String,
    outcome: Outcome,
    worked: Duration,
    soft: bool,
    closing: &'static str,
}

impl After {
    pub(crate) fn new(session: &Session) -> Self {
        let plan = session.plan();
        let worked = session.done().iter().map(super::super::routine::step::Pass::total).sum();
        Self {
            title: plan.routine().title.clone(),
            outcome: session.outcome(),
            worked,
            soft: plan.is_soft(),
            closing: phrases::end(plan),
        }
    }

    /// The routine's name.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// How it ended.
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Time at work and at rest.
    pub const fn worked(&self) -> Duration {
        self.worked
    }

    /// Whether it ends without words.
    pub const fn is_soft(&self) -> bool {
        self.soft
    }

    /// The last words of the guidance.
    pub const fn closing(&self) -> &'static str {
        self.closing
    }

    pub(crate) fn press(action: Option<Action>, shared: &Shared, now: Now) -> Turn {
        match action {
            Some(Action::Stop) => {
                let (stopped, effects) = Stopped::before_it_began(shared, now);
                Turn::go(Screen::Stopped(Box::new(stopped))).with(effects)
            }
            Some(Action::Back) if shared.has_menu => {
                Turn::go(Screen::Menu(Menu::new(&shared.library)))
            }
            Some(Action::Back) => Turn::stay().with([Effect::Leave]),
            _ => Turn::stay(),
        }
    }
}
