//! Plays sound by feeding a program that plays whatever it reads, for machines whose sound server does not speak our
//! protocol.

use std::ffi::OsString;
use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::process::{Child, ChildStdin};
use std::time::Duration;

use rustix::event::PollFlags;
use rustix::process::Pid;

use super::mix::RATE;
use super::output::{SoundOutput, Waited, either};
use super::program;
use super::program::{ProcessGroup, Program, start};
use super::synth::Frame;
use super::wave::bytes;

/// Programs that play what they read, the best first, with arguments that say that it is raw and that the buffer is to
/// be small.
const PLAYERS: [(&str, &str); 4] = [
    ("pacat", "--playback --raw --latency-msec=40 --rate=48000 --channels=2 --format=s16le"),
    ("pw-cat", "--playback --raw --latency=20ms --rate=48000 --channels=2 --format=s16 -"),
    // Versions that do not know `--raw` read only raw sound from standard input.
    ("pw-cat", "--playback --latency=20ms --rate=48000 --channels=2 --format=s16 -"),
    ("aplay", "-q -t raw --buffer-time=60000 -r 48000 -c 2 -f S16_LE -"),
];

/// Number of frames that the program is given at once: 10 ms.
const ASKED: usize = RATE as usize / 100;

/// Size of the pipe to the program in bytes: 21 ms.
#[cfg(target_os = "linux")]
const HELD: usize = 4096;

/// A program that has not begun to read after this time will not play.
const PATIENCE: Duration = Duration::from_secs(1);

/// A program that is fed with sound.
pub(super) struct ProgramOutput {
    name: String,
    child: Child,
    stdin: ChildStdin,
    processes: ProcessGroup,
}

/// Returns the programs that are installed, the best first.
pub(super) fn found() -> Vec<Program> {
    let program = |(name, args): &(&str, &str)| {
        let args = args.split(' ').map(OsString::from).collect();
        Some(Program { path: program::find(name)?, args, env: Vec::new() })
    };
    PLAYERS.iter().filter_map(program).collect()
}

impl ProgramOutput {
    /// Starts a program, which a cut of `processes` ends, and waits until it has read something.
    ///
    /// # Errors
    /// If the program does not start, ends, or reads nothing in time.
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

    /// Makes the pipe small, because what is in it can no longer be cut off.
    fn hold_little(&self) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        rustix::pipe::fcntl_setpipe_size(&self.stdin, HELD)?;
        Ok(())
    }
}

impl SoundOutput for ProgramOutput {
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

    /// Returns 0, because the program plays everything that it has been given.
    fn replaceable(&self) -> usize {
        0
    }

    /// Returns false for a rest: the program cannot rest, so it has to be ended, and another can be started later.
    fn rest(&mut self, rests: bool) -> io::Result<bool> {
        Ok(!rests)
    }
}

impl Drop for ProgramOutput {
    fn drop(&mut self) {
        self.processes.end(&mut self.child);
    }
}
