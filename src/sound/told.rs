//! What a person is told about the sound: what plays it, and what went wrong, each once.

use super::Sound;
use super::stream::Outlet;
use super::voice::VoicePlayer;

/// What was told to have gone wrong.
#[derive(Default)]
pub(super) struct Told {
    sound: bool,
    voice: bool,
    interruption: bool,
    /// What plays the sound.
    outlet: Outlet,
}

impl Sound {
    /// Looks for what plays the sound, before there is any, and tells when that has been tried.
    pub fn look(&self, tell: impl FnOnce() + Send + 'static) {
        if self.told.outlet == Outlet::Untried {
            self.stream.look(tell);
        }
    }

    /// What plays the sound, if that has changed since this was last asked.
    pub fn news(&mut self) -> Option<Outlet> {
        let outlet = match self.stream.outlet() {
            Outlet::Failed => self.players.name().map_or(Outlet::Failed, Outlet::Open),
            outlet => outlet,
        };
        let is_news = outlet != Outlet::Untried && outlet != self.told.outlet;
        is_news.then(|| {
            self.told.outlet = outlet.clone();
            outlet
        })
    }

    /// What went wrong, each said once, and never into words that are still being said: they may be those of a stop.
    pub fn trouble(&mut self) -> Option<&'static str> {
        if self.voice.as_ref().is_some_and(VoicePlayer::is_busy) {
            return None;
        }
        let was_found = self.stream.has_ways() || !self.players.is_empty();
        let is_lost = was_found && self.tones.is_broken();
        if is_lost && !std::mem::replace(&mut self.told.sound, true) {
            return Some("Sound does not play here. `neckcare doctor` helps you find out why.");
        }
        // Where nothing plays, the voice cannot work either.
        let is_mute = !is_lost && self.voice.as_ref().is_some_and(VoicePlayer::is_broken);
        if is_mute && !std::mem::replace(&mut self.told.voice, true) {
            return Some("The voice does not work here. `neckcare doctor` helps you find out why.");
        }
        // Somebody who was told that nothing plays can hear that it does again.
        let interrupted = self.stream.take_found_again() && !self.told.sound;
        if interrupted && !std::mem::replace(&mut self.told.interruption, true) {
            return Some("The sound was interrupted and is back.");
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::fake::{Fake, Manner as Server};
    use super::super::players::Players;
    use super::super::session_hooks::{Hooks, SessionHooks};
    use super::super::speaker::VoiceConfig;
    use super::super::stream::Stream;
    use super::super::ways::Ways;
    use super::*;
    use crate::plan::CueKind;

    /// What is told after a tone.
    fn told(sound: &mut Sound) -> Option<&'static str> {
        sound.answer(CueKind::End, "");
        sound.settle();
        sound.trouble()
    }

    fn with(fake: &Fake) -> Sound {
        let stream = Stream::of(Ways::of(Some(fake.socket()), Vec::new()));
        let config = VoiceConfig { volume: 100, ..VoiceConfig::default() };
        let mut sound = Sound::of(
            stream,
            Players::default(),
            &config,
            None,
            SessionHooks::new(Hooks::default(), false),
        );
        sound.set(true, false);
        sound
    }

    #[test]
    fn a_server_that_goes_away_and_comes_back_is_told_of_once() {
        let fake = Fake::new(Server::Leaves(150_000));
        let mut sound = with(&fake);
        assert_eq!(told(&mut sound), None);
        let (there, away) = (fake.socket(), fake.socket().with_extension("away"));
        std::fs::rename(&there, &away).unwrap();
        assert!(told(&mut sound).unwrap().starts_with("Sound does not play here."));
        assert_eq!(told(&mut sound), None);
        std::fs::rename(&away, &there).unwrap();
        assert_eq!([told(&mut sound), told(&mut sound)], [None; 2], "it is heard to be back");
    }

    #[test]
    fn a_server_that_is_back_at_once_is_told_of_once() {
        let fake = Fake::new(Server::Leaves(150_000));
        let mut sound = with(&fake);
        assert_eq!(told(&mut sound), None);
        assert_eq!(told(&mut sound), Some("The sound was interrupted and is back."));
        assert_eq!([told(&mut sound), told(&mut sound)], [None; 2]);
    }

    #[test]
    fn a_server_that_never_plays_is_told_of_once_for_tones_and_voice_and_the_bell_rings() {
        let fake = Fake::new(Server::Leaves(1));
        let mut sound = with(&fake);
        sound.set(true, true);
        let mut all = Vec::new();
        for _ in 0..10 {
            sound.answer(CueKind::End, "Lighter.");
            sound.settle();
            all.extend(sound.trouble());
        }
        assert_eq!(all, ["Sound does not play here. `neckcare doctor` helps you find out why."]);
        assert!(sound.take_bell());
    }
}
