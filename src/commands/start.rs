//! `neckcare start`, and `neckcare` alone: the interactive program.

use super::boot::Boot;
use super::choose::Picked;
use super::{Error, choose};
use crate::app::App;
use crate::cli::StartArgs;
use crate::routine::library::HEAT;
use crate::screen_kit::request::default_choices;
use crate::screen_kit::{RoutineRequest, Shared};
use crate::screens::body::BodyRequest;
use crate::settings::Settings;

/// Starts the body, with what the arguments say about it. From there, all routines are one key away.
pub(super) fn body(request: &BodyRequest, voice: bool, settings: Settings) -> Result<u8, Error> {
    let boot = Boot::new(settings, voice);
    let (library, _) = choose::everything()?;
    let shared = Shared { has_menu: true, ..boot.shared(library, boot.memory()) };
    let app = App::with_body(shared, request, boot.now);
    boot.run(app)
}

/// Starts one routine.
pub(super) fn start(start: &StartArgs, voice: bool, settings: Settings) -> Result<u8, Error> {
    let Picked { library, routine, choices } = choose::pick(&start.chosen, &settings)?;
    let boot = Boot::new(settings, voice);
    let memory = boot.memory();
    let library = choose::with_finished(library, &memory);
    let mut shared = boot.shared(library, memory);
    let (id, mut request) = (routine.id.clone(), RoutineRequest::new(routine, choices));
    if let Some(heat) = start.warm.then(|| warmth(&shared)).flatten() {
        shared.next_routine = Some(std::mem::replace(&mut request, heat));
    }
    let app = App::with_routine(shared, &request, boot.now);
    boot.run(app.map_err(|why| choose::plan_error(&id, why))?)
}

/// Returns the request for the warm pack routine.
fn warmth(shared: &Shared) -> Option<RoutineRequest> {
    let routine = shared.library.find(HEAT)?.clone();
    let choices = default_choices(routine.usual_position(), &shared.settings, Vec::new());
    Some(RoutineRequest::new(routine, choices))
}
