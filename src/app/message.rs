//! Messages to the program: keys, time, and news from the runtime.

use super::remote::RemoteCommand;
use crate::key::Key;
use crate::screen_kit::{Memory, Player};

/// A message to [`App::update`](super::App::update).
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// A key is held down, in a terminal that tells this from a press.
    Repeat(Key),
    /// Another terminal sent a command.
    Remote(RemoteCommand),
    /// Time has passed.
    Time,
    /// Time has passed that does not count: the machine slept, or the program was held up.
    Gap,
    /// The last frame is on the screen, or the last line is printed.
    Drawn,
    /// The window has gained the focus (true) or lost it (false), so that keys go to another one.
    Focus(bool),
    /// Everything that is stored, read again after another program of the same person has changed it.
    Memory(Box<Memory>),
    /// The program is about to be suspended.
    Suspend,
    /// The window has this many columns and rows.
    Window(u16, u16),
    /// The player that was found for the sound.
    Player(Player),
    /// A warning about something outside, for example a full disk; the session continues.
    Trouble(String),
    /// The person ends the program, with this exit code.
    Leave(u8),
    /// A signal or a closed terminal ends the program, with the exit code for it.
    End(u8),
}
