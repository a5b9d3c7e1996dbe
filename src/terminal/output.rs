//! Writes bytes to the terminal, with or without a time limit.

use std::{os::fd::BorrowedFd, time::Duration};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{Errno, write},
};

use crate::terminal::clock::Clock;

/// Writes all bytes, however long the terminal takes to accept them.
pub(super) fn write_all(out: BorrowedFd<'_>, mut bytes: &[u8]) -> Result<(), Errno> {
    while !bytes.is_empty() {
        match write(out, bytes) {
            Ok(0) => return Err(Errno::IO),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => _ = writable(out, None)?,
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Writes all bytes, or fails with `TIMEDOUT` if the terminal does not accept them within `limit`.
///
/// Writes byte by byte: a terminal that is reported as writable has room for at least one byte, and a
/// longer write would block until there is room for all of it.
pub(super) fn write_within(
    out: BorrowedFd<'_>,
    bytes: &[u8],
    limit: Duration,
) -> Result<(), Errno> {
    let clock = Clock::real();
    let mut bytes = bytes.chunks(1);
    bytes.try_for_each(|byte| write_few_within(out, byte, limit.saturating_sub(clock.now())))
}

/// Writes a few bytes at once, or fails with `TIMEDOUT` if the terminal accepts nothing within `limit`. This can block
/// longer than `limit` only if the terminal's full buffer has just made room for fewer bytes than these.
pub(super) fn write_few_within(
    out: BorrowedFd<'_>,
    bytes: &[u8],
    limit: Duration,
) -> Result<(), Errno> {
    let clock = Clock::real();
    while !writable(out, Some(limit.saturating_sub(clock.now())))? {
        if clock.now() >= limit {
            return Err(Errno::TIMEDOUT);
        }
    }
    write_all(out, bytes)
}

fn writable(out: BorrowedFd<'_>, limit: Option<Duration>) -> Result<bool, Errno> {
    let mut watched = [PollFd::from_borrowed_fd(out, PollFlags::OUT)];
    let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
    match poll(&mut watched, limit.as_ref()) {
        Ok(ready) => Ok(ready > 0),
        Err(Errno::INTR) => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{self, Read},
        os::{fd::AsFd, unix::net::UnixStream},
        thread,
    };

    use super::*;

    #[test]
    fn all_bytes_arrive_even_if_the_buffer_is_full_at_times() {
        let (out, mut screen) = UnixStream::pair().unwrap();
        out.set_nonblocking(true).unwrap();
        let reader = thread::spawn(move || {
            let mut seen = Vec::new();
            screen.read_to_end(&mut seen).map(|_| seen).unwrap()
        });
        let frame = vec![b'#'; 1 << 20];
        assert_eq!(write_all(out.as_fd(), &frame), Ok(()));
        drop(out);
        assert!(reader.join().unwrap() == frame);
    }

    #[test]
    fn a_terminal_that_does_not_read_is_given_up() {
        let (_screen, out) = io::pipe().unwrap();
        let clock = Clock::real();
        let limit = Duration::from_millis(50);
        assert_eq!(write_within(out.as_fd(), &vec![0; 1 << 20], limit), Err(Errno::TIMEDOUT));
        assert!(clock.now() >= limit);
    }

    #[test]
    fn a_terminal_that_is_gone_is_an_error() {
        let (screen, out) = io::pipe().unwrap();
        drop(screen);
        assert_eq!(write_all(out.as_fd(), b"frame"), Err(Errno::PIPE));
        assert_eq!(write_within(out.as_fd(), b"leave", Duration::ZERO), Err(Errno::PIPE));
    }
}
