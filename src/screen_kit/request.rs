//! A request: a routine, with the choices made for it.

use std::sync::Arc;

use crate::plan::Choices;
use crate::routine::Routine;
use crate::routine::body::Position;
use crate::settings::{GetReady, HoldLength, Settings};

/// The routine that is wanted, with what was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct RoutineRequest {
    /// The routine.
    pub routine: Arc<Routine>,
    /// The choices made for it.
    pub choices: Choices,
}

/// The usual choices for a position, as far as the settings say nothing else, for somebody who knows these moves.
pub fn default_choices(position: Position, settings: &Settings, known: Vec<String>) -> Choices {
    let get_ready = settings.get_ready.map(GetReady::get);
    let hold = settings.hold.map(HoldLength::get);
    let stroke_tones = settings.stroke_tones;
    let guidance = settings.guidance;
    Choices { guidance, known, stroke_tones, get_ready, hold, ..Choices::defaults(position) }
}
