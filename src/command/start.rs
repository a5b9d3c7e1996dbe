//! `neckcare start`, and `neckcare` alone: the interactive program.

use std::sync::Arc;

use super::choose::Picked;
use super::ear::Heard;
use super::look::look;
use super::{Error, choose, ear, environment, words};
use crate::app::arrive::usual;
use crate::app::{App, Memory, Now, Shared, Wanted};
use crate::cli::Start;
use crate::routine::library::{HEAT, Library};
use crate::run::look::Look;
use crate::run::{self, memory};
use crate::settings::Settings;
use crate::sound::Sound;
use crate::store::Folders;
use crate::terminal::clock::Clock;

/// The size of the window until it is known.
const USUAL: (u16, u16) = (80, 24);

/// The menu; as lines of text it is a list with numbers.
pub(super) fn menu(voice: bool, settings: Settings) -> Result<u8, Error> {
    let plain = settings.plain;
    if !plain {
        environment::screen()?;
    }
    let (library, _) = choose::everything()?;
    let clock = environment::clock();
    let look = look(&settings);
    let now = Now { elapsed: clock.now(), local: clock.wall() };
    let sound = ear::open(&settings);
    let heard = Heard::of(&settings, &sound, plain, voice);
    let app = App::with_menu(shared(library, settings, heard, true, now), now);
    show(app, plain, &look, sound, clock)
}

/// One routine, on the screen or as lines.
///
/// Lines of text are often read aloud by a screen reader, so our voice speaks only if `voice` asks for it.
pub(super) fn start(start: &Start, voice: bool, settings: Settings) -> Result<u8, Error> {
    let Picked { mut library, routine, choices } = choose::pick(&start.chosen, &settings)?;
    let clock = environment::clock();
    let (plain, look) = (settings.plain, look(&settings));
    let now = Now { elapsed: clock.now(), local: clock.wall() };
    let memory = recall(&settings, now);
    library = choose::with_finished(library, &memory)?;
    let sound = ear::open(&settings);
    let heard = Heard::of(&settings, &sound, plain, voice);
    let mut shared = shared_by(memory, library, settings, heard, false);
    let (id, mut wanted) = (routine.id.clone(), Wanted { routine, choices });
    if let Some(heat) = start.warm.then(|| warmth(&shared)).flatten() {
        shared.then = Some(std::mem::replace(&mut wanted, heat));
    }
    let app = App::with_routine(shared, &wanted, now).map_err(|why| choose::undone(&id, why))?;
    show(app, plain, &look, sound, clock)
}

/// The routine with a warm pack.
fn warmth(shared: &Shared) -> Option<Wanted> {
    let routine = shared.library.find(HEAT)?.clone();
    let choices = usual(routine.usual_position(), &shared.settings, Vec::new());
    Some(Wanted { routine, choices })
}

/// Runs the program on the screen or as lines.
pub(super) fn show(
    app: App,
    plain: bool,
    look: &Look,
    sound: Sound,
    clock: Clock,
) -> Result<u8, Error> {
    if plain {
        return Ok(run::as_lines(app, sound, clock)?);
    }
    environment::screen()?;
    Ok(run::on_screen(app, look, sound, clock)?)
}

/// What every screen may read.
pub(super) fn shared(
    library: Library,
    settings: Settings,
    heard: Heard,
    has_menu: bool,
    now: Now,
) -> Shared {
    shared_by(recall(&settings, now), library, settings, heard, has_menu)
}

fn recall(settings: &Settings, now: Now) -> Memory {
    memory::recall(Folders::find(&settings.history).as_ref(), now.local)
}

/// The same with a given memory.
pub(super) fn shared_by(
    memory: Memory,
    library: Library,
    settings: Settings,
    heard: Heard,
    has_menu: bool,
) -> Shared {
    let (library, words) = (Arc::new(library), Arc::new(words(&settings)));
    let writer = std::process::id();
    let settings = Arc::new(settings);
    let audible = heard.with(memory.preferences.hearing);
    let (then, window) = (None, USUAL);
    Shared {
        library,
        words,
        settings,
        has_menu,
        writer,
        audible,
        player: None,
        memory,
        then,
        window,
    }
}
