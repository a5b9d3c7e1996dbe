//! What is seen: the screens, the widgets that draw themselves into cells, and the theme they share.

mod about;
mod after;
mod ascii;
mod aside;
pub mod bar;
mod bullets;
pub mod digits;
mod emergency;
mod face;
mod follow_up;
mod footer;
mod help;
mod history;
mod menu;
mod moving;
mod option;
pub mod painter;
pub mod picture;
mod play;
mod preview;
mod ready;
mod refusal;
mod room;
mod screening;
mod scroll;
mod sheet;
mod solid;
mod sounds;
mod stopped;
mod strip;
pub mod text;
pub mod theme;
mod wording;

pub use face::Face;
