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
    /// All keys for the action, first the one that is named in short lists. A letter stands for its capital too.
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
    /// Returns the keys as a person reads them: "n →".
    pub fn names(&self) -> String {
        self.keys.iter().copied().map(shown).collect::<Vec<_>>().join(" ")
    }

    /// Returns the first key as footers show it, with S as a capital.
    pub fn name(&self) -> String {
        self.keys.first().copied().map_or_else(String::new, shown)
    }
}

/// Returns a key as lists show it, with S as a capital, because that is how every text names it.
fn shown(key: Key) -> String {
    match key {
        Key::Char('s') => "S".to_owned(),
        key => key.to_string(),
    }
}
