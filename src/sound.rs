//! What makes noise: tones and a voice, silent at once where they must be, and what a person is told of their troubles.

#[cfg(test)]
mod fake;
mod file;
mod found;
mod level;
#[cfg(test)]
mod measured;
mod mix;
#[cfg(feature = "voice")]
mod opus;
mod output;
mod own;
mod pace;
mod pack;
mod players;
mod program;
mod pulse;
mod raw;
mod rendered;
mod session_hooks;
mod speaker;
mod stream;
mod synth;
mod tone;
mod tones;
mod trial;
mod voice;
mod wave;
mod way;
mod ways;

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::plan::{Cue, CueKind};
use output::Output;
use pace::{LEAD, now};
use players::Players;
use session_hooks::SessionHooks;
use stream::Stream;
use tones::Tones;
use voice::VoicePlayer;
use ways::Ways;

pub use file::{Format, write};
pub use found::{Found, can_say};
pub use rendered::Kept;
pub use session_hooks::Hooks;
pub use speaker::{SystemVoice, VoiceConfig, system_voices, usual_speaker};
pub use stream::Outlet;
pub use trial::{Measurement, Trial, TrialFailure, TrialOutcome};

/// The bell, as a byte for the terminal.
pub const BELL: u8 = 0x07;

/// Whether a cue rings the bell, where nothing can play tones: the next step, a change of sides, a stop and the end, and
/// never a stroke, which a bell would drown.
const fn rings(cue: &Cue) -> bool {
    matches!(cue.kind, CueKind::Next | CueKind::Switch | CueKind::Stop | CueKind::End)
}

/// What is heard.
pub struct Sound {
    stream: Stream,
    players: Arc<Players>,
    tones: Tones,
    voice: Option<VoicePlayer>,
    hooks: SessionHooks,
    wanted: Wanted,
    bell: bool,
    told: Told,
}

/// What is to be heard.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Every tone.
    pub tones: bool,
    /// Every word.
    pub voice: bool,
}

impl Sound {
    /// Everything on this machine that can be heard, the tones as loud as the voice in its config; where its words are kept,
    /// hooks, and whether the display stays awake.
    pub fn open(
        config: &VoiceConfig,
        kept: Option<Box<dyn Kept>>,
        hooks: Hooks,
        stays_awake: bool,
    ) -> Self {
        Self::of(
            Stream::of(Ways::find()),
            Players::find(),
            config,
            kept,
            SessionHooks::new(hooks, stays_awake),
        )
    }

    fn of(
        stream: Stream,
        players: Players,
        config: &VoiceConfig,
        kept: Option<Box<dyn Kept>>,
        hooks: SessionHooks,
    ) -> Self {
        let players = Arc::new(players);
        let tones = Tones::open(stream.clone(), players.clone(), config.volume);
        let output = Output { stream: stream.clone(), players: players.clone() };
        let voice = VoicePlayer::find(config, output, kept);
        let (wanted, told) = (Wanted { tones: true, voice: true }, Told::default());
        Self { stream, players, tones, voice, hooks, wanted, bell: false, told }
    }

    /// Whether there is a voice.
    pub const fn has_voice(&self) -> bool {
        self.voice.is_some()
    }

    /// Whether tones are heard: they are wanted, and something plays them.
    pub fn has_tones(&self) -> bool {
        self.wanted.tones && !self.tones.is_broken()
    }

    /// What is to be heard from now on; what is turned off is silent at once.
    pub fn set(&mut self, tones: bool, voice: bool) {
        self.wanted = Wanted { tones, voice };
        if !tones {
            self.tones.cut();
        }
        if !voice {
            self.voice.iter().for_each(VoicePlayer::cut);
        }
    }

    /// Whether there is a voice that can begin with its words before they are said.
    pub fn takes_its_time(&self) -> bool {
        self.wanted.voice && self.voice.as_ref().is_some_and(VoicePlayer::takes_its_time)
    }

    /// Lets such a voice begin with what will be said.
    pub fn prepare(&self, words: &[String]) {
        self.voice.iter().for_each(|voice| voice.prepare(words));
    }

    /// A cue of the plan that comes so late: its tone, and its words, both a constant time after it was due. A count gives
    /// way to words that are still being said.
    pub fn hear(&mut self, cue: &Cue, late: Duration) {
        let now = now();
        let due = now.checked_sub(late).unwrap_or(now) + LEAD;
        self.play(cue, due);
        let voice = self.voice.iter().filter(|_| self.wanted.voice);
        for voice in voice.filter(|voice| cue.kind != CueKind::Count || !voice.is_busy()) {
            voice.say(&cue.words, cue.loudness, due);
        }
    }

    /// The answer to a key: it does not wait until something else has been said.
    pub fn answer(&mut self, kind: CueKind, words: &str) {
        self.play(&Cue::new(Duration::ZERO, kind, ""), now());
        for voice in self.voice.iter().filter(|_| self.wanted.voice) {
            voice.cut();
            voice.say(words, 100, now());
        }
    }

    /// Silence at once, and then only the tone of a stop and these words: it must not be taken for a crash, so the tone is
    /// heard even if only the voice is wanted.
    pub fn stop(&mut self, words: &str) {
        self.hush();
        if self.wanted.tones || self.wanted.voice {
            self.ring(&Cue::new(Duration::ZERO, CueKind::Stop, ""), now());
        }
        for voice in self.voice.iter().filter(|_| self.wanted.voice) {
            voice.say(words, 100, now());
        }
    }

    /// Silence at once.
    pub fn hush(&mut self) {
        self.bell = false;
        self.tones.cut();
        self.voice.iter().for_each(VoicePlayer::cut);
    }

    /// A session of this routine begins.
    pub fn begun(&self, routine: &str) {
        self.hooks.begun(routine);
    }

    /// It is over, in this way.
    pub fn ended(&self, routine: &str, outcome: &str) {
        self.hooks.ended(routine, outcome);
    }

    /// Tells of something to somebody who does not look; gives whether the desktop could.
    pub fn notice(words: &str) -> bool {
        session_hooks::notice(words)
    }

    fn play(&mut self, cue: &Cue, due: Instant) {
        if self.wanted.tones {
            self.ring(cue, due);
        }
    }

    /// Where nothing plays, the bell rings; a server that begins again is found all the same.
    fn ring(&mut self, cue: &Cue, due: Instant) {
        self.bell |= self.tones.is_broken() && rings(cue);
        self.tones.play(cue, due);
    }

    /// Whether the terminal's bell is to ring now.
    pub const fn take_bell(&mut self) -> bool {
        std::mem::replace(&mut self.bell, false)
    }

    /// Waits until all that was begun has been heard: for rehearsals, in which nothing else takes time.
    pub fn settle(&self) {
        self.tones.settle();
        self.voice.iter().for_each(VoicePlayer::settle);
    }
}

impl Drop for Sound {
    /// Silence, before everything that makes any is put away.
    fn drop(&mut self) {
        self.hush();
        self.stream.end();
    }
}

/// What was told to have gone wrong.
#[derive(Default)]
struct Told {
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
    use super::fake::{Fake, Manner as Server};
    use super::players::Players;
    use super::session_hooks::{Hooks, SessionHooks};
    use super::speaker::VoiceConfig;
    use super::stream::Stream;
    use super::ways::Ways;
    use super::*;
    use crate::plan::CueKind;
    use crate::routine::keyword::Keyword;

    #[test]
    fn the_bell_rings_at_each_step_switch_stop_and_end_alone() {
        let ring = |kind: &&CueKind| rings(&Cue::new(Duration::ZERO, **kind, ""));
        let kinds: Vec<&str> = CueKind::ALL.iter().filter(ring).map(|kind| kind.word()).collect();
        assert_eq!(kinds, ["next", "switch", "end", "stop"]);
    }

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
    fn a_server_that_is_late_is_told_of_once_it_is_given_up() {
        let fake = Fake::new(Server::Hangs);
        let mut sound = with(&fake);
        assert_eq!([told(&mut sound), told(&mut sound)], [None; 2], "the machine may be busy");
        assert!(!sound.take_bell());
        assert!(told(&mut sound).unwrap().starts_with("Sound does not play here."));
        assert_eq!(told(&mut sound), None);
        assert!(sound.take_bell());
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
