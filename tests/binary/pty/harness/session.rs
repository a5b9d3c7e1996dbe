//! A running program: types keys, sends signals, and changes the terminal.

use std::fmt;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, MasterPty};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::line::{ReadMode, ReadSwitch, cells, modes, pty_size};
use super::patience::{ms, now, rest, until};
use super::place::KnownScreen;
use super::process::{pid, read};
use super::shown::lossy;
use crate::answered;

/// The shortest time between two presses of the same key by hand; a faster one is the keyboard's repeat.
const HAND: Duration = Duration::from_millis(130);

/// A program that runs in a pseudo-terminal.
pub(crate) struct Session {
    pub(super) home: Arc<TempDir>,
    pub(super) initial_modes: String,
    pub(super) tty: Option<OwnedFd>,
    pub(super) master: Option<Box<dyn MasterPty + Send>>,
    pub(super) child: Box<dyn Child + Send + Sync>,
    pub(super) pid: Pid,
    pub(super) hand: Option<Sender<Vec<u8>>>,
    pub(super) typist: Option<JoinHandle<()>>,
    pub(super) typed: usize,
    pub(super) written: Arc<AtomicUsize>,
    pub(super) last: Option<(Vec<u8>, Instant)>,
    pub(super) eye: Receiver<Vec<u8>>,
    pub(super) watcher: Option<JoinHandle<()>>,
    pub(super) gate: Arc<ReadSwitch>,
    pub(super) raw: Vec<u8>,
    pub(super) screen: vt100::Parser,
}

impl Session {
    /// Presses a key. If it is the same key as before, waits first, as a person would.
    pub(crate) fn press(&mut self, key: impl AsRef<[u8]>) -> &mut Self {
        let key = key.as_ref();
        if let Some((last, at)) = self.last.take()
            && last == key
        {
            self.read_for(HAND.saturating_sub(at.elapsed()));
        }
        self.last = Some((key.to_vec(), now()));
        self.send(key)
    }

    /// Sends bytes at once, as a terminal does for a paste or a held key.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        let bytes = bytes.as_ref();
        self.typed += bytes.len();
        self.hand.as_ref().unwrap().send(bytes.to_vec()).unwrap();
        self
    }

    /// Holds a key down: the keyboard repeats it after half a second, then thirty times a second.
    #[allow(dead_code, reason = "benches/program holds none")]
    pub(crate) fn hold(&mut self, key: impl AsRef<[u8]>, time: Duration) -> &mut Self {
        let key = key.as_ref();
        let start = now();
        self.send(key).read_for(ms(500));
        while start.elapsed() < time {
            self.send(key).read_for(ms(33));
        }
        self
    }

    /// Waits until the program has read all that was sent.
    pub(crate) fn wait_until_read(&mut self) -> &mut Self {
        let tty = self.tty.as_ref().unwrap();
        let is_sent = || self.written.load(Ordering::SeqCst) == self.typed;
        let is_read = || rustix::io::ioctl_fionread(tty).unwrap() == 0;
        assert!(until(|| is_sent() && is_read()), "nobody reads the keys; {self:?}");
        self
    }

    /// Presses the keys that lead from the start to a screen.
    #[track_caller]
    pub(crate) fn go_to(&mut self, at: KnownScreen) -> &mut Self {
        self.say_nothing_is_new().wait_until(KnownScreen::Ready);
        match at {
            KnownScreen::Ready => self,
            KnownScreen::Play => self.press(" ").wait_until(KnownScreen::Play),
            // The Space that begins counts as held for 1.2 seconds.
            KnownScreen::Paused => {
                self.press(" ").wait_until(KnownScreen::Play).read_for(ms(1250));
                self.press(" ").wait_until(at)
            }
            KnownScreen::Stopped => self.go_on_to(KnownScreen::Play, "s", at),
            KnownScreen::Help => self.go_on_to(KnownScreen::Play, "?", at),
            KnownScreen::Emergency => self.go_on_to(KnownScreen::Play, "!", at),
            KnownScreen::After => self.press(" ").wait_until(at),
        }
    }

    /// Answers the short question of every later start on the same day: nothing is new.
    #[track_caller]
    pub(crate) fn say_nothing_is_new(&mut self) -> &mut Self {
        self.wait_for_text(answered::LEFT).read_for(ms(450));
        self.press("n")
    }

    #[track_caller]
    fn go_on_to(&mut self, over: KnownScreen, key: &str, at: KnownScreen) -> &mut Self {
        // Not by `go_to`, which would answer the first question again.
        self.press(" ").wait_until(over).press(key).wait_until(at)
    }

    /// Returns all bytes that the program has written so far.
    pub(crate) fn raw(&self) -> &[u8] {
        &self.raw
    }

    pub(crate) const fn pid(&self) -> Pid {
        self.pid
    }

    /// Returns the process group in the foreground: in a shell, the current job.
    pub(crate) fn in_front(&self) -> Pid {
        pid(self.master.as_ref().unwrap().process_group_leader().unwrap())
    }

    pub(crate) fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid, signal).unwrap();
        self
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.master.as_ref().unwrap().resize(pty_size(columns, rows)).unwrap();
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
        self.screen.process(b"\x1b[2J"); // from here on, the screen shows only what is drawn later
        self
    }

    /// Returns the terminal's current input modes.
    pub(crate) fn modes(&self) -> String {
        modes(self.tty.as_ref().unwrap())
    }

    /// Returns the terminal's input modes from before the program started.
    pub(crate) fn modes_found(&self) -> &str {
        &self.initial_modes
    }

    /// Stops reading the output, and fills the terminal's buffer so that the program cannot write.
    pub(crate) fn stop_reading(&mut self) -> &mut Self {
        self.gate.set(ReadMode::Away);
        let tty = self.tty.as_ref().unwrap();
        // A watcher that was waiting reads once more; after that the buffer stays full.
        let full = || !matches!(rustix::io::write(tty, &[0; 1024]), Ok(1..));
        assert!(until(|| {
            let was_full = full();
            rest(ms(20));
            was_full && full()
        }));
        self
    }

    /// Reads a thousand bytes a second.
    pub(crate) fn read_slowly(&mut self) -> &mut Self {
        self.gate.set(ReadMode::Slow);
        self
    }

    /// Returns the words that the fake speech program recorded.
    pub(crate) fn said(&self) -> String {
        read(&self.home.path().join("said"))
    }

    /// Returns the contents of a stored file, such as `state/neckcare/standing.json`.
    #[allow(dead_code, reason = "benches/program looks at none")]
    pub(crate) fn kept(&self, file: &str) -> String {
        read(&self.home.path().join(file))
    }

    /// Reads the output again.
    pub(crate) fn resume_reading(&mut self) -> &mut Self {
        self.gate.set(ReadMode::Here);
        self
    }
}

/// The text on the screen and the last bytes, for failed tests.
impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tail = self.raw.len().saturating_sub(200);
        writeln!(f, "the screen is")?;
        for row in self.text().lines() {
            writeln!(f, "  |{row}")?;
        }
        write!(f, "after {} bytes, the last {:?}", self.raw.len(), lossy(&self.raw[tail..]))
    }
}
