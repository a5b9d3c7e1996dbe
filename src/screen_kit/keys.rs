//! Key bindings: described once, for the handler, footer, help, manual and README.

mod action;
pub(crate) mod common;
mod context;
mod press;
pub(crate) mod said;

pub use action::Action;
pub use context::KeyContext;
pub use press::KeyPress;

use crate::key::Key;

/// One or more keys that trigger the same action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// All keys for the action, first the one that is named in short lists.
    pub keys: &'static [Key],
    /// One or two words for the footer; empty if the footer does not name it.
    pub label: &'static str,
    /// A line for help, manual and README.
    pub does: &'static str,
    /// The action that the keys trigger.
    pub action: Action,
}

/// Creates a binding.
pub(crate) const fn key(
    keys: &'static [Key],
    label: &'static str,
    does: &'static str,
    action: Action,
) -> Binding {
    Binding { keys, label, does, action }
}

impl Binding {
    /// Returns the keys as a person reads them: "s S".
    pub fn names(&self) -> String {
        self.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// Returns the first key as footers show it, with S as a capital.
    pub fn name(&self) -> String {
        match self.keys.first() {
            Some(Key::Char('s')) => "S".to_owned(),
            Some(key) => key.to_string(),
            None => String::new(),
        }
    }
}
