//! The real program without a terminal: what it prints, where, and its exit codes.

#![cfg(unix)]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod again;
#[path = "../support/answered.rs"]
mod answered;
#[cfg(feature = "voice")]
mod audio;
mod authoring;
mod calendar;
mod commands;
mod completions;
mod config;
mod doctor;
mod fit;
mod guest;
mod help;
mod history;
mod hostile;
#[cfg(debug_assertions)]
mod killed;
mod lines;
mod looking_back;
mod manual;
mod preview;
mod readme;
mod remote;
mod screening;
mod sound;
mod streams;
mod support;
mod unrecorded;
mod voice;
mod voices;
