//! The user's settings: `config.toml`.

use std::path::Path;

use thiserror::Error;

use crate::routine::finding::Report;
use crate::settings::Settings;
use crate::store::file::{self, Unread};

/// Why settings cannot be used.
#[derive(Debug, Error)]
pub enum UnusableSettings {
    /// The file was not read.
    #[error(transparent)]
    Unread(#[from] Unread),
    /// Its text has findings.
    #[error(transparent)]
    Findings(#[from] Report),
}

/// Reads the settings of a file; nothing where there is no file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(path: &Path) -> Result<Option<Settings>, UnusableSettings> {
    let Some(text) = file::read_if_there(path)? else { return Ok(None) };
    Ok(Some(Settings::parse(&path.to_string_lossy(), &text)?))
}
