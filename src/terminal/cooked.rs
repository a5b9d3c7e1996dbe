//! Keys without Enter for the line mode, where the screen stays as it is.

use std::io::{self, IsTerminal};

use crate::terminal::{job, modes::Modes};

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
        job::suspend(|| self.leave())
    }

    /// Takes the keys again after a SIGCONT.
    pub fn resume(&self) -> io::Result<()> {
        let Some(modes) = &self.found else {
            return Ok(());
        };
        job::await_foreground();
        modes.keys()
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.leave();
    }
}
