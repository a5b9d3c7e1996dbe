//! Sound: plays tones and a voice, silences them at once when necessary, and reports problems with them to the user.

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
mod outputs;
mod own_voice;
mod pace;
mod pack;
mod players;
mod program;
mod program_output;
mod pulse;
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
mod words_player;

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::plan::{Cue, CueKind};
use outputs::SoundOutputs;
use pace::{LEAD, now};
use players::Players;
use session_hooks::SessionHooks;
use stream::Stream;
use tones::Tones;
use voice::VoicePlayer;
use words_player::WordsPlayer;

pub use file::{Format, write};
pub use found::{Found, can_say, program_of};
pub use program::UnusableProgram;
pub use rendered::RenderedStore;
pub use session_hooks::Hooks;
pub use speaker::{SystemVoice, VoiceConfig, system_voices, usual_speaker};
pub use stream::OutputStatus;
pub use trial::{Measurement, Trial, TrialFailure, TrialOutcome};

/// The byte that rings the terminal's bell.
pub const BELL: u8 = 0x07;

/// Returns true if a cue rings the bell when nothing can play tones. The next step, a change of sides, a stop and the
/// end do. Strokes never do, because a bell at each would be too loud.
const fn rings(cue: &Cue) -> bool {
    matches!(cue.kind, CueKind::Next | CueKind::Switch | CueKind::Stop | CueKind::End)
}

/// The sound of the program: tones, the voice and the hooks of a session.
pub struct Sound {
    stream: Stream,
    players: Arc<Players>,
    tones: Tones,
    voice: Option<VoicePlayer>,
    hooks: SessionHooks,
    wanted: Wanted,
    bell: bool,
    reported: Reported,
    /// Whether a sound output was looked for before a session.
    probed: bool,
}

/// The kinds of sound that the user wants to hear.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Whether tones are wanted.
    pub tones: bool,
    /// Whether spoken words are wanted.
    pub voice: bool,
}

impl Sound {
    /// Finds everything on this machine that can play sound or speak. The tones are as loud as the voice in `config`.
    /// Rendered words are kept in `kept`, and `stays_awake` says whether sessions keep the display awake.
    pub fn open(
        config: &VoiceConfig,
        kept: Option<Box<dyn RenderedStore>>,
        hooks: Hooks,
        stays_awake: bool,
    ) -> Self {
        Self::of(
            Stream::of(SoundOutputs::find()),
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
        kept: Option<Box<dyn RenderedStore>>,
        hooks: SessionHooks,
    ) -> Self {
        let players = Arc::new(players);
        let tones = Tones::open(stream.clone(), players.clone(), config.volume);
        let output = WordsPlayer { stream: stream.clone(), players: players.clone() };
        let voice = VoicePlayer::find(config, output, kept);
        let (wanted, reported) = (Wanted { tones: true, voice: true }, Reported::default());
        Self { stream, players, tones, voice, hooks, wanted, bell: false, reported, probed: false }
    }

    /// Returns true if there is a voice.
    pub const fn has_voice(&self) -> bool {
        self.voice.is_some()
    }

    /// Returns true if tones are heard: they are wanted, and something can play them.
    pub fn has_tones(&self) -> bool {
        self.wanted.tones && !self.tones.is_broken()
    }

    /// Sets the kinds of sound that are wanted from now on. A kind that is turned off is silent at once.
    pub fn set(&mut self, tones: bool, voice: bool) {
        self.wanted = Wanted { tones, voice };
        if !tones {
            self.tones.cut();
        }
        if !voice {
            self.voice.iter().for_each(VoicePlayer::cut);
        }
    }

    /// Returns true if there is a voice that renders its words, so that it can start before they are said.
    pub fn renders_ahead(&self) -> bool {
        self.wanted.voice && self.voice.as_ref().is_some_and(VoicePlayer::renders_ahead)
    }

    /// Lets such a voice render the words that will be said.
    pub fn prepare(&self, words: &[String]) {
        self.voice.iter().for_each(|voice| voice.prepare(words));
    }

    /// Plays the tone and the words of a cue, both a constant time after it was due. `late` is how long ago that was. A
    /// count is left out while other words are being said.
    pub fn hear(&mut self, cue: &Cue, late: Duration) {
        let now = now();
        let due = now.checked_sub(late).unwrap_or(now) + LEAD;
        self.play(cue, due);
        let voice = self.voice.iter().filter(|_| self.wanted.voice);
        for voice in voice.filter(|voice| cue.kind != CueKind::Count || !voice.is_busy()) {
            voice.say(&cue.words, cue.loudness, due);
        }
    }

    /// Plays the answer to a key at once. It cuts off words that are being said.
    pub fn answer(&mut self, kind: CueKind, words: &str) {
        self.play(&Cue::new(Duration::ZERO, kind, ""), now());
        for voice in self.voice.iter().filter(|_| self.wanted.voice) {
            voice.cut();
            voice.say(words, 100, now());
        }
    }

    /// Silences everything at once, then plays only the tone of a stop and these words. The tone is heard even if only
    /// the voice is wanted, so that the silence is not mistaken for a crash.
    pub fn stop(&mut self, words: &str) {
        self.hush();
        if self.wanted.tones || self.wanted.voice {
            self.ring(&Cue::new(Duration::ZERO, CueKind::Stop, ""), now());
        }
        for voice in self.voice.iter().filter(|_| self.wanted.voice) {
            voice.say(words, 100, now());
        }
    }

    /// Silences everything at once.
    pub fn hush(&mut self) {
        self.bell = false;
        self.tones.cut();
        self.voice.iter().for_each(VoicePlayer::cut);
    }

    /// Runs the hook for the beginning of a session, and keeps the display awake.
    pub fn begun(&self, routine: &str) {
        self.hooks.begun(routine);
    }

    /// Runs the hook for the end of a session with this outcome, and lets the display sleep again.
    pub fn ended(&self, routine: &str, outcome: &str) {
        self.hooks.ended(routine, outcome);
    }

    /// Shows a notice on the desktop, for a user who does not look at the terminal. Returns whether that was possible.
    pub fn notice(words: &str) -> bool {
        session_hooks::notice(words)
    }

    fn play(&mut self, cue: &Cue, due: Instant) {
        if self.wanted.tones {
            self.ring(cue, due);
        }
    }

    /// Plays the tone of a cue. If nothing can play it, the bell rings; the tone is still tried, so that a server that
    /// has restarted is found.
    fn ring(&mut self, cue: &Cue, due: Instant) {
        self.bell |= self.tones.is_broken() && rings(cue);
        self.tones.play(cue, due);
    }

    /// Returns true if the terminal's bell has to ring now, and then false until it has to ring again.
    pub const fn take_bell(&mut self) -> bool {
        std::mem::replace(&mut self.bell, false)
    }

    /// Waits until all sounds have been heard. Only rehearsals need that, because nothing else takes time in them.
    pub fn wait_until_silent(&self) {
        self.tones.wait_until_silent();
        self.voice.iter().for_each(VoicePlayer::wait_until_silent);
    }
}

impl Drop for Sound {
    /// Silences everything before its parts are dropped.
    fn drop(&mut self) {
        self.hush();
        self.stream.end();
    }
}

/// The problems and the sound output that have been reported to the user.
#[derive(Default)]
struct Reported {
    sound: bool,
    voice: bool,
    interruption: bool,
    /// The state of the sound output that was last reported.
    outlet: OutputStatus,
}

impl Sound {
    /// Tries once to open a sound output before there is any sound, and calls `tell` when that has been done.
    pub fn probe_output(&mut self, tell: impl FnOnce() + Send + 'static) {
        if !std::mem::replace(&mut self.probed, true) {
            self.stream.look(tell);
        }
    }

    /// Returns the state of the sound output if it has changed since the last call. If none works, a player of files
    /// counts as one.
    pub fn take_output_change(&mut self) -> Option<OutputStatus> {
        let outlet = match self.stream.outlet() {
            OutputStatus::Failed => {
                self.players.name().map_or(OutputStatus::Failed, OutputStatus::Open)
            }
            outlet => outlet,
        };
        let is_news = outlet != OutputStatus::Untried && outlet != self.reported.outlet;
        is_news.then(|| {
            self.reported.outlet = outlet.clone();
            outlet
        })
    }

    /// Returns a problem to report to the user, each only once. Returns none while words are being said, because they
    /// may be those of a stop.
    pub fn take_problem(&mut self) -> Option<&'static str> {
        if self.voice.as_ref().is_some_and(VoicePlayer::is_busy) {
            return None;
        }
        let was_found = self.stream.has_ways() || !self.players.is_empty();
        let is_lost = was_found && self.tones.is_broken();
        if is_lost && !std::mem::replace(&mut self.reported.sound, true) {
            return Some("Sound does not play here. `neckcare doctor` helps you find out why.");
        }
        // If nothing plays, the voice cannot work either, so that is not reported as well.
        let is_mute = !is_lost && self.voice.as_ref().is_some_and(VoicePlayer::is_broken);
        if is_mute && !std::mem::replace(&mut self.reported.voice, true) {
            return Some("The voice does not work here. `neckcare doctor` helps you find out why.");
        }
        // A user who was told that nothing plays hears that it does again.
        let interrupted = self.stream.take_found_again() && !self.reported.sound;
        if interrupted && !std::mem::replace(&mut self.reported.interruption, true) {
            return Some("The sound was interrupted and is back.");
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::fake::{Fake, Manner as Server};
    use super::outputs::SoundOutputs;
    use super::players::Players;
    use super::session_hooks::{Hooks, SessionHooks};
    use super::speaker::VoiceConfig;
    use super::stream::Stream;
    use super::*;
    use crate::plan::CueKind;
    use crate::routine::keyword::Keyword;
    use std::sync::mpsc::channel;

    #[test]
    fn the_bell_rings_only_at_steps_switches_stops_and_the_end() {
        let ring = |kind: &&CueKind| rings(&Cue::new(Duration::ZERO, **kind, ""));
        let kinds: Vec<&str> = CueKind::ALL.iter().filter(ring).map(|kind| kind.word()).collect();
        assert_eq!(kinds, ["next", "switch", "end", "stop"]);
    }

    /// Plays a tone and returns the problem that is reported after it.
    fn told(sound: &mut Sound) -> Option<&'static str> {
        sound.answer(CueKind::End, "");
        sound.wait_until_silent();
        sound.take_problem()
    }

    fn with(fake: &Fake) -> Sound {
        let stream = Stream::of(SoundOutputs::of(Some(fake.socket()), Vec::new()));
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
    fn a_server_that_goes_away_and_comes_back_is_reported_once() {
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
    fn a_late_server_is_reported_only_once_it_is_given_up() {
        let fake = Fake::new(Server::Hangs);
        let mut sound = with(&fake);
        assert_eq!([told(&mut sound), told(&mut sound)], [None; 2], "the machine may be busy");
        assert!(!sound.take_bell());
        assert!(told(&mut sound).unwrap().starts_with("Sound does not play here."));
        assert_eq!(told(&mut sound), None);
        assert!(sound.take_bell());
    }

    #[test]
    fn the_output_is_probed_once_even_if_the_server_is_late() {
        let fake = Fake::new(Server::Hangs);
        let mut sound = with(&fake);
        let (tell, told) = channel();
        for nth in 1..=2 {
            let tell = tell.clone();
            sound.probe_output(move || tell.send(nth).unwrap());
        }
        drop(tell);
        assert_eq!(told.iter().collect::<Vec<u8>>(), [1]);
        assert_eq!(sound.take_output_change(), None);
    }

    #[test]
    fn a_server_that_is_back_at_once_is_reported_once() {
        let fake = Fake::new(Server::Leaves(150_000));
        let mut sound = with(&fake);
        assert_eq!(told(&mut sound), None);
        assert_eq!(told(&mut sound), Some("The sound was interrupted and is back."));
        assert_eq!([told(&mut sound), told(&mut sound)], [None; 2]);
    }

    #[test]
    fn a_server_that_never_plays_is_reported_once_and_the_bell_rings() {
        let fake = Fake::new(Server::Leaves(1));
        let mut sound = with(&fake);
        sound.set(true, true);
        let mut all = Vec::new();
        for _ in 0..10 {
            sound.answer(CueKind::End, "Lighter.");
            sound.wait_until_silent();
            all.extend(sound.take_problem());
        }
        assert_eq!(all, ["Sound does not play here. `neckcare doctor` helps you find out why."]);
        assert!(sound.take_bell());
    }
}
