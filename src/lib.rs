//! Guided self-massage for neck and shoulders, in the terminal.

pub mod app;
pub mod key;
pub mod plan;
pub mod routine;
pub mod safety;
pub mod session;
pub mod terminal;
pub mod ui;
