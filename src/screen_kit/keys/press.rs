//! A key that was pressed, with its action in the context.

use crate::key::Key;
use crate::screen_kit::keys::Action;

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyPress {
    /// Its action in the context; `None` if it does nothing.
    pub action: Option<Action>,
    /// The key.
    pub key: Key,
}
