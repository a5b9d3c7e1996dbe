//! Commands from other terminals: they control a session and stop anything, but start or answer nothing.

use super::{App, keymap};
use crate::routine::keyword::keyword_enum;
use crate::screen_kit::keys::{Action, KeyContext, KeyPress};
use crate::screen_kit::{Effect, Now};

keyword_enum! {
    /// A command from a hotkey, a foot pedal or another shell.
    RemoteCommand, "word" {
        /// Stop.
        Stop = "stop",
        /// Pause, or continue.
        Pause = "pause",
        /// Go to the next step.
        Next = "next",
        /// Repeat the instruction.
        Repeat = "repeat",
    }
}

impl RemoteCommand {
    /// Returns the action that the command stands for. In a paused session, `pause` resumes it.
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
    /// Returns true if a command does something now.
    pub fn obeys(&self, command: RemoteCommand) -> bool {
        self.exit_code().is_none() && self.remote_press(command).is_some()
    }

    /// Carries out a command if the current screen allows it.
    pub(super) fn obey(&mut self, command: RemoteCommand, now: Now) -> Vec<Effect> {
        self.remote_press(command).map_or_else(Vec::new, |press| self.perform(press, now))
    }

    /// Returns the key that a command presses on the current screen, if the screen allows the command.
    fn remote_press(&self, command: RemoteCommand) -> Option<KeyPress> {
        let context = self.key_context();
        let obeys = match context {
            KeyContext::Play | KeyContext::Paused => true,
            KeyContext::Ready
            | KeyContext::Steps
            | KeyContext::HelpInSession
            | KeyContext::SoundsInSession
            | KeyContext::EmergencyInSession => command == RemoteCommand::Stop,
            _ => false,
        };
        keymap::press(context, command.action(context)).filter(|_| obeys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::Key;
    use crate::routine::keyword::Keyword;

    #[test]
    fn each_command_acts_like_its_key_in_a_session() {
        for context in [KeyContext::Play, KeyContext::Paused] {
            let press = |command: &RemoteCommand| keymap::press(context, command.action(context));
            let keys: Vec<Key> =
                RemoteCommand::ALL.iter().filter_map(press).map(|press| press.key).collect();
            assert_eq!(keys, ['s', ' ', 'n', 'r'].map(Key::Char), "{context:?}");
        }
    }

    #[test]
    fn stop_acts_like_its_key_wherever_it_is_obeyed() {
        for context in [
            KeyContext::Ready,
            KeyContext::Steps,
            KeyContext::HelpInSession,
            KeyContext::SoundsInSession,
            KeyContext::EmergencyInSession,
        ] {
            let press = keymap::press(context, RemoteCommand::Stop.action(context));
            assert_eq!(press.map(|press| press.key), Some(Key::Char('s')), "{context:?}");
        }
    }
}
