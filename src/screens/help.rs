//! The help screen: the keys of the screen beneath it, and the sounds with their meanings.

pub(crate) mod keys;
pub(crate) mod text;
pub(crate) mod view;
