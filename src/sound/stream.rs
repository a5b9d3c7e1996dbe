//! The stream into which everything that is heard in a session is mixed, on a thread of its own.
//!
//! The thread opens a sound output when there is something to hear, lets it rest after two seconds of silence, and
//! opens another one if it is lost. Only this thread touches sockets and pipes, so that none of them can block other
//! threads.

mod serve;
mod state;

use std::os::unix::net::UnixStream;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::mix::{Samples, SoundKind};
use super::outputs::SoundOutputs;
use super::program::{Ended, ProcessGroup};
pub use state::OutputStatus;
pub(super) use state::{Fate, LATEST};
use state::{PendingSound, StreamState};

/// A handle to the stream, with which sounds are played and cut.
#[derive(Clone)]
pub(super) struct Stream(Arc<StreamInner>);

struct StreamInner {
    processes: ProcessGroup,
    state: Mutex<StreamState>,
}

impl Stream {
    /// Creates a stream that can use these sound outputs. Opens none of them yet.
    pub(super) fn of(ways: SoundOutputs) -> Self {
        let state = Mutex::new(StreamState::of(ways));
        Self(Arc::new(StreamInner { processes: ProcessGroup::default(), state }))
    }

    /// Returns true if there is no sound output, as far as is known: there is nothing to try, or the last try failed.
    pub(super) fn has_failed(&self) -> bool {
        self.outlet() == OutputStatus::Failed
    }

    /// Returns the state of the sound output.
    pub(super) fn outlet(&self) -> OutputStatus {
        self.0.lock().outlet()
    }

    /// Tries to open a sound output although there is nothing to hear yet, and calls `tell` when that has been tried.
    /// Does nothing if it is not `Untried`.
    pub(super) fn look(&self, tell: impl FnOnce() + Send + 'static) {
        let mut state = self.0.lock();
        if state.outlet() == OutputStatus::Untried && self.start(&mut state).is_some() {
            state.look = Some(Box::new(tell));
            state.wake();
        }
    }

    /// Returns true if anything was found that may be a sound output.
    pub(super) fn has_ways(&self) -> bool {
        !self.0.lock().ways().is_empty()
    }

    /// Returns true if no sound output is open, and none is worth trying.
    pub(super) fn is_hopeless(&self) -> bool {
        self.0.lock().is_hopeless()
    }

    /// Returns true if, since the last call, sound plays again after an output was lost.
    pub(super) fn take_found_again(&self) -> bool {
        std::mem::take(&mut self.0.lock().found_again)
    }

    /// Starts to play a sound when it is due, if it is still wanted now. Calls `then` with the sound's fate, or drops
    /// `then` if the sound is cut off.
    pub(super) fn begin(
        &self,
        kind: SoundKind,
        samples: Samples,
        due: Instant,
        is_wanted: impl Fn() -> bool,
        then: impl FnOnce(Fate) + Send + 'static,
    ) {
        let mut state = self.0.lock();
        if !is_wanted() {
            return;
        }
        if self.start(&mut state).is_none() {
            drop(state);
            return then(Fate::Unheard(samples));
        }
        state.new.push(PendingSound { kind, samples, due, then: Box::new(then) });
        state.wake();
    }

    /// Plays a sound, and waits for its end.
    ///
    /// # Errors
    /// If there is no sound output: the sound itself.
    pub(super) fn play(
        &self,
        kind: SoundKind,
        samples: Samples,
        due: Instant,
        is_wanted: impl Fn() -> bool,
    ) -> Result<Ended, Samples> {
        let (tell, told) = channel();
        let then = move |fate| drop(tell.send(fate));
        self.begin(kind, samples, due, is_wanted, then);
        match told.recv() {
            Ok(Fate::Over) => Ok(Ended::Well),
            Ok(Fate::Unheard(samples)) => Err(samples),
            Err(_) => Ok(Ended::Cut),
        }
    }

    /// Starts the thread, if it is not running yet. Returns `None` if it could not play anything.
    fn start(&self, state: &mut StreamState) -> Option<()> {
        if state.ended || state.is_hopeless() {
            return None;
        }
        if state.waker.is_none() {
            let (waker, woken) = UnixStream::pair().ok()?;
            waker.set_nonblocking(true).ok()?;
            woken.set_nonblocking(true).ok()?;
            let inner = self.0.clone();
            let thread = std::thread::Builder::new().name("sound".to_owned());
            thread.spawn(move || inner.run(&woken)).ok()?;
            state.waker = Some(waker);
        }
        Some(())
    }

    /// Silences all sounds of a kind at once.
    pub(super) fn cut(&self, kind: SoundKind) {
        let mut state = self.0.lock();
        state.cut(kind);
        state.wake();
    }

    /// Ends the stream and its programs for good.
    pub(super) fn end(&self) {
        let mut state = self.0.lock();
        state.ended = true;
        state.wake();
        self.0.processes.cut();
    }
}

impl StreamInner {
    fn lock(&self) -> MutexGuard<'_, StreamState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fake::{Fake, Got, Manner};
    use super::super::mix::{RATE, both};
    use super::super::pace::now;
    use super::state::{LATEST, QUIET};
    use super::*;

    /// The length of the fade after a cut: five milliseconds in frames.
    const FADE: usize = 240;

    pub(super) fn with(fake: &Fake) -> Stream {
        Stream::of(SoundOutputs::of(Some(fake.socket()), Vec::new()))
    }

    pub(super) fn play(stream: &Stream, frames: &[i16]) -> Option<Ended> {
        stream.play(SoundKind::Tone, both(frames), now(), || true).ok()
    }

    /// Starts a sound that lasts ten minutes. The thread returns how it ended.
    pub(super) fn hum(stream: &Stream) -> std::thread::JoinHandle<Option<Ended>> {
        let stream = stream.clone();
        std::thread::spawn(move || play(&stream, &vec![20_000; 600 * RATE as usize]))
    }

    #[test]
    fn no_output_is_opened_before_there_is_a_sound_to_play() {
        let fake = Fake::new(Manner::Plays);
        let stream = with(&fake);
        stream.cut(SoundKind::Tone);
        assert!(!stream.has_failed());
        let wave: Vec<i16> = (1..2_000).collect();
        assert_eq!(play(&stream, &wave), Some(Ended::Well));
        assert_eq!(fake.next(), Got::Stream);
    }

    #[test]
    fn a_sound_is_whole_and_after_two_seconds_of_silence_the_stream_rests() {
        let fake = Fake::new(Manner::Plays);
        let (stream, wave) = (with(&fake), (1..2_000).collect::<Vec<i16>>());
        assert_eq!(play(&stream, &wave), Some(Ended::Well));
        assert_eq!(fake.next(), Got::Stream);
        for _ in 0..2 {
            let (frames, then) = fake.frames();
            assert_eq!(then, Got::Cork(true));
            let begins = frames.iter().position(|sample| *sample != 0).unwrap();
            let ends = begins + wave.len();
            assert_eq!(frames[begins..ends], wave);
            let silence = &frames[ends..];
            assert!(silence.iter().all(|sample| *sample == 0));
            assert!((QUIET..QUIET + 9_600).contains(&silence.len()), "{}", silence.len());
            // Frames that the server still holds would be heard first, so they are flushed.
            assert_eq!(play(&stream, &wave), Some(Ended::Well));
            let (asked_for_before, then) = fake.frames();
            assert!(asked_for_before.iter().all(|sample| *sample == 0));
            assert_eq!((then, fake.next()), (Got::Flush, Got::Cork(false)));
        }
    }

    #[test]
    fn after_a_cut_a_server_gets_silence_that_replaces_its_buffer() {
        let fake = Fake::new(Manner::Plays);
        let stream = with(&fake);
        let hum = hum(&stream);
        assert_eq!(fake.next(), Got::Stream);
        while !matches!(fake.next(), Got::Frames(_, frames) if frames[0] == 20_000) {}
        stream.cut(SoundKind::Tone);
        assert_eq!(hum.join().unwrap(), Some(Ended::Cut), "it was not heard to its end");
        while !matches!(fake.next(), Got::Frames(..0, frames) if frames.ends_with(&[0; FADE])) {}
        let (frames, then) = fake.frames();
        assert_eq!(then, Got::Cork(true));
        assert!(frames.iter().all(|sample| *sample == 0));
    }

    #[test]
    fn a_look_opens_an_output_reports_it_and_lets_it_rest() {
        let fake = Fake::new(Manner::Plays);
        let stream = with(&fake);
        assert_eq!(stream.outlet(), OutputStatus::Untried);
        let (tell, told) = channel();
        stream.look(move || tell.send(()).unwrap());
        told.recv().unwrap();
        assert_eq!(stream.outlet(), OutputStatus::Open("PipeWire".to_owned()));
        assert_eq!(fake.next(), Got::Stream);
        let (frames, then) = fake.frames();
        assert_eq!(then, Got::Cork(true));
        assert!(frames.iter().all(|sample| *sample == 0));
    }

    #[test]
    fn a_sound_that_is_no_longer_wanted_is_not_played() {
        let fake = Fake::new(Manner::Plays);
        let cut = with(&fake).play(SoundKind::Tone, both(&[9; 9]), now(), || false);
        assert_eq!(cut.ok(), Some(Ended::Cut));
    }

    #[test]
    fn a_sound_that_is_too_late_is_left_out() {
        let fake = Fake::new(Manner::Plays);
        let stream = with(&fake);
        let due = now().checked_sub(LATEST * 2).unwrap();
        assert_eq!(
            stream.play(SoundKind::Words, both(&[9; 9]), due, || true).ok(),
            Some(Ended::Well)
        );
        assert_eq!(fake.next(), Got::Stream);
        assert!(fake.frames().0.iter().all(|sample| *sample == 0));
    }
}
