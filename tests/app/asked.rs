//! What a person does where something is asked before a session.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use neckcare::app::today::{Page, Stage};
use neckcare::app::{Effect, Place, Screen};
use neckcare::history::Answers;
use neckcare::key::Key;
use neckcare::safety::Tick;
use neckcare::safety::questions::Question;

use crate::person::{self, Person, SPACE};

/// A question takes keys after this, also the one that led to it.
pub(crate) const A_MOMENT: Duration = Duration::from_millis(700);

impl Person {
    /// Presses a key once what is asked can be answered.
    pub(crate) fn answers(self, key: impl Into<person::Press>) -> Self {
        self.later(A_MOMENT).press(key)
    }

    /// Ticks a question on the page that is shown.
    pub(crate) fn ticks(self, question: Question) -> Self {
        let Stage::Page { due, first } = *self.stage() else {
            panic!("no page: {:?}", self.stage())
        };
        let page = Page::of(due, first, person::words_for_ever(), (80, 24));
        let line = page.questions().iter().position(|words| words.id == question).unwrap();
        let there = (0..line).fold(self.later(A_MOMENT), |person, _| person.press(Key::Down));
        there.press(SPACE)
    }

    pub(crate) fn ticked(&self) -> &[Tick] {
        match self.app.screen() {
            Screen::Today(today) => today.ticks(),
            other => panic!("nothing is asked: {:?}", other.place()),
        }
    }

    pub(crate) fn stage(&self) -> &Stage {
        match self.app.screen() {
            Screen::Today(today) => today.stage(),
            other => panic!("nothing is asked: {:?}", other.place()),
        }
    }

    pub(crate) fn place(&self) -> Place {
        self.app.screen().place()
    }

    pub(crate) fn remembers(&self) -> bool {
        self.effects().iter().any(|effect| matches!(effect, Effect::Answered(_)))
    }

    /// Accepts the notice and answers no to everything.
    pub(crate) fn with_nothing_to_tell(self) -> Self {
        let mut person = self.answers('y');
        while matches!(person.place(), Place::Questions) {
            person = person.answers('n');
        }
        person
    }

    /// Says no to whatever is asked of somebody who accepted the notice before.
    pub(crate) fn with_nothing_new(mut self) -> Self {
        while matches!(self.place(), Place::Questions | Place::YesNo | Place::Lines) {
            self = self.answers('n');
        }
        self
    }

    /// What was said of a session by the last key.
    pub(crate) fn says(&self) -> Option<Answers> {
        let said = |effect: &Effect| match effect {
            Effect::Said(later) => Some(later.answers),
            _ => None,
        };
        self.effects().iter().find_map(said)
    }

    /// Whether hands touch anything in what is planned.
    pub(crate) fn is_hands_on(&self) -> bool {
        self.plan().passes().iter().any(|pass| pass.movement.is_hands_on())
    }
}
