//! Tones: mixed into the stream, or else rendered into a folder of our own, and played by what the platform has.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::mix::{Kind, Samples};
use super::players::Players;
use super::program::{Ended, Underway};
use super::stream::Stream;
use super::synth::Frame;
use super::tone::Note;
use super::{mix, synth, tone, wave};
use crate::plan::Cue;
use crate::routine::word::Word;

/// Frames a second.
const RATE: u32 = 24_000;

/// Silence before a tone: a sink that sleeps swallows its first moments.
const LEAD: Duration = Duration::from_millis(60);

/// More tones at once than this are not heard but hang.
const AT_ONCE: usize = 8;

/// Players that were cut off end within this.
pub(super) const LAST: Duration = Duration::from_millis(500);

/// So many tones are kept, since most come again soon.
const KEPT: usize = 4;

/// Beyond its own length, a tone may take so long to be played.
pub(super) const PATIENCE: Duration = Duration::from_secs(4);

/// The tones, and who plays them.
pub(super) struct Tones(Arc<Inner>);

struct Inner {
    stream: Stream,
    players: Arc<Players>,
    volume: u8,
    kept: Mutex<Vec<(String, Samples)>>,
    folder: Mutex<Folder>,
    underway: Underway,
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
        Self(Arc::new(Inner {
            stream,
            players,
            volume,
            kept: Mutex::default(),
            folder: Mutex::default(),
            underway: Underway::default(),
            count: Mutex::default(),
            fewer: Condvar::new(),
        }))
    }

    /// Begins a tone, when it is due, and forgets it.
    pub(super) fn play(&self, cue: &Cue, due: Instant) {
        let (inner, cue, cuts) = (self.0.clone(), cue.clone(), self.0.underway.cuts());
        if !inner.enter() {
            return;
        }
        let playing = std::thread::Builder::new().name("tone".to_owned());
        let there = inner.clone();
        let begun = playing.spawn(move || {
            there.play(&cue, cuts, due);
            there.leave();
        });
        if begun.is_err() {
            inner.leave();
        }
    }

    /// Silence at once.
    pub(super) fn cut(&self) {
        self.0.underway.cut();
        self.0.stream.cut(Kind::Tone);
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

impl Inner {
    fn enter(&self) -> bool {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let room = *count < AT_ONCE;
        *count += usize::from(room);
        room
    }

    fn leave(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.fewer.notify_all();
    }

    fn play(&self, cue: &Cue, cuts: u64, due: Instant) {
        if self.mix(cue, cuts, due) {
            return;
        }
        match self.file(cue) {
            Ok(None) => {}
            Ok(Some(file)) => {
                let Some((number, player)) = self.players.with(file) else { return };
                match self.underway.run(&player, "", PATIENCE + tone::length(cue), cuts) {
                    Ended::Cut => {}
                    ended => self.players.tell(number, ended == Ended::Well),
                }
            }
            Err(_) => self.players.tell_unused(),
        }
    }

    /// The samples of a tone, kept for a while; none for a cue that is words alone.
    fn samples(&self, cue: &Cue) -> Samples {
        let (name, notes) = (name(cue), tone::notes(cue));
        if notes.is_empty() {
            return Samples::default();
        }
        let volume = loudness(self.volume, cue.loudness);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let there = kept.iter().position(|(kept, _)| *kept == name).map(|at| kept.remove(at));
        let render = || (name, samples(&notes, volume));
        let tone = there.unwrap_or_else(render);
        let samples = tone.1.clone();
        kept.insert(0, tone);
        kept.truncate(KEPT);
        samples
    }

    /// Plays a tone by the stream; gives whether that was possible.
    fn mix(&self, cue: &Cue, cuts: u64, due: Instant) -> bool {
        let is_wanted = || self.underway.cuts() == cuts;
        let play = || self.stream.play(Kind::Tone, self.samples(cue), due, is_wanted);
        !self.stream.is_hopeless() && play().is_some()
    }

    /// The file of a tone, rendered where it is not there yet; nothing for a cue that is words alone.
    fn file(&self, cue: &Cue) -> io::Result<Option<PathBuf>> {
        let notes = tone::notes(cue);
        if notes.is_empty() {
            return Ok(None);
        }
        let mut files = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = match files.folder.take() {
            Some(folder) => folder,
            None => tempfile::Builder::new().prefix("neckcare-").tempdir()?,
        };
        let (name, folder) = (name(cue), files.folder.insert(folder).path().to_owned());
        let path = folder.join(&name);
        if !files.there.contains(&name) {
            let mut file = tempfile::NamedTempFile::new_in(&folder)?;
            file.write_all(&rendered(&notes, loudness(self.volume, cue.loudness)))?;
            file.persist(&path).map_err(|error| error.error)?;
            files.there.insert(name);
        }
        Ok(Some(path))
    }
}

/// Notes for the mixer; one channel is enough where both ears hear the same.
pub(super) fn samples(notes: &[Note], volume: f64) -> Samples {
    if notes.iter().all(|note| note.pan == 0.0) {
        return mix::both(synth::mono(notes, volume, mix::RATE));
    }
    Samples::of(&synth::frames(notes, volume, mix::RATE))
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
