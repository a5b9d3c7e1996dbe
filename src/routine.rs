//! Massage routines. A [`Routine`] exists only if it breaks no limit of the safe envelope.

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
pub mod naming;
pub mod number;
pub mod parse;
pub mod place;
pub mod requested_dose;
pub mod safe;
pub mod step;

use std::ops::Deref;

use crate::routine::body::Position;
use crate::routine::dose::{PerDay, Pressure, Teaches};
use crate::routine::envelope::Breach;
use crate::routine::keyword::keyword_enum;
use crate::routine::step::Step;

keyword_enum! {
    /// The mood in which a routine is guided.
    Mood, "mood" {
        /// Counts and a halfway cue are heard, and the user may be asked to rate their tension.
        Plain = "plain",
        /// No counts, no halfway cue and no rating. Cues get quieter, down to half the volume at the end.
        Soft = "soft",
    }
}

keyword_enum! {
    /// Whether the user is asked to rate their tension before and after.
    Ratings, "ratings" {
        /// Asked before and after.
        Asked = "asked",
        /// Not asked.
        Unasked = "none",
    }
}

keyword_enum! {
    /// The author of a routine: the program or the user.
    Origin, "origin" {
        /// The routine ships with the program.
        BuiltIn = "built-in",
        /// The routine is the user's own, so the authors of the program have not reviewed its words.
        User = "user",
    }
}

/// The contents of a routine file, before they are checked against the safe envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutineDraft {
    /// The file's name without its extension.
    pub id: String,
    /// The author: the program or the user.
    pub origin: Origin,
    /// The name that people read and hear.
    pub title: String,
    /// The purpose, in one sentence.
    pub goal: String,
    /// Words that the routine can be found by; the first is its group in the menu.
    pub tags: Vec<String>,
    /// The positions in which it can be done, the usual one first; never empty.
    pub positions: Vec<Position>,
    /// The things that have to be at hand.
    pub needs: Vec<String>,
    /// Preparations; may be empty.
    pub before: String,
    /// The most sessions of it in a day, if the routine sets a limit of its own (rule L4, docs/safety-rules.md).
    pub per_day: Option<PerDay>,
    /// The most pressure that any step may have, on top of the envelope's limit for each zone.
    pub max_pressure: Pressure,
    /// The number of new moves that a session teaches; the others are left for later sessions. `None` means all at
    /// once.
    pub teaches: Option<Teaches>,
    /// The mood of the guidance.
    pub mood: Mood,
    /// Whether the user is asked to rate their tension.
    pub ratings: Ratings,
    /// The author's name, as they give it themselves.
    pub author: Option<String>,
    /// The name of the reviewer, and the date of the review.
    pub reviewed: Option<(String, String)>,
    /// The steps in order; never empty.
    pub steps: Vec<Step>,
}

/// A draft that leaves the safe envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedDraft {
    /// The draft.
    pub draft: RoutineDraft,
    /// Every limit that it breaks.
    pub breaches: Vec<Breach>,
}

/// A routine that keeps to the safe envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routine(RoutineDraft);

impl Routine {
    /// Makes a routine of a draft if it breaks no limit, whichever position and options are chosen.
    ///
    /// # Errors
    /// Returns the draft with every breach of the envelope.
    pub fn validated(draft: RoutineDraft) -> Result<Self, Box<RefusedDraft>> {
        let breaches = envelope::judge_draft(&draft);
        if breaches.is_empty() {
            Ok(Self(draft))
        } else {
            Err(Box::new(RefusedDraft { draft, breaches }))
        }
    }

    /// Returns the same routine with all moves taught in one session. The envelope does not depend on that.
    #[must_use]
    pub fn taught_at_once(&self) -> Self {
        Self(RoutineDraft { teaches: None, ..self.0.clone() })
    }

    /// Returns the position that is used unless another is chosen.
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
