//! Turns signals into bytes in a pipe that the run loop can wait for.

use std::{
    fmt,
    io::{self, Write},
    os::{
        fd::{AsFd, BorrowedFd},
        unix::net::UnixStream,
    },
    sync::Arc,
};

use signal_hook::{
    consts,
    iterator::{backend::SignalDelivery, exfiltrator::SignalOnly},
};

/// A signal that the program handles. Those that end it come first, because nothing else matters after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Signal {
    /// Another program or the system ends this one, by the signal with this number.
    End(i32),
    /// The user ends the program by the signal with this number: by Ctrl-C or Ctrl-\, if the terminal does not send
    /// them as keys.
    Leave(i32),
    /// SIGTSTP: Ctrl-Z, if the terminal does not send it as a key.
    Suspend,
    /// SIGCONT: the program continues after it was suspended.
    Continue,
    /// SIGWINCH: the size of the terminal has changed.
    Resize,
}

impl Signal {
    /// Returns the signal with one of the system's numbers that [`Signals::install`] handles.
    const fn of(number: i32) -> Self {
        match number {
            consts::SIGINT | consts::SIGQUIT => Self::Leave(number),
            consts::SIGTSTP => Self::Suspend,
            consts::SIGCONT => Self::Continue,
            consts::SIGWINCH => Self::Resize,
            _ => Self::End(number),
        }
    }
}

/// The signals that the program handles on every system.
///
/// Most of them are of no use to it, but their default action would end it at once and leave the terminal as it is.
/// SIGKILL and SIGSTOP cannot be handled. SIGSEGV, SIGILL and SIGFPE say that the program itself is broken, so it must
/// not continue.
const EVERYWHERE: [i32; 17] = [
    consts::SIGTERM,
    consts::SIGHUP,
    consts::SIGINT,
    consts::SIGQUIT,
    consts::SIGTSTP,
    consts::SIGCONT,
    consts::SIGWINCH,
    consts::SIGABRT,
    consts::SIGALRM,
    consts::SIGBUS,
    consts::SIGPROF,
    consts::SIGSYS,
    consts::SIGTRAP,
    consts::SIGUSR1,
    consts::SIGUSR2,
    consts::SIGVTALRM,
    consts::SIGXCPU,
];

/// Returns the numbers of more signals that would end the program on this system. Some of them may be reserved for the
/// C library.
#[cfg(target_os = "linux")]
fn only_here() -> impl Iterator<Item = i32> {
    use rustix::process::Signal;
    /// The real-time signals, which have no names.
    const REAL_TIME: std::ops::RangeInclusive<i32> = 34..=64;
    let named = [Signal::IO, Signal::POWER].map(Signal::as_raw).into_iter();
    #[cfg(any(
        target_arch = "x86",
        target_arch = "x86_64",
        target_arch = "arm",
        target_arch = "aarch64"
    ))]
    let named = named.chain([Signal::STKFLT.as_raw()]);
    named.chain(REAL_TIME)
}

/// Returns the numbers of more signals that would end the program on this system.
#[cfg(target_vendor = "apple")]
fn only_here() -> impl Iterator<Item = i32> {
    [rustix::process::Signal::EMT.as_raw()].into_iter()
}

/// Returns no numbers, because no more signals are known on this system.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn only_here() -> impl Iterator<Item = i32> {
    std::iter::empty()
}

/// All signals that the program handles, from [`Signals::install`] until it ends.
pub struct Signals {
    delivery: SignalDelivery<UnixStream, SignalOnly>,
    waker: Waker,
}

impl Signals {
    /// Starts to handle the signals. Their default actions, such as SIGTERM ending the program, no longer apply.
    pub fn install() -> io::Result<Self> {
        let (reader, waker) = Waker::pair()?;
        let pipe = Arc::clone(&waker.0);
        let delivery = SignalDelivery::with_pipe(reader, pipe, SignalOnly, EVERYWHERE)?;
        let handle = delivery.handle();
        for number in only_here() {
            handle.add_signal(number).ok();
        }
        Ok(Self { delivery, waker })
    }

    /// Returns the file descriptor to wait for. It is readable after a signal, or when a [`Waker`] was used.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.delivery.get_read().as_fd()
    }

    /// Returns a handle that wakes the loop from another thread.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Returns the signals since the last call, each once, and those that end the program first.
    pub fn drain(&mut self) -> Vec<Signal> {
        let mut signals: Vec<Signal> = self.delivery.pending().map(Signal::of).collect();
        signals.sort_unstable();
        signals
    }
}

impl fmt::Debug for Signals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signals").finish_non_exhaustive()
    }
}

/// Wakes the loop, as a signal would.
#[derive(Debug, Clone)]
pub struct Waker(Arc<UnixStream>);

impl Waker {
    /// Creates a waker and the socket that it makes readable. Neither ever blocks.
    pub(super) fn pair() -> io::Result<(UnixStream, Self)> {
        let (reader, writer) = UnixStream::pair()?;
        reader.set_nonblocking(true)?;
        writer.set_nonblocking(true)?;
        Ok((reader, Self(Arc::new(writer))))
    }

    /// Ends the current wait, or else the next one.
    pub fn wake(&self) {
        // If the pipe is full, the loop will wake anyway.
        (&*self.0).write_all(b"w").ok();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use signal_hook::low_level::raise;

    use super::*;
    use crate::terminal::wait::wait;

    fn is_awake(signals: &Signals) -> bool {
        wait(None, signals.fd(), Some(Duration::ZERO)).unwrap().signal
    }

    #[test]
    fn signals_wake_the_loop_and_are_reported_once() {
        let mut signals = Signals::install().unwrap();
        assert!(!is_awake(&signals));
        for number in [consts::SIGWINCH, consts::SIGINT, consts::SIGWINCH, consts::SIGCONT] {
            raise(number).unwrap();
        }
        assert!(is_awake(&signals));
        assert_eq!(
            signals.drain(),
            [Signal::Leave(consts::SIGINT), Signal::Continue, Signal::Resize]
        );
        assert!(!is_awake(&signals));
        assert_eq!(signals.drain(), []);

        let waker = signals.waker();
        for _ in 0..1_000_000 {
            waker.wake();
        }
        assert!(is_awake(&signals));
        assert_eq!(signals.drain(), []);
        assert!(!is_awake(&signals));
    }
}
