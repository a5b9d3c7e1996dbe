//! The emergency list, which can be shown over any other screen.

pub(crate) mod keys;
pub mod text;
pub(crate) mod view;
