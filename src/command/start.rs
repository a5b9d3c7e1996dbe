//! `neckcare start`, and `neckcare` alone: the interactive program.

use std::io::Write;
use std::sync::Arc;

use super::choose::Picked;
use super::{Error, choose, environment, list, memory, words};
use crate::app::{App, Now, Shared, Wanted};
use crate::cli::Start;
use crate::routine::library::Library;
use crate::run;
use crate::safety::About;
use crate::settings::Settings;
use crate::terminal::clock::Clock;
use crate::ui::theme::Theme;

/// What a window is taken for until it says.
const USUAL: (u16, u16) = (80, 24);

/// The menu; as lines of text it is the list, from which a name is started.
pub(super) fn menu(settings: Settings, out: &mut impl Write) -> Result<u8, Error> {
    if settings.plain {
        let code = list::list(&settings, out)?;
        writeln!(out, "\n`neckcare start NAME` begins one.")?;
        return Ok(code);
    }
    environment::screen()?;
    let (library, _) = choose::everything()?;
    let clock = environment::clock();
    let theme = environment::theme(&settings);
    let now = Now { elapsed: clock.now(), local: clock.wall() };
    let app = App::with_menu(shared(library, settings, true, now)?);
    Ok(run::on_screen(app, &theme, clock)?)
}

/// One routine, on the screen or as lines.
pub(super) fn start(start: &Start, settings: Settings) -> Result<u8, Error> {
    let Picked { library, routine, choices } = choose::pick(&start.chosen, &settings)?;
    let clock = environment::clock();
    let (plain, theme) = (start.plain || settings.plain, environment::theme(&settings));
    let now = Now { elapsed: clock.now(), local: clock.wall() };
    let shared = shared(library, settings, false, now)?;
    let app = App::with_routine(shared, &Wanted { routine, choices }, now)?;
    show(app, plain, &theme, clock)
}

/// Runs the program on the screen or as lines.
pub(super) fn show(app: App, plain: bool, theme: &Theme, clock: Clock) -> Result<u8, Error> {
    if plain {
        return Ok(run::as_lines(app, clock)?);
    }
    environment::screen()?;
    Ok(run::on_screen(app, theme, clock)?)
}

/// What every screen may read.
pub(super) fn shared(
    library: Library,
    settings: Settings,
    has_menu: bool,
    now: Now,
) -> Result<Shared, Error> {
    let (library, words) = (Arc::new(library), Arc::new(words(&settings)?));
    let (writer, memory) = (std::process::id(), memory::recall(now.local));
    let (settings, about) = (Arc::new(settings), Arc::new(About::built_in()?));
    Ok(Shared { library, words, about, settings, has_menu, writer, memory, window: USUAL })
}
