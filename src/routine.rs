//! Routines: valid once they exist.

pub mod body;
pub mod word;
