//! The keys of the screen beneath, and the sounds and what they mean.

pub(crate) mod keys;
pub(crate) mod text;
pub(crate) mod view;
