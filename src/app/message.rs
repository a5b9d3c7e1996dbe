//! What reaches the program.

use crate::key::Key;
use crate::model::keys::{Action, KeyContext};
use crate::model::{Memory, Player};
use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// What can be asked from elsewhere: by a hotkey, a foot pedal, another shell.
    RemoteCommand, "word" {
        /// Stop.
        Stop = "stop",
        /// Pause, or go on.
        Pause = "pause",
        /// On to the next.
        Next = "next",
        /// Say it again.
        Repeat = "repeat",
    }
}

impl RemoteCommand {
    /// What it does; a paused session goes on instead of pausing.
    pub(super) const fn action(self, context: KeyContext) -> Action {
        match self {
            Self::Stop => Action::Stop,
            Self::Pause if matches!(context, KeyContext::Paused) => Action::Resume,
            Self::Pause => Action::Pause,
            Self::Next => Action::Next,
            Self::Repeat => Action::Again,
        }
    }
}

/// What reaches the program.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Something is asked from elsewhere.
    Remote(RemoteCommand),
    /// Time has passed.
    Time,
    /// Time has passed that nobody lived through: the machine slept, or the program was held up.
    Gap,
    /// Everything that is to be seen is on the screen.
    Drawn,
    /// The window came to the front, or left it: keys go elsewhere then.
    Focus(bool),
    /// What is on the disk by now, perhaps from another program of the same person.
    Memory(Box<Memory>),
    /// The program is about to be suspended.
    Suspend,
    /// The window has this many columns and rows.
    Window(u16, u16),
    /// What plays the sound, now that this is known.
    Player(Player),
    /// Something outside went wrong; the session goes on.
    Trouble(String),
    /// The person ends the program, with this exit code.
    Leave(u8),
    /// A signal, or the end of the terminal, ends the program; with the exit code that says so.
    End(u8),
}
