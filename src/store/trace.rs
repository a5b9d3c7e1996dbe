//! Tells whether anything stored has changed.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::paths::ANSWERS;
use super::{Folders, folder, history, journal};

/// The state of every file that is stored about a person, except this program's own journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace(Vec<(PathBuf, [i128; 3])>);

impl Trace {
    /// The state they are in now.
    pub fn of(folders: &Folders, own: Option<&Path>) -> Self {
        let counts =
            |name: &str| history::is_history(name) || journal::is_journal(name) || name == ANSWERS;
        let files = |folder: &Path| folder::files(folder, counts).unwrap_or_default();
        let all = folders.for_history().into_iter().flat_map(files);
        let all = all.chain([folders.standing(), folders.preferences()]);
        let others = all.filter(|path| own != Some(path.as_path()));
        Self(
            others
                .filter_map(|path| Some((how(&path)?, path)))
                .map(|(how, path)| (path, how))
                .collect(),
        )
    }
}

/// Which file it is, its length, and when it was last written.
fn how(path: &Path) -> Option<[i128; 3]> {
    let file = path.metadata().ok()?;
    let written = i128::from(file.mtime()) * 1_000_000_000 + i128::from(file.mtime_nsec());
    Some([file.ino().into(), file.len().into(), written])
}
