//! Finds the sockets of running programs, and names for new ones, in folders that only this user can write to.

use std::path::{Path, PathBuf};
use std::process;

use super::private::Distrusted;
use super::{disk, paths, private};
use crate::routine::safe;

/// The suffix of the names of sockets.
const SUFFIX: &str = ".socket";

/// The prefix of the names of sockets at which a remote command waits for answers.
const REPLY: &str = "reply-";

/// The most sockets of one process.
const MOST: u32 = 20;

/// The sockets of this user, including those of programs that were killed.
#[derive(Debug)]
pub struct Sockets {
    /// The sockets at which programs listen for commands.
    pub listeners: Vec<PathBuf>,
    /// The sockets at which remote commands wait for answers.
    pub replies: Vec<PathBuf>,
    /// The folders that are not used, because others could change what is in them.
    pub distrusted: Vec<Distrusted>,
}

impl Sockets {
    /// Finds the sockets in every folder in which a program may have put one.
    pub fn find() -> Self {
        let (folders, distrusted) = private::usable(paths::runtime_folders());
        let sockets = |folder: &PathBuf| disk::files(folder, |name| name.ends_with(SUFFIX));
        let all = folders.iter().filter_map(|folder| sockets(folder).ok()).flatten();
        let (replies, listeners) = all.partition(|path| name(path).starts_with(REPLY));
        Self { listeners, replies, distrusted }
    }
}

/// Returns paths at which this program may listen, the best first. The folder of each is made when the path is asked for.
pub fn to_listen() -> impl Iterator<Item = PathBuf> {
    free_names("")
}

/// Returns paths at which this program may wait for answers, like [`to_listen`].
pub fn to_wait_for_answers() -> impl Iterator<Item = PathBuf> {
    free_names(REPLY)
}

fn free_names(prefix: &'static str) -> impl Iterator<Item = PathBuf> {
    let folders = paths::runtime_folders().into_iter();
    folders.filter(|folder| private::make(folder).is_ok()).filter_map(move |folder| {
        // In a container, another process may have the same number.
        let name = |nth| match nth {
            1 => format!("{prefix}{}{SUFFIX}", process::id()),
            _ => format!("{prefix}{}-{nth}{SUFFIX}", process::id()),
        };
        let mut names = (1..=MOST).map(|nth| folder.join(name(nth)));
        names.find(|path| path.symlink_metadata().is_err())
    })
}

/// Returns the process whose socket or journal this is, in words, or its path if its name has no number.
pub fn process_of(path: &Path) -> String {
    let name = name(path);
    let mut numbers = name.split(|character: char| !character.is_ascii_digit());
    match numbers.find(|number| !number.is_empty()) {
        Some(number) => format!("process {number}"),
        None => safe::visible(&path.to_string_lossy()),
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_known_by_the_number_in_a_name() {
        for name in ["4711.socket", "4711-2.socket", "reply-4711.socket", "journal-4711-1.jsonl"] {
            assert_eq!(
                process_of(&Path::new("/run/user/1000/neckcare").join(name)),
                "process 4711"
            );
        }
        assert_eq!(process_of(Path::new("/run/1/x.socket")), "/run/1/x.socket");
    }
}
