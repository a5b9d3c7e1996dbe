//! A key that was pressed, and what it does where it was pressed.

use super::Action;
use crate::key::Key;

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyPress {
    /// What it does, if it does anything.
    pub action: Option<Action>,
    /// Which key it was.
    pub key: Key,
}
