//! Tones: mixed into the stream, or else rendered into a folder of our own, and played by what the platform has.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::mix::{self, Samples, SoundKind};
use super::players::Players;
use super::program::{Ended, ProcessGroup};
use super::stream::{Fate, Stream};
use super::synth::Frame;
use super::tone::Note;
use super::{synth, tone, wave};
use crate::plan::Cue;
use crate::routine::keyword::Keyword;

/// Frames a second.
const RATE: u32 = 24_000;

/// Silence before a tone: a sink that sleeps swallows its first moments.
const LEAD: Duration = Duration::from_millis(60);

/// More tones at once than this are not heard but hang.
const AT_ONCE: usize = 8;

/// Players that were cut off end within this.
pub(super) const LAST: Duration = Duration::from_millis(500);

/// Beyond its own length, a tone may take so long to be played.
pub(super) const PATIENCE: Duration = Duration::from_secs(4);

/// The tones, and who plays them.
pub(super) struct Tones(Arc<TonesInner>);

struct TonesInner {
    stream: Stream,
    players: Arc<Players>,
    volume: u8,
    folder: Mutex<Folder>,
    processes: ProcessGroup,
    /// How many tones are being played, and when that changes.
    count: Mutex<usize>,
    fewer: Condvar,
}

/// Where the files are; it goes when the program ends.
#[derive(Default)]
struct Folder {
    folder: Option<TempDir>,
    there: HashSet<String>,
}

impl Tones {
    /// The tones at a volume in percent.
    pub(super) fn open(stream: Stream, players: Arc<Players>, volume: u8) -> Self {
        Self(Arc::new(TonesInner {
            stream,
            players,
            volume,
            folder: Mutex::default(),
            processes: ProcessGroup::default(),
            count: Mutex::default(),
            fewer: Condvar::new(),
        }))
    }

    /// Begins a tone, when it is due, and forgets it: by the stream, or else as a file.
    pub(super) fn play(&self, cue: &Cue, due: Instant) {
        let notes = tone::notes(cue);
        let Some(turn) = Turn::take(&self.0).filter(|_| !notes.is_empty()) else { return };
        let samples = samples(&notes, loudness(self.0.volume, cue.loudness));
        let (cue, cuts) = (cue.clone(), self.0.processes.cuts());
        let then = move |fate| {
            if matches!(fate, Fate::Unheard(_)) {
                let playing = std::thread::Builder::new().name("tone".to_owned());
                playing.spawn(move || turn.0.play_file(&cue, &notes, cuts)).ok();
            }
        };
        self.0.stream.begin(SoundKind::Tone, samples, due, || true, then);
    }

    /// Silence at once.
    pub(super) fn cut(&self) {
        self.0.processes.cut();
        self.0.stream.cut(SoundKind::Tone);
    }

    /// Waits until no tone is being played.
    pub(super) fn settle(&self) {
        let mut count = self.0.count.lock().unwrap_or_else(PoisonError::into_inner);
        while *count > 0 {
            count = self.0.fewer.wait(count).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether nothing works that could play them, or nothing is there.
    pub(super) fn is_broken(&self) -> bool {
        self.0.players.is_exhausted() && self.0.stream.has_failed()
    }
}

impl Drop for Tones {
    /// Silence, and the files go.
    fn drop(&mut self) {
        self.cut();
        let count = self.0.count.lock().unwrap_or_else(PoisonError::into_inner);
        let gone = self.0.fewer.wait_timeout_while(count, LAST, |count| *count > 0);
        drop(gone);
        self.0.folder.lock().unwrap_or_else(PoisonError::into_inner).folder.take();
    }
}

/// One of the tones that are played at once, until this is dropped.
struct Turn(Arc<TonesInner>);

impl Turn {
    fn take(inner: &Arc<TonesInner>) -> Option<Self> {
        let mut count = inner.count.lock().unwrap_or_else(PoisonError::into_inner);
        let has_room = *count < AT_ONCE;
        *count += usize::from(has_room);
        has_room.then(|| Self(inner.clone()))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *self.0.count.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.fewer.notify_all();
    }
}

impl TonesInner {
    fn play_file(&self, cue: &Cue, notes: &[Note], cuts: u64) {
        match self.file(cue, notes) {
            Ok(file) => {
                let Some((number, player)) = self.players.with(file) else { return };
                match self.processes.run(&player, "", PATIENCE + tone::length(cue), cuts) {
                    Ended::Cut => {}
                    ended => self.players.tell(number, ended == Ended::Well),
                }
            }
            Err(_) => self.players.tell_unused(),
        }
    }

    /// The file of a tone, rendered where it is not there yet.
    fn file(&self, cue: &Cue, notes: &[Note]) -> io::Result<PathBuf> {
        let mut files = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = match files.folder.take() {
            Some(folder) => folder,
            None => tempfile::Builder::new().prefix("neckcare-").tempdir()?,
        };
        let (name, folder) = (name(cue), files.folder.insert(folder).path().to_owned());
        let path = folder.join(&name);
        if !files.there.contains(&name) {
            let mut file = tempfile::NamedTempFile::new_in(&folder)?;
            file.write_all(&rendered(notes, loudness(self.volume, cue.loudness)))?;
            file.persist(&path).map_err(|error| error.error)?;
            files.there.insert(name);
        }
        Ok(path)
    }
}

/// Notes for the mixer.
pub(super) fn samples(notes: &[Note], volume: f64) -> Samples {
    Samples::of(synth::frames(notes, volume, mix::RATE))
}

/// Notes as a file.
fn rendered(notes: &[Note], volume: f64) -> Vec<u8> {
    let lead = LEAD.as_millis() * u128::from(RATE) / 1000;
    let mut frames = vec![Frame::default(); usize::try_from(lead).unwrap_or(0)];
    frames.extend(synth::frames(notes, volume, RATE));
    wave::file(&frames, RATE)
}

/// What a tone is called: by its kind, and its length, side and loudness where they are its own.
fn name(cue: &Cue) -> String {
    let lasts = cue.lasts.map(|lasts| format!("-{}ms", lasts.as_millis())).unwrap_or_default();
    let side = cue.side.map(|side| format!("-{}", side.word())).unwrap_or_default();
    let softer =
        if cue.loudness < 100 { format!("-{}", step(cue.loudness)) } else { String::new() };
    format!("{}{lasts}{side}{softer}.wav", cue.kind.word())
}

/// A loudness falls in steps, so that files can be used again.
const fn step(loudness: u8) -> u8 {
    loudness / 10 * 10
}

/// Percent of percent as an ear has it: half the figure is half as loud, not half the pressure.
pub(super) fn loudness(volume: u8, cue: u8) -> f64 {
    let cue = if cue < 100 { step(cue) } else { cue };
    (f64::from(volume) / 100.0 * f64::from(cue) / 100.0).powf(1.5)
}
