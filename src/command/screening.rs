//! `neckcare screening`: the health questions without a routine.

use super::ear::Heard;
use super::look::look;
use super::start::{shared, show};
use super::{Error, ear, environment};
use crate::app::{App, Now};
use crate::routine::library::Library;
use crate::settings::Settings;

/// Asks them, on the screen or as lines of text.
pub(super) fn screening(settings: Settings) -> Result<u8, Error> {
    let clock = environment::clock();
    let (plain, look) = (settings.plain, look(&settings));
    let now = Now { elapsed: clock.now(), local: clock.wall() };
    let sound = ear::open(&settings);
    let shared = shared(Library::built_in()?, settings, Heard::NOTHING, false, now);
    let app = App::with_screening(shared, now);
    show(app, plain, &look, sound, clock)
}
