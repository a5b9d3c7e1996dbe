//! Writes frames on a thread of its own, one at a time, so that a slow terminal delays nothing else.

use std::{
    fmt, io,
    os::fd::{AsFd, OwnedFd},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use crate::terminal::{output::write_all, signals::Waker};

const STACK_BYTES: usize = 64 * 1024;

/// Bytes of a frame that are written at once. The rest of the frame can be cut off after each part.
const PART: usize = 1024;

/// A handle to the thread that writes frames to the terminal. All clones share the same thread.
#[derive(Clone)]
pub struct Writer {
    state: Arc<FrameWriterState>,
    waker: Waker,
}

impl Writer {
    /// Starts the thread that writes to `out`, a duplicate of standard output.
    pub fn start(out: OwnedFd, waker: Waker) -> io::Result<Self> {
        let state = Arc::<FrameWriterState>::default();
        let writer = Self { state, waker };
        let worker = writer.clone();
        thread::Builder::new()
            .name("writer".into())
            .stack_size(STACK_BYTES)
            .spawn(move || worker.work(&out))?;
        Ok(writer)
    }

    /// Returns true if no frame is waiting or being written, so that the next one would be written at once.
    pub fn ready(&self) -> bool {
        !self.state.slot().is_busy()
    }

    /// Hands over a frame. It replaces a frame that is still waiting.
    pub fn send(&self, frame: Vec<u8>) {
        self.state.slot().frame = Some(frame);
        self.state.changed.notify_all();
    }

    /// Drops the waiting frame, if there is one.
    pub fn withdraw(&self) {
        self.state.slot().frame = None;
        self.state.changed.notify_all();
    }

    /// Cuts off the rest of the frame that is being written. It may end in the middle of an escape sequence.
    pub fn cut(&self) {
        self.state.slot().cut = true;
    }

    /// Wakes the loop once, as soon as the writer is ready.
    pub fn want_wake(&self) {
        let mut slot = self.state.slot();
        slot.wake_wanted = slot.is_busy();
        if !slot.wake_wanted {
            self.waker.wake();
        }
    }

    /// Returns true if a frame could not be written, because the terminal is gone. The loop is woken when that happens.
    pub fn failed(&self) -> bool {
        self.state.slot().failed
    }

    /// Waits at most `limit` until everything is written. Returns whether it is.
    pub fn settle(&self, limit: Duration) -> bool {
        let slot = self.state.slot();
        let waited = self.state.changed.wait_timeout_while(slot, limit, |slot| slot.is_busy());
        !waited.unwrap_or_else(PoisonError::into_inner).0.is_busy()
    }

    /// Waits as [`Self::settle`] does, then ends the thread. A thread that hangs in a write is left behind.
    pub fn finish(self, limit: Duration) -> bool {
        let settled = self.settle(limit);
        self.state.slot().closed = true;
        self.state.changed.notify_all();
        settled
    }

    fn work(&self, out: &OwnedFd) {
        while let Some(frame) = self.state.next_frame() {
            let mut parts = frame.chunks(PART).take_while(|_| !self.state.slot().cut);
            let written = parts.try_for_each(|part| write_all(out.as_fd(), part));
            let mut slot = self.state.slot();
            slot.writing = false;
            slot.failed |= written.is_err();
            if slot.failed || (slot.wake_wanted && !slot.is_busy()) {
                slot.wake_wanted = false;
                self.waker.wake();
            }
            self.state.changed.notify_all();
        }
    }
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("ready", &self.ready()).finish_non_exhaustive()
    }
}

/// The state that all handles share with the thread.
#[derive(Default)]
struct FrameWriterState {
    slot: Mutex<FrameSlot>,
    changed: Condvar,
}

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "five independent facts")]
struct FrameSlot {
    frame: Option<Vec<u8>>,
    writing: bool,
    /// The frame that is being written ends after the current part.
    cut: bool,
    wake_wanted: bool,
    failed: bool,
    closed: bool,
}

impl FrameSlot {
    const fn is_busy(&self) -> bool {
        self.writing || self.frame.is_some()
    }
}

impl FrameWriterState {
    fn slot(&self) -> MutexGuard<'_, FrameSlot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a frame. Returns `None` once the writer is closed.
    fn next_frame(&self) -> Option<Vec<u8>> {
        let idle = |slot: &mut FrameSlot| slot.frame.is_none() && !slot.closed;
        let mut slot =
            self.changed.wait_while(self.slot(), idle).unwrap_or_else(PoisonError::into_inner);
        let frame = slot.frame.take().filter(|_| !slot.closed);
        (slot.writing, slot.cut) = (frame.is_some(), false);
        frame
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{PipeReader, Read},
        os::unix::net::UnixStream,
    };

    use super::*;
    use crate::terminal::{clock::Clock, wait::wait};

    const LONG: Duration = Duration::from_secs(10);
    const SHORT: Duration = Duration::from_millis(50);

    fn stage() -> (PipeReader, UnixStream, Writer) {
        let (screen, out) = io::pipe().unwrap();
        let (bell, waker) = Waker::pair().unwrap();
        let writer = Writer::start(out.into(), waker).unwrap();
        (screen, bell, writer)
    }

    /// Waits until the writer wakes the loop. A signal that another test raised does not end the wait.
    fn is_woken(bell: &UnixStream, limit: Duration) -> bool {
        let clock = Clock::real();
        loop {
            let left = limit.saturating_sub(clock.now());
            let woken = wait(None, bell.as_fd(), Some(left)).unwrap().signal;
            if woken || left.is_zero() {
                return woken;
            }
        }
    }

    #[test]
    fn frames_arrive_in_order_without_waking_the_loop() {
        let (mut screen, bell, writer) = stage();
        for frame in ["one ", "two ", "three"] {
            assert!(writer.settle(LONG));
            assert!(writer.ready());
            writer.send(frame.into());
        }
        assert!(writer.settle(LONG));
        assert!(!is_woken(&bell, Duration::ZERO));
        assert!(writer.finish(LONG));
        let mut seen = String::new();
        screen.read_to_string(&mut seen).unwrap();
        assert_eq!(seen, "one two three");
    }

    #[test]
    fn a_stuck_terminal_does_not_block_the_caller() {
        let (mut screen, bell, writer) = stage();
        writer.send(vec![b'#'; 1 << 20]);
        writer.want_wake();
        assert!(!is_woken(&bell, SHORT));
        assert!(!writer.ready());
        assert!(!writer.settle(SHORT));
        screen.read_exact(&mut vec![0; 1 << 20]).unwrap();
        assert!(is_woken(&bell, LONG));
        assert!(writer.ready());
        assert!(!writer.failed());
    }

    #[test]
    fn finish_waits_no_longer_than_its_limit() {
        let (_screen, _bell, writer) = stage();
        writer.send(vec![b'#'; 1 << 20]);
        let clock = Clock::real();
        assert!(!writer.finish(SHORT));
        assert!(clock.now() < LONG);
    }

    #[test]
    fn a_new_frame_replaces_a_waiting_one() {
        let (mut screen, _bell, writer) = stage();
        writer.send(vec![b'#'; 1 << 20]);
        screen.read_exact(&mut [0]).unwrap();
        writer.send(b"old".into());
        writer.send(b"new".into());
        screen.read_exact(&mut vec![0; (1 << 20) - 1]).unwrap();
        assert!(writer.finish(LONG));
        let mut seen = String::new();
        screen.read_to_string(&mut seen).unwrap();
        assert_eq!(seen, "new");
    }

    #[test]
    fn a_withdrawn_frame_is_never_written_and_later_ones_are() {
        let (mut screen, _bell, writer) = stage();
        writer.send(vec![b'#'; 1 << 20]);
        screen.read_exact(&mut [0]).unwrap();
        writer.send(b"late".into());
        writer.withdraw();
        writer.cut();
        let reader = thread::spawn(move || {
            let mut seen = String::new();
            screen.read_to_string(&mut seen).map(|_| seen).unwrap()
        });
        assert!(writer.settle(LONG));
        writer.send(b"on again".into());
        assert!(writer.finish(LONG));
        let seen = reader.join().unwrap();
        assert!(seen.len() < 1 << 20 && seen.ends_with("#on again"), "{}", seen.len());
    }

    #[test]
    fn a_caller_that_asks_when_the_writer_is_ready_is_woken_at_once() {
        let (_screen, bell, writer) = stage();
        writer.want_wake();
        assert!(is_woken(&bell, Duration::ZERO));
    }

    #[test]
    fn a_terminal_that_is_gone_is_reported() {
        let (screen, bell, writer) = stage();
        drop(screen);
        writer.send(b"frame".into());
        assert!(is_woken(&bell, LONG));
        assert!(writer.failed());
        assert!(writer.settle(LONG));
    }
}
