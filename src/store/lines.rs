//! Reads a file line by line, whatever is in it.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::plain;
use crate::history::line::LONGEST;
use crate::history::{Damaged, Line};

const MARK: &[u8] = "\u{feff}".as_bytes();

/// Gives every line that is understood to `each`; the numbers of those that are damaged come back.
pub(super) fn read(path: &Path, mut each: impl FnMut(Line)) -> io::Result<Vec<usize>> {
    let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
    let mut reader = BufReader::with_capacity(LONGEST, plain::read(path)?);
    let mut damaged = Vec::new();
    let mut bytes = Vec::new();
    for number in 1.. {
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
            Line::read(marked.unwrap_or(&bytes))
        };
        match line {
            Ok(line) => line.into_iter().for_each(&mut each),
            Err(Damaged) => damaged.push(number),
        }
    }
    Ok(damaged)
}
