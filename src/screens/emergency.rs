//! The emergency list, over any other screen.

pub(crate) mod keys;
pub mod text;
pub(crate) mod view;
