//! What goes on beside a session: who is told of it, and what of elsewhere it obeys.

use super::App;
use super::message::RemoteCommand;
use super::screen::Screen;
use crate::model::Effect;
use crate::model::keys::KeyContext;

impl App {
    /// What goes on beside a session is told of its beginning and end, whoever follows it.
    pub(super) fn beside(&mut self, kept: &[Effect]) -> Vec<Effect> {
        let mut beside = Vec::new();
        for effect in kept {
            match effect {
                Effect::Opened(record) if matches!(self.screen, Screen::Play(_)) => {
                    self.begun = true;
                    beside.push(Effect::Begun(record.routine.clone()));
                }
                Effect::Closed(record) if std::mem::take(&mut self.begun) => {
                    let (routine, outcome) = (record.routine.clone(), record.outcome.clone());
                    beside.push(Effect::Over(routine, outcome));
                }
                _ => {}
            }
        }
        beside
    }

    /// Somebody who does not look is told of the end.
    pub(super) fn notice_of_the_end(&self, effects: &[Effect]) -> Option<Effect> {
        let ended =
            self.away && !self.screen.is_preview() && effects.iter().any(Effect::is_the_end);
        ended.then(|| Effect::Notice("The session is finished.".to_owned()))
    }

    /// From elsewhere a session is led and anything is stopped; nothing is begun or answered.
    pub(super) fn obeys(&self, word: RemoteCommand) -> bool {
        match self.place() {
            KeyContext::Play | KeyContext::Paused => true,
            KeyContext::Ready
            | KeyContext::Steps
            | KeyContext::HelpInSession
            | KeyContext::SoundsInSession
            | KeyContext::EmergencyInSession => word == RemoteCommand::Stop,
            _ => false,
        }
    }
}
