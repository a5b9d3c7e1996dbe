//! `neckcare start`, and `neckcare` alone: the interactive program.

use std::sync::Arc;

use super::choose::Picked;
use super::{Error, choose, environment};
use crate::app::{App, Shared};
use crate::cli::Start;
use crate::routine::library::Library;
use crate::run;
use crate::safety::Words;

/// The menu.
pub(super) fn menu() -> Result<u8, Error> {
    environment::screen()?;
    let (library, _) = choose::everything()?;
    let app = App::with_menu(shared(library, true)?);
    Ok(run::on_screen(app, environment::theme(), environment::clock())?)
}

/// One routine, on the screen or as lines.
pub(super) fn start(start: &Start) -> Result<u8, Error> {
    let Picked { library, routine, choices } = choose::pick(&start.chosen)?;
    let app = App::with_routine(shared(library, false)?, routine, choices)?;
    if start.plain {
        return Ok(run::as_lines(app, environment::clock())?);
    }
    environment::screen()?;
    Ok(run::on_screen(app, environment::theme(), environment::clock())?)
}

fn shared(library: Library, has_menu: bool) -> Result<Shared, Error> {
    let words = Arc::new(Words::built_in()?);
    Ok(Shared { library: Arc::new(library), words, has_menu, writer: std::process::id() })
}
