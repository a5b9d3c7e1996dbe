//! The background screen: a list of topics, and one of them to read, paragraph by paragraph.

pub(crate) mod keys;
pub mod text;
pub(crate) mod view;

use crate::safety::Background;
use crate::safety::about::TopicWords;
use crate::screen_kit::keys::Action;
use crate::screen_kit::{Go, Transition};

/// The background screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    topic: usize,
    /// The paragraph being read; `None` while a topic is being chosen.
    paragraph: Option<usize>,
}

impl About {
    /// Returns the index of the topic being chosen or read.
    pub const fn topic(&self) -> usize {
        self.topic
    }

    /// Returns the index of the paragraph being read; `None` while a topic is being chosen.
    pub const fn paragraph(&self) -> Option<usize> {
        self.paragraph
    }

    /// Returns the words of the topic being chosen or read.
    pub fn words(&self) -> Option<&'static TopicWords> {
        Background::built_in().topics().get(self.topic)
    }

    pub(crate) fn press(&mut self, action: Option<Action>) -> Transition {
        let topics = Background::built_in().topics().len();
        let paragraphs = self.words().map_or(0, |words| words.paragraphs.len());
        match (action, self.paragraph) {
            (Some(Action::Back), None) => return Transition::go(Go::Back),
            (Some(Action::Back), Some(_)) => self.paragraph = None,
            (Some(Action::Choose), None) => self.paragraph = Some(0),
            (Some(Action::More), Some(_)) => self.turn_to((self.topic + 1) % topics.max(1)),
            (Some(Action::Less), Some(_)) => {
                self.turn_to(self.topic.checked_sub(1).unwrap_or(topics.saturating_sub(1)));
            }
            (Some(movement), None) => self.topic = moved(movement, self.topic, topics),
            (Some(movement), Some(at)) => self.paragraph = Some(moved(movement, at, paragraphs)),
            (None, _) => return Transition::unbound(),
        }
        Transition::stay()
    }

    const fn turn_to(&mut self, topic: usize) {
        (self.topic, self.paragraph) = (topic, Some(0));
    }
}

/// Returns the line to which a movement leads from line `at`, among a number of `lines`.
const fn moved(action: Action, at: usize, lines: usize) -> usize {
    let last = lines.saturating_sub(1);
    match action {
        Action::Up => at.saturating_sub(1),
        Action::Down if at < last => at + 1,
        Action::First => 0,
        Action::Last => last,
        _ => at,
    }
}
