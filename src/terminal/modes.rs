//! Changes how the terminal handles typed keys (raw, key by key, or as before), and stops and continues the program for
//! the shell.

use std::io::{self, IsTerminal};
use std::time::Duration;

use rustix::io::retry_on_intr;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::stdio::stdin;
use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetpgrp, tcsetattr,
};

use crate::terminal::wait::rest;

/// The terminal's modes as they were before the program changed them.
#[derive(Debug)]
pub(super) struct Modes(Termios);

impl Modes {
    /// Reads the current modes. Fails if standard input is not a terminal.
    pub(super) fn found() -> io::Result<Self> {
        Ok(Self(tcgetattr(stdin())?))
    }

    /// Sets raw mode: each byte arrives at once, unchanged and without echo, and Ctrl-C and Ctrl-Z are keys.
    pub(super) fn raw(&self) -> io::Result<()> {
        let mut modes = self.0.clone();
        modes.make_raw();
        set(&modes)
    }

    /// Sets a mode in which each key arrives at once and without echo. Ctrl-C and Ctrl-Z stay signals, and output stays
    /// unchanged.
    pub(super) fn keys(&self) -> io::Result<()> {
        let mut modes = self.0.clone();
        modes.local_modes -= LocalModes::ICANON | LocalModes::ECHO;
        modes.special_codes[SpecialCodeIndex::VMIN] = 1;
        modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        set(&modes)
    }

    /// Restores the modes as they were, unless the program is in the background: another program has the terminal then.
    pub(super) fn restore(&self) -> io::Result<()> {
        if in_foreground() { set(&self.0) } else { Ok(()) }
    }
}

/// Sets the modes at once, because waiting for the output to drain could take for ever.
fn set(modes: &Termios) -> io::Result<()> {
    retry_on_intr(|| tcsetattr(stdin(), OptionalActions::Now, modes))?;
    Ok(())
}

/// Turns line editing and echo off, from [`Keys::enter`] until this is left or dropped.
///
/// Ctrl-C and Ctrl-Z stay signals. If standard input is not a terminal, nothing is changed.
#[derive(Debug)]
pub struct Keys {
    found: Option<Modes>,
}

impl Keys {
    /// Turns line editing and echo off.
    pub fn enter() -> io::Result<Self> {
        let is_terminal = io::stdin().is_terminal();
        let found = is_terminal.then(Modes::found).transpose()?;
        let keys = Self { found };
        keys.resume()?;
        Ok(keys)
    }

    /// Turns line editing and echo on again.
    pub fn leave(&self) {
        if let Some(modes) = &self.found {
            modes.restore().ok();
        }
    }

    /// Restores the terminal and stops the program, as Ctrl-Z usually does. When the program is continued, this returns
    /// with the terminal still restored.
    ///
    /// Does nothing and returns false if there is no shell that could continue the program.
    pub fn suspend(&self) -> bool {
        suspend(|| self.leave())
    }

    /// Turns line editing and echo off again after a SIGCONT.
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

/// Calls `leave` and stops the whole process group. Returns when it is continued.
///
/// Does nothing and returns false if there is no shell that could continue the program: a shell with
/// job control would have given it a process group of its own.
///
/// Uses SIGSTOP, because the kernel discards a SIGTSTP that an orphaned process group sends itself.
pub(super) fn suspend(leave: impl FnOnce()) -> bool {
    let has_shell = getsid(None).is_ok_and(|session| session != getpgrp());
    if has_shell {
        leave();
        kill_current_process_group(Signal::STOP).ok();
    }
    has_shell
}

/// Returns true if the program has the terminal, or if there is no job control to ask.
fn in_foreground() -> bool {
    tcgetpgrp(stdin()).map_or(true, |group| group == getpgrp())
}

/// Waits up to 200 ms for the foreground, because some shells continue a program before they hand the terminal over.
///
/// A program that is still in the background after that is stopped by the kernel (SIGTTOU) when it sets the
/// modes of the terminal, until the shell's `fg`.
pub(super) fn await_foreground() {
    const LOOKS: usize = 10;
    for _ in 0..LOOKS {
        if in_foreground() {
            return;
        }
        rest(Duration::from_millis(20));
    }
}
