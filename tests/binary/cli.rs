//! Tests the real program without a terminal: its output, its streams and its exit codes.

mod again;
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
