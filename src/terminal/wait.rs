//! Waits for keys, a signal or a deadline, and reads the keys. Nothing else waits for them.

use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::buffer::spare_capacity;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::BorrowedFd;
use rustix::io::Errno;

/// The reasons why a wait ended. All are false after a timeout, or if a signal interrupted the wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Woken {
    /// Something can be read, even if it is only the end of the input.
    pub input: bool,
    /// A signal arrived, or a [`Waker`](super::signals::Waker) was used.
    pub signal: bool,
    /// The terminal hung up, and nothing is left to read.
    pub gone: bool,
}

/// Waits for input (`None` once it has ended), for `signals`, or until `timeout` has passed, never less.
/// Without a timeout, no timer runs.
pub fn wait(
    input: Option<BorrowedFd<'_>>,
    signals: BorrowedFd<'_>,
    timeout: Option<Duration>,
) -> io::Result<Woken> {
    // On macOS, poll reports /dev/null as invalid. Reading it then finds the end of the input.
    const READABLE: PollFlags = PollFlags::IN.union(PollFlags::NVAL);
    const HUNG_UP: PollFlags = PollFlags::HUP.union(PollFlags::ERR);

    let mut watched =
        [signals, input.unwrap_or(signals)].map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN));
    // A timeout that is too long for a timer counts as none.
    let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
    match poll(&mut watched, timeout.as_ref()) {
        Ok(0) | Err(Errno::INTR) => return Ok(Woken::default()),
        Ok(_) => {}
        Err(error) => return Err(error.into()),
    }
    let [signal, typed] = watched.map(|fd| fd.revents());
    let typed = if input.is_some() { typed } else { PollFlags::empty() };
    let readable = typed.intersects(READABLE);
    Ok(Woken {
        input: readable,
        signal: signal.contains(PollFlags::IN),
        gone: !readable && typed.intersects(HUNG_UP),
    })
}

/// Sleeps for a time, or until a signal arrives.
pub(super) fn rest(time: Duration) {
    let time = Timespec::try_from(time).ok();
    poll(&mut [], time.as_ref()).ok();
}

/// The most bytes that one read takes.
const CAPACITY: usize = 64 * 1024;

/// The result of a read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOutcome {
    /// There are bytes in the buffer.
    Bytes,
    /// Nothing has arrived yet.
    Nothing,
    /// The input has ended. For a terminal, this means that it is gone.
    End,
    /// The terminal is gone, or cannot be read.
    Gone,
}

/// Replaces the contents of `buffer` with the bytes that can be read now, up to 64 KB.
///
/// Reads only once, so it does not block after [`wait`] has reported input.
pub fn read_ready(input: impl AsFd, buffer: &mut Vec<u8>) -> ReadOutcome {
    buffer.clear();
    buffer.reserve_exact(CAPACITY);
    match rustix::io::read(input, spare_capacity(buffer)) {
        Ok(0) => ReadOutcome::End,
        Ok(_) => ReadOutcome::Bytes,
        Err(Errno::INTR | Errno::AGAIN) => ReadOutcome::Nothing,
        Err(_) => ReadOutcome::Gone,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::os::fd::AsFd;
    use std::os::unix::net::UnixStream;

    use super::*;
    use crate::terminal::clock::Clock;

    #[test]
    fn wakes_for_input_and_signals() {
        let (input, mut hand) = UnixStream::pair().unwrap();
        let (signals, mut waker) = UnixStream::pair().unwrap();
        let look = || wait(Some(input.as_fd()), signals.as_fd(), Some(Duration::ZERO)).unwrap();
        assert_eq!(look(), Woken::default());
        hand.write_all(b"s").unwrap();
        assert!(look().input && !look().signal);
        waker.write_all(b"x").unwrap();
        assert!(look().input && look().signal);
    }

    #[test]
    fn typed_bytes_are_reported_before_the_end() {
        let (input, hand) = io::pipe().unwrap();
        let (signals, _waker) = UnixStream::pair().unwrap();
        let look = |input| wait(input, signals.as_fd(), Some(Duration::ZERO)).unwrap();
        (&hand).write_all(b"s").unwrap();
        drop(hand);
        assert!(look(Some(input.as_fd())).input);
        (&input).read_exact(&mut [0]).unwrap();
        let woken = look(Some(input.as_fd()));
        assert!(woken.gone || woken.input);
        assert_eq!(look(None), Woken::default());
    }

    #[test]
    fn never_returns_before_the_timeout() {
        let (input, _hand) = UnixStream::pair().unwrap();
        let (signals, _waker) = UnixStream::pair().unwrap();
        let clock = Clock::real();
        for timeout in [1, 300, 999, 1001, 2500].map(Duration::from_micros) {
            // A signal of another test may end one wait early; wrong rounding would end each one early.
            let is_late_enough = |_| {
                let before = clock.now();
                wait(Some(input.as_fd()), signals.as_fd(), Some(timeout)).unwrap();
                clock.now() >= before + timeout
            };
            assert!((0..3).any(is_late_enough), "{timeout:?}");
        }
    }

    #[test]
    fn reads_available_bytes_and_then_the_end() {
        let (input, mut hand) = UnixStream::pair().unwrap();
        input.set_nonblocking(true).unwrap();
        let mut buffer = b"old".to_vec();
        assert_eq!(read_ready(&input, &mut buffer), ReadOutcome::Nothing);
        hand.write_all(b"new").unwrap();
        assert_eq!(read_ready(&input, &mut buffer), ReadOutcome::Bytes);
        assert_eq!(buffer, b"new");
        drop(hand);
        assert_eq!(read_ready(&input, &mut buffer), ReadOutcome::End);
        assert_eq!(buffer, b"");
    }

    #[test]
    fn unreadable_input_counts_as_gone() {
        let (_, unreadable) = io::pipe().unwrap();
        assert_eq!(read_ready(&unreadable, &mut Vec::new()), ReadOutcome::Gone);
    }
}
