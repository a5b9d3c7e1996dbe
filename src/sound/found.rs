//! What on this machine can be heard, for whoever looks it over.

use std::path::PathBuf;
use std::sync::Arc;

use super::output::Output;
use super::own::{self, Clips};
use super::players::Players;
use super::speaker::{self, Speaker, VoiceConfig};
use super::stream::Stream;
use super::trial::{self, Trial};
use super::ways::Ways;
use super::{program, session_hooks, voice};
use crate::clips;

/// Whether the program's own voice knows some words.
pub fn can_say(words: &str) -> bool {
    Clips::shipped().is_some() && own::knows(words)
}

/// What on this machine can be heard, for whoever looks it over.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// How what may play did: one after the other until one played.
    pub trials: Vec<Trial>,
    /// What plays tones, the one that is used first.
    pub players: Vec<PathBuf>,
    /// How many things the program's own voice can say; none if another is asked for, or nothing can play it.
    pub own: Option<usize>,
    /// What else speaks.
    pub speaker: Option<PathBuf>,
    /// What keeps the display awake.
    pub waking: Option<PathBuf>,
    /// What gives notices.
    pub notices: Option<PathBuf>,
}

impl Found {
    /// Looks this machine over; tries what may play, silently, or as loud as is wanted.
    pub fn here(config: &VoiceConfig, aloud: bool) -> Self {
        let trials = trial::trials(if aloud { config.volume } else { 0 });
        let speaker = Speaker::find(config).map(|speaker| speaker.path().to_owned());
        let (waking, notices) =
            (session_hooks::waking().map(|program| program.path), program::find("notify-send"));
        let (stream, players) = (Stream::of(Ways::find()), Arc::new(Players::find()));
        let output = Output { stream, players: players.clone() };
        let own = voice::own(config, &output).map(|_| clips::COUNT);
        Self { trials, players: players.paths(), own, speaker, waking, notices }
    }

    /// The programs that could play, and those that could speak.
    pub fn known() -> (Vec<&'static str>, Vec<&'static str>) {
        (Players::known().collect(), speaker::known().collect())
    }
}
