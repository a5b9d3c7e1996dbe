//! What is seen: widgets that draw themselves into cells, and the theme they share.

pub mod bar;
pub mod digits;
pub mod figure;
pub mod text;
pub mod theme;
