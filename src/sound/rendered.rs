//! Renders words to samples by a speech program: in advance if they are known, and kept for the next session.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::pace::now;
use super::program::{Ended, ProcessGroup};
use super::speaker::{Speaker, speakable};
use super::synth::rounded;
use super::{level, tones, wave};
use crate::clips::{self, PAUSE};
use crate::plan::phrases;

/// A store that keeps rendered words from one session to the next.
pub trait RenderedStore: Send + Sync {
    /// Returns the samples that are kept under a name.
    fn find(&self, name: &str) -> Option<Vec<u8>>;

    /// Keeps samples under a name, if that is possible.
    fn keep(&self, name: &str, samples: &[u8]);
}

/// How long a sentence may take if it is rendered in advance, and if the session waits for it.
const PATIENCE: Duration = Duration::from_secs(20);
const IN_TIME: Duration = Duration::from_millis(1500);

/// The most bytes that are read for a sentence: two minutes of sound.
const LARGEST: u64 = 24 << 20;

/// Number of failures in a row after which the program is given up.
const FAILURES: u32 = 3;

/// A speech program that renders words, and the words that it has rendered.
pub(super) struct Rendered(Arc<RenderedInner>);

struct RenderedInner {
    speaker: Speaker,
    kept: Option<Box<dyn RenderedStore>>,
    ahead: Mutex<RenderQueue>,
    changed: Condvar,
    /// The processes that render in advance, which no cut of the voice ends.
    processes: ProcessGroup,
    /// Whether the last sentence took longer than a session waits for one.
    is_slow: AtomicBool,
    failed: AtomicU32,
}

/// The sentences that are still to be rendered in advance.
#[derive(Default)]
struct RenderQueue {
    sentences: VecDeque<String>,
    begun: bool,
    works: bool,
    ended: bool,
}

/// Why there are no samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoSamples {
    /// They would come too late to help.
    Late,
    /// They are no longer wanted.
    Cut,
    /// The program does not work.
    Failed,
}

impl Rendered {
    /// Creates a renderer for a speech program, or returns `None` if it can only speak aloud.
    pub(super) fn of(speaker: &Speaker, kept: Option<Box<dyn RenderedStore>>) -> Option<Self> {
        let speaker = speaker.writes().then(|| speaker.clone())?;
        Some(Self(Arc::new(RenderedInner {
            speaker,
            kept,
            ahead: Mutex::default(),
            changed: Condvar::new(),
            processes: ProcessGroup::default(),
            is_slow: AtomicBool::default(),
            failed: AtomicU32::default(),
        })))
    }

    /// Starts to render and keep the words that will be said, in this order. They replace words that still wait to be
    /// rendered.
    pub(super) fn prepare<'w>(&self, words: impl IntoIterator<Item = &'w str>) {
        if self.0.kept.is_none() {
            return;
        }
        let mut ahead = self.0.lock();
        let words = words.into_iter().map(speakable);
        ahead.sentences = words
            .flat_map(|words| phrases::sentences(&words).map(str::to_owned).collect::<Vec<_>>())
            .collect();
        if !ahead.sentences.is_empty() && !std::mem::replace(&mut ahead.begun, true) {
            let inner = self.0.clone();
            let worker = std::thread::Builder::new().name("renderer".to_owned());
            ahead.begun = worker.spawn(move || inner.work()).is_ok();
        }
        self.0.changed.notify_all();
    }

    /// Returns the samples of some words at a volume from 0 to 1, unless `processes` has been cut since its count was
    /// `cuts`. Sentences that are not kept yet are rendered now, if that is not too late.
    pub(super) fn samples(
        &self,
        words: &str,
        volume: f64,
        processes: &ProcessGroup,
        cuts: u64,
    ) -> Result<Vec<i16>, NoSamples> {
        let begun = now();
        let mut all = Vec::new();
        for sentence in phrases::sentences(words) {
            let samples = match self.0.find(sentence) {
                Some(samples) => samples,
                None if self.is_broken() => return Err(NoSamples::Failed),
                None if self.0.is_slow.load(Ordering::Relaxed) => return Err(NoSamples::Late),
                None => {
                    let left = IN_TIME.saturating_sub(begun.elapsed());
                    self.0.render(sentence, left, true, (processes, cuts))?
                }
            };
            if !all.is_empty() {
                all.resize(all.len() + PAUSE, 0);
            }
            all.extend(samples.into_iter().map(|sample| rounded(f64::from(sample) * volume)));
        }
        Ok(all)
    }

    /// Returns true if the program was given up.
    pub(super) fn is_broken(&self) -> bool {
        self.0.failed.load(Ordering::Relaxed) >= FAILURES
    }

    /// Ends the program, and waits a moment until its file has been removed.
    pub(super) fn end(&self) {
        let mut ahead = self.0.lock();
        ahead.ended = true;
        self.0.processes.cut();
        self.0.changed.notify_all();
        drop(self.0.changed.wait_timeout_while(ahead, tones::LAST, |ahead| ahead.works));
    }
}

impl RenderedInner {
    fn lock(&self) -> MutexGuard<'_, RenderQueue> {
        self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Renders the sentences that are not kept yet, one after the other.
    fn work(&self) {
        while let Some((sentence, cuts)) = self.next() {
            if self.find(&sentence).is_none() {
                drop(self.render(&sentence, PATIENCE, false, (&self.processes, cuts)));
            }
        }
    }

    /// Waits for the next sentence, and returns it with the current count of cuts. Returns `None` once the renderer has
    /// ended, or the program was given up.
    fn next(&self) -> Option<(String, u64)> {
        let mut ahead = self.lock();
        loop {
            ahead.works = false;
            self.changed.notify_all();
            if ahead.ended || self.failed.load(Ordering::Relaxed) >= FAILURES {
                return None;
            }
            if let Some(sentence) = ahead.sentences.pop_front() {
                ahead.works = true;
                return Some((sentence, self.processes.cuts()));
            }
            ahead = self.changed.wait(ahead).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Returns the samples of a sentence, if they are kept.
    fn find(&self, sentence: &str) -> Option<Vec<i16>> {
        let bytes = self.kept.as_ref()?.find(&self.name(sentence))?;
        let samples = bytes.chunks_exact(2).filter_map(|bytes| bytes.first_chunk());
        Some(samples.map(|bytes| i16::from_le_bytes(*bytes)).collect())
    }

    fn keep(&self, sentence: &str, samples: &[i16]) {
        if let Some(kept) = &self.kept {
            let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
            kept.keep(&self.name(sentence), &bytes);
        }
    }

    /// Returns the name under which a sentence of this voice is kept.
    fn name(&self, sentence: &str) -> String {
        format!("{:016x}", clips::key(&format!("{}\0{sentence}", self.speaker.identity())))
    }

    /// Lets the program write a sentence within a time limit, makes it sound like a clip of neckcare's own voice, and
    /// keeps it.
    fn render(
        &self,
        sentence: &str,
        limit: Duration,
        is_urgent: bool,
        (processes, cuts): (&ProcessGroup, u64),
    ) -> Result<Vec<i16>, NoSamples> {
        let begun = now();
        let rendered = self.written(sentence, limit, is_urgent, processes, cuts);
        let took = begun.elapsed();
        if !matches!(rendered, Err(NoSamples::Cut)) {
            self.is_slow.store(took >= IN_TIME, Ordering::Relaxed);
        }
        match &rendered {
            Ok(samples) => {
                self.failed.store(0, Ordering::Relaxed);
                self.keep(sentence, samples);
            }
            // The program may only be slow, which is no failure.
            Err(NoSamples::Failed) if is_urgent && took >= limit => return Err(NoSamples::Late),
            Err(NoSamples::Failed) => drop(self.failed.fetch_add(1, Ordering::Relaxed)),
            Err(_) => {}
        }
        rendered
    }

    fn written(
        &self,
        sentence: &str,
        limit: Duration,
        is_urgent: bool,
        processes: &ProcessGroup,
        cuts: u64,
    ) -> Result<Vec<i16>, NoSamples> {
        let failed = |_: io::Error| NoSamples::Failed;
        let file = tempfile::Builder::new().prefix("neckcare-").suffix(".wav").tempfile();
        let file = file.map_err(failed)?;
        let task = self.speaker.render_task(sentence, file.path(), is_urgent);
        let task = task.ok_or(NoSamples::Failed)?;
        match processes.run(&task.program, &task.text, limit, cuts) {
            Ended::Well => {}
            Ended::Cut => return Err(NoSamples::Cut),
            Ended::Failed => return Err(NoSamples::Failed),
        }
        let mut bytes = Vec::new();
        file.take(LARGEST).read_to_end(&mut bytes).map_err(failed)?;
        let (recorded, rate) = wave::read(&bytes).ok_or(NoSamples::Failed)?;
        level::normalised_clip(&recorded, rate).ok_or(NoSamples::Failed)
    }
}
