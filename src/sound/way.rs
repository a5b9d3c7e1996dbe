//! A way out for what is mixed: it says how much it wants, and is given that.

use std::io;
use std::os::fd::BorrowedFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::synth::Frame;

/// What a wait came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waited {
    /// So many frames are wanted.
    Wanted(usize),
    /// Somebody wants something of us.
    Woken,
}

/// Something that plays frames.
pub(super) trait Way: Send {
    /// What a person calls it.
    fn name(&self) -> String;

    /// Waits until it wants frames, or until something can be read from `wake`.
    ///
    /// # Errors
    /// Where it is gone, or wants nothing for as long as `limit`.
    fn wait(&mut self, wake: BorrowedFd<'_>, limit: Option<Duration>) -> io::Result<Waited>;

    /// Gives it frames, the first `again` of which replace as many of those that it was given last.
    ///
    /// # Errors
    /// Where it is gone.
    fn give(&mut self, frames: &[Frame], again: usize) -> io::Result<()>;

    /// How many of the frames that it was given last can still be replaced before they are heard.
    fn replaceable(&self) -> usize;

    /// How long it is until what it is given now is heard; none if it does not say.
    ///
    /// # Errors
    /// Where it is gone.
    fn latency(&mut self) -> io::Result<Option<Duration>> {
        Ok(None)
    }

    /// Lets it rest, or wakes it up; gives whether it can.
    ///
    /// # Errors
    /// Where it is gone.
    fn rest(&mut self, rests: bool) -> io::Result<bool>;
}

/// Waits until one of two is ready, the second for reading: whether the first is, and whether the second is.
pub(super) fn either(
    (way, ready): (BorrowedFd<'_>, PollFlags),
    wake: BorrowedFd<'_>,
    limit: Option<Duration>,
) -> io::Result<(bool, bool)> {
    let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
    let mut fds =
        [PollFd::from_borrowed_fd(way, ready), PollFd::from_borrowed_fd(wake, PollFlags::IN)];
    loop {
        match poll(&mut fds, limit.as_ref()) {
            Ok(0) => return Err(io::ErrorKind::TimedOut.into()),
            Ok(_) => break,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let [way, wake] = fds.map(|fd| !fd.revents().is_empty());
    Ok((way, wake))
}
