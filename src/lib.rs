//! Guided self-massage for neck and shoulders, in the terminal.

pub mod plan;
pub mod routine;
pub mod safety;
pub mod session;
