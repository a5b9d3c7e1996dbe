//! `neckcare screening`: the questions for their own sake.

use super::start::{shared, show};
use super::{Error, ear, environment};
use crate::app::{App, Audible, Now};
use crate::routine::library::Library;
use crate::settings::Settings;

/// Asks, on the screen or as lines.
pub(super) fn screening(settings: Settings) -> Result<u8, Error> {
    let clock = environment::clock();
    let (plain, theme) = (settings.plain, environment::theme(&settings));
    let now = Now { elapsed: clock.now(), local: clock.wall() };
    let sound = ear::open(&settings);
    let audible = Audible::SILENT;
    let app = App::with_screening(shared(Library::only("")?, settings, audible, false, now)?, now);
    show(app, plain, &theme, sound, clock)
}
