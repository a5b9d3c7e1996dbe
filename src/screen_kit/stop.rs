//! A stop, as the screen on which it happened describes it.

use crate::key::Key;
use crate::screen_kit::SessionRecording;

/// A stop.
pub(crate) struct Stop {
    pub(crate) recorded: SessionRecording,
    pub(crate) when: When,
    /// The key that stopped.
    pub(crate) key: Key,
    pub(crate) first: First,
}

/// The part of a session in which it was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// On ready, before anything was done.
    Before,
    /// In the session.
    During,
    /// After its end.
    After,
}

/// The first view of the stop screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum First {
    /// The question what made it stop.
    Question,
    /// The same, with "just stopping" chosen beforehand.
    JustStopping,
    /// The emergency list, over that question.
    EmergencyList,
}
