//! Commands from other terminals: they control a session and stop anything, but start or answer nothing.

use super::{App, keymap};
use crate::routine::keyword::keyword_enum;
use crate::screen_kit::keys::{Action, KeyContext};
use crate::screen_kit::{Effect, Now};

keyword_enum! {
    /// A command from a hotkey, a foot pedal or another shell.
    RemoteCommand, "word" {
        /// Stop.
        Stop = "stop",
        /// Pause, or continue.
        Pause = "pause",
        /// To the next step.
        Next = "next",
        /// Repeat the instruction.
        Repeat = "repeat",
    }
}

impl RemoteCommand {
    /// The action it stands for; in a paused session, `pause` continues.
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

impl App {
    /// Carries out a command where it is allowed.
    pub(super) fn obey(&mut self, command: RemoteCommand, now: Now) -> Vec<Effect> {
        let place = self.key_context();
        let obeys = match place {
            KeyContext::Play | KeyContext::Paused => true,
            KeyContext::Ready
            | KeyContext::Steps
            | KeyContext::HelpInSession
            | KeyContext::SoundsInSession
            | KeyContext::EmergencyInSession => command == RemoteCommand::Stop,
            _ => false,
        };
        let press = keymap::press(place, command.action(place)).filter(|_| obeys);
        press.map_or_else(Vec::new, |press| self.perform(press, now))
    }
}
