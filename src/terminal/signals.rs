//! Signals, as bytes in a pipe that the loop can wait for.

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

/// A signal that means something to the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// SIGTERM: end.
    Terminate,
    /// SIGHUP: the terminal is gone.
    HangUp,
    /// SIGINT: Ctrl-C where it is no key.
    Interrupt,
    /// SIGQUIT: end.
    Quit,
    /// SIGTSTP: Ctrl-Z where it is no key.
    Suspend,
    /// SIGCONT: on again.
    Continue,
    /// SIGWINCH: the terminal has another size.
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

    /// The system's number; a program that a signal ended exits with 128 and that.
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

/// All signals the program listens to, from [`Signals::install`] to its end.
pub struct Signals {
    reader: UnixStream,
    waker: Waker,
    raised: [Arc<AtomicBool>; Signal::ALL.len()],
}

impl Signals {
    /// Listens from now on; the defaults, such as dying of SIGTERM, no longer apply.
    pub fn install() -> io::Result<Self> {
        let (reader, waker) = Waker::pair()?;
        let raised = <[Arc<AtomicBool>; _]>::default();
        for (signal, flag) in Signal::ALL.into_iter().zip(&raised) {
            // In this order, so that the flag stands when the byte wakes the loop.
            flag::register(signal.number(), Arc::clone(flag))?;
            pipe::register(signal.number(), waker.0.try_clone()?)?;
        }
        Ok(Self { reader, waker, raised })
    }

    /// What to wait for: readable when a signal came or a [`Waker`] was used.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }

    /// What wakes the loop from another thread.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// The signals since the last time, each once and those that end the program first.
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
    /// A waker and what becomes readable by it; neither end ever blocks.
    pub(super) fn pair() -> io::Result<(UnixStream, Self)> {
        let (reader, writer) = UnixStream::pair()?;
        reader.set_nonblocking(true)?;
        writer.set_nonblocking(true)?;
        Ok((reader, Self(Arc::new(writer))))
    }

    /// Makes the next wait, or the present one, end.
    pub fn wake(&self) {
        // A full pipe wakes as well.
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
    fn signals_wake_and_are_told_once() {
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
