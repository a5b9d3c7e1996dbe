//! `neckcare forget`: deletes everything stored about you, after asking.

use std::io::{self, BufRead, Write};

use super::Error;
use crate::routine::safe;
use crate::settings::HistoryFile;
use crate::store::{Folders, forget};

pub(super) fn forget(out: &mut impl Write) -> Result<u8, Error> {
    let Some(folders) = Folders::find(&HistoryFile::default()) else {
        writeln!(out, "There is no home folder, so nothing is stored.")?;
        return Ok(0);
    };
    let stored = forget::stored(&folders)?;
    if stored.is_empty() {
        writeln!(out, "Nothing is stored.")?;
        return Ok(0);
    }
    writeln!(out, "This is stored about you:")?;
    for file in &stored {
        writeln!(out, "  {}: {}", safe::visible(&file.path.to_string_lossy()), file.what)?;
    }
    write!(
        out,
        "Delete all of this, including any limits that a stop has set? This cannot be undone. Type y to delete it, or press Enter to keep it: "
    )?;
    out.flush()?;
    if !agreed(&mut io::stdin().lock())? {
        writeln!(out, "Kept.")?;
        return Ok(0);
    }
    let still = forget::forget(&folders, &stored);
    for why in &still {
        writeln!(out, "{why}")?;
    }
    writeln!(
        out,
        "{}",
        if still.is_empty() { "Deleted." } else { "Everything else was deleted." }
    )?;
    Ok(u8::from(!still.is_empty()))
}

/// Whether the answer is yes; the end of the input is no.
pub(super) fn agreed(input: &mut impl BufRead) -> io::Result<bool> {
    let mut answer = String::new();
    input.read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
