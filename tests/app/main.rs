//! The interactive program, driven by keys and time as a person drives it.

mod keys;
mod session;
mod support;
