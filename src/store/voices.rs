//! Keeps words that a speech program has rendered for the next session, for this user alone, up to a limit.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk;

/// The most bytes of all words together: 18 minutes of speech.
const MOST: u64 = 100 << 20;

/// The prefix of files that are still being written, and the suffix of finished ones.
const NEW: &str = ".new";
const SUFFIX: &str = ".pcm";

/// A folder of rendered words.
#[derive(Debug, Clone)]
pub struct Voices(PathBuf);

impl Voices {
    /// Uses this folder, which need not exist yet.
    pub const fn of(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Returns the samples that are kept under a name.
    pub fn find(&self, name: &str) -> Option<Vec<u8>> {
        let mut samples = Vec::new();
        let file = disk::open(&self.path(name)).ok()?;
        file.take(MOST).read_to_end(&mut samples).ok()?;
        Some(samples)
    }

    /// Keeps samples under a name, and removes the oldest files if all of them take too much room.
    ///
    /// # Errors
    /// Fails if they cannot be written; then there is no part of them.
    pub fn keep(&self, name: &str, samples: &[u8]) -> io::Result<()> {
        let path = self.path(name);
        disk::make_folder_for(&path)?;
        let mut file = tempfile::Builder::new().prefix(NEW).tempfile_in(&self.0)?;
        file.write_all(samples)?;
        file.persist(path)?;
        self.drop_oldest(MOST)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(format!("{name}{SUFFIX}"))
    }

    fn drop_oldest(&self, most: u64) -> io::Result<()> {
        let mut all: Vec<(SystemTime, PathBuf, u64)> = files(&self.0)?
            .into_iter()
            .filter_map(|path| {
                let metadata = path.symlink_metadata().ok()?;
                Some((metadata.modified().ok()?, path, metadata.len()))
            })
            .collect();
        all.sort();
        let mut size: u64 = all.iter().map(|(_, _, size)| size).sum();
        for (_, path, less) in all {
            if size <= most {
                break;
            }
            fs::remove_file(path)?;
            size -= less;
        }
        Ok(())
    }
}

/// Returns every file in a folder that [`Voices`] has written.
pub(super) fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    disk::files(folder, |name| name.ends_with(SUFFIX) || name.starts_with(NEW))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::time::Duration;

    use super::*;

    fn mode(path: &Path) -> u32 {
        path.metadata().unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn words_are_kept_for_this_user_alone() {
        let home = tempfile::tempdir().unwrap();
        let voices = Voices::of(home.path().join("neckcare/voice"));
        assert_eq!(voices.find("one"), None);
        voices.keep("one", &[1, 2]).unwrap();
        voices.keep("one", &[3, 4, 5, 6]).unwrap();
        assert_eq!(voices.find("one"), Some(vec![3, 4, 5, 6]));
        let files = files(&voices.0).unwrap();
        assert_eq!(files, [voices.path("one")]);
        assert_eq!((mode(&voices.0), mode(&files[0])), (0o700, 0o600));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test makes files older")]
    fn the_oldest_words_are_removed_first() {
        let home = tempfile::tempdir().unwrap();
        let voices = Voices::of(home.path().to_owned());
        for (age, name) in [(1, "new"), (3, "oldest"), (2, "old")] {
            voices.keep(name, &[0; 100]).unwrap();
            let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000 - age);
            fs::File::open(voices.path(name)).unwrap().set_modified(old).unwrap();
        }
        voices.drop_oldest(250).unwrap();
        let left = ["oldest", "old", "new"].map(|name| voices.find(name).is_some());
        assert_eq!(left, [false, true, true]);
        voices.drop_oldest(300).unwrap();
        assert!(voices.find("old").is_some());
    }
}
