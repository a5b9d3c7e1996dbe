//! Routines: valid once they exist.

pub mod body;
pub mod breath;
pub mod catalogue;
pub mod dose;
pub mod duration;
pub mod envelope;
pub mod finding;
pub mod keyword;
pub mod library;
pub mod movement;
pub mod number;
pub mod parse;
pub mod safe;
pub mod step;

use std::ops::Deref;

use crate::routine::body::Position;
use crate::routine::dose::{PerDay, Pressure, Teaches};
use crate::routine::envelope::Breach;
use crate::routine::keyword::keyword_enum;
use crate::routine::step::Step;

keyword_enum! {
    /// The tone in which a routine is guided.
    Mood, "mood" {
        /// Counts, halfway, an end that is heard.
        Plain = "plain",
        /// None of these, and falling in volume.
        Soft = "soft",
    }
}

keyword_enum! {
    /// Whether tension is asked for before and after.
    Ratings, "ratings" {
        /// Asked before and after.
        Asked = "asked",
        /// Not asked.
        Unasked = "none",
    }
}

keyword_enum! {
    /// Who wrote a routine.
    Origin, "origin" {
        /// It ships with the program.
        BuiltIn = "built-in",
        /// It is the user's own; nobody here has read its words.
        User = "user",
    }
}

/// What is written in a routine file, before anyone has judged it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutineDraft {
    /// The file's name without its ending.
    pub id: String,
    /// Who wrote it.
    pub origin: Origin,
    /// Its name.
    pub title: String,
    /// What it is for, in one sentence.
    pub goal: String,
    /// Words to find it by; the first is its group in the menu.
    pub tags: Vec<String>,
    /// How it can be done, the usual way first; never empty.
    pub positions: Vec<Position>,
    /// What has to be at hand.
    pub needs: Vec<String>,
    /// What to do before; may be empty.
    pub before: String,
    /// How often in a day at most, where it is tighter than the envelope.
    pub per_day: Option<PerDay>,
    /// How hard at most, where it is tighter than the envelope.
    pub max_pressure: Pressure,
    /// How many moves it teaches at a time; the others join in later sessions. Nothing means all at once.
    pub teaches: Option<Teaches>,
    /// The tone of the guidance.
    pub mood: Mood,
    /// Whether tension is asked for.
    pub ratings: Ratings,
    /// Who wrote it, as they say themselves.
    pub author: Option<String>,
    /// Who has reviewed it, and when.
    pub reviewed: Option<(String, String)>,
    /// What is done, in order; never empty.
    pub steps: Vec<Step>,
}

/// A routine that the safe envelope has passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routine(RoutineDraft);

impl Routine {
    /// A draft becomes a routine once it breaks no limit in any position and with any choice.
    ///
    /// # Errors
    /// Every breach of the envelope.
    pub fn validated(draft: RoutineDraft) -> Result<Self, Vec<Breach>> {
        let breaches = envelope::judge_draft(&draft);
        if breaches.is_empty() { Ok(Self(draft)) } else { Err(breaches) }
    }

    /// The same with no move left for a later session, which changes nothing that the envelope looks at.
    #[must_use]
    pub fn taught_at_once(&self) -> Self {
        Self(RoutineDraft { teaches: None, ..self.0.clone() })
    }

    /// The position in which it is done unless another is chosen.
    pub fn usual_position(&self) -> Position {
        self.positions.first().copied().unwrap_or(Position::Seated)
    }
}

impl Deref for Routine {
    type Target = RoutineDraft;

    fn deref(&self) -> &RoutineDraft {
        &self.0
    }
}
