//! A stop, as described by the screen on which it happened.

use crate::key::Key;
use crate::screen_kit::SessionRecording;

/// A stop of a session, with everything that the stop screen needs to know.
pub(crate) struct Stop {
    pub(crate) recorded: SessionRecording,
    pub(crate) when: StopTime,
    /// The key that stopped the session.
    pub(crate) key: Key,
    pub(crate) first: FirstView,
}

/// The part of a session in which it was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopTime {
    /// On the ready screen, before anything was done.
    Before,
    /// In the session.
    During,
    /// After its end.
    After,
}

/// The first view of the stop screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FirstView {
    /// The question why the session was stopped.
    Question,
    /// The same question, with "just stopping" already chosen.
    JustStopping,
    /// The emergency list, over that question.
    EmergencyList,
}
