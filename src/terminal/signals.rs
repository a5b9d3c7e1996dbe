//! Turns signals into bytes in a pipe that the run loop can wait for.

use std::{
    fmt,
    io::{self, Read, Write},
    os::{
        fd::{AsFd, BorrowedFd},
        unix::net::UnixStream,
    },
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use signal_hook::{consts, flag, low_level::pipe};

/// A signal that the program handles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// SIGTERM: ends the program.
    Terminate,
    /// SIGHUP: the terminal is gone.
    HangUp,
    /// SIGINT: Ctrl-C, if the terminal does not send it as a key.
    Interrupt,
    /// SIGQUIT: ends the program.
    Quit,
    /// SIGTSTP: Ctrl-Z, if the terminal does not send it as a key.
    Suspend,
    /// SIGCONT: the program continues after it was suspended.
    Continue,
    /// SIGWINCH: the size of the terminal has changed.
    Resize,
}

impl Signal {
    const ALL: [Self; 7] = [
        Self::Terminate,
        Self::HangUp,
        Self::Interrupt,
        Self::Quit,
        Self::Suspend,
        Self::Continue,
        Self::Resize,
    ];

    /// Returns the system's number of the signal. A program that the signal ends exits with 128 plus this number.
    pub const fn number(self) -> i32 {
        match self {
            Self::Terminate => consts::SIGTERM,
            Self::HangUp => consts::SIGHUP,
            Self::Interrupt => consts::SIGINT,
            Self::Quit => consts::SIGQUIT,
            Self::Suspend => consts::SIGTSTP,
            Self::Continue => consts::SIGCONT,
            Self::Resize => consts::SIGWINCH,
        }
    }
}

/// All signals that the program handles, from [`Signals::install`] until it ends.
pub struct Signals {
    reader: UnixStream,
    waker: Waker,
    raised: [Arc<AtomicBool>; Signal::ALL.len()],
}

impl Signals {
    /// Starts to handle the signals. Their default actions, such as SIGTERM ending the program, no longer apply.
    pub fn install() -> io::Result<Self> {
        let (reader, waker) = Waker::pair()?;
        let raised = <[Arc<AtomicBool>; _]>::default();
        for (signal, flag) in Signal::ALL.into_iter().zip(&raised) {
            // In this order, so that the flag is already set when the byte wakes the loop.
            flag::register(signal.number(), Arc::clone(flag))?;
            pipe::register(signal.number(), waker.0.try_clone()?)?;
        }
        Ok(Self { reader, waker, raised })
    }

    /// Returns the file descriptor to wait for. It is readable after a signal, or when a [`Waker`] was used.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }

    /// Returns a handle that wakes the loop from another thread.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Returns the signals since the last call, each once, and those that end the program first.
    pub fn drain(&self) -> Vec<Signal> {
        let mut bytes = [0; 256];
        while matches!((&self.reader).read(&mut bytes), Ok(1..)) {}
        let came = |flag: &AtomicBool| flag.swap(false, Ordering::SeqCst);
        let pairs = Signal::ALL.into_iter().zip(&self.raised);
        pairs.filter_map(|(signal, flag)| came(flag).then_some(signal)).collect()
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

    #[test]
    fn signals_wake_the_loop_and_are_reported_once() {
        let signals = Signals::install().unwrap();
        let is_awake = || wait(None, signals.fd(), Some(Duration::ZERO)).unwrap().signal;
        assert!(!is_awake());
        for signal in [Signal::Resize, Signal::Terminate, Signal::Resize, Signal::Continue] {
            raise(signal.number()).unwrap();
        }
        assert!(is_awake());
        assert_eq!(signals.drain(), [Signal::Terminate, Signal::Continue, Signal::Resize]);
        assert!(!is_awake());
        assert_eq!(signals.drain(), []);

        let waker = signals.waker();
        for _ in 0..1_000_000 {
            waker.wake();
        }
        assert!(is_awake());
        assert_eq!(signals.drain(), []);
        assert!(!is_awake());
    }
}
