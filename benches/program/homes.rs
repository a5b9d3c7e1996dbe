//! Home folders with a lot of data: a thousand of the user's own routines, or a hundred thousand sessions.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The most routine files that the program reads from one folder.
const ROUTINES: usize = 1000;

const SESSIONS: usize = 100_000;

/// A shipped routine, as a user might have copied it to change it.
const ROUTINE: &str = include_str!("../../routines/trapezius.toml");

/// A folder for one of the XDG variables, which contains one of the program's files or folders.
pub(crate) struct FilledHome {
    folder: TempDir,
    inside: &'static str,
}

impl FilledHome {
    /// Makes a folder for `XDG_CONFIG_HOME` with a thousand routines.
    #[expect(clippy::disallowed_methods, reason = "a benchmark prepares a home")]
    pub(crate) fn of_routines() -> Self {
        let full = Self::new("neckcare/routines");
        fs::create_dir_all(full.inside()).unwrap();
        for number in 0..ROUTINES {
            fs::write(full.inside().join(format!("mine-{number}.toml")), ROUTINE).unwrap();
        }
        full
    }

    /// Makes a folder for `XDG_DATA_HOME` with a hundred thousand sessions, the last of them long ago.
    #[expect(clippy::disallowed_methods, reason = "a benchmark prepares a home")]
    pub(crate) fn of_sessions() -> Self {
        let full = Self::new("neckcare/history.jsonl");
        let lines: String = (0..SESSIONS).map(session).collect();
        fs::create_dir_all(full.inside().parent().unwrap()).unwrap();
        fs::write(full.inside(), lines).unwrap();
        full
    }

    fn new(inside: &'static str) -> Self {
        Self { folder: TempDir::new().unwrap(), inside }
    }

    /// Returns the value for the XDG variable.
    pub(crate) fn path(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    /// Returns the path of the file or folder that the program reads.
    pub(crate) fn inside(&self) -> PathBuf {
        Path::join(self.folder.path(), self.inside)
    }
}

/// Returns one line of the history.
fn session(number: usize) -> String {
    let (day, hour) = (number % 28 + 1, number % 24);
    let start = format!("2019-03-{day:02}T{hour:02}:00:00Z");
    let what = r#""routine":"calm","title":"Calm","planned_s":480,"done_s":480,"hands_on":[]"#;
    format!(
        r#"{{"line":"session","v":1,"id":"{number}","start":"{start}",{what},"outcome":"finished"}}"#
    ) + "\n"
}
