//! `neckcare screening`: the health questions without a routine.

use super::Error;
use super::boot::Boot;
use crate::app::App;
use crate::routine::library::Library;
use crate::settings::Settings;

/// Asks the questions, on the screen or as lines of text.
pub(super) fn screening(settings: Settings) -> Result<u8, Error> {
    let boot = Boot::silent(settings);
    let shared = boot.shared(Library::built_in()?, boot.memory());
    let app = App::with_screening(shared, boot.now);
    boot.run(app)
}
