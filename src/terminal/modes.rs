//! How the terminal treats what is typed (as it was found, raw, or key by key), and who has it in front of a shell.

use std::io::{self, IsTerminal};
use std::time::Duration;

use rustix::io::retry_on_intr;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::stdio::stdin;
use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetpgrp, tcsetattr,
};

use crate::terminal::wait::rest;

/// The modes of standard input as they were found.
#[derive(Debug)]
pub(super) struct Modes(Termios);

impl Modes {
    /// Remembers how it is now; an error where standard input is no terminal.
    pub(super) fn found() -> io::Result<Self> {
        Ok(Self(tcgetattr(stdin())?))
    }

    /// Every byte comes at once, unseen and as it is; Ctrl-C and Ctrl-Z are keys.
    pub(super) fn raw(&self) -> io::Result<()> {
        let mut modes = self.0.clone();
        modes.make_raw();
        set(&modes)
    }

    /// Every key comes at once and unseen; Ctrl-C and Ctrl-Z are signals, output is as it was.
    pub(super) fn keys(&self) -> io::Result<()> {
        let mut modes = self.0.clone();
        modes.local_modes -= LocalModes::ICANON | LocalModes::ECHO;
        modes.special_codes[SpecialCodeIndex::VMIN] = 1;
        modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        set(&modes)
    }

    /// Back to how it was found. In the background the terminal is somebody else's, so it stays.
    pub(super) fn restore(&self) -> io::Result<()> {
        if in_foreground() { set(&self.0) } else { Ok(()) }
    }
}

/// At once: waiting for the output to drain could take for ever.
fn set(modes: &Termios) -> io::Result<()> {
    retry_on_intr(|| tcsetattr(stdin(), OptionalActions::Now, modes))?;
    Ok(())
}

/// Unseen keys, one at a time, from [`Keys::enter`] until it is left or dropped.
///
/// Ctrl-C and Ctrl-Z stay signals. Where standard input is no terminal there is nothing to do.
#[derive(Debug)]
pub struct Keys {
    found: Option<Modes>,
}

impl Keys {
    /// Takes the keys from the terminal's line editing.
    pub fn enter() -> io::Result<Self> {
        let is_terminal = io::stdin().is_terminal();
        let found = is_terminal.then(Modes::found).transpose()?;
        let keys = Self { found };
        keys.resume()?;
        Ok(keys)
    }

    /// Gives them back.
    pub fn leave(&self) {
        if let Some(modes) = &self.found {
            modes.restore().ok();
        }
    }

    /// Leaves and stops, as Ctrl-Z does elsewhere; returns when continued, still left.
    ///
    /// False, and nothing done, where no shell could bring us back.
    pub fn suspend(&self) -> bool {
        suspend(|| self.leave())
    }

    /// Takes the keys again after a SIGCONT.
    pub fn resume(&self) -> io::Result<()> {
        let Some(modes) = &self.found else {
            return Ok(());
        };
        await_foreground();
        modes.keys()
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Leaves the terminal and stops, with everybody who was started together with us; returns when
/// continued. False, and nothing done, where no shell could bring us back: a shell with job
/// control would have given us a process group of our own.
///
/// By SIGSTOP, because the kernel discards a SIGTSTP that a group without a parent sends itself.
pub(super) fn suspend(leave: impl FnOnce()) -> bool {
    let has_shell = getsid(None).is_ok_and(|session| session != getpgrp());
    if has_shell {
        leave();
        kill_current_process_group(Signal::STOP).ok();
    }
    has_shell
}

/// Whether the terminal is ours; true also where there is no job control to ask.
fn in_foreground() -> bool {
    tcgetpgrp(stdin()).map_or(true, |group| group == getpgrp())
}

/// Gives a shell, that continues us before it hands the terminal over, a moment to do so.
///
/// Who is in the background still after that is stopped by the kernel (SIGTTOU) when the modes of
/// the terminal are set, until the shell's `fg`.
pub(super) fn await_foreground() {
    const LOOKS: usize = 10;
    for _ in 0..LOOKS {
        if in_foreground() {
            return;
        }
        rest(Duration::from_millis(20));
    }
}
