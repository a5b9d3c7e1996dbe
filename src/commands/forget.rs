//! `neckcare forget`: deletes everything stored about the user, after asking.

use std::io::{self, BufRead, Write};

use super::Error;
use super::page::Page;
use crate::cli::TextRole;
use crate::routine::safe;
use crate::settings::HistoryFile;
use crate::store::{Folders, stored};

pub(super) fn forget(out: &mut Page<impl Write>) -> Result<u8, Error> {
    let Some(folders) = Folders::find(&HistoryFile::default()) else {
        out.paragraph("There is no home folder, so nothing is stored.")?;
        return Ok(0);
    };
    let stored = stored::stored(&folders)?;
    if stored.is_empty() {
        out.paragraph("Nothing is stored.")?;
        return Ok(0);
    }
    out.paragraph(&TextRole::Title.of("This is stored about you:"))?;
    for file in &stored {
        let path = safe::visible(&file.path.to_string_lossy());
        out.entry("  ", 4, &format!("{path}: {}", file.what))?;
    }
    out.ask(
        "Delete all of this, including any limits that a stop has set? This cannot be undone. \
         Type y to delete it, or press Enter to keep it:",
    )?;
    if !agreed(&mut io::stdin().lock())? {
        out.paragraph("Kept.")?;
        return Ok(0);
    }
    let still = stored::forget(&folders, &stored);
    for why in &still {
        out.entry("", 2, &why.to_string())?;
    }
    out.paragraph(if still.is_empty() { "Deleted." } else { "Everything else was deleted." })?;
    Ok(u8::from(!still.is_empty()))
}

/// Reads an answer, and returns true if it is yes. The end of the input is no.
pub(super) fn agreed(input: &mut impl BufRead) -> io::Result<bool> {
    let mut answer = String::new();
    input.read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
