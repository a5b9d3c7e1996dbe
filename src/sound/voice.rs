//! The voice: one utterance after the other, each played from the program's own pack, or said by a program.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::own::Own;
use super::pace::now;
use super::players::Players;
use super::program::{Ended, Program, Underway, launch};
use super::speaker::{Manner, Speaker};
use super::stream::Stream;
use super::tones;

/// An utterance takes at most so long, and so much for every character.
const PATIENCE: Duration = Duration::from_secs(2);
const CHARACTER: Duration = Duration::from_millis(120);

/// Failures in a row after which the voice is given up.
const FAILURES: u32 = 3;

/// What waits is never longer than this, in characters: older words than these help nobody.
const LONGEST: usize = 600;

/// Who speaks, and what waits to be said.
pub(super) struct Voice(Arc<Inner>);

struct Inner {
    own: Option<Own>,
    /// Says what the own voice cannot.
    speaker: Option<Speaker>,
    /// Whether it is the speaker that says what is being said.
    is_speaker: AtomicBool,
    queue: Mutex<Queue>,
    changed: Condvar,
    underway: Underway,
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

impl Voice {
    /// The own voice and a speaker of this machine, as far as there are any.
    pub(super) fn find(manner: &Manner, stream: Stream, players: Arc<Players>) -> Option<Self> {
        let (own, speaker) = (Own::find(manner, stream, players), Speaker::find(manner));
        (own.is_some() || speaker.is_some()).then(|| Self::of(own, speaker))
    }

    /// Silent until it is given words.
    fn of(own: Option<Own>, speaker: Option<Speaker>) -> Self {
        let inner = Arc::new(Inner {
            own,
            speaker,
            is_speaker: AtomicBool::default(),
            queue: Mutex::default(),
            changed: Condvar::new(),
            underway: Underway::default(),
            failed: AtomicU32::default(),
        });
        Self(inner)
    }

    /// Begins to speak, once there is something to say.
    fn begin(&self) {
        let speaks = self.0.clone();
        let worker = std::thread::Builder::new().name("voice".to_owned());
        if worker.spawn(move || speaks.speak_on()).is_err() {
            self.0.failed.store(FAILURES, Ordering::Relaxed);
        }
    }

    /// Says words when they are due, behind those that are being said.
    pub(super) fn say(&self, words: &str, loudness: u8, due: Instant) {
        let words = speakable(words);
        let mut queue = self.0.lock();
        if words.is_empty() || self.is_broken() {
            return;
        }
        let cuts = self.0.underway.cuts();
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

    /// Whether it speaks, or is about to.
    pub(super) fn is_busy(&self) -> bool {
        let queue = self.0.lock();
        queue.speaks || queue.next.is_some()
    }

    /// Silence at once.
    pub(super) fn cut(&self) {
        let mut queue = self.0.lock();
        queue.next = None;
        self.0.underway.cut();
        self.0.own.iter().for_each(Own::cut);
    }

    /// Waits until all is said.
    pub(super) fn settle(&self) {
        let mut queue = self.0.lock();
        while !self.is_broken() && (queue.speaks || queue.next.is_some()) {
            queue = self.0.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether it was given up.
    pub(super) fn is_broken(&self) -> bool {
        self.0.failed.load(Ordering::Relaxed) >= FAILURES
    }
}

impl Drop for Voice {
    /// What speaks on by itself is told to stop before the program ends.
    fn drop(&mut self) {
        let speaks = self.0.lock().speaks;
        self.cut();
        if let Some(cancel) = self.0.cancel().filter(|_| speaks) {
            launch(&cancel, PATIENCE);
        }
        let mut queue = self.0.lock();
        queue.ended = true;
        self.0.changed.notify_all();
        // Until then there may be a file of words that nobody else removes.
        let silent = self.0.changed.wait_timeout_while(queue, tones::LAST, |queue| queue.speaks);
        drop(silent);
    }
}

impl Inner {
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

    /// By the own voice where that can; else by the speaker.
    fn say(&self, utterance: &Utterance) -> Ended {
        self.is_speaker.store(false, Ordering::Relaxed);
        match (self.say_oneself(utterance), &self.speaker) {
            (Some(ended @ (Ended::Well | Ended::Cut)), _) => ended,
            (_, Some(speaker)) => self.say_by(speaker, utterance),
            // The next player may work.
            (Some(Ended::Failed), None) if self.own.as_ref().is_some_and(Own::is_exhausted) => {
                Ended::Failed
            }
            (_, None) => Ended::Well,
        }
    }

    /// Nothing where the own voice does not know the words. What had to wait for others is due now.
    fn say_oneself(&self, utterance: &Utterance) -> Option<Ended> {
        let own = self.own.as_ref()?;
        let due = utterance.due.max(now());
        let words = own.samples(&utterance.words, utterance.loudness, self.speaker.is_none())?;
        Some(own.say(&words, due, &self.underway, utterance.cuts))
    }

    fn say_by(
        &self,
        speaker: &Speaker,
        Utterance { words, loudness, cuts, .. }: &Utterance,
    ) -> Ended {
        self.is_speaker.store(true, Ordering::Relaxed);
        let characters = u32::try_from(words.len()).unwrap_or(u32::MAX);
        let limit = PATIENCE + CHARACTER * characters;
        self.underway.run(&speaker.program(*loudness), &format!("{words}\n"), limit, *cuts)
    }

    /// What silences a speaker that speaks on by itself, if it was that which spoke.
    fn cancel(&self) -> Option<Program> {
        let speaker = self.speaker.as_ref().filter(|_| self.is_speaker.load(Ordering::Relaxed));
        speaker.and_then(Speaker::cancel)
    }

    /// Whoever speaks on by itself is silenced before it is given anything else to say.
    fn silence(&self) {
        if let Some(cancel) = self.cancel() {
            let alone = Underway::default();
            alone.run(&cancel, "", PATIENCE, alone.cuts());
        }
    }

    /// What is to be said now; waits for it. None once it is over.
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

/// Letters, figures and the signs that a voice can make something of; nothing that a program could obey.
pub(super) fn speakable(words: &str) -> String {
    let plain = |letter: char| {
        if letter.is_alphanumeric() || " .,:;?!'-".contains(letter) { letter } else { ' ' }
    };
    let plain: String = words.chars().map(plain).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_is_given_nothing_that_it_could_obey() {
        assert_eq!(speakable("[[hello]] <break/> & \u{1b}[31m"), "hello break 31m");
        assert_eq!(speakable("!-! SET SELF RATE 100"), "SET SELF RATE 100");
        assert_eq!(speakable("Right side, left hand."), "Right side, left hand.");
    }

    #[test]
    fn a_speaker_that_fails_is_given_up() {
        let voice = Voice::of(None, Some(Speaker::own(&["/bin/false".to_owned()])));
        for _ in 0..FAILURES {
            voice.say("Anything.", 100, now());
            voice.settle();
        }
        assert!(voice.is_broken());
        voice.say("Anything.", 100, now());
        assert!(!voice.is_busy());
    }
}
