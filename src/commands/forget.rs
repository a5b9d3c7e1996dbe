//! `neckcare forget`: deletes everything stored about the user, after asking.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};

use super::Error;
use super::page::Page;
use crate::cli::TextRole;
use crate::routine::safe;
use crate::settings::HistoryFile;
use crate::store::sockets::{self, Sockets};
use crate::store::stored::StoredFile;
use crate::store::{Folders, journal, stored};
use crate::terminal::remote;

pub(super) fn forget(out: &mut Page<impl Write>) -> Result<u8, Error> {
    let Some(folders) = Folders::find(&HistoryFile::default()) else {
        out.paragraph("There is no home folder, so nothing is stored.")?;
        return Ok(0);
    };
    refuse_while_running(&folders)?;
    let stored = stored::stored(&folders)?;
    if stored.is_empty() {
        out.paragraph("Nothing is stored.")?;
        return Ok(0);
    }
    out.paragraph(&TextRole::Title.of("This is stored about you:"))?;
    for file in &stored {
        out.entry("  ", 4, &format!("{}: {}", named(file), file.what))?;
    }
    out.ask(
        "Delete all of this, including any limits that a stop has set? This cannot be undone. \
         Type y to delete it, or press Enter to keep it:",
    )?;
    if !agreed(&mut io::stdin().lock())? {
        out.paragraph("Kept.")?;
        return Ok(0);
    }
    // One may have begun while the question was open.
    refuse_while_running(&folders)?;
    let still = stored::forget(&folders, &stored);
    for why in &still {
        out.entry("", 2, &why.to_string())?;
    }
    out.paragraph(if still.is_empty() { "Deleted." } else { "Everything else was deleted." })?;
    Ok(u8::from(!still.is_empty()))
}

/// Returns the path of a file, and of the file that it leads to.
fn named(file: &StoredFile) -> String {
    let path = safe::visible(&file.path.to_string_lossy());
    match &file.leads_to {
        Some(target) => format!("{path}, a link to {}", safe::visible(&target.to_string_lossy())),
        None => path,
    }
}

/// Fails if a program of this user is running: it could store again what is being deleted.
fn refuse_while_running(folders: &Folders) -> Result<(), Error> {
    let listening = Sockets::find().listeners.into_iter().filter(|socket| remote::is_live(socket));
    let programs = listening.chain(journal::running(folders));
    let who: BTreeSet<String> = programs.map(|path| sockets::process_of(&path)).collect();
    if who.is_empty() {
        return Ok(());
    }
    Err(Error::StillRunning { who: who.into_iter().collect::<Vec<_>>().join(", ") })
}

/// Reads an answer, and returns true if it is yes. The end of the input is no.
pub(super) fn agreed(input: &mut impl BufRead) -> io::Result<bool> {
    let mut answer = String::new();
    input.read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
