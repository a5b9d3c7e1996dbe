//! Where the user's files are.

use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The folder of the user's own routines; nothing where there is no home.
pub fn routines() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("neckcare").join("routines"))
}
