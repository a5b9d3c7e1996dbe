//! The screen for ourselves, and the terminal as it was on every way out.

use std::{
    io, panic,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use ratatui::crossterm::{
    cursor, event, queue,
    style::{Attribute, SetAttribute},
    terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen},
};
use rustix::stdio::stdout;

use super::modes;
use crate::terminal::modes::Modes;
use crate::terminal::output::{write_few_within, write_within};
use crate::terminal::writer::Writer;

/// How long a slow line may take for a frame on its way, of which the rest is cut off after half of that, and again for
/// the restoring bytes.
const PATIENCE: Duration = Duration::from_millis(500);

/// Ends whatever a frame that was cut off has left open: half of an image, of a question, of a notice.
const END: &[u8] = b"\x1b\\";

/// Raw mode and the alternate screen, from [`Guard::enter`] until it is left or dropped.
#[derive(Debug)]
pub struct Guard {
    screen: Arc<GuardedScreen>,
}

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, no cursor, pastes marked as such.
    ///
    /// A panic of this thread gives it back before its message is printed. Whoever gives it back
    /// withdraws what `writer` has not begun, and waits for what it has, so that no frame comes after.
    pub fn enter(writer: Writer) -> io::Result<Self> {
        let screen = Arc::new(GuardedScreen {
            modes: Modes::found()?,
            writer,
            ours: AtomicBool::new(false),
            farewell: OnceLock::new(),
        });
        restore_on_panic(Arc::clone(&screen));
        let guard = Self { screen };
        guard.screen.enter()?;
        Ok(guard)
    }

    /// What else is to be written whenever the terminal is given back, for as long as the program runs.
    pub fn say_at_the_end(&self, bytes: impl FnOnce() -> String) {
        self.screen.farewell.get_or_init(bytes);
    }

    /// Whether the screen is ours, so that a frame belongs on it.
    pub fn has_screen(&self) -> bool {
        self.screen.ours.load(Ordering::SeqCst)
    }

    /// Gives the terminal back as it was found. Once; every further call does nothing.
    pub fn leave(&self) {
        self.screen.leave();
    }

    /// Leaves and stops, as Ctrl-Z does elsewhere; returns when continued, still left.
    ///
    /// False, and nothing done, where no shell could bring us back.
    pub fn suspend(&self) -> bool {
        modes::suspend(|| self.leave())
    }

    /// Takes the terminal again after a SIGCONT, from whomever; to be drawn anew and whole.
    pub fn resume(&self) -> io::Result<()> {
        modes::await_foreground();
        self.screen.enter()
    }

    /// Lets go of a terminal that is gone: nothing is written to it any more.
    pub fn abandon(&self) {
        self.screen.ours.store(false, Ordering::SeqCst);
        self.screen.modes.restore().ok();
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.leave();
    }
}

/// What the guard shares with the panic hook.
#[derive(Debug)]
struct GuardedScreen {
    modes: Modes,
    writer: Writer,
    ours: AtomicBool,
    /// Written before the screen is left.
    farewell: OnceLock<String>,
}

impl GuardedScreen {
    fn enter(&self) -> io::Result<()> {
        // On a line that was stuck, it has not been said when the screen was left.
        let mut bytes = END.to_vec();
        queue!(bytes, EnterAlternateScreen, cursor::Hide)?;
        queue!(bytes, event::EnableBracketedPaste, event::EnableFocusChange)?;
        self.ours.store(true, Ordering::SeqCst);
        self.modes.raw()?;
        write_few_within(stdout(), &bytes, PATIENCE)?;
        Ok(())
    }

    /// Leaving the alternate screen a second time would move the cursor, hence the flag.
    fn leave(&self) {
        if !self.ours.swap(false, Ordering::SeqCst) {
            return;
        }
        self.writer.withdraw();
        if !self.writer.settle(PATIENCE / 2) {
            self.writer.cut();
            self.writer.settle(PATIENCE / 2);
        }
        let mut bytes = END.to_vec();
        bytes.extend(self.farewell.get().into_iter().flat_map(|farewell| farewell.bytes()));
        queue!(
            bytes,
            EndSynchronizedUpdate,
            LeaveAlternateScreen,
            SetAttribute(Attribute::Reset),
            cursor::Show,
            event::DisableFocusChange,
            event::DisableBracketedPaste
        )
        .ok();
        write_within(stdout(), &bytes, PATIENCE).ok();
        self.modes.restore().ok();
    }
}

/// The message of a panic belongs on the normal screen. A panic of another thread leaves the
/// session running and its screen alone: it is told only when the screen is not ours.
fn restore_on_panic(screen: Arc<GuardedScreen>) {
    let owner = thread::current().id();
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == owner {
            screen.leave();
        }
        if !screen.ours.load(Ordering::SeqCst) {
            tell(info);
        }
    }));
}
