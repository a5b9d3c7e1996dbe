//! Widgets that several views draw with, and the theme they share.

pub(crate) mod ascii;
pub(crate) mod aside;
pub mod bar;
pub(crate) mod bullets;
pub(crate) mod canvas;
pub mod digits;
pub(crate) mod footer;
pub(crate) mod layout;
pub(crate) mod moving;
pub(crate) mod option;
pub mod painter;
pub mod picture;
pub(crate) mod refusal;
pub(crate) mod scroll;
pub(crate) mod solid;
pub(crate) mod strip;
pub mod text;
pub mod theme;
pub(crate) mod watch;
pub(crate) mod wording;
