//! The one stream: everything that is heard in a session is mixed into it, on a thread of its own.
//!
//! The thread opens a way out when there is something to hear, lets it rest after two seconds of silence, and opens another
//! if it is lost. It alone touches sockets and pipes, so that none of them can hold up anybody else.

mod state;

use std::io::{self, Read};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};

use super::mix::{Kind, Samples};
use super::pace::now;
use super::program::{Ended, Underway};
use super::way::{Waited, Way};
use super::ways::Ways;
pub(super) use state::Fate;
pub use state::Outlet;
use state::{New, State};

/// A way out that wants nothing for so long is lost.
const STALLED: Duration = Duration::from_secs(2);

/// A handle on the stream.
#[derive(Clone)]
pub(super) struct Stream(Arc<Inner>);

struct Inner {
    underway: Underway,
    state: Mutex<State>,
}

impl Stream {
    /// What may be played through these ways; opens none.
    pub(super) fn of(ways: Ways) -> Self {
        let state = Mutex::new(State::of(ways));
        Self(Arc::new(Inner { underway: Underway::default(), state }))
    }

    /// Whether there is no way out, as far as is known: there is nothing to try, or the last try failed.
    pub(super) fn has_failed(&self) -> bool {
        self.outlet() == Outlet::Failed
    }

    /// How the ways out stand.
    pub(super) fn outlet(&self) -> Outlet {
        self.0.lock().outlet()
    }

    /// Opens a way out, if there is one, though there is nothing to hear yet, and tells when that has been tried.
    pub(super) fn look(&self, tell: impl FnOnce() + Send + 'static) {
        let mut state = self.0.lock();
        if state.outlet() == Outlet::Untried && self.start(&mut state).is_some() {
            state.look = Some(Box::new(tell));
            state.wake();
        }
    }

    /// Whether anything was found that may be a way out.
    pub(super) fn has_ways(&self) -> bool {
        !self.0.lock().ways().is_empty()
    }

    /// Whether there is none, and none worth trying.
    pub(super) fn is_hopeless(&self) -> bool {
        self.0.lock().is_hopeless()
    }

    /// Whether the way out was lost and another has played, since this was last asked.
    pub(super) fn take_found_again(&self) -> bool {
        std::mem::take(&mut self.0.lock().found_again)
    }

    /// Plays a sound, beginning when it is due, if it is still wanted now. `then` is told what became of it, and dropped if
    /// it is cut off.
    pub(super) fn begin(
        &self,
        kind: Kind,
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
        state.new.push(New { kind, samples, due, then: Box::new(then) });
        state.wake();
    }

    /// Plays a sound to its end.
    ///
    /// # Errors
    /// If there is no way out: the sound.
    pub(super) fn play(
        &self,
        kind: Kind,
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

    /// Starts the thread, if that has not been done; none if it could not play anything.
    fn start(&self, state: &mut State) -> Option<()> {
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

    /// Silences everything of a kind at once.
    pub(super) fn cut(&self, kind: Kind) {
        let mut state = self.0.lock();
        state.cut(kind);
        state.wake();
    }

    /// Ends everything that is under way, for good.
    pub(super) fn end(&self) {
        let mut state = self.0.lock();
        state.ended = true;
        state.wake();
        self.0.underway.cut();
    }
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, woken: &UnixStream) {
        while self.awaits_sound(woken) {
            let way = self.open();
            self.lock().tried(way.as_deref());
            if let Some(mut way) = way {
                let served = self.serve(&mut *way, woken);
                self.lock().close(served.is_err());
            }
        }
    }

    /// Opens the best way out that can be opened.
    fn open(&self) -> Option<Box<dyn Way>> {
        let mut ways = self.lock().ways().clone();
        let way = ways.open(&self.underway);
        *self.lock().ways() = ways;
        way
    }

    /// Sleeps until there is something to hear; gives whether anything is to be heard at all.
    fn awaits_sound(&self, woken: &UnixStream) -> bool {
        loop {
            let (ended, is_new) = {
                let state = self.lock();
                (state.ended, !state.new.is_empty() || state.look.is_some())
            };
            if ended || is_new {
                return !ended;
            }
            poll(&mut [PollFd::new(woken, PollFlags::IN)], None).ok();
            drain(woken);
        }
    }

    /// Gives a way out what it wants, until there is nothing to hear and it cannot rest.
    ///
    /// # Errors
    /// Where it is lost.
    fn serve(&self, way: &mut dyn Way, woken: &UnixStream) -> io::Result<()> {
        let mut rests = false;
        loop {
            match way.wait(woken.as_fd(), (!rests).then_some(STALLED)) {
                Ok(Waited::Wanted(count)) => {
                    let is_quiet = self.feed(way, count)?;
                    if is_quiet && !rests {
                        if !way.rest(true)? {
                            return Ok(());
                        }
                        rests = true;
                    }
                }
                Ok(Waited::Woken) => {
                    drain(woken);
                    let (ended, is_new) = self.lock().wanted();
                    if ended {
                        return Ok(());
                    }
                    if rests && is_new {
                        self.lock().wake_up();
                        way.rest(false)?;
                        rests = false;
                    }
                    self.replace(way)?;
                }
                // Nobody heard it go.
                Err(_) if rests => return Ok(()),
                Err(error) => return Err(error),
            }
        }
    }

    /// Mixes what comes next; gives whether that is silence and will be.
    fn feed(&self, way: &mut dyn Way, count: usize) -> io::Result<bool> {
        self.replace(way)?;
        let (mixed, is_quiet) = self.lock().next(count, now());
        way.give(&mixed, 0)?;
        Ok(is_quiet)
    }

    /// Replaces what was mixed before a cut and cannot have been heard yet.
    fn replace(&self, way: &mut dyn Way) -> io::Result<()> {
        let mixed = self.lock().again(now());
        if mixed.is_empty() { Ok(()) } else { way.give(&mixed, mixed.len()) }
    }
}

/// Takes out the bytes that woke us.
fn drain(mut woken: &UnixStream) {
    let mut bytes = [0; 64];
    while woken.read(&mut bytes).is_ok_and(|count| count > 0) {}
}

#[cfg(test)]
mod tests {
    use super::super::fake::{Fake, Got, Manner};
    use super::super::mix::{RATE, both};
    use super::super::program::Program;
    use super::state::{LATEST, QUIET};
    use super::*;

    /// Five milliseconds, in which what is cut fades.
    const FADE: usize = 240;

    fn with(fake: &Fake) -> Stream {
        Stream::of(Ways::of(Some(fake.socket()), Vec::new()))
    }

    fn play(stream: &Stream, frames: &[i16]) -> Option<Ended> {
        stream.play(Kind::Tone, both(frames), now(), || true).ok()
    }

    /// Begins a sound that never ends by itself; gives how it ends.
    fn hum(stream: &Stream) -> std::thread::JoinHandle<Option<Ended>> {
        let stream = stream.clone();
        std::thread::spawn(move || play(&stream, &vec![20_000; 600 * RATE as usize]))
    }

    #[test]
    fn nothing_is_opened_before_something_is_to_be_heard() {
        let fake = Fake::new(Manner::Plays);
        let stream = with(&fake);
        stream.cut(Kind::Tone);
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
            // What a server still holds would be heard first.
            assert_eq!(play(&stream, &wave), Some(Ended::Well));
            let (asked_for_before, then) = fake.frames();
            assert!(asked_for_before.iter().all(|sample| *sample == 0));
            assert_eq!((then, fake.next()), (Got::Flush, Got::Cork(false)));
        }
    }

    #[test]
    fn after_a_cut_a_server_gets_silence_in_place_of_what_it_holds() {
        let fake = Fake::new(Manner::Plays);
        let stream = with(&fake);
        let hum = hum(&stream);
        assert_eq!(fake.next(), Got::Stream);
        while !matches!(fake.next(), Got::Frames(_, frames) if frames[0] == 20_000) {}
        stream.cut(Kind::Tone);
        assert_eq!(hum.join().unwrap(), Some(Ended::Cut), "it was not heard to its end");
        while !matches!(fake.next(), Got::Frames(..0, frames) if frames.ends_with(&[0; FADE])) {}
        let (frames, then) = fake.frames();
        assert_eq!(then, Got::Cork(true));
        assert!(frames.iter().all(|sample| *sample == 0));
    }

    #[test]
    fn a_look_opens_a_way_out_tells_and_lets_it_rest() {
        let fake = Fake::new(Manner::Plays);
        let stream = with(&fake);
        assert_eq!(stream.outlet(), Outlet::Untried);
        let (tell, told) = channel();
        stream.look(move || tell.send(()).unwrap());
        told.recv().unwrap();
        assert_eq!(stream.outlet(), Outlet::Open("PipeWire".to_owned()));
        assert_eq!(fake.next(), Got::Stream);
        let (frames, then) = fake.frames();
        assert_eq!(then, Got::Cork(true));
        assert!(frames.iter().all(|sample| *sample == 0));
    }

    #[test]
    fn a_sound_that_is_not_wanted_any_more_is_not_begun() {
        let fake = Fake::new(Manner::Plays);
        let cut = with(&fake).play(Kind::Tone, both(&[9; 9]), now(), || false);
        assert_eq!(cut.ok(), Some(Ended::Cut));
    }

    #[test]
    fn nothing_late_is_heard() {
        let fake = Fake::new(Manner::Plays);
        let stream = with(&fake);
        let due = now().checked_sub(LATEST * 2).unwrap();
        assert_eq!(stream.play(Kind::Words, both(&[9; 9]), due, || true).ok(), Some(Ended::Well));
        assert_eq!(fake.next(), Got::Stream);
        assert!(fake.frames().0.iter().all(|sample| *sample == 0));
    }

    #[test]
    fn a_server_that_goes_away_is_found_again_and_nothing_is_said_twice() {
        let fake = Fake::new(Manner::Leaves(150_000));
        let stream = with(&fake);
        assert_eq!(play(&stream, &vec![5; 200_000]), Some(Ended::Well), "nobody says it once more");
        assert!(!stream.take_found_again());
        assert_eq!(fake.next(), Got::Stream);
        assert_eq!(play(&stream, &vec![6; 146_000]), Some(Ended::Well));
        let (frames, then) = fake.frames();
        assert_eq!((frames.contains(&6), then), (false, Got::Stream));
        assert!(stream.take_found_again() && !stream.take_found_again(), "that is told once");
        while !matches!(fake.next(), Got::Frames(_, frames) if frames.contains(&6)) {}
    }

    #[test]
    fn a_server_that_opens_but_does_not_play_is_given_up_for_the_next_way_out() {
        let fake = Fake::new(Manner::Leaves(1));
        let programs = vec![shell("exec cat > /dev/null")];
        let stream = Stream::of(Ways::of(Some(fake.socket()), programs));
        for _ in 0..3 {
            assert_eq!(stream.outlet(), Outlet::Untried);
            assert_eq!(play(&stream, &vec![9; 9_600]), Some(Ended::Well));
            assert!(!stream.take_found_again(), "it only seems to be back");
        }
        assert_eq!(play(&stream, &[9; 9]), Some(Ended::Well));
        assert_eq!(stream.outlet(), Outlet::Open("sh".to_owned()));
        let nothing_else = with(&fake);
        for _ in 0..3 {
            assert!(!nothing_else.is_hopeless());
            assert_eq!(play(&nothing_else, &vec![9; 9_600]), Some(Ended::Well));
        }
        assert!(nothing_else.is_hopeless());
    }

    #[test]
    fn a_server_that_hangs_holds_up_nobody_else() {
        let fake = Fake::new(Manner::Hangs);
        let stream = with(&fake);
        let hum = hum(&stream);
        let start = now();
        for _ in 0..100 {
            stream.cut(Kind::Words);
        }
        stream.cut(Kind::Words);
        assert!(start.elapsed() < Duration::from_millis(100));
        assert_eq!(hum.join().unwrap(), None, "another way is looked for");
        assert!(stream.has_failed() && !stream.is_hopeless());
        let start = now();
        stream.end();
        assert!(start.elapsed() < Duration::from_millis(100));
    }

    #[test]
    fn without_a_server_it_is_known_at_once() {
        let folder = tempfile::TempDir::new().unwrap();
        let nowhere = Stream::of(Ways::of(Some(folder.path().join("native")), Vec::new()));
        assert_eq!(play(&nowhere, &[9]), None);
        assert!(nowhere.has_failed() && !nowhere.is_hopeless(), "it may come");
        let nothing = Stream::of(Ways::default());
        assert_eq!(play(&nothing, &[9]), None);
        assert!(nothing.has_failed() && nothing.is_hopeless());
    }

    fn shell(script: &str) -> Program {
        Program { path: "/bin/sh".into(), args: vec!["-c".into(), script.into()], env: Vec::new() }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test reads files")]
    fn a_program_is_fed_if_no_server_answers_and_ends_with_the_stream() {
        let folder = tempfile::TempDir::new().unwrap();
        let file = folder.path().join("heard");
        let script = format!("echo $$ > {0}.pid; exec cat > {0}", file.display());
        let programs = vec![shell("exit 1"), shell(&script)];
        let stream = Stream::of(Ways::of(Some(folder.path().join("native")), programs));
        let wave: Vec<i16> = (1..2_000).collect();
        assert_eq!(play(&stream, &wave), Some(Ended::Well));
        let heard = std::fs::read(&file).unwrap();
        let heard = heard.chunks_exact(4).map(|frame| i16::from_le_bytes([frame[0], frame[1]]));
        let heard: Vec<i16> = heard.skip_while(|sample| *sample == 0).collect();
        // What is in the pipe is still to be read.
        assert!(heard.len() > 500 && wave.starts_with(&heard[..500]), "{}", heard.len());
        stream.end();
        let pid = std::fs::read_to_string(file.with_extension("pid")).unwrap();
        let pid = rustix::process::Pid::from_raw(pid.trim().parse().unwrap()).unwrap();
        while rustix::process::test_kill_process(pid).is_ok() {
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_program_that_fails_three_times_in_a_row_is_not_started_again() {
        let stream = Stream::of(Ways::of(None, vec![shell("exit 1")]));
        for _ in 0..3 {
            assert!(!stream.is_hopeless());
            assert_eq!(play(&stream, &[9; 9]), None);
        }
        assert!(stream.is_hopeless());
    }
}
