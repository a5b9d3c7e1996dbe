//! Finds out what can play and speak on this machine, for the command that checks the user's setup.

use std::path::PathBuf;
use std::sync::Arc;

use super::outputs::SoundOutputs;
use super::own_voice::{self, Clips};
use super::players::Players;
use super::program::UnusableProgram;
use super::speaker::{self, Speaker, VoiceConfig};
use super::stream::Stream;
use super::trial::{self, Trial};
use super::words_player::WordsPlayer;
use super::{program, session_hooks, voice};
use crate::clips;

/// Returns true if neckcare's own voice can say all of these words.
pub fn can_say(words: &str) -> bool {
    Clips::shipped().is_some() && own_voice::knows(words)
}

/// Returns the path of the program that a command of the user's own would run.
///
/// # Errors
/// If there is no such program, or it is not executable.
pub fn program_of(command: &[String]) -> Result<PathBuf, UnusableProgram> {
    program::named(command.first().map_or("", String::as_str))
}

/// What can play and speak on this machine.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The trials of what may play sound, one after the other until one played.
    pub trials: Vec<Trial>,
    /// The players of sound files, in the order in which they are tried.
    pub players: Vec<PathBuf>,
    /// The number of clips of neckcare's own voice. `None` if another voice is asked for, or if nothing can play this
    /// one.
    pub own: Option<usize>,
    /// The speech program, if there is one.
    pub speaker: Option<PathBuf>,
    /// The program that keeps the display awake.
    pub waking: Option<PathBuf>,
    /// The program that shows notices on the desktop.
    pub notices: Option<PathBuf>,
}

impl Found {
    /// Checks this machine. Tries what may play sound, at the set volume or silently.
    pub fn here(config: &VoiceConfig, aloud: bool) -> Self {
        let trials = trial::trials(if aloud { config.volume } else { 0 });
        let speaker = Speaker::find(config).map(|speaker| speaker.path().to_owned());
        let (waking, notices) = (
            session_hooks::keep_awake_command().map(|program| program.path),
            program::find("notify-send"),
        );
        let (stream, players) = (Stream::of(SoundOutputs::find()), Arc::new(Players::find()));
        let output = WordsPlayer { stream, players: players.clone() };
        let own = voice::own(config, &output).map(|_| clips::COUNT);
        Self { trials, players: players.paths(), own, speaker, waking, notices }
    }

    /// Returns the names of the supported players of sound files, and of the supported speech programs.
    pub fn known() -> (Vec<&'static str>, Vec<&'static str>) {
        (Players::known().collect(), speaker::known().collect())
    }
}
