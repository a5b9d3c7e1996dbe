//! `neckcare history`: past sessions as a table, as sentences, or as data for other programs.

mod csv;
mod hide;
pub(super) mod ids;
mod json;
mod summary;
mod table;

use std::io::{BufWriter, Write};

use time::Date;

use super::page::Page;
use super::{Error, environment, warn};
use crate::cli::HistoryArgs as Asked;
use crate::history::lookback::HistoryEntry;
use crate::history::{History, Lookback};
use crate::routine::catalogue::Catalogue;
use crate::screens::history::text::sentence;
use crate::settings::Settings;
use crate::store::{self, Folders};

pub(super) fn history(
    asked: &Asked,
    settings: &Settings,
    out: &mut Page<impl Write>,
) -> Result<u8, Error> {
    let folders = Folders::find(&settings.history);
    let told = folders.as_ref().map_or_else(History::default, read);
    let now = environment::clock().wall();
    if let Some(id) = &asked.hide {
        return hide::hide(id, &told, folders.as_ref(), now, out);
    }
    let back = Lookback::on(told.sessions.iter().map(|entry| (&entry.record, entry.answers)));
    let shown = back.since(asked.since.map_or(Date::MIN, |since| since.day(now.date())));
    if asked.json || asked.csv {
        let write = if asked.json { json::write } else { csv::write };
        let mut out = BufWriter::new(out);
        write(&shown, &mut out)?;
        out.flush()?;
    } else if shown.is_empty() {
        out.paragraph(nothing(&back))?;
    } else {
        past(&shown, &room(&back, settings.ascii, out.window()), out)?;
        for line in summary::lines(&back, now.date(), settings.week) {
            out.paragraph(&line)?;
        }
    }
    Ok(0)
}

/// Prints the sessions as sentences, or as a table with a blank line after it.
fn past(
    shown: &[HistoryEntry<'_>],
    room: &table::ColumnBudget<'_>,
    out: &mut Page<impl Write>,
) -> Result<(), Error> {
    let catalogue = Catalogue::built_in()?;
    let is_plain = out.is_plain();
    let mut out = BufWriter::new(out);
    if is_plain {
        for seen in shown {
            writeln!(out, "{}", sentence::whole(seen, &catalogue))?;
        }
    } else {
        table::write(shown, &catalogue, room, &mut out)?;
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

/// Reads every session with its later answers. Lines that cannot be read only cause a warning.
fn read(folders: &Folders) -> History {
    // Sessions whose program was killed are recorded first. If that fails, the history is read all the same.
    store::recover::recover(folders);
    let (mut told, notes) = store::history::read_all(folders);
    for note in notes {
        warn(&note);
    }
    for entry in told.sessions.iter_mut().chain(&mut told.deleted) {
        entry.record.apply_answers(&entry.answers);
    }
    told
}

/// Returns the sentence in place of an empty table.
fn nothing(back: &Lookback<'_>) -> &'static str {
    if back.sessions().is_empty() {
        "No sessions yet. `neckcare start desk-break` is a short one to begin with."
    } else {
        "No sessions since then."
    }
}

/// Returns the room for the table. Ids are short in a window, and whole in a pipe.
fn room<'h>(back: &Lookback<'h>, ascii: bool, window: Option<usize>) -> table::ColumnBudget<'h> {
    let ids = || ids::short(back.sessions().iter().map(|seen| seen.record.id.as_str()));
    table::ColumnBudget { window, ascii, ids: window.map(|_| ids()) }
}
