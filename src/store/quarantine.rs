//! Keeps a damaged file under another name, so that it is never deleted unseen.

use std::fs;
use std::path::{Path, PathBuf};

/// Gives the file the first free name of `standing.json.damaged`, `standing.json.damaged2`, ...
pub(super) fn keep(path: &Path) {
    let aside = |n: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(if n == 1 { ".damaged".to_owned() } else { format!(".damaged{n}") });
        PathBuf::from(name)
    };
    if let Some(free) = (1..100).map(aside).find(|name| name.symlink_metadata().is_err()) {
        fs::rename(path, free).ok(); // where it cannot be moved, it cannot be written over either
    }
}
