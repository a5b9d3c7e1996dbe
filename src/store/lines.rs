//! Reads the lines of a history file: in blocks, each on a thread of its own if there are several.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::{disk, threads};
use crate::history::line::LONGEST;
use crate::history::{Damaged, HistoryLine};

/// The bytes of a block, without the rest of its last line. The tail that every start reads is one block, so it needs no
/// thread.
const BLOCK: u64 = 2 * 1024 * 1024;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Calls `each` for every line that is understood; returns the numbers of the damaged lines.
///
/// # Errors
/// If the file cannot be read to its end. The lines before that have been passed to `each`.
pub(super) fn read(path: &Path, each: impl FnMut(HistoryLine)) -> io::Result<Vec<usize>> {
    read_on(buffered(disk::open(path)?), true, each)
}

/// Calls `each` for the lines that begin within the last `most` bytes; returns true if there are other lines before
/// them.
///
/// # Errors
/// If the file cannot be read to its end.
pub(super) fn read_last(path: &Path, most: u64, each: impl FnMut(HistoryLine)) -> io::Result<bool> {
    let mut file = disk::open(path)?;
    let length = file.metadata()?.len();
    // One byte more, so that a line that begins exactly there is not taken for the end of another.
    let Some(start) = length.checked_sub(most.saturating_add(1)) else {
        return read_on(buffered(file), true, each).map(|_| false);
    };
    file.seek(SeekFrom::Start(start))?;
    let mut reader = buffered(file);
    reader.skip_until(b'\n')?;
    read_on(reader, false, each).map(|_| true)
}

fn buffered(file: File) -> BufReader<File> {
    BufReader::with_capacity(LONGEST, file)
}

/// Reads on from the beginning of a line, which may be the first line of the file.
fn read_on(
    mut reader: impl BufRead,
    is_start: bool,
    mut each: impl FnMut(HistoryLine),
) -> io::Result<Vec<usize>> {
    let (mut is_first, mut before, mut damaged) = (is_start, 0, Vec::new());
    loop {
        let (blocks, end) = next_blocks(&mut reader, is_first);
        is_first = false;
        let parsed = threads::on_parts(&blocks, 1, parsed);
        for block in parsed {
            damaged.extend(block.damaged.iter().map(|number| before + number));
            before += block.count;
            block.lines.into_iter().for_each(&mut each);
        }
        if end? {
            return Ok(damaged);
        }
    }
}

/// Returns a block for each thread, and true if the file ends after them.
fn next_blocks(reader: &mut impl BufRead, is_first: bool) -> (Vec<Vec<u8>>, io::Result<bool>) {
    let mut blocks = Vec::new();
    for _ in 0..threads::count() {
        let mut block = Vec::new();
        let end = fill(reader, &mut block);
        let is_over = block.is_empty();
        if is_first && blocks.is_empty() && block.starts_with(BYTE_ORDER_MARK) {
            block.drain(..BYTE_ORDER_MARK.len());
        }
        if !is_over {
            blocks.push(block);
        }
        match end {
            Ok(()) if is_over => return (blocks, Ok(true)),
            Ok(()) => {}
            Err(why) => return (blocks, Err(why)),
        }
    }
    (blocks, Ok(false))
}

/// Reads a block of whole lines. Of a line that is too long, only so much is kept that it is seen to be.
fn fill(reader: &mut impl BufRead, block: &mut Vec<u8>) -> io::Result<()> {
    reader.by_ref().take(BLOCK).read_to_end(block)?;
    if block.is_empty() || block.ends_with(b"\n") {
        return Ok(());
    }
    let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
    reader.by_ref().take(most + 1).read_until(b'\n', block)?;
    if !block.ends_with(b"\n") {
        reader.skip_until(b'\n')?;
    }
    Ok(())
}

/// The lines of a block.
struct ParsedBlock {
    /// Those that are understood.
    lines: Vec<HistoryLine>,
    /// The numbers of the damaged ones within the block, counted from 1.
    damaged: Vec<usize>,
    /// How many there are in all.
    count: usize,
}

/// Parses one block.
fn parsed(block: &[Vec<u8>]) -> ParsedBlock {
    let mut rest = block.first().map_or(&[][..], Vec::as_slice);
    let mut block = ParsedBlock { lines: Vec::new(), damaged: Vec::new(), count: 0 };
    while !rest.is_empty() {
        let length = { rest }.skip_until(b'\n').unwrap_or(rest.len());
        let (line, after) = rest.split_at(length);
        rest = after;
        block.count += 1;
        let read = if line.len() > LONGEST { Err(Damaged) } else { HistoryLine::read(line) };
        match read {
            Ok(line) => block.lines.extend(line),
            Err(Damaged) => block.damaged.push(block.count),
        }
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = "{\"line\":\"answers\",\"v\":1,\"id\":\"a\",\"calm\":1}";

    fn read_text(text: &str) -> (usize, Vec<usize>) {
        let mut lines = 0;
        let damaged = read_on(text.as_bytes(), true, |_| lines += 1).unwrap();
        (lines, damaged)
    }

    #[test]
    fn numbers_of_lines_go_on_from_block_to_block() {
        let lines = 120_000; // more than two blocks for each of two threads
        let mut all = vec![ANSWER; lines];
        for number in [1, 40_000, 77_777, lines] {
            all[number - 1] = "torn";
        }
        assert!(all.join("\n").len() > 2 * usize::try_from(BLOCK).unwrap());
        assert_eq!(read_text(&all.join("\n")), (lines - 4, vec![1, 40_000, 77_777, lines]));
    }

    #[test]
    fn a_line_longer_than_a_block_is_one_damaged_line() {
        let long = "x".repeat(3 * usize::try_from(BLOCK).unwrap());
        assert_eq!(read_text(&format!("{ANSWER}\n{long}\n{ANSWER}\n")), (2, vec![2]));
        assert_eq!(read_text(&format!("{ANSWER}\n{long}")), (1, vec![2]));
        assert_eq!(read_text(&format!("{long}\r\n\n{ANSWER}")), (1, vec![1]));
    }

    #[test]
    fn only_the_first_line_may_have_a_byte_order_mark() {
        assert_eq!(read_text(&format!("\u{feff}{ANSWER}\n\u{feff}{ANSWER}")), (1, vec![2]));
        assert_eq!(read_text("\u{feff}"), (0, vec![]));
    }
}
