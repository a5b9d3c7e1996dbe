//! Safety: the rules that follow from answers, stops and records, and the words that warn.

pub mod about;
pub mod after;
pub mod allowance;
pub mod answer;
pub mod assessment;
pub mod limits;
pub mod lock;
pub mod questions;
pub mod screening_state;
pub mod stop_follow_up;
pub mod stop_outcome;
pub mod tips;
pub mod words;

use crate::plan::Moment;
use crate::routine::body::{Position, Technique};
use crate::routine::movement::Move;
pub use about::{Background, Sure, Topic};
pub use after::Soreness;
pub use allowance::Allowance;
pub use answer::{Answer, Answered, Clearable};
pub use assessment::{Assessment, Severity, TickedQuestion};
pub use limits::Limits;
pub use lock::{Lock, LockNote, LockReason};
pub use questions::{Area, Group, Question, SkinPlace};
pub use screening_state::{PendingQuestion, ScreeningState, UnusableAnswers, Visit};
pub use stop_follow_up::{FollowUpReply, FollowUpStep, StopFollowUp};
pub use stop_outcome::StopOutcome;
pub use stop_outcome::{StopContext, StopSite};
pub use tips::Caution;
pub use tips::Tip;
pub use words::{SafetyText, SignWords};

impl SafetyText {
    /// Returns the first words after a stop, by what was being done and how the body is placed (rule X7,
    /// docs/safety-rules.md).
    pub fn stop_for(&self, moment: &Moment<'_>, position: Position) -> &str {
        let movement = &moment.pass().movement;
        self.stop_with(movement, movement.is_hands_on() || moment.easing_off().is_some(), position)
    }

    /// Returns the first words after a stop in the middle of a move.
    pub fn stop_in(&self, movement: &Move, position: Position) -> &str {
        self.stop_with(movement, movement.is_hands_on(), position)
    }

    fn stop_with(&self, movement: &Move, hands_on: bool, position: Position) -> &str {
        match (movement.technique, position) {
            (Technique::Stretch, _) => &self.stop.stretch,
            (Technique::Heat, _) => &self.stop.heat,
            (_, Position::Standing) => &self.stop.standing,
            (_, Position::Lying) => &self.stop.lying,
            _ if hands_on => &self.stop.hands_on,
            _ => &self.stop.rest,
        }
    }
}
