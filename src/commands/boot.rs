//! Sets up the clock, the look and the sound for every command that runs the interactive program.

use std::sync::Arc;

use super::look::look;
use super::sound_setup::InitialSound;
use super::{Error, environment, sound_setup, words};
use crate::app::App;
use crate::routine::library::Library;
use crate::runtime;
use crate::runtime::look::Look;
use crate::runtime::memory;
use crate::screen_kit::{Memory, Now, Shared};
use crate::settings::Settings;
use crate::sound::Sound;
use crate::store::Folders;
use crate::terminal::clock::Clock;

/// The size of the window, in columns and rows, to assume until it is known.
const USUAL: (u16, u16) = (80, 24);

/// Everything that the program needs to run, on the screen or as lines of text.
pub(super) struct Boot {
    settings: Arc<Settings>,
    pub(super) now: Now,
    clock: Clock,
    look: Look,
    sound: Sound,
    heard: InitialSound,
    unusable_programs: Arc<[String]>,
}

impl Boot {
    /// Sets up a session. Lines of text are often read aloud by a screen reader, so there neckcare's voice speaks only
    /// if `voice` asks for it.
    pub(super) fn new(settings: Settings, voice: bool) -> Self {
        let sound = sound_setup::open(&settings);
        let heard = InitialSound::of(&settings, &sound, settings.plain, voice);
        Self::with(settings, sound, heard)
    }

    /// Sets up questions alone, without sound.
    pub(super) fn silent(settings: Settings) -> Self {
        let sound = sound_setup::open(&settings);
        Self::with(settings, sound, InitialSound::NOTHING)
    }

    /// Sets up a preview, which stores nothing.
    pub(super) fn for_preview(settings: Settings, voice: bool) -> Self {
        let sound = sound_setup::open_for_preview(&settings);
        let heard = InitialSound::of(&settings, &sound, settings.plain, voice);
        Self::with(settings, sound, heard)
    }

    fn with(settings: Settings, sound: Sound, heard: InitialSound) -> Self {
        let clock = environment::clock();
        let now = Now { elapsed: clock.now(), local: clock.wall() };
        let unusable_programs = sound_setup::unusable_programs(&settings).into();
        let (look, settings) = (look(&settings), Arc::new(settings));
        Self { settings, now, clock, look, sound, heard, unusable_programs }
    }

    /// Reads everything that is stored about the user.
    pub(super) fn memory(&self) -> Memory {
        memory::recover_and_read(Folders::find(&self.settings.history).as_ref(), self.now.local)
    }

    /// Creates the state that every screen may read.
    pub(super) fn shared(&self, library: Library, memory: Memory) -> Shared {
        Shared {
            library: Arc::new(library),
            words: Arc::new(words(&self.settings)),
            settings: self.settings.clone(),
            has_menu: false,
            writer: std::process::id(),
            hearing: self.heard.with(memory.preferences.hearing),
            player: None,
            memory,
            next_routine: None,
            unusable_programs: self.unusable_programs.clone(),
            window: USUAL,
        }
    }

    /// Runs the program, and returns the exit code.
    pub(super) fn run(self, app: App) -> Result<u8, Error> {
        let Self { settings, clock, look, sound, .. } = self;
        if settings.plain {
            return Ok(runtime::as_lines(app, sound, clock)?);
        }
        environment::screen()?;
        Ok(runtime::on_screen(app, &look, sound, clock)?)
    }
}
