//! How the terminal treats what is typed: as it was found, raw, or key by key.

use std::io;

use rustix::{
    io::retry_on_intr,
    stdio::stdin,
    termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr},
};

use crate::terminal::job;

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
        if job::in_foreground() { set(&self.0) } else { Ok(()) }
    }
}

/// At once: waiting for the output to drain could take for ever.
fn set(modes: &Termios) -> io::Result<()> {
    retry_on_intr(|| tcsetattr(stdin(), OptionalActions::Now, modes))?;
    Ok(())
}
