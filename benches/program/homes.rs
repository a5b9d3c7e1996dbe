//! Homes of people who have much: a thousand routines of their own, a hundred thousand sessions.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// So many files are read of a folder, at most.
const ROUTINES: usize = 1000;

const SESSIONS: usize = 100_000;

/// One of the shipped routines, as somebody could have copied it to change it.
const ROUTINE: &str = include_str!("../../routines/trapezius.toml");

/// A folder that stands for one of the XDG ones, with a file or a folder of the program's in it.
pub(crate) struct Full {
    folder: TempDir,
    inside: &'static str,
}

impl Full {
    /// For `XDG_CONFIG_HOME`: a thousand routines.
    #[expect(clippy::disallowed_methods, reason = "a benchmark prepares a home")]
    pub(crate) fn of_routines() -> Self {
        let full = Self::new("neckcare/routines");
        fs::create_dir_all(full.inside()).unwrap();
        for number in 0..ROUTINES {
            fs::write(full.inside().join(format!("mine-{number}.toml")), ROUTINE).unwrap();
        }
        full
    }

    /// For `XDG_DATA_HOME`: a hundred thousand sessions, the last of them long ago.
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

    /// What the variable is set to.
    pub(crate) fn path(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    /// What the program reads of it.
    pub(crate) fn inside(&self) -> PathBuf {
        Path::join(self.folder.path(), self.inside)
    }
}

/// A line of the history.
fn session(number: usize) -> String {
    let (day, hour) = (number % 28 + 1, number % 24);
    let start = format!("2019-03-{day:02}T{hour:02}:00:00Z");
    let what = r#""routine":"calm","title":"Calm","planned_s":480,"done_s":480,"hands_on":[]"#;
    format!(
        r#"{{"line":"session","v":1,"id":"{number}","start":"{start}",{what},"outcome":"finished"}}"#
    ) + "\n"
}
