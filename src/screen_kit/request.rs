//! A request: a routine, with the choices made for it.

use std::sync::Arc;

use crate::history::Marks;
use crate::plan::Choices;
use crate::routine::Routine;
use crate::routine::body::Position;
use crate::settings::{GetReady, HoldLength, Settings};

/// A routine that is to be done, with the choices made for it.
#[derive(Debug, Clone, PartialEq)]
pub struct RoutineRequest {
    /// The routine.
    pub routine: Arc<Routine>,
    /// The choices made for it.
    pub choices: Choices,
    /// The places for which it was chosen, with how tense they are.
    pub marks: Marks,
}

impl RoutineRequest {
    /// Creates the request for a routine that was chosen by its name, for no marked place.
    pub fn new(routine: Arc<Routine>, choices: Choices) -> Self {
        Self { routine, choices, marks: Marks::default() }
    }
}

/// Returns the usual choices for a position and these settings, for a person who knows the moves in `known`.
pub fn default_choices(position: Position, settings: &Settings, known: Vec<String>) -> Choices {
    let get_ready = settings.get_ready.map(GetReady::get);
    let hold = settings.hold.map(HoldLength::get);
    let stroke_tones = settings.stroke_tones;
    let guidance = settings.guidance;
    Choices { guidance, known, stroke_tones, get_ready, hold, ..Choices::defaults(position) }
}
