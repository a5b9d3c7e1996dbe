//! `neckcare again`: starts the last routine again, with the same choices.

use std::sync::Arc;

use super::boot::Boot;
use super::{Error, choose};
use crate::app::App;
use crate::routine::library::Library;
use crate::screen_kit::preferences::LastRequest;
use crate::screen_kit::request::default_choices;
use crate::screen_kit::{Memory, RoutineRequest};
use crate::settings::Settings;

/// Starts the last routine again, after the questions that are due.
pub(super) fn again(voice: bool, settings: Settings) -> Result<u8, Error> {
    let boot = Boot::new(settings, voice);
    let memory = boot.memory();
    let begun_last = memory.preferences.last.as_ref().map(LastRequest::routine);
    let ids = memory.history.iter().map(|record| record.routine.as_str()).chain(begun_last);
    let library = choose::with_own(Library::built_in()?, ids);
    let shared = boot.shared(library, memory);
    let request = last(&shared.memory, &shared.library, &shared.settings)?;
    let app = App::with_routine(shared, &request, boot.now)?;
    boot.run(app)
}

/// Returns the last routine with its choices, or with the usual ones if those are not known.
fn last(
    memory: &Memory,
    library: &Arc<Library>,
    settings: &Settings,
) -> Result<RoutineRequest, Error> {
    // Known moves need no explaining, so they decide how short the routine can be made and which times it can fit.
    let known = memory.known_moves(library);
    let usual = |position| default_choices(position, settings, known.clone());
    let last = memory.preferences.last.as_ref();
    if let Some(request) = last.and_then(|last| last.to_request(library, usual)) {
        return Ok(request);
    }
    let known = memory.history.iter().rev().find_map(|record| library.find(&record.routine));
    let routine = known.ok_or(Error::NothingYet)?.clone();
    let choices = usual(routine.usual_position());
    Ok(RoutineRequest::new(routine, choices))
}
