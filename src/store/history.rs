//! Adds lines to the history files, never changes a line, and reads all files together.

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{Folders, Unsaved, disk, journal, lines, lock};
use crate::history::{Folding, History, HistoryLine, fold};
use crate::routine::safe;

/// How many bytes at the end of each history file are read if only recent sessions matter.
///
/// A session with its answers takes about 700, so these are the last 1,500 sessions: four years of one a day. Limits
/// look back days, questions and suggestions weeks, and the calendar 255 weeks. Reading them takes a tenth of a blink;
/// a hundred thousand sessions would take seconds.
pub const TAIL: u64 = 1024 * 1024;

/// If the tail has fewer sessions than this, it is mostly damaged, and the whole file is read.
const ENOUGH: usize = 50;

/// A part of the history that could not be read. It is left as it is.
#[derive(Debug, Error)]
pub enum UnreadPart {
    /// Damaged lines of a file.
    #[error("{}: damaged, and left unchanged: {}", safe::visible(&.path.to_string_lossy()), numbers(.lines))]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The numbers of the lines, counted from 1.
        lines: Vec<usize>,
    },
    /// A whole file, or the folder.
    #[error("{}: this cannot be read: {why}", safe::visible(&.path.to_string_lossy()))]
    Unread {
        /// The file or the folder.
        path: PathBuf,
        /// The error.
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

/// Adds a line to the history file, or, if that is refused, to the next folder that takes it. The refusal is then
/// returned as `Ok`.
///
/// # Errors
/// If no folder takes the line, fails with the reason of the first folder.
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

/// Moves lines that are in other folders, because the history file refused them, back to that file.
pub(super) fn move_back_from_fallbacks(folders: &Folders) {
    let real = |folder: &Path| std::fs::canonicalize(folder).ok();
    let home = real(&folders.data);
    let others = folders.for_history().into_iter().skip(1);
    // Two of the folders may be the same.
    for folder in others.filter(|folder| real(folder) != home) {
        for path in disk::files(folder, is_history).unwrap_or_default() {
            move_back(&path, &folders.history());
        }
    }
}

/// Moves the lines of a file, if all of them can be read, while no other program adds to it. If it is interrupted,
/// some lines are in both files; each counts once.
fn move_back(path: &Path, history: &Path) {
    let Ok(_open) = lock::open(path) else { return };
    let mut all = Vec::new();
    let whole = lines::read(path, |line| all.push(line)).is_ok_and(|odd| odd.is_empty());
    if whole && all.iter().all(|line| append(history, line).is_ok()) {
        std::fs::remove_file(path).ok();
    }
}

/// Adds a line to one file. Once this has returned without an error, the line survives a power cut.
///
/// # Errors
/// Fails with the path and the fix if the line could not be saved.
pub fn append(path: &Path, line: &HistoryLine) -> Result<(), Unsaved> {
    write(path, line).map_err(|error| Unsaved::new(path, error))
}

fn write(path: &Path, line: &HistoryLine) -> io::Result<()> {
    disk::make_folder_for(path)?;
    let open = lock::open(path)?; // if it waits for two seconds, continues unlocked
    let is_new = open.file.metadata()?.len() == 0;
    open.add_line(line)?;
    open.file.sync_data()?;
    if is_new { disk::sync_folder_of(&disk::behind_links(path)?) } else { Ok(()) }
}

/// Returns true if a file belongs to the history: `history.jsonl`, or a copy next to it.
pub(super) fn is_history(name: &str) -> bool {
    name.strip_suffix(".jsonl").is_some_and(|stem| stem.starts_with("history"))
}

/// Reads every history file, and the sessions that are only in a journal. Also returns the parts that could not be
/// read. If there is no folder yet, there are no sessions.
pub fn read_all(folders: &Folders) -> (History, Vec<UnreadPart>) {
    let mut folding = Folding::default();
    let notes = each_line(folders, |line| folding.add(line));
    (folding.done(), notes)
}

/// Counts the sessions that [`read_all`] returns, without keeping them. Also returns the parts that could not be read.
pub fn count(folders: &Folders) -> (usize, Vec<UnreadPart>) {
    let (mut ids, mut deleted) = (HashSet::new(), BTreeMap::new());
    let notes = each_line(folders, |line| match line {
        HistoryLine::Session(record) => {
            ids.insert(record.id);
        }
        HistoryLine::Answers(later) => {
            if let Some(is_deleted) = later.answers.deleted {
                deleted.insert(later.id, is_deleted);
            }
        }
    });
    let gone = deleted.iter().filter(|(id, is_deleted)| **is_deleted && ids.contains(*id)).count();
    (ids.len() - gone, notes)
}

/// Calls `each` for every line of every history file, then for the sessions that are only in a journal. Returns the
/// parts that could not be read.
fn each_line(folders: &Folders, mut each: impl FnMut(HistoryLine)) -> Vec<UnreadPart> {
    let mut notes = Vec::new();
    let unread = |path: &Path, why| UnreadPart::Unread { path: path.to_owned(), why };
    for folder in folders.for_history() {
        let files = disk::files(folder, is_history).unwrap_or_else(|why| {
            notes.push(unread(folder, why));
            Vec::new()
        });
        for path in files {
            match lines::read(&path, &mut each) {
                Ok(lines) if lines.is_empty() => {}
                Ok(lines) => notes.push(UnreadPart::Damaged { path, lines }),
                Err(why) => notes.push(unread(&path, why)),
            }
        }
    }
    left_behind(folders, None).for_each(each);
    notes
}

/// Returns the first history file or folder that cannot be read at all.
pub fn unread(folders: &Folders) -> Option<UnreadPart> {
    let opened = |path: &Path| match disk::open(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    };
    folders.for_history().into_iter().find_map(|folder| {
        let unread = |path: &Path, why| UnreadPart::Unread { path: path.to_owned(), why };
        match disk::files(folder, is_history) {
            Err(why) => Some(unread(folder, why)),
            Ok(files) => {
                files.iter().find_map(|path| opened(path).err().map(|why| unread(path, why)))
            }
        }
    })
}

/// Returns the sessions that are only in a journal, without that of this program.
fn left_behind(folders: &Folders, own: Option<&Path>) -> impl Iterator<Item = HistoryLine> {
    journal::left_behind(folders, own).into_iter().map(HistoryLine::Session)
}

/// Reads recent sessions: of each history file the lines that begin within its last `most` bytes, or all lines if those
/// have hardly any sessions. Later answers about a session before them are ignored. Lines that cannot be read are
/// skipped, because there are no line numbers to report. `own` is the journal of this program, which is skipped too.
pub fn read_tail(folders: &Folders, own: Option<&Path>, most: u64) -> History {
    let files = |folder: &Path| disk::files(folder, is_history).unwrap_or_default();
    let files = folders.for_history().into_iter().flat_map(files);
    let lines = files.flat_map(|path| latest(&path, most));
    fold(lines.chain(left_behind(folders, own)))
}

fn latest(path: &Path, most: u64) -> Vec<HistoryLine> {
    let mut tail = Vec::new();
    let is_cut = lines::read_last(path, most, |line| tail.push(line));
    let sessions = tail.iter().filter(|line| matches!(line, HistoryLine::Session(_))).count();
    if sessions < ENOUGH && is_cut.unwrap_or(true) {
        tail.clear();
        lines::read(path, |line| tail.push(line)).ok(); // what came before an error is kept
    }
    tail
}
