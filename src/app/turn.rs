//! What a screen makes of a key: effects, and where it leads.

use super::{Effect, Screen};

/// What a screen makes of a key: effects, and where it leads.
pub(crate) struct Turn {
    pub(crate) effects: Vec<Effect>,
    pub(crate) to: Option<Screen>,
    /// The key means nothing here.
    pub(crate) idle: bool,
}

impl Turn {
    pub(crate) const fn stay() -> Self {
        Self { effects: Vec::new(), to: None, idle: false }
    }

    pub(crate) const fn go(to: Screen) -> Self {
        Self { effects: Vec::new(), to: Some(to), idle: false }
    }

    /// The key means nothing here.
    pub(crate) const fn idle() -> Self {
        Self { effects: Vec::new(), to: None, idle: true }
    }

    pub(crate) fn with(mut self, effects: impl IntoIterator<Item = Effect>) -> Self {
        self.effects.extend(effects);
        self
    }
}
