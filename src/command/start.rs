//! `neckcare start`, and `neckcare` alone: the interactive program.

use std::sync::Arc;

use super::choose::Picked;
use super::{Error, choose, environment, memory};
use crate::app::{App, Now, Shared, Wanted};
use crate::cli::Start;
use crate::routine::library::Library;
use crate::run;
use crate::safety::Words;
use crate::terminal::clock::Clock;

/// What a window is taken for until it says.
const USUAL: (u16, u16) = (80, 24);

/// The menu.
pub(super) fn menu() -> Result<u8, Error> {
    environment::screen()?;
    let (library, _) = choose::everything()?;
    let clock = environment::clock();
    let now = Now { elapsed: clock.now(), local: clock.wall() };
    let app = App::with_menu(shared(library, true, now)?);
    Ok(run::on_screen(app, environment::theme(), clock)?)
}

/// One routine, on the screen or as lines.
pub(super) fn start(start: &Start) -> Result<u8, Error> {
    let Picked { library, routine, choices } = choose::pick(&start.chosen)?;
    let clock = environment::clock();
    let now = Now { elapsed: clock.now(), local: clock.wall() };
    let app = App::with_routine(shared(library, false, now)?, &Wanted { routine, choices }, now)?;
    show(app, start.plain, clock)
}

/// Runs the program on the screen or as lines.
pub(super) fn show(app: App, plain: bool, clock: Clock) -> Result<u8, Error> {
    if plain {
        return Ok(run::as_lines(app, clock)?);
    }
    environment::screen()?;
    Ok(run::on_screen(app, environment::theme(), clock)?)
}

/// What every screen may read.
pub(super) fn shared(library: Library, has_menu: bool, now: Now) -> Result<Shared, Error> {
    let (library, words) = (Arc::new(library), Arc::new(Words::built_in()?));
    let (writer, memory) = (std::process::id(), memory::recall(now.local));
    Ok(Shared { library, words, has_menu, writer, memory, window: USUAL })
}
