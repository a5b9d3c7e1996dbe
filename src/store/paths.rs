//! Where the user's files are, what each is for, and whether their folders take them.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};

use etcetera::BaseStrategy;

use super::{Unsaved, disk};
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

/// Bytes that are tried: a full disk may still take an empty file.
const PROBED: [u8; 4096] = [b' '; 4096];

/// Writes to both folders, or where one is not there yet, to the one that it will be made in, and leaves nothing there.
///
/// # Errors
/// Where that is refused, with the path and what to do.
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

/// Where files are unless a variable says otherwise, and what is in them. `*` stands for any name.
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
        "whatever cannot be saved in the folders above, until it can; without such a folder, ~/.local/state/neckcare/run",
    ),
    (
        "$XDG_RUNTIME_DIR/neckcare/*.socket",
        "where a running session listens for `neckcare stop` and the like; without such a folder, ~/.local/state/neckcare/run",
    ),
];

/// What the names of sockets end with.
const SOCKET: &str = ".socket";

/// A place for a socket of this process, in a folder that is made where it is not there; none where none can be.
pub fn socket() -> Option<PathBuf> {
    let path = runtime()?.join(format!("{}{SOCKET}", std::process::id()));
    disk::make_folder_for(&path).ok()?;
    // Another process that had this number left it behind.
    remove_socket(&path);
    Some(path)
}

/// The sockets of this user, also of programs that have ended badly.
pub fn sockets() -> Vec<PathBuf> {
    let found = runtime().map(|folder| disk::files(&folder, |name| name.ends_with(SOCKET)));
    found.and_then(Result::ok).unwrap_or_default()
}

/// Takes away a socket at which nobody listens.
pub fn remove_socket(socket: &Path) {
    fs::remove_file(socket).ok();
}
