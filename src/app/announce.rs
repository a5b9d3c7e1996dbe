//! Announces a session: its start and end to the user's hooks, and its end to the desktop.

use super::App;
use super::screen::Screen;
use crate::screen_kit::{AppEvent, Effect};

impl App {
    /// Returns the effect that announces an event, if it needs one. Hooks also run for a guest. The desktop shows a
    /// notice only while another window has the focus.
    pub(super) fn announce(&mut self, event: &AppEvent) -> Option<Effect> {
        match event {
            AppEvent::SessionOpened(record) if matches!(self.screen, Screen::Play(_)) => {
                self.has_begun = true;
                Some(Effect::RunStartHook(record.routine.clone()))
            }
            AppEvent::SessionClosed(record) if std::mem::take(&mut self.has_begun) => {
                Some(Effect::RunEndHook(record.routine.clone(), record.outcome.clone()))
            }
            AppEvent::RoutineEnded if self.is_unfocused && !self.screen.is_preview() => {
                Some(Effect::DesktopNotice("The session is finished.".to_owned()))
            }
            _ => None,
        }
    }
}
