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

/// Some keys that do one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Every key that does it, the one to be named first.
    pub keys: &'static [Key],
    /// One or two words for the footer; empty where it is not named there.
    pub label: &'static str,
    /// A line for help, manual and README.
    pub does: &'static str,
    /// The action of the program.
    pub action: Action,
}

/// A binding.
pub(crate) const fn key(
    keys: &'static [Key],
    label: &'static str,
    does: &'static str,
    action: Action,
) -> Binding {
    Binding { keys, label, does, action }
}

impl Binding {
    /// The keys as a person reads them: "s S".
    pub fn names(&self) -> String {
        self.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// The first key, in the shape that footers show: S is large.
    pub fn name(&self) -> String {
        match self.keys.first() {
            Some(Key::Char('s')) => "S".to_owned(),
            Some(key) => key.to_string(),
            None => String::new(),
        }
    }
}
