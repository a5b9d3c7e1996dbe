//! Finds programs on this machine: only in the folders of PATH that are whole paths.

use std::env;
use std::path::PathBuf;

use rustix::fs::{Access, access};

/// The first program of this name that can be started.
#[expect(clippy::disallowed_methods, reason = "PATH says where programs are")]
pub(super) fn program(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|path| path.is_file() && access(path, Access::EXEC_OK).is_ok())
}
