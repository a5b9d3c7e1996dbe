//! Job control: stopping under a shell, and being in front of it again.

use std::time::Duration;

use rustix::{
    process::{Signal, getpgrp, getsid, kill_current_process_group},
    stdio::stdin,
    termios::tcgetpgrp,
};

use crate::terminal::wait::rest;

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
pub(super) fn in_foreground() -> bool {
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
