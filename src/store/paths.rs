//! Where the user's files are.

use std::env;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::settings::HistoryFile;

/// What is stored: folders of the data and of the state, and one that takes what those refuse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// What a person would miss: the history.
    pub data: PathBuf,
    /// What can be asked again: the standing answers, and journals of sessions that are going on.
    pub state: PathBuf,
    /// What lasts as long as the machine is up.
    pub runtime: PathBuf,
    /// What can be made again: words that a speech program has rendered.
    pub voices: PathBuf,
    /// The name of the file that sessions are added to.
    pub writes: HistoryFile,
}

/// The name of the file of answers that were refused elsewhere.
pub(super) const ANSWERS: &str = "answers.jsonl";

impl Folders {
    /// The folders by the XDG rules; nothing where there is no home, and then nothing is stored.
    pub fn find(writes: &HistoryFile) -> Option<Self> {
        let base = base()?;
        let state = base.state_dir()?.join("neckcare");
        let data = base.data_dir().join("neckcare");
        let voices = base.cache_dir().join("neckcare/voice");
        Some(Self { data, state, runtime: runtime()?, voices, writes: writes.clone() })
    }

    /// The file that sessions are added to.
    pub fn history(&self) -> PathBuf {
        self.data.join(self.writes.get())
    }

    /// The folders that may hold sessions: the one for them, then those that take what it refuses.
    pub fn for_history(&self) -> [&Path; 3] {
        [&self.data, &self.state, &self.runtime]
    }

    /// The folders that may hold journals.
    pub fn for_journals(&self) -> [&Path; 2] {
        [&self.state, &self.runtime]
    }

    /// The file of answers that could not be stored with the others.
    pub fn answers(&self) -> PathBuf {
        self.runtime.join(ANSWERS)
    }

    /// The file of what the person prefers.
    pub fn preferences(&self) -> PathBuf {
        self.state.join("preferences.json")
    }

    /// The file of the standing answers.
    pub fn standing(&self) -> PathBuf {
        self.state.join("standing.json")
    }
}

/// The folder of the user's own routines; nothing where there is no home.
pub fn routines() -> Option<PathBuf> {
    Some(configured()?.join("routines"))
}

/// The folder of what lasts as long as the machine is up, or where there is none, of the state.
pub fn runtime() -> Option<PathBuf> {
    let base = base()?;
    let running = base.runtime_dir().map(|folder| folder.join("neckcare"));
    running.or_else(|| Some(base.state_dir()?.join("neckcare/run")))
}

/// The file of the settings; nothing where there is no home.
pub fn config() -> Option<PathBuf> {
    Some(configured()?.join("config.toml"))
}

/// The folder of what the user writes.
fn configured() -> Option<PathBuf> {
    Some(base()?.config_dir().join("neckcare"))
}

/// The XDG rules, which pass over relative folders; a relative home, or one that only the list of
/// users knows, is none.
#[expect(clippy::disallowed_methods, reason = "the environment is read here")]
fn base() -> Option<impl BaseStrategy> {
    let home = env::var_os("HOME")?;
    Path::new(&home).is_absolute().then(etcetera::choose_base_strategy)?.ok()
}
