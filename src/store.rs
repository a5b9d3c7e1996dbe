//! What touches the disk.

pub mod config;
pub mod create;
pub mod file;
pub mod forget;
pub mod history;
pub mod journal;
pub mod kept;
pub mod paths;
pub mod probe;
pub mod recover;
pub mod routines;
pub mod runtime;
pub mod screening_state;
pub mod trace;
pub mod unsaved;
pub mod voices;

mod append;
mod files;
mod folder;
mod lines;
mod lock;
mod plain;
mod quarantine;

pub use files::FILES;
pub use paths::Folders;
pub use unsaved::Unsaved;
