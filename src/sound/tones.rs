//! Plays tones: mixed into the stream or, if there is no sound output, as files in a temporary folder.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::mix::{self, Samples, SoundKind};
use super::players::Players;
use super::program::ProcessGroup;
use super::stream::{Fate, Stream};
use super::synth::Frame;
use super::tone::Note;
use super::{synth, tone, wave};
use crate::plan::Cue;
use crate::routine::keyword::Keyword;

/// Frames per second in files.
const RATE: u32 = 24_000;

/// Silence before a tone in a file, because a sink that wakes up swallows the first moments.
const LEAD: Duration = Duration::from_millis(60);

/// The most tones that are played at once. If there are more, their players hang, and further tones are left out.
const AT_ONCE: usize = 8;

/// How long players may take to end after a cut.
pub(super) const LAST: Duration = Duration::from_millis(500);

/// How much longer than a sound itself a player may take for its file.
pub(super) const PATIENCE: Duration = Duration::from_secs(4);

/// Plays the tones of cues.
pub(super) struct Tones(Arc<TonesInner>);

struct TonesInner {
    stream: Stream,
    players: Arc<Players>,
    volume: u8,
    folder: Mutex<Folder>,
    processes: ProcessGroup,
    /// Number of tones that are being played, and the signal that it has become smaller.
    count: Mutex<usize>,
    fewer: Condvar,
}

/// The folder of files, which is removed when the program ends, and the names of the files in it.
#[derive(Default)]
struct Folder {
    folder: Option<TempDir>,
    there: HashSet<String>,
}

impl Tones {
    /// Creates a player of tones with a volume in percent.
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

    /// Starts a tone, on the stream when it is due, or else as a file. Does not wait for its end.
    pub(super) fn play(&self, cue: &Cue, due: Instant) {
        let notes = tone::notes(cue);
        let Some(turn) = PlayPermit::take(&self.0).filter(|_| !notes.is_empty()) else { return };
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

    /// Silences all tones at once.
    pub(super) fn cut(&self) {
        self.0.processes.cut();
        self.0.stream.cut(SoundKind::Tone);
    }

    /// Waits until no tone is being played.
    pub(super) fn wait_until_silent(&self) {
        let mut count = self.0.count.lock().unwrap_or_else(PoisonError::into_inner);
        while *count > 0 {
            count = self.0.fewer.wait(count).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Returns true if nothing can play tones: no player works, and no sound output could be opened.
    pub(super) fn is_broken(&self) -> bool {
        self.0.players.is_exhausted() && self.0.stream.has_failed()
    }
}

impl Drop for Tones {
    /// Silences all tones and removes their files.
    fn drop(&mut self) {
        self.cut();
        let count = self.0.count.lock().unwrap_or_else(PoisonError::into_inner);
        let gone = self.0.fewer.wait_timeout_while(count, LAST, |count| *count > 0);
        drop(gone);
        self.0.folder.lock().unwrap_or_else(PoisonError::into_inner).folder.take();
    }
}

/// The right to play one of the tones that are played at once. It ends when this is dropped.
struct PlayPermit(Arc<TonesInner>);

impl PlayPermit {
    fn take(inner: &Arc<TonesInner>) -> Option<Self> {
        let mut count = inner.count.lock().unwrap_or_else(PoisonError::into_inner);
        let has_room = *count < AT_ONCE;
        *count += usize::from(has_room);
        has_room.then(|| Self(inner.clone()))
    }
}

impl Drop for PlayPermit {
    fn drop(&mut self) {
        *self.0.count.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.fewer.notify_all();
    }
}

impl TonesInner {
    fn play_file(&self, cue: &Cue, notes: &[Note], cuts: u64) {
        match self.file(cue, notes) {
            Ok(file) => {
                let limit = PATIENCE + tone::length(cue);
                self.players.play(&file, limit, &self.processes, cuts);
            }
            Err(_) => self.players.tell_unused(),
        }
    }

    /// Returns the path of a tone's file, and writes the file if it does not exist yet.
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

/// Returns notes as a sound for the mixer.
pub(super) fn samples(notes: &[Note], volume: f64) -> Samples {
    Samples::of(synth::frames(notes, volume, mix::RATE))
}

/// Returns notes as a WAV file.
fn rendered(notes: &[Note], volume: f64) -> Vec<u8> {
    let lead = LEAD.as_millis() * u128::from(RATE) / 1000;
    let mut frames = vec![Frame::default(); usize::try_from(lead).unwrap_or(0)];
    frames.extend(synth::frames(notes, volume, RATE));
    wave::file(&frames, RATE)
}

/// Returns the file name of a tone: its kind, and its length, side and loudness if it has its own.
fn name(cue: &Cue) -> String {
    let lasts = cue.lasts.map(|lasts| format!("-{}ms", lasts.as_millis())).unwrap_or_default();
    let side = cue.side.map(|side| format!("-{}", side.word())).unwrap_or_default();
    let softer =
        if cue.loudness < 100 { format!("-{}", step(cue.loudness)) } else { String::new() };
    format!("{}{lasts}{side}{softer}.wav", cue.kind.word())
}

/// Rounds a loudness down to a multiple of 10, so that fewer files are needed.
const fn step(loudness: u8) -> u8 {
    loudness / 10 * 10
}

/// Combines a volume and a cue's loudness, both in percent, into a factor for samples, 0 to 1. Half the figure sounds
/// half as loud; it is not half the pressure.
pub(super) fn loudness(volume: u8, cue: u8) -> f64 {
    let cue = if cue < 100 { step(cue) } else { cue };
    (f64::from(volume) / 100.0 * f64::from(cue) / 100.0).powf(1.5)
}
