//! Where the sockets of running sessions stand: one a process, for this user alone.

use std::fs;
use std::path::{Path, PathBuf};

use super::{folder, paths};

/// What the names end with.
const ENDING: &str = ".socket";

/// A place for a socket of this process, in a folder that is made where it is not there; none where none can be.
pub fn socket() -> Option<PathBuf> {
    let path = paths::runtime()?.join(format!("{}{ENDING}", std::process::id()));
    folder::make_for(&path).ok()?;
    // Another process that had this number left it behind.
    remove(&path);
    Some(path)
}

/// The sockets of this user, also of programs that have ended badly.
pub fn sockets() -> Vec<PathBuf> {
    let found =
        paths::runtime().map(|folder| folder::files(&folder, |name| name.ends_with(ENDING)));
    found.and_then(Result::ok).unwrap_or_default()
}

/// Takes away a socket at which nobody listens.
pub fn remove(socket: &Path) {
    fs::remove_file(socket).ok();
}
