//! The one place that waits for keys, a signal or a deadline, and that reads the keys that came.

use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::buffer::spare_capacity;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::BorrowedFd;
use rustix::io::Errno;

/// What ended a wait. Nothing, when the time was up or a signal came between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Woken {
    /// Something can be read, and be it the end.
    pub input: bool,
    /// A signal came, or a [`Waker`](super::signals::Waker) was used.
    pub signal: bool,
    /// The terminal hung up and nothing is left to read.
    pub gone: bool,
}

/// Waits for input (`None` once it has ended), for `signals`, or for `timeout`, never less than
/// that; without a timeout no timer runs.
pub fn wait(
    input: Option<BorrowedFd<'_>>,
    signals: BorrowedFd<'_>,
    timeout: Option<Duration>,
) -> io::Result<Woken> {
    // Of macOS, poll does not know /dev/null and calls it invalid: reading it tells the end.
    const READABLE: PollFlags = PollFlags::IN.union(PollFlags::NVAL);
    const HUNG_UP: PollFlags = PollFlags::HUP.union(PollFlags::ERR);

    let mut watched =
        [signals, input.unwrap_or(signals)].map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN));
    // What is too long for a timer is no timer.
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

/// Waits for nothing but the time.
pub(super) fn rest(time: Duration) {
    let time = Timespec::try_from(time).ok();
    poll(&mut [], time.as_ref()).ok(); // a signal may cut it short
}

/// The most that one read takes.
const CAPACITY: usize = 64 * 1024;

/// What a read found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOutcome {
    /// There are bytes in the buffer.
    Bytes,
    /// Nothing yet.
    Nothing,
    /// The end of the input; from a terminal, that it is gone.
    End,
    /// The terminal is gone, or cannot be read.
    Gone,
}

/// Replaces what is in `buffer` by what can be read now, up to 64 KB.
///
/// One read, so after [`wait`] has said there is input it does not block.
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
    fn wakes_for_what_came() {
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
    fn what_was_typed_comes_before_the_end() {
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
    fn is_never_early() {
        let (input, _hand) = UnixStream::pair().unwrap();
        let (signals, _waker) = UnixStream::pair().unwrap();
        let clock = Clock::real();
        for timeout in [1, 300, 999, 1001, 2500].map(Duration::from_micros) {
            // A signal that another test raised may cut one short, rounding would cut each.
            let is_late_enough = |_| {
                let before = clock.now();
                wait(Some(input.as_fd()), signals.as_fd(), Some(timeout)).unwrap();
                clock.now() >= before + timeout
            };
            assert!((0..3).any(is_late_enough), "{timeout:?}");
        }
    }

    #[test]
    fn reads_what_is_there_then_the_end() {
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
    fn what_cannot_be_read_is_gone() {
        let (_, unreadable) = io::pipe().unwrap();
        assert_eq!(read_ready(&unreadable, &mut Vec::new()), ReadOutcome::Gone);
    }
}
