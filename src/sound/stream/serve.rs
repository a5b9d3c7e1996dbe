//! The stream's thread, which opens a sound output when there is something to hear and gives it the frames that it
//! wants.

use std::io::{self, Read};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};

use super::StreamInner;
use crate::sound::output::{SoundOutput, Waited};
use crate::sound::pace::now;

/// An output that asks for nothing for this long is lost.
const STALLED: Duration = Duration::from_secs(2);

impl StreamInner {
    /// Plays the sounds that are handed over, until the stream ends.
    pub(super) fn run(&self, woken: &UnixStream) {
        while self.awaits_sound(woken) {
            let way = self.open();
            self.lock().record_opening(way.as_deref());
            if let Some(mut way) = way {
                let served = self.serve(&mut *way, woken);
                self.lock().close(served.is_err());
            }
        }
    }

    /// Opens the best sound output that works.
    fn open(&self) -> Option<Box<dyn SoundOutput>> {
        let mut ways = self.lock().ways().clone();
        let way = ways.open(&self.processes);
        *self.lock().ways() = ways;
        way
    }

    /// Sleeps until there is something to hear or a look is asked for. Returns false once the stream has ended.
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

    /// Gives an output the frames that it wants, until the stream ends, or until there is nothing to hear and the
    /// output cannot rest.
    ///
    /// # Errors
    /// If the output is lost.
    fn serve(&self, way: &mut dyn SoundOutput, woken: &UnixStream) -> io::Result<()> {
        let mut rests = false;
        loop {
            match way.wait(woken.as_fd(), (!rests).then_some(STALLED)) {
                Ok(Waited::Wanted(count)) => {
                    let is_quiet = self.feed(way, count, rests)?;
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
                // An output that is lost while it rests interrupts no sound.
                Err(_) if rests => return Ok(()),
                Err(error) => return Err(error),
            }
        }
    }

    /// Mixes the next frames and gives them to the output. Returns true if there has been silence for a while, and
    /// nothing follows.
    fn feed(&self, way: &mut dyn SoundOutput, count: usize, rests: bool) -> io::Result<bool> {
        self.replace(way)?;
        let next = self.lock().next(count, now());
        if next.was_held_up && !rests {
            // PipeWire then no longer knows how much it holds, and would play silence until it rests.
            way.rest(false)?;
        }
        way.give(&next.frames, 0)?;
        Ok(next.is_quiet)
    }

    /// Replaces the frames that were mixed before a cut and cannot have been heard yet.
    fn replace(&self, way: &mut dyn SoundOutput) -> io::Result<()> {
        let mixed = self.lock().remixed(now());
        if mixed.is_empty() { Ok(()) } else { way.give(&mixed, mixed.len()) }
    }
}

/// Reads the bytes that woke the thread.
fn drain(mut woken: &UnixStream) {
    let mut bytes = [0; 64];
    while woken.read(&mut bytes).is_ok_and(|count| count > 0) {}
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::os::fd::BorrowedFd;

    use super::super::tests::{hum, play, with};
    use super::super::{OutputStatus, Stream};
    use super::*;
    use crate::sound::fake::{Fake, Got, Manner};
    use crate::sound::mix::SoundKind;
    use crate::sound::outputs::SoundOutputs;
    use crate::sound::program::{Ended, Program};
    use crate::sound::synth::Frame;

    #[test]
    fn a_server_that_goes_away_is_found_again_and_no_sound_is_repeated() {
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
    fn a_server_that_opens_but_does_not_play_is_given_up_for_the_next_output() {
        let fake = Fake::new(Manner::Leaves(1));
        let programs = vec![shell("exec cat > /dev/null")];
        let stream = Stream::of(SoundOutputs::of(Some(fake.socket()), programs));
        for _ in 0..3 {
            assert_eq!(stream.outlet(), OutputStatus::Untried);
            assert_eq!(play(&stream, &vec![9; 9_600]), Some(Ended::Well));
            assert!(!stream.take_found_again(), "it only seems to be back");
        }
        assert_eq!(play(&stream, &[9; 9]), Some(Ended::Well));
        assert_eq!(stream.outlet(), OutputStatus::Open("sh".to_owned()));
        let nothing_else = with(&fake);
        for _ in 0..3 {
            assert!(!nothing_else.is_hopeless());
            assert_eq!(play(&nothing_else, &vec![9; 9_600]), Some(Ended::Well));
        }
        assert!(nothing_else.is_hopeless());
    }

    #[test]
    fn a_server_that_hangs_does_not_block_other_threads() {
        let fake = Fake::new(Manner::Hangs);
        let stream = with(&fake);
        let hum = hum(&stream);
        let start = now();
        for _ in 0..100 {
            stream.cut(SoundKind::Words);
        }
        stream.cut(SoundKind::Words);
        assert!(start.elapsed() < Duration::from_millis(100));
        assert_eq!(hum.join().unwrap(), None, "another way is looked for");
        assert!(!stream.has_failed(), "it may only be late");
        let start = now();
        stream.end();
        assert!(start.elapsed() < Duration::from_millis(100));
    }

    #[test]
    fn a_missing_server_is_noticed_at_once() {
        let folder = tempfile::TempDir::new().unwrap();
        let nowhere = Stream::of(SoundOutputs::of(Some(folder.path().join("native")), Vec::new()));
        assert_eq!(play(&nowhere, &[9]), None);
        assert!(nowhere.has_failed() && !nowhere.is_hopeless(), "it may come");
        let nothing = Stream::of(SoundOutputs::default());
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
        let stream = Stream::of(SoundOutputs::of(Some(folder.path().join("native")), programs));
        let wave: Vec<i16> = (1..2_000).collect();
        assert_eq!(play(&stream, &wave), Some(Ended::Well));
        let heard = std::fs::read(&file).unwrap();
        let heard = heard.chunks_exact(4).map(|frame| i16::from_le_bytes([frame[0], frame[1]]));
        let heard: Vec<i16> = heard.skip_while(|sample| *sample == 0).collect();
        // The rest may still be in the pipe.
        assert!(heard.len() > 500 && wave.starts_with(&heard[..500]), "{}", heard.len());
        stream.end();
        let pid = std::fs::read_to_string(file.with_extension("pid")).unwrap();
        let pid = rustix::process::Pid::from_raw(pid.trim().parse().unwrap()).unwrap();
        while rustix::process::test_kill_process(pid).is_ok() {
            std::thread::park_timeout(Duration::from_millis(2));
        }
    }

    #[test]
    fn a_program_that_fails_three_times_in_a_row_is_not_started_again() {
        let stream = Stream::of(SoundOutputs::of(None, vec![shell("exit 1")]));
        for _ in 0..3 {
            assert!(!stream.is_hopeless());
            assert_eq!(play(&stream, &[9; 9]), None);
        }
        assert!(stream.is_hopeless());
    }

    /// A sound output that wants frames once, and records what it gets.
    #[derive(Default)]
    struct Once(Vec<&'static str>);

    impl SoundOutput for Once {
        fn name(&self) -> String {
            String::new()
        }

        fn wait(&mut self, _: BorrowedFd<'_>, _: Option<Duration>) -> io::Result<Waited> {
            if self.0.is_empty() {
                Ok(Waited::Wanted(480))
            } else {
                Err(ErrorKind::NotFound.into())
            }
        }

        fn give(&mut self, _: &[Frame], _: usize) -> io::Result<()> {
            self.0.push("frames");
            Ok(())
        }

        fn replaceable(&self) -> usize {
            0
        }

        fn rest(&mut self, rests: bool) -> io::Result<bool> {
            self.0.push(if rests { "rest" } else { "begin again" });
            Ok(true)
        }
    }

    #[test]
    fn a_server_that_was_held_up_is_restarted() {
        let (_waker, woken) = UnixStream::pair().unwrap();
        for (millis, got) in [(100, vec!["frames"]), (400, vec!["begin again", "frames"])] {
            let stream = Stream::of(SoundOutputs::default());
            let last = now().checked_sub(Duration::from_millis(millis)).unwrap();
            for count in [480, 48_000] {
                stream.0.lock().next(count, last);
            }
            let mut way = Once::default();
            stream.0.serve(&mut way, &woken).unwrap_err();
            assert_eq!(way.0, got);
        }
    }
}
