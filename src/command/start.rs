//! `neckcare start`, and `neckcare` alone: the interactive program.

use std::sync::Arc;

use super::choose::Picked;
use super::{Error, choose, environment};
use crate::app::App;
use crate::cli::Start;
use crate::run;
use crate::safety::Words;

/// The menu.
pub(super) fn menu() -> Result<u8, Error> {
    environment::screen()?;
    let (library, _) = choose::everything()?;
    let app = App::with_menu(Arc::new(library), words()?);
    Ok(run::on_screen(app, environment::theme(), environment::clock())?)
}

/// One routine, on the screen or as lines.
pub(super) fn start(start: &Start) -> Result<u8, Error> {
    let Picked { library, routine, choices } = choose::pick(&start.chosen)?;
    let app = App::with_routine(Arc::new(library), words()?, routine, choices)?;
    if start.plain {
        return Ok(run::as_lines(app, environment::clock())?);
    }
    environment::screen()?;
    Ok(run::on_screen(app, environment::theme(), environment::clock())?)
}

fn words() -> Result<Arc<Words>, Error> {
    Ok(Arc::new(Words::built_in()?))
}
