//! Widgets that several views draw with, and the theme they share.

pub(crate) mod ascii;
pub mod bar;
pub(crate) mod bullets;
pub(crate) mod canvas;
pub mod digits;
pub(crate) mod emergency_signs;
pub(crate) mod footer;
pub(crate) mod layout;
pub(crate) mod moving;
pub(crate) mod option;
pub mod painter;
pub mod picture;
pub(crate) mod refusal_line;
pub(crate) mod scroll;
pub(crate) mod side_picture;
pub(crate) mod solid_blocks;
pub(crate) mod strip;
pub mod text;
pub mod theme;
pub(crate) mod wording;
