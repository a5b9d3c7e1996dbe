//! The voice: says one utterance after the other. Each is played from neckcare's own pack, or as a speech program has
//! rendered it, or else spoken aloud by that program.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::mix::Samples;
use super::own_voice::{self, Clips};
use super::pace::now;
use super::program::{Ended, ProcessGroup, Program, run_detached};
use super::rendered::{NoSamples, Rendered, RenderedStore};
use super::speaker::{Speaker, Task, VoiceConfig, speakable};
use super::tones;
use super::words_player::WordsPlayer;

/// How long an utterance that is spoken aloud may take: a fixed time, and more for each character.
const PATIENCE: Duration = Duration::from_secs(2);
const CHARACTER: Duration = Duration::from_millis(120);

/// Number of failures in a row after which the voice is given up.
const FAILURES: u32 = 3;

/// The most bytes of words that may wait. If there would be more, the older words are dropped, because they would come
/// too late to help.
const LONGEST: usize = 600;

/// The voice, with the utterance that waits to be said.
pub(super) struct VoicePlayer(Arc<VoiceInner>);

struct VoiceInner {
    output: WordsPlayer,
    /// Volume in percent.
    volume: u8,
    /// neckcare's own voice, and whether it speaks first, or only if the speech program would be too late.
    own: Option<Clips>,
    own_voice_first: bool,
    /// The speech program, which says what neckcare's own voice cannot: from rendered files if possible, or aloud.
    speaker: Option<Speaker>,
    rendered: Option<Rendered>,
    /// Whether the speech program says the current utterance aloud.
    is_speaker: AtomicBool,
    queue: Mutex<Queue>,
    changed: Condvar,
    processes: ProcessGroup,
    failed: AtomicU32,
}

#[derive(Default)]
struct Queue {
    next: Option<Utterance>,
    begun: bool,
    speaks: bool,
    ended: bool,
}

struct Utterance {
    words: String,
    loudness: u8,
    due: Instant,
    cuts: u64,
}

impl VoicePlayer {
    /// Finds neckcare's own voice and a speech program of this machine. Returns `None` if there is neither.
    pub(super) fn find(
        config: &VoiceConfig,
        output: WordsPlayer,
        kept: Option<Box<dyn RenderedStore>>,
    ) -> Option<Self> {
        let (own, speaker) = (own(config, &output), Speaker::find(config));
        let (is_first, spare) = (own.is_some(), Clips::shipped());
        let there = is_first || speaker.is_some();
        there.then(|| Self::of((own.or(spare), is_first), speaker, kept, output, config.volume))
    }

    /// Creates a voice that is silent until it is given words.
    fn of(
        (own, is_first): (Option<Clips>, bool),
        speaker: Option<Speaker>,
        kept: Option<Box<dyn RenderedStore>>,
        output: WordsPlayer,
        volume: u8,
    ) -> Self {
        let rendered = speaker.as_ref().and_then(|speaker| Rendered::of(speaker, kept));
        let inner = Arc::new(VoiceInner {
            output,
            volume,
            own,
            own_voice_first: is_first,
            speaker,
            rendered,
            is_speaker: AtomicBool::default(),
            queue: Mutex::default(),
            changed: Condvar::new(),
            processes: ProcessGroup::default(),
            failed: AtomicU32::default(),
        });
        Self(inner)
    }

    /// Returns true if it can render words before they are said.
    pub(super) fn renders_ahead(&self) -> bool {
        self.0.rendered().is_some()
    }

    /// Starts to render the words that will be said, except those that neckcare's own voice will say.
    pub(super) fn prepare(&self, words: &[String]) {
        let is_other = |words: &&str| !(self.0.own_voice_first && own_voice::knows(words));
        if let Some(rendered) = self.0.rendered().as_ref() {
            rendered.prepare(words.iter().map(String::as_str).filter(is_other));
        }
    }

    /// Starts the thread that speaks.
    fn begin(&self) {
        let speaks = self.0.clone();
        let worker = std::thread::Builder::new().name("voice".to_owned());
        if worker.spawn(move || speaks.speak_on()).is_err() {
            self.0.failed.store(FAILURES, Ordering::Relaxed);
        }
    }

    /// Says words when they are due, after those that are being said.
    pub(super) fn say(&self, words: &str, loudness: u8, due: Instant) {
        let words = speakable(words);
        let mut queue = self.0.lock();
        if words.is_empty() || self.is_broken() {
            return;
        }
        let cuts = self.0.processes.cuts();
        let waiting = queue.next.take().map(|utterance| utterance.words);
        let words = match waiting.filter(|waiting| waiting.len() + words.len() < LONGEST) {
            Some(waiting) => format!("{waiting} {words}"),
            None => words,
        };
        queue.next = Some(Utterance { words, loudness, due, cuts });
        if !std::mem::replace(&mut queue.begun, true) {
            self.begin();
        }
        self.0.changed.notify_all();
    }

    /// Returns true if it is speaking or about to speak.
    pub(super) fn is_busy(&self) -> bool {
        let queue = self.0.lock();
        queue.speaks || queue.next.is_some()
    }

    /// Silences the voice at once, and drops the words that wait.
    pub(super) fn cut(&self) {
        let mut queue = self.0.lock();
        queue.next = None;
        self.0.processes.cut();
        self.0.output.cut();
    }

    /// Waits until all words have been said.
    pub(super) fn wait_until_silent(&self) {
        let mut queue = self.0.lock();
        while !self.is_broken() && (queue.speaks || queue.next.is_some()) {
            queue = self.0.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Returns true if the voice was given up.
    pub(super) fn is_broken(&self) -> bool {
        self.0.failed.load(Ordering::Relaxed) >= FAILURES
    }
}

impl Drop for VoicePlayer {
    /// Silences the voice before the program ends, even a speech program that would continue to speak by itself.
    fn drop(&mut self) {
        let speaks = self.0.lock().speaks;
        self.cut();
        self.0.rendered.iter().for_each(Rendered::end);
        if let Some(cancel) = self.0.cancel().filter(|_| speaks) {
            run_detached(&cancel, PATIENCE);
        }
        let mut queue = self.0.lock();
        queue.ended = true;
        self.0.changed.notify_all();
        // Until the thread is silent, it may have a file of words that nothing else would remove.
        let silent = self.0.changed.wait_timeout_while(queue, tones::LAST, |queue| queue.speaks);
        drop(silent);
    }
}

impl VoiceInner {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn speak_on(&self) {
        while let Some(utterance) = self.next() {
            match self.say(&utterance) {
                Ended::Well => self.failed.store(0, Ordering::Relaxed),
                Ended::Failed => drop(self.failed.fetch_add(1, Ordering::Relaxed)),
                Ended::Cut => self.silence(),
            }
        }
    }

    /// Says an utterance in the first way that works: by neckcare's own voice if that speaks first, as the speech
    /// program has rendered it, or aloud. If none does in time, neckcare's own voice says it after all.
    fn say(&self, utterance: &Utterance) -> Ended {
        self.is_speaker.store(false, Ordering::Relaxed);
        let first = self.own.filter(|_| self.own_voice_first);
        let played = first.and_then(|own| self.say_with_own_voice(own, utterance));
        let played = played.or_else(|| self.say_rendered(utterance));
        if let Some(ended @ (Ended::Well | Ended::Cut)) = played {
            return ended;
        }
        let aloud = |speaker: &Speaker| speaker.speak_task(&utterance.words, utterance.loudness);
        match self.speaker.as_ref().and_then(aloud) {
            Some(task) => self.say_aloud(&task, utterance),
            // The next player may work, and a server may come back.
            None if played == Some(Ended::Failed) && !self.output.is_hopeless() => Ended::Well,
            None if self.rendered.as_ref().is_some_and(Rendered::is_broken) => Ended::Failed,
            None => {
                let instead = || self.own.and_then(|own| self.say_with_own_voice(own, utterance));
                played.or_else(instead).unwrap_or(Ended::Well)
            }
        }
    }

    /// Says an utterance by neckcare's own voice. Returns `None` if it does not know all the words, unless there is no
    /// speech program that could say them.
    fn say_with_own_voice(&self, own: Clips, utterance: &Utterance) -> Option<Ended> {
        let said = own.say(&utterance.words, self.loudness(utterance));
        let is_enough = said.unknown.is_empty() || self.speaker.is_none();
        (is_enough && said.samples.len() > 0).then(|| self.play(said.samples, utterance))
    }

    /// Plays an utterance as the speech program renders it. Returns `None` if it cannot, or not in time.
    fn say_rendered(&self, utterance: &Utterance) -> Option<Ended> {
        let (words, loudness) = (&utterance.words, self.loudness(utterance));
        match self.rendered()?.samples(words, loudness, &self.processes, utterance.cuts) {
            Ok(samples) => Some(self.play(Samples::both(samples.into_iter()), utterance)),
            Err(NoSamples::Cut) => Some(Ended::Cut),
            Err(NoSamples::Late | NoSamples::Failed) => None,
        }
    }

    /// Plays an utterance when it is due, or now if it had to wait for others.
    fn play(&self, samples: Samples, utterance: &Utterance) -> Ended {
        let due = utterance.due.max(now());
        self.output.play(samples, due, &self.processes, utterance.cuts)
    }

    fn loudness(&self, utterance: &Utterance) -> f64 {
        tones::loudness(self.volume, utterance.loudness)
    }

    /// Returns the renderer, unless nothing can play what it renders.
    fn rendered(&self) -> Option<&Rendered> {
        self.rendered.as_ref().filter(|_| !self.output.is_exhausted())
    }

    fn say_aloud(&self, task: &Task, utterance: &Utterance) -> Ended {
        self.is_speaker.store(true, Ordering::Relaxed);
        let characters = u32::try_from(utterance.words.len()).unwrap_or(u32::MAX);
        let limit = PATIENCE + CHARACTER * characters;
        let program = task.program.ended_after(limit);
        self.processes.run(&program, &task.text, limit, utterance.cuts)
    }

    /// Returns the command that silences the speech program, if it spoke the last utterance aloud and needs one.
    fn cancel(&self) -> Option<Program> {
        let speaker = self.speaker.as_ref().filter(|_| self.is_speaker.load(Ordering::Relaxed));
        speaker.and_then(Speaker::cancel)
    }

    /// Silences a speech program that would continue to speak by itself, before it gets anything else to say.
    fn silence(&self) {
        if let Some(cancel) = self.cancel() {
            let alone = ProcessGroup::default();
            alone.run(&cancel, "", PATIENCE, alone.cuts());
        }
    }

    /// Waits for the next utterance. Returns `None` once the voice has ended.
    fn next(&self) -> Option<Utterance> {
        let mut queue = self.lock();
        queue.speaks = false;
        self.changed.notify_all();
        loop {
            if queue.ended {
                return None;
            }
            if let Some(utterance) = queue.next.take() {
                queue.speaks = true;
                return Some(utterance);
            }
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Returns neckcare's own voice, unless another is asked for or nothing on this machine can play it.
pub(super) fn own(config: &VoiceConfig, output: &WordsPlayer) -> Option<Clips> {
    Clips::shipped().filter(|_| !(config.is_system() || output.is_exhausted()))
}

#[cfg(test)]
mod tests {
    use super::super::outputs::SoundOutputs;
    use super::super::players::Players;
    use super::super::stream::Stream;
    use super::*;

    #[cfg(feature = "voice")]
    #[test]
    fn the_own_voice_is_not_given_up_while_the_sound_server_is_away() {
        use super::super::outputs::SoundOutputs;
        let folder = tempfile::TempDir::new().unwrap();
        let nowhere = Stream::of(SoundOutputs::of(Some(folder.path().join("native")), Vec::new()));
        let output = WordsPlayer { stream: nowhere, players: Arc::new(Players::default()) };
        let voice = VoicePlayer::of((Clips::shipped(), true), None, None, output, 100);
        for _ in 0..=FAILURES {
            voice.say("Lighter.", 100, now());
            voice.wait_until_silent();
        }
        assert!(!voice.is_broken());
    }

    #[test]
    fn a_speech_program_that_keeps_failing_is_given_up() {
        let (stream, players) = (Stream::of(SoundOutputs::default()), Arc::new(Players::find()));
        let speaker = Speaker::own(&["/bin/false".to_owned()]);
        let voice = VoicePlayer::of(
            (None, true),
            Some(speaker),
            None,
            WordsPlayer { stream, players },
            100,
        );
        for _ in 0..FAILURES {
            voice.say("Anything.", 100, now());
            voice.wait_until_silent();
        }
        assert!(voice.is_broken());
        voice.say("Anything.", 100, now());
        assert!(!voice.is_busy());
    }
}
