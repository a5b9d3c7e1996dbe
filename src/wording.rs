//! Facts in words that both views and the commands say: doses, minutes, lines to read.

pub mod dose;
pub(crate) mod lines;
pub mod minutes;
pub mod spoken;
