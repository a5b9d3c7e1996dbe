//! The test's side of the pseudo-terminal: a thread that reads (and may pause), and one that types.

use std::io::{Read, Write};
use std::num::NonZero;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};

use portable_pty::PtySize;
use rustix::fs::{Mode, OFlags};
use rustix::termios::tcgetattr;

use super::patience::{ms, rest};

pub(super) const fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

pub(super) fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

/// Opens the program's side of the terminal, without making it the controlling terminal of the test.
pub(super) fn slave(name: &Path) -> OwnedFd {
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    rustix::fs::open(name, flags, Mode::empty()).unwrap()
}

/// Returns the terminal's input modes as text, for comparison.
pub(super) fn modes(tty: &OwnedFd) -> String {
    format!("{:?}", tcgetattr(tty).unwrap())
}

/// A switch that lets the reading thread read, slows it down or stops it.
#[derive(Default)]
pub(super) struct ReadSwitch {
    state: Mutex<ReadMode>,
    changed: Condvar,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadMode {
    #[default]
    Here,
    /// Reads a thousand bytes a second.
    Slow,
    Away,
    Never,
}

impl ReadSwitch {
    pub(super) fn set(&self, look: ReadMode) {
        *self.state.lock().unwrap() = look;
        self.changed.notify_all();
    }

    /// Waits while reading is paused or slowed down. Returns how many bytes may be read next, or `None` after the last
    /// read.
    fn pass(&self) -> Option<usize> {
        let away = |look: &mut ReadMode| *look == ReadMode::Away;
        let look = *self.changed.wait_while(self.state.lock().unwrap(), away).unwrap();
        if look == ReadMode::Slow {
            rest(ms(20));
        }
        (look != ReadMode::Never).then_some(if look == ReadMode::Slow { 20 } else { 1 << 16 })
    }
}

/// Starts a thread that reads the output of the terminal, as fast as the gate allows.
pub(super) fn watch(
    mut from: Box<dyn Read + Send>,
    gate: Arc<ReadSwitch>,
) -> (Receiver<Vec<u8>>, JoinHandle<()>) {
    let (seen, eye) = channel();
    let watcher = thread::spawn(move || {
        let mut bytes = vec![0; 1 << 16];
        while let Some(most) = gate.pass()
            && let Ok(read @ 1..) = from.read(&mut bytes[..most])
            && seen.send(bytes[..read].to_vec()).is_ok()
        {}
    });
    (eye, watcher)
}

/// Starts a thread that types, and waits for as long as the terminal takes no input.
pub(super) fn type_into(
    mut to: Box<dyn Write + Send>,
    written: Arc<AtomicUsize>,
) -> (Sender<Vec<u8>>, JoinHandle<()>) {
    let (hand, bytes) = channel::<Vec<u8>>();
    let typist = thread::spawn(move || {
        for bytes in bytes {
            if to.write_all(&bytes).is_err() {
                break;
            }
            written.fetch_add(bytes.len(), Ordering::SeqCst);
        }
    });
    (hand, typist)
}
