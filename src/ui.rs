//! What is seen: widgets that draw themselves into cells, and the theme they share.

pub mod bar;
pub mod digits;
pub mod face;
pub mod figure;
pub mod painter;
pub mod text;
pub mod theme;
