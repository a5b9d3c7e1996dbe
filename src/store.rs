//! What touches the disk.

pub mod file;
pub mod paths;
pub mod routines;
