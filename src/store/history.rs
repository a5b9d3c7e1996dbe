//! The history on disk: lines are added, read together, and never changed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{Folders, Unsaved, disk, journal, lock};
use crate::history::line::LONGEST;
use crate::history::{Damaged, History, HistoryLine, fold};
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
        for path in disk::files(folder, is_history).unwrap_or_default() {
            move_back(&path, &folders.history());
        }
    }
}

/// Moves the lines of a file, if all of them can be read, while no other program adds to it. A line that then stands
/// twice is read once.
fn move_back(path: &Path, history: &Path) {
    let Ok(_open) = lock::open(path) else { return };
    let mut all = Vec::new();
    let whole = read_lines(path, |line| all.push(line)).is_ok_and(|odd| odd.is_empty());
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
    disk::make_folder_for(path)?;
    let open = lock::open(path)?; // unlocked after two seconds: better than not at all
    let is_new = open.file.metadata()?.len() == 0;
    open.add_line(line)?;
    open.file.sync_data()?;
    if is_new { disk::sync_folder_of(path) } else { Ok(()) }
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
        let files = disk::files(folder, is_history).unwrap_or_else(|why| {
            notes.push(unread(folder, why));
            Vec::new()
        });
        for path in files {
            match read_lines(&path, |line| all.push(line)) {
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

/// The sessions that only a journal knows, but for the one of this program.
fn left_behind(folders: &Folders, own: Option<&Path>) -> impl Iterator<Item = HistoryLine> {
    journal::left_behind(folders, own).into_iter().map(HistoryLine::Session)
}

/// Reads what was done lately: of each history file the lines that begin within its last `most`
/// bytes, or all, where those hold next to no sessions. What was said later of a session that
/// stands before them is about nothing; what cannot be read is passed over, since there are no
/// numbers to tell it by. The journal of this program is its own affair.
pub fn read_tail(folders: &Folders, own: Option<&Path>, most: u64) -> History {
    let files = |folder: &Path| disk::files(folder, is_history).unwrap_or_default();
    let files = folders.for_history().into_iter().flat_map(files);
    let lines = files.flat_map(|path| latest(&path, most));
    fold(lines.chain(left_behind(folders, own)))
}

fn latest(path: &Path, most: u64) -> Vec<HistoryLine> {
    let mut tail = Vec::new();
    let is_cut = read_last_lines(path, most, |line| tail.push(line));
    let sessions = tail.iter().filter(|line| matches!(line, HistoryLine::Session(_))).count();
    if sessions < ENOUGH && is_cut.unwrap_or(true) {
        tail.clear();
        read_lines(path, |line| tail.push(line)).ok(); // what came before an error is kept
    }
    tail
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Gives every line that is understood to `each`; the numbers of those that are damaged come back.
fn read_lines(path: &Path, each: impl FnMut(HistoryLine)) -> io::Result<Vec<usize>> {
    read_lines_on(buffered(disk::open(path)?), 1, each)
}

/// Gives the lines that begin within the last `most` bytes to `each`; whether there are others
/// before them comes back.
fn read_last_lines(path: &Path, most: u64, each: impl FnMut(HistoryLine)) -> io::Result<bool> {
    let mut file = disk::open(path)?;
    let length = file.metadata()?.len();
    // One byte more, so that a line which begins right there is not taken for the end of another.
    let Some(start) = length.checked_sub(most.saturating_add(1)) else {
        return read_lines_on(buffered(file), 1, each).map(|_| false);
    };
    file.seek(SeekFrom::Start(start))?;
    let mut reader = buffered(file);
    reader.skip_until(b'\n')?;
    read_lines_on(reader, 2, each).map(|_| true) // not the first line, whichever it is
}

fn buffered(file: File) -> BufReader<File> {
    BufReader::with_capacity(LONGEST, file)
}

/// Reads from the beginning of a line, which has this number.
fn read_lines_on(
    mut reader: BufReader<File>,
    first: usize,
    mut each: impl FnMut(HistoryLine),
) -> io::Result<Vec<usize>> {
    let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
    let mut damaged = Vec::new();
    let mut bytes = Vec::new();
    for number in first.. {
        bytes.clear();
        if (&mut reader).take(most + 1).read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        let line = if bytes.len() > LONGEST {
            if !bytes.ends_with(b"\n") {
                reader.skip_until(b'\n')?;
            }
            Err(Damaged)
        } else {
            let marked = if number == 1 { bytes.strip_prefix(BYTE_ORDER_MARK) } else { None };
            HistoryLine::read(marked.unwrap_or(&bytes))
        };
        match line {
            Ok(line) => line.into_iter().for_each(&mut each),
            Err(Damaged) => damaged.push(number),
        }
    }
    Ok(damaged)
}
