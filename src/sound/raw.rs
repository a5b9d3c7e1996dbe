//! One program that plays whatever it reads: for machines on which no sound server speaks our protocol.

use std::ffi::OsString;
use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::process::{Child, ChildStdin};
use std::time::Duration;

use rustix::event::PollFlags;
use rustix::process::Pid;

use super::mix::RATE;
use super::program;
use super::program::{ProcessGroup, Program, start};
use super::synth::Frame;
use super::wave::bytes;
use super::way::{Waited, Way, either};

/// Programs that play what they read, each told that it is raw, and to hold little of it.
const PLAYERS: [(&str, &str); 4] = [
    ("pacat", "--playback --raw --latency-msec=40 --rate=48000 --channels=2 --format=s16le"),
    ("pw-cat", "--playback --raw --latency=20ms --rate=48000 --channels=2 --format=s16 -"),
    // Before it knew `--raw`, raw was all that it read from there.
    ("pw-cat", "--playback --latency=20ms --rate=48000 --channels=2 --format=s16 -"),
    ("aplay", "-q -t raw --buffer-time=60000 -r 48000 -c 2 -f S16_LE -"),
];

/// How much it is given at once: 10 ms.
const ASKED: usize = RATE as usize / 100;

/// What waits in between, in bytes: 21 ms.
#[cfg(target_os = "linux")]
const HELD: usize = 4096;

/// One that has not begun to read after this will not play.
const PATIENCE: Duration = Duration::from_secs(1);

/// A program that is fed.
pub(super) struct Raw {
    name: String,
    child: Child,
    stdin: ChildStdin,
    processes: ProcessGroup,
}

/// The programs that are there, the best first.
pub(super) fn found() -> Vec<Program> {
    let program = |(name, args): &(&str, &str)| {
        let args = args.split(' ').map(OsString::from).collect();
        Some(Program { path: program::find(name)?, args, env: Vec::new() })
    };
    PLAYERS.iter().filter_map(program).collect()
}

impl Raw {
    /// Starts a program, which ends with `processes`, and waits until it has read something.
    ///
    /// # Errors
    /// Where it does not start, ends, or reads nothing in time.
    pub(super) fn open(program: &Program, processes: &ProcessGroup) -> io::Result<Self> {
        let cuts = processes.cuts();
        let mut child = start(program)?;
        let stdin = child.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
        drop(child.stdout.take());
        let (name, processes) = (program.name(), processes.clone());
        let mut raw = Self { name, child, stdin, processes };
        if !raw.processes.begin(Pid::from_child(&raw.child), cuts) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        raw.hold_little()?;
        let silence = [[0; 2]; ASKED];
        for _ in 0..3 {
            raw.give(&silence, 0)?;
            let stdin = (raw.stdin.as_fd(), PollFlags::OUT);
            either(stdin, stdin.0, Some(PATIENCE))?;
        }
        Ok(raw)
    }

    /// Lets the pipe hold no more than it must: what is in it can no longer be cut off.
    fn hold_little(&self) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        rustix::pipe::fcntl_setpipe_size(&self.stdin, HELD)?;
        Ok(())
    }
}

impl Way for Raw {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn wait(&mut self, wake: BorrowedFd<'_>, limit: Option<Duration>) -> io::Result<Waited> {
        let (_, woken) = either((self.stdin.as_fd(), PollFlags::OUT), wake, limit)?;
        Ok(if woken { Waited::Woken } else { Waited::Wanted(ASKED) })
    }

    fn give(&mut self, frames: &[Frame], _: usize) -> io::Result<()> {
        self.stdin.write_all(&bytes(frames).collect::<Vec<u8>>())
    }

    /// What it has read, it plays.
    fn replaceable(&self) -> usize {
        0
    }

    /// It cannot rest, but another can be started.
    fn rest(&mut self, rests: bool) -> io::Result<bool> {
        Ok(!rests)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        self.processes.end(&mut self.child);
    }
}
