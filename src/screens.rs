//! The screens. Each has a folder with its state, its keys, its lines of text and its drawing.

pub mod about;
pub mod after;
pub mod body;
pub mod emergency;
pub mod follow_up;
pub mod help;
pub mod history;
pub mod menu;
pub mod play;
pub mod ready;
pub mod screening;
pub mod stopped;

pub use about::About;
pub use after::After;
pub use body::BodyScreen;
pub use history::HistoryScreen;
pub use menu::Menu;
pub use play::{Play, Preview};
pub use ready::Ready;
pub use screening::Screening;
pub use stopped::Stopped;
