//! What goes on beside a session: who is told of it, and what of elsewhere it obeys.

use super::message::RemoteCommand;
use super::screen::Screen;
use super::{App, keymap};
use crate::model::keys::KeyContext;
use crate::model::{AppEvent, Effect, Now};

impl App {
    /// Who else is told of an event: hooks of the beginning and end of a session, whoever follows it, and somebody who does
    /// not look of the end.
    pub(super) fn announce(&mut self, event: &AppEvent) -> Option<Effect> {
        match event {
            AppEvent::SessionOpened(record) if matches!(self.screen, Screen::Play(_)) => {
                self.begun = true;
                Some(Effect::Begun(record.routine.clone()))
            }
            AppEvent::SessionClosed(record) if std::mem::take(&mut self.begun) => {
                Some(Effect::Over(record.routine.clone(), record.outcome.clone()))
            }
            AppEvent::RoutineEnded if self.away && !self.screen.is_preview() => {
                Some(Effect::Notice("The session is finished.".to_owned()))
            }
            _ => None,
        }
    }

    /// Obeys a command from elsewhere. A session is led and anything is stopped by it; nothing is begun or answered.
    pub(super) fn obey(&mut self, command: RemoteCommand, now: Now) -> Vec<Effect> {
        let place = self.place();
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
