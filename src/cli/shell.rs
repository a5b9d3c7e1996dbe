//! The shells that can be taught to complete commands.

use clap::ValueEnum;

/// A shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// GNU Bash
    Bash,
    /// Fish
    Fish,
    /// Zsh
    Zsh,
}
