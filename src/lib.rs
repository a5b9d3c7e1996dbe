//! Guided self-massage for neck and shoulders, in the terminal.

pub mod routine;
