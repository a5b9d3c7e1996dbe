//! The shells that are told how to complete.

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
