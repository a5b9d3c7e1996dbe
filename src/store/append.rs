//! Adds one whole line to a file that is never written over.

use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::FileExt;

use serde::Serialize;

use super::lock::Open;
use crate::history::line::LONGEST;

/// Adds a value as a line of JSON, with one write. What others left torn before it stays as it is, on its own line.
pub(super) fn line<T: Serialize>(open: &Open, line: &T) -> io::Result<()> {
    let mut file = &open.file;
    let before = file.metadata()?.len();
    let mut bytes = Vec::with_capacity(1024);
    if before > 0 {
        let mut last = [0];
        file.read_exact_at(&mut last, before - 1)?;
        if last != *b"\n" {
            bytes.push(b'\n');
        }
    }
    serde_json::to_writer(&mut bytes, line)?;
    bytes.push(b'\n');
    if bytes.len() > LONGEST {
        return Err(io::Error::new(ErrorKind::InvalidData, "it is too long for one line"));
    }
    let written = file.write_all(&bytes);
    if written.is_err() && open.is_locked {
        // A full disk took half of it: nobody else can have written since.
        file.set_len(before).ok();
    }
    written
}
