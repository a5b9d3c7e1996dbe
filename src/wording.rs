//! Puts facts into words that both views and commands use: doses, minutes, lines to read.

pub mod dose;
pub(crate) mod lines;
pub mod minutes;
pub mod needs;
pub mod places;
pub mod spoken;
