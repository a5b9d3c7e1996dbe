//! What makes noise: tones and a voice, started and forgotten, silent at once where they must be.

mod beside;
#[cfg(test)]
mod fake;
mod file;
mod find;
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
mod speaker;
mod stream;
mod synth;
mod throttle;
mod tone;
mod tones;
mod trial;
mod voice;
mod voices;
mod wave;
mod way;
mod ways;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::clips;
use crate::plan::{Cue, CueKind, Plan};
use beside::Beside;
pub use beside::Hooks;
use output::Output;
use own::Clips;
use pace::{LEAD, now};
use players::Players;
pub use rendered::Kept;
pub use speaker::Manner;
use speaker::Speaker;
pub use stream::Outlet;
use stream::Stream;
use tones::Tones;
pub use trial::{Measured, Outcome, Trial, Trouble};
use voice::Voice;
pub use voices::{SystemVoice, system_voices, usual_speaker};
use ways::Ways;

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
    voice: Option<Voice>,
    beside: Beside,
    wanted: Wanted,
    bell: bool,
    told: Told,
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

/// What is to be heard.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Every tone.
    pub tones: bool,
    /// Every word.
    pub voice: bool,
}

impl Sound {
    /// Everything on this machine that can be heard, the tones as loud as the voice in its manner; where its words are kept,
    /// hooks, and whether the display stays awake.
    pub fn open(
        manner: &Manner,
        kept: Option<Box<dyn Kept>>,
        hooks: Hooks,
        stays_awake: bool,
    ) -> Self {
        Self::of(
            Stream::of(Ways::find()),
            Players::find(),
            manner,
            kept,
            Beside::new(hooks, stays_awake),
        )
    }

    fn of(
        stream: Stream,
        players: Players,
        manner: &Manner,
        kept: Option<Box<dyn Kept>>,
        beside: Beside,
    ) -> Self {
        let players = Arc::new(players);
        let tones = Tones::open(stream.clone(), players.clone(), manner.volume);
        let output = Output { stream: stream.clone(), players: players.clone() };
        let voice = Voice::find(manner, output, kept);
        let (wanted, told) = (Wanted { tones: true, voice: true }, Told::default());
        Self { stream, players, tones, voice, beside, wanted, bell: false, told }
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
            self.voice.iter().for_each(Voice::cut);
        }
    }

    /// Whether there is a voice that can begin with its words before they are said.
    pub fn takes_its_time(&self) -> bool {
        self.wanted.voice && self.voice.as_ref().is_some_and(Voice::takes_its_time)
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
        self.voice.iter().for_each(Voice::cut);
    }

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

    /// A session of this routine begins.
    pub fn begun(&self, routine: &str) {
        self.beside.begun(routine);
    }

    /// It is over, in this way.
    pub fn ended(&self, routine: &str, outcome: &str) {
        self.beside.ended(routine, outcome);
    }

    /// Tells of something to somebody who does not look; gives whether the desktop could.
    pub fn notice(words: &str) -> bool {
        beside::notice(words)
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

    /// What went wrong, each said once, and never into words that are still being said: they may be those of a stop.
    pub fn trouble(&mut self) -> Option<&'static str> {
        if self.voice.as_ref().is_some_and(Voice::is_busy) {
            return None;
        }
        let was_found = self.stream.has_ways() || !self.players.is_empty();
        let is_lost = was_found && self.tones.is_broken();
        if is_lost && !std::mem::replace(&mut self.told.sound, true) {
            return Some("Sound does not play here. `neckcare doctor` helps you find out why.");
        }
        // Where nothing plays, the voice cannot work either.
        let is_mute = !is_lost && self.voice.as_ref().is_some_and(Voice::is_broken);
        if is_mute && !std::mem::replace(&mut self.told.voice, true) {
            return Some("The voice does not work here. `neckcare doctor` helps you find out why.");
        }
        // Whoever was told that nothing plays hears that it does again.
        let interrupted = self.stream.take_found_again() && !self.told.sound;
        if interrupted && !std::mem::replace(&mut self.told.interruption, true) {
            return Some("The sound was interrupted and is back.");
        }
        None
    }

    /// Waits until all that was begun has been heard: for rehearsals, in which nothing else takes time.
    pub fn settle(&self) {
        self.tones.settle();
        self.voice.iter().for_each(Voice::settle);
    }
}

impl Drop for Sound {
    /// Silence, before everything that makes any is put away.
    fn drop(&mut self) {
        self.hush();
        self.stream.end();
    }
}

/// What a sound file can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Every sample, for whatever plays sound.
    Wav,
    /// The same in a fraction of the space: Opus in Ogg.
    Opus,
}

/// Writes what is wanted of a plan as one file, with the program's own voice, as loud as is set, in percent. Gives the words
/// that the voice does not know, which are left out; nothing where the program was built without its voice.
///
/// # Errors
/// Where it cannot be written.
pub fn write(
    plan: &Plan,
    volume: u8,
    wanted: Wanted,
    format: Format,
    out: &mut impl io::Write,
) -> io::Result<Option<Vec<String>>> {
    let Some(clips) = Clips::shipped() else { return Ok(None) };
    let unknown = match format {
        Format::Wav => {
            out.write_all(&wave::head(file::length(plan), clips::RATE))?;
            file::write(plan, &clips, volume, wanted, |frames| {
                out.write_all(&wave::bytes(frames).collect::<Vec<u8>>())
            })?
        }
        #[cfg(feature = "voice")]
        Format::Opus => {
            let mut opus = opus::File::begin(out, plan.title())?;
            let unknown = file::write(plan, &clips, volume, wanted, |frames| opus.write(frames))?;
            opus.end()?;
            unknown
        }
        #[cfg(not(feature = "voice"))]
        Format::Opus => Vec::new(),
    };
    Ok(Some(unknown))
}

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
    pub fn here(manner: &Manner, aloud: bool) -> Self {
        let trials = trial::trials(if aloud { manner.volume } else { 0 });
        let speaker = Speaker::find(manner).map(|speaker| speaker.path().to_owned());
        let (waking, notices) =
            (beside::waking().map(|program| program.path), find::program("notify-send"));
        let (stream, players) = (Stream::of(Ways::find()), Arc::new(Players::find()));
        let output = Output { stream, players: players.clone() };
        let own = voice::own(manner, &output).map(|_| clips::COUNT);
        Self { trials, players: players.paths(), own, speaker, waking, notices }
    }

    /// The programs that could play, and those that could speak.
    pub fn known() -> (Vec<&'static str>, Vec<&'static str>) {
        (Players::known().collect(), speaker::known().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::fake::{Fake, Manner as Server};
    use super::*;
    use crate::routine::word::Word;

    /// What is told after a tone.
    fn told(sound: &mut Sound) -> Option<&'static str> {
        sound.answer(CueKind::End, "");
        sound.settle();
        sound.trouble()
    }

    fn with(fake: &Fake) -> Sound {
        let stream = Stream::of(Ways::of(Some(fake.socket()), Vec::new()));
        let manner = Manner { volume: 100, ..Manner::default() };
        let mut sound = Sound::of(
            stream,
            Players::default(),
            &manner,
            None,
            Beside::new(Hooks::default(), false),
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

    #[test]
    fn the_bell_rings_at_each_step_switch_stop_and_end_alone() {
        let ring = |kind: &&CueKind| rings(&Cue::new(Duration::ZERO, **kind, ""));
        let kinds: Vec<&str> = CueKind::ALL.iter().filter(ring).map(|kind| kind.word()).collect();
        assert_eq!(kinds, ["next", "switch", "end", "stop"]);
    }
}
