//! The screens of the program that tests recognise.

use super::session::Session;

/// A screen of the program, recognised by texts from its data and its table of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KnownScreen {
    Ready,
    Play,
    Paused,
    Stopped,
    Help,
    Emergency,
    After,
}

impl KnownScreen {
    /// Returns true if the session shows this screen.
    #[allow(dead_code, reason = "benches/program only waits")]
    pub(crate) fn is_shown_by(self, session: &Session) -> bool {
        self.is_on(session.screen())
    }

    pub(crate) fn is_on(self, screen: &vt100::Screen) -> bool {
        let text = screen.contents();
        let shows = |words: &str| text.contains(words);
        match self {
            Self::Ready => shows("Space start"),
            Self::Play => shows("Space pause") && !shows("Paused"),
            Self::Paused => shows("Space resume") && shows("Paused"),
            Self::Stopped => shows("Pain") && shows("just stopping"),
            Self::Help => shows("repeat the instruction"),
            Self::Emergency => shows("112"),
            Self::After => shows("Finished"),
        }
    }
}
