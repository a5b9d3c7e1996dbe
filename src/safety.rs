//! What is safe to say and do: the words that warn, and when each is due.

pub mod words;

use crate::plan::Moment;
use crate::routine::body::{Position, Technique};
pub use words::{SignWords, Words};

impl Words {
    /// The words of a stop, by what is being done and how the body is placed (domain 4.2).
    pub fn stop_for(&self, moment: &Moment<'_>, position: Position) -> &str {
        let movement = &moment.pass().movement;
        match (movement.technique, position) {
            (Technique::Stretch, _) => &self.stop.stretch,
            (Technique::Heat, _) => &self.stop.heat,
            (_, Position::Standing) => &self.stop.standing,
            (_, Position::Lying) => &self.stop.lying,
            _ if movement.is_hands_on() || moment.easing_off().is_some() => &self.stop.hands_on,
            _ => &self.stop.rest,
        }
    }
}
