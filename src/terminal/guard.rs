//! Takes over the terminal's screen, and restores the terminal on every exit, after a panic too.

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

use super::{modes, wheel};
use crate::terminal::modes::Modes;
use crate::terminal::output::{write_few_within, write_within};
use crate::terminal::writer::Writer;

/// How long a slow terminal may take to accept the frame that is being written, and then as long again for the bytes
/// that restore it. After half of the first period, the rest of the frame is cut off.
const PATIENCE: Duration = Duration::from_millis(500);

/// Ends any sequence that a cut-off frame has left open: an image, a question or a notice.
const END: &[u8] = b"\x1b\\";

/// Asks for kitty's keyboard protocol, until [`PLAIN_KEYS`]: every key is sent with what happened to it (1, 2, 8), and with
/// the text that it types (16).
const KEY_EVENTS: &str = "\x1b[>27u";

/// Takes that back. Each screen of a terminal has its own list of such requests, so it comes before the screen is left.
const PLAIN_KEYS: &str = "\x1b[<u";

/// Keeps the terminal in raw mode and on the alternate screen, from [`Guard::enter`] until this is left or dropped.
#[derive(Debug)]
pub struct Guard {
    screen: Arc<GuardedScreen>,
}

impl Guard {
    /// Takes over the terminal: raw mode, alternate screen, no cursor, marked pastes, focus changes reported,
    /// and a mouse wheel that does nothing.
    ///
    /// A panic of this thread restores the terminal before its message is printed. Restoring it drops the frame that
    /// waits in `writer` and waits for the one that is being written, so that no frame is written afterwards.
    pub fn enter(writer: Writer) -> io::Result<Self> {
        let screen = Arc::new(GuardedScreen {
            modes: Modes::found()?,
            writer,
            ours: AtomicBool::new(false),
            has_key_events: AtomicBool::new(false),
            exit_bytes: OnceLock::new(),
        });
        restore_on_panic(Arc::clone(&screen));
        let guard = Self { screen };
        guard.screen.enter()?;
        Ok(guard)
    }

    /// Sets more bytes to write whenever the terminal is restored, for as long as the program runs. Only the first call
    /// has an effect.
    pub fn set_exit_bytes(&self, bytes: impl FnOnce() -> String) {
        self.screen.exit_bytes.get_or_init(bytes);
    }

    /// Returns the bytes that make the terminal tell repeats and releases of keys from presses; no bytes if it does
    /// already. Call this only if it can.
    pub fn tell_keys_apart(&self) -> &'static str {
        if self.screen.has_key_events.swap(true, Ordering::SeqCst) { "" } else { KEY_EVENTS }
    }

    /// Returns true if the program has the screen, so that frames may be drawn.
    pub fn has_screen(&self) -> bool {
        self.screen.ours.load(Ordering::SeqCst)
    }

    /// Restores the terminal as it was. If that has been done already, this does nothing.
    pub fn leave(&self) {
        self.screen.leave();
    }

    /// Restores the terminal and stops the program, as Ctrl-Z usually does. When the program is continued, this returns
    /// with the terminal still restored.
    ///
    /// Does nothing and returns false if there is no shell that could continue the program.
    pub fn suspend(&self) -> bool {
        modes::suspend(|| self.leave())
    }

    /// Takes over the terminal again after a SIGCONT. The caller then has to redraw the whole screen.
    pub fn resume(&self) -> io::Result<()> {
        modes::await_foreground();
        self.screen.enter()
    }

    /// Gives up a terminal that is gone. Nothing is written to it any more.
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

/// The state that the guard shares with the panic hook.
#[derive(Debug)]
struct GuardedScreen {
    modes: Modes,
    writer: Writer,
    ours: AtomicBool,
    /// Whether the terminal tells repeats and releases of keys from presses.
    has_key_events: AtomicBool,
    /// More bytes to write before the screen is left.
    exit_bytes: OnceLock<String>,
}

impl GuardedScreen {
    fn enter(&self) -> io::Result<()> {
        // If the terminal was stuck when the screen was left, it has not received this yet.
        let mut bytes = END.to_vec();
        queue!(bytes, EnterAlternateScreen, cursor::Hide)?;
        queue!(bytes, event::EnableBracketedPaste, event::EnableFocusChange)?;
        // A program that was stopped by SIGSTOP still has the screen. What it asked for then stands, and asking again would
        // be one request more than is taken back.
        if self.ours.swap(true, Ordering::SeqCst) {
            bytes.extend(wheel::OFF.bytes());
        } else {
            bytes.extend(wheel::SAVE.bytes());
            if self.has_key_events.load(Ordering::SeqCst) {
                bytes.extend(KEY_EVENTS.bytes());
            }
        }
        self.modes.raw()?;
        write_few_within(stdout(), &bytes, PATIENCE)?;
        Ok(())
    }

    /// Restores the terminal, but only if `ours` is set: leaving the alternate screen twice would move the cursor.
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
        bytes.extend(self.exit_bytes.get().into_iter().flat_map(|farewell| farewell.bytes()));
        bytes.extend(wheel::RESTORE.bytes());
        if self.has_key_events.load(Ordering::SeqCst) {
            bytes.extend(PLAIN_KEYS.bytes());
        }
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

/// Restores the terminal when this thread panics, so that the message is printed on the normal screen.
///
/// A panic of another thread does not end the session, so its message is printed only if the program does not
/// have the screen.
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
