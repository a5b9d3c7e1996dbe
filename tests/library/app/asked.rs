//! Helpers for the questions before a session.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use neckcare::app::Screen;
use neckcare::history::Answers;
use neckcare::key::Key;
use neckcare::safety::TickedQuestion;
use neckcare::safety::questions::Question;
use neckcare::screen_kit::Effect;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::screening::{QuestionList, ScreeningStage};

use crate::person::{self, Person, SPACE};

/// The time after which a question takes keys, including the key that led to it.
pub(crate) const A_MOMENT: Duration = Duration::from_millis(700);

/// Returns the short line of a question.
pub(crate) fn short(question: Question) -> String {
    person::words().question(question).unwrap().short.clone()
}

impl Person {
    /// Presses a key after the pause before a question takes one.
    pub(crate) fn answers(self, key: impl Into<person::Press>) -> Self {
        self.later(A_MOMENT).press(key)
    }

    /// Returns the questions of the current list, in order.
    pub(crate) fn listed(&self) -> Vec<Question> {
        let ScreeningStage::List(due) = *self.stage() else {
            panic!("no list: {:?}", self.stage())
        };
        let list = QuestionList::of(due, (0, 0), person::words_for_ever(), (80, 24));
        list.all.iter().map(|words| words.id).collect()
    }

    /// Moves down to the end of the current list, and ticks a question on the way back.
    pub(crate) fn ticks(self, question: Question) -> Self {
        let all = self.listed();
        let line = all.iter().position(|listed| *listed == question).unwrap();
        let read = all.iter().fold(self.later(A_MOMENT), |person, _| person.press(Key::Down));
        (line + 1..all.len()).fold(read, |person, _| person.press(Key::Up)).press(SPACE)
    }

    pub(crate) fn ticked(&self) -> &[TickedQuestion] {
        match self.app.screen() {
            Screen::Screening(today) => today.ticks(),
            other => panic!("nothing is asked: {:?}", other.key_context()),
        }
    }

    pub(crate) fn stage(&self) -> &ScreeningStage {
        match self.app.screen() {
            Screen::Screening(today) => today.stage(),
            other => panic!("nothing is asked: {:?}", other.key_context()),
        }
    }

    pub(crate) fn key_context(&self) -> KeyContext {
        self.app.screen().key_context()
    }

    pub(crate) fn remembers(&self) -> bool {
        self.effects().iter().any(|effect| matches!(effect, Effect::StoreAnswer(_)))
    }

    /// Accepts the notice and answers no to everything.
    pub(crate) fn with_nothing_to_tell(self) -> Self {
        let mut person = self.answers('y');
        while matches!(person.key_context(), KeyContext::Questions) {
            person = person.answers('n');
        }
        person
    }

    /// Answers no to every question of a user who has already accepted the notice.
    pub(crate) fn with_nothing_new(mut self) -> Self {
        while matches!(
            self.key_context(),
            KeyContext::Questions | KeyContext::YesNo | KeyContext::Lines
        ) {
            self = self.answers('n');
        }
        self
    }

    /// Returns the answers about an earlier session that the last key gave.
    pub(crate) fn says(&self) -> Option<Answers> {
        let said = |effect: &Effect| match effect {
            Effect::StoreLaterAnswers(later) => Some(later.answers),
            _ => None,
        };
        self.effects().iter().find_map(said)
    }

    /// Returns true if the plan has hands-on work.
    pub(crate) fn is_hands_on(&self) -> bool {
        self.plan().passes().iter().any(|pass| pass.movement.is_hands_on())
    }
}
