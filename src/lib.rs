//! Guided self-massage for neck and shoulders, in the terminal.

pub mod app;
pub mod calendar;
pub mod cli;
pub mod clips;
pub mod commands;
pub mod handout;
pub mod history;
pub mod key;
pub mod plain;
pub mod plan;
pub mod routine;
pub mod runtime;
pub mod safety;
pub mod screen_kit;
pub mod screens;
pub mod session;
pub mod settings;
pub mod sound;
pub mod store;
pub mod terminal;
pub mod widgets;
pub mod wording;
