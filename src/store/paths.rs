//! Finds the paths of the user's files, says what each is for, and tries whether their folders can be written to.

use std::env;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::private::Distrusted;
use super::{Unsaved, private};
use crate::settings::HistoryFile;

/// The folders for data, state and caches, and one for whatever those refuse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The folder for data that a person would miss: the history.
    pub data: PathBuf,
    /// The folder for state: the outcomes of answers, which can be asked again, and journals of running sessions.
    pub state: PathBuf,
    /// The folders for files that last as long as the machine is up, the best first. Nobody else can write to them.
    pub runtime: Vec<PathBuf>,
    /// The folder for files that can be made again: words that a speech program has rendered.
    pub voices: PathBuf,
    /// The name of the file that sessions are added to.
    pub writes: HistoryFile,
}

/// The name of the file of answers that could not be saved in the usual place.
pub(super) const ANSWERS: &str = "answers.jsonl";

impl Folders {
    /// Finds the folders by the XDG rules. Returns `None` if there is no home folder; then nothing is stored.
    pub fn find(writes: &HistoryFile) -> Option<Self> {
        let base = base()?;
        let state = base.state_dir()?.join("neckcare");
        let data = base.data_dir().join("neckcare");
        let voices = base.cache_dir().join("neckcare/voice");
        let (runtime, _) = private::usable(runtime_folders());
        Some(Self { data, state, runtime, voices, writes: writes.clone() })
    }

    /// Returns the file that sessions are added to.
    pub fn history(&self) -> PathBuf {
        self.data.join(self.writes.get())
    }

    /// Returns the folders that may hold sessions: the usual one, and then those that take what it refuses.
    pub fn for_history(&self) -> Vec<&Path> {
        [self.data.as_path()].into_iter().chain(self.for_journals()).collect()
    }

    /// Returns the folders that may hold journals.
    pub fn for_journals(&self) -> Vec<&Path> {
        [&self.state].into_iter().chain(&self.runtime).map(PathBuf::as_path).collect()
    }

    /// Returns the files of answers that could not be saved in the usual place. The first one that can be opened is
    /// written to.
    pub fn answers(&self) -> Vec<PathBuf> {
        self.runtime.iter().map(|folder| folder.join(ANSWERS)).collect()
    }

    /// Returns the file of the user's preferences.
    pub fn preferences(&self) -> PathBuf {
        self.state.join("preferences.json")
    }

    /// Returns the file of the screening state.
    pub fn screening_state(&self) -> PathBuf {
        self.state.join("standing.json")
    }
}

/// Returns the folder of the user's own routines, or `None` if there is no home folder.
pub fn routines() -> Option<PathBuf> {
    Some(config_folder()?.join("routines"))
}

/// Returns the folders for files that last as long as the machine is up, whether or not they can be trusted: the one
/// that the login has made, and then a part of the folder for state. A program that was started outside the login
/// knows only the second one.
pub fn runtime_folders() -> Vec<PathBuf> {
    let Some(base) = base() else { return Vec::new() };
    let of_login = base.runtime_dir().map(|folder| folder.join("neckcare"));
    let of_state = base.state_dir().map(|folder| folder.join("neckcare/run"));
    of_login.into_iter().chain(of_state).collect()
}

/// Returns the folders and files of the user in which others can change what neckcare stores or is told to do.
pub fn exposed(folders: &Folders) -> Vec<Distrusted> {
    let own =
        [Some(folders.data.clone()), Some(folders.state.clone()), Some(folders.voices.clone())];
    let of_the_user = [config_folder(), routines(), config()];
    let all = own.into_iter().chain(of_the_user).flatten();
    all.filter_map(|path| private::exposed(&path)).collect()
}

/// Returns the file of the settings, or `None` if there is no home folder.
pub fn config() -> Option<PathBuf> {
    Some(config_folder()?.join("config.toml"))
}

/// Returns the folder of the files that the user writes.
fn config_folder() -> Option<PathBuf> {
    Some(base()?.config_dir().join("neckcare"))
}

/// Returns the XDG folders, which skip relative paths. A home folder counts only if `HOME` names it and its path is
/// absolute.
#[expect(clippy::disallowed_methods, reason = "the environment is read here")]
fn base() -> Option<impl BaseStrategy> {
    let home = env::var_os("HOME")?;
    Path::new(&home).is_absolute().then(etcetera::choose_base_strategy)?.ok()
}

/// The bytes of a trial: a full disk may still take an empty file.
const PROBED: [u8; 4096] = [b' '; 4096];

/// Writes to the folders for data and state, and removes what it wrote. If a folder is missing, writes to the one in
/// which it will be made.
///
/// # Errors
/// Fails with the path and the fix if a folder refuses it.
pub fn probe(folders: &Folders) -> Result<(), Unsaved> {
    let mut known = None;
    for folder in [&folders.data, &folders.state] {
        let there = folder.ancestors().find(|path| path.symlink_metadata().is_ok());
        let there = there.unwrap_or(folder);
        if known != Some(there) {
            takes_a_file(there).map_err(|error| Unsaved::new(folder, error))?;
        }
        known = Some(there);
    }
    Ok(())
}

fn takes_a_file(folder: &Path) -> io::Result<()> {
    if !folder.metadata()?.is_dir() {
        return Err(ErrorKind::NotADirectory.into());
    }
    tempfile::Builder::new().prefix(".neckcare-").tempfile_in(folder)?.write_all(&PROBED)
}

/// The paths of files unless a variable changes them, and what is in each. `*` stands for any name.
pub const FILES: [(&str, &str); 9] = [
    (
        "~/.config/neckcare/config.toml",
        "your settings; `neckcare config --default` prints a file to start from",
    ),
    ("~/.config/neckcare/routines/*.toml", "your own routines, each named after its file"),
    (
        "~/.local/share/neckcare/history.jsonl",
        "your sessions, one line of JSON each; the setting `history` can name another file",
    ),
    (
        "~/.local/state/neckcare/standing.json",
        "what your answers to the health questions mean for now",
    ),
    (
        "~/.local/state/neckcare/preferences.json",
        "favourites, steps you always skip, your choice of sound, and what you did last",
    ),
    (
        "~/.local/state/neckcare/journal-*.jsonl",
        "a running session, so that its stop survives a power cut or a full disk",
    ),
    (
        "~/.cache/neckcare/voice/*.pcm",
        "words that your speech program has rendered, at most 100 MB of them; the oldest go first",
    ),
    (
        "$XDG_RUNTIME_DIR/neckcare/*.jsonl",
        "whatever cannot be saved in the folders above, until it can; without such a folder of your own, ~/.local/state/neckcare/run",
    ),
    (
        "$XDG_RUNTIME_DIR/neckcare/*.socket",
        "where a running session listens for `neckcare stop` and the like, and they for its answer; without such a folder of your own, ~/.local/state/neckcare/run",
    ),
];
