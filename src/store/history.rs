//! The history on disk: lines are added, read together, and never changed.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{Folders, Unsaved, append, folder, journal, lines, lock, plain};
use crate::history::{History, HistoryLine, fold};
use crate::routine::safe;

/// Bytes of each history file that are read where only what was done lately matters.
///
/// A session with its answers takes some 700, so these are the last 1,500 of them: four years of
/// one a day. Limits look back days, what is asked and suggested weeks, and the calendar 255 weeks.
/// Reading them takes a tenth of a blink; a hundred thousand would take seconds.
pub const TAIL: u64 = 1024 * 1024;

/// Sessions in a tail below which it is mostly damage, and the whole file worth its time.
const ENOUGH: usize = 50;

/// What could not be read. It is left as it is.
#[derive(Debug, Error)]
pub enum UnreadPart {
    /// Lines of a file.
    #[error("{}: damaged, and left unchanged: {}", safe::visible(&.path.to_string_lossy()), numbers(.lines))]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The numbers of the lines, from 1.
        lines: Vec<usize>,
    },
    /// A whole file, or the folder.
    #[error("{}: this cannot be read: {why}", safe::visible(&.path.to_string_lossy()))]
    Unread {
        /// The file or the folder.
        path: PathBuf,
        /// What went wrong.
        why: io::Error,
    },
}

fn numbers(lines: &[usize]) -> String {
    let word = if lines.len() == 1 { "line" } else { "lines" };
    let shown: Vec<String> = lines.iter().take(5).map(usize::to_string).collect();
    let more = lines.len().saturating_sub(shown.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{word} {}{more}", shown.join(", "))
}

/// Adds a line where the history is, or where that is refused, in the next folder that takes it; the refusal comes
/// back.
///
/// # Errors
/// Where no folder takes it: why the first one did not.
pub fn add(folders: &Folders, line: &HistoryLine) -> Result<Option<Unsaved>, Unsaved> {
    let Err(refused) = append(&folders.history(), line) else { return Ok(None) };
    let others = folders.for_history().into_iter().skip(1);
    for folder in others {
        if append(&folder.join(folders.writes.get()), line).is_ok() {
            return Ok(Some(refused));
        }
    }
    Err(refused)
}

/// Brings what other folders took back to where the history is.
pub(super) fn gather(folders: &Folders) {
    let real = |folder: &Path| std::fs::canonicalize(folder).ok();
    let home = real(&folders.data);
    let others = folders.for_history().into_iter().skip(1);
    // The folders may be one and the same.
    for folder in others.filter(|folder| real(folder) != home) {
        for path in folder::files(folder, is_history).unwrap_or_default() {
            move_back(&path, &folders.history());
        }
    }
}

/// Moves the lines of a file, if all of them can be read, while no other program adds to it. A line that then stands
/// twice is read once.
fn move_back(path: &Path, history: &Path) {
    let Ok(_open) = lock::open(path) else { return };
    let mut all = Vec::new();
    let whole = lines::read(path, |line| all.push(line)).is_ok_and(|odd| odd.is_empty());
    if whole && all.iter().all(|line| append(history, line).is_ok()) {
        std::fs::remove_file(path).ok();
    }
}

/// Adds a line to one file; once this returns without an error, a power cut does not take it away.
///
/// # Errors
/// Where it was not stored, with the path and what to do.
pub fn append(path: &Path, line: &HistoryLine) -> Result<(), Unsaved> {
    write(path, line).map_err(|error| Unsaved::new(path, error))
}

fn write(path: &Path, line: &HistoryLine) -> io::Result<()> {
    folder::make_for(path)?;
    let open = lock::open(path)?; // unlocked after two seconds: better than not at all
    let is_new = open.file.metadata()?.len() == 0;
    append::line(&open, line)?;
    open.file.sync_data()?;
    if is_new { folder::sync_for(path) } else { Ok(()) }
}

/// Whether a file belongs to the history: `history.jsonl`, and copies that stand beside it.
pub(super) fn is_history(name: &str) -> bool {
    name.strip_suffix(".jsonl").is_some_and(|stem| stem.starts_with("history"))
}

/// Reads every history file together, and the sessions that only a journal knows, with what could not be read; none
/// where there is no folder yet.
pub fn read_all(folders: &Folders) -> (History, Vec<UnreadPart>) {
    let mut notes = Vec::new();
    let mut all = Vec::new();
    let unread = |path: &Path, why| UnreadPart::Unread { path: path.to_owned(), why };
    for folder in folders.for_history() {
        let files = folder::files(folder, is_history).unwrap_or_else(|why| {
            notes.push(unread(folder, why));
            Vec::new()
        });
        for path in files {
            match lines::read(&path, |line| all.push(line)) {
                Ok(lines) if lines.is_empty() => {}
                Ok(lines) => notes.push(UnreadPart::Damaged { path, lines }),
                Err(why) => notes.push(unread(&path, why)),
            }
        }
    }
    all.extend(left_behind(folders, None));
    (fold(all), notes)
}

/// The first history file or folder that cannot be read at all.
pub fn unread(folders: &Folders) -> Option<UnreadPart> {
    let opened = |path: &Path| match plain::read(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    };
    folders.for_history().into_iter().find_map(|folder| {
        let unread = |path: &Path, why| UnreadPart::Unread { path: path.to_owned(), why };
        match folder::files(folder, is_history) {
            Err(why) => Some(unread(folder, why)),
            Ok(files) => {
                files.iter().find_map(|path| opened(path).err().map(|why| unread(path, why)))
            }
        }
    })
}

/// The sessions that only a journal knows, but for the one of this program.
fn left_behind(folders: &Folders, own: Option<&Path>) -> impl Iterator<Item = HistoryLine> {
    journal::left_behind(folders, own).into_iter().map(HistoryLine::Session)
}

/// Reads what was done lately: of each history file the lines that begin within its last `most`
/// bytes, or all, where those hold next to no sessions. What was said later of a session that
/// stands before them is about nothing; what cannot be read is passed over, since there are no
/// numbers to tell it by. The journal of this program is its own affair.
pub fn read_tail(folders: &Folders, own: Option<&Path>, most: u64) -> History {
    let files = |folder: &Path| folder::files(folder, is_history).unwrap_or_default();
    let files = folders.for_history().into_iter().flat_map(files);
    let lines = files.flat_map(|path| latest(&path, most));
    fold(lines.chain(left_behind(folders, own)))
}

fn latest(path: &Path, most: u64) -> Vec<HistoryLine> {
    let mut tail = Vec::new();
    let is_cut = lines::read_tail(path, most, |line| tail.push(line));
    let sessions = tail.iter().filter(|line| matches!(line, HistoryLine::Session(_))).count();
    if sessions < ENOUGH && is_cut.unwrap_or(true) {
        tail.clear();
        lines::read(path, |line| tail.push(line)).ok(); // what came before an error is kept
    }
    tail
}
