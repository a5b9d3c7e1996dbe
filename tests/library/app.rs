//! The interactive program, driven by keys and time as a person drives it.

mod about;
mod asked;
mod faults;
mod guest;
mod guidance;
mod hearing;
mod interrupted;
mod keys;
mod leaving_out;
mod menu;
mod one_by_one;
mod one_time;
mod past;
mod preview;
mod ready;
mod screening;
mod session;
mod settings;
mod sides;
mod soreness;
mod time;
mod today;
mod together;
mod undo;
mod walk;
mod warm;
