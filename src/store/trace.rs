//! Whether anything that is stored has changed since it was looked at last.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::{Folders, folder, history, journal};

/// How every file stood that is stored about a person, but for the journal of this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace(Vec<(PathBuf, [i128; 3])>);

impl Trace {
    /// How they stand now.
    pub fn of(folders: &Folders, own: Option<&Path>) -> Self {
        let counts = |name: &str| {
            history::is_history(name) || journal::is_journal(name) || name == "answers.jsonl"
        };
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

/// Which file it is, how long, and when it was written last.
fn how(path: &Path) -> Option<[i128; 3]> {
    let file = path.metadata().ok()?;
    let written = i128::from(file.mtime()) * 1_000_000_000 + i128::from(file.mtime_nsec());
    Some([file.ino().into(), file.len().into(), written])
}
