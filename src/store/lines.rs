//! Reads a file line by line, whatever is in it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::plain;
use crate::history::line::LONGEST;
use crate::history::{Damaged, HistoryLine};

const MARK: &[u8] = "\u{feff}".as_bytes();

/// Gives every line that is understood to `each`; the numbers of those that are damaged come back.
pub(super) fn read(path: &Path, each: impl FnMut(HistoryLine)) -> io::Result<Vec<usize>> {
    read_on(buffered(plain::read(path)?), 1, each)
}

/// Gives the lines that begin within the last `most` bytes to `each`; whether there are others
/// before them comes back.
pub(super) fn read_tail(path: &Path, most: u64, each: impl FnMut(HistoryLine)) -> io::Result<bool> {
    let mut file = plain::read(path)?;
    let length = file.metadata()?.len();
    // One byte more, so that a line which begins right there is not taken for the end of another.
    let Some(start) = length.checked_sub(most.saturating_add(1)) else {
        return read_on(buffered(file), 1, each).map(|_| false);
    };
    file.seek(SeekFrom::Start(start))?;
    let mut reader = buffered(file);
    reader.skip_until(b'\n')?;
    read_on(reader, 2, each).map(|_| true) // not the first line, whichever it is
}

fn buffered(file: File) -> BufReader<File> {
    BufReader::with_capacity(LONGEST, file)
}

/// Reads from the beginning of a line, which has this number.
fn read_on(
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
            let marked = if number == 1 { bytes.strip_prefix(MARK) } else { None };
            HistoryLine::read(marked.unwrap_or(&bytes))
        };
        match line {
            Ok(line) => line.into_iter().for_each(&mut each),
            Err(Damaged) => damaged.push(number),
        }
    }
    Ok(damaged)
}
