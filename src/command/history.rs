//! `neckcare history`: past sessions as a table, as sentences, or as data for other programs.

mod csv;
mod hide;
pub(super) mod ids;
mod json;
mod summary;
mod table;

use std::io::{self, BufWriter, IsTerminal, Write};

use time::Date;

use super::page::Page;
use super::{Error, environment, warn};
use crate::cli::History as Asked;
use crate::history::{History, Lookback};
use crate::plain::past::sentence;
use crate::routine::library::Library;
use crate::settings::Settings;
use crate::store::{self, Folders};
use crate::terminal::size::size;

/// Where lines are cut if there is no window.
const NO_WINDOW: usize = 160;

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
    let is_plain = out.is_plain();
    let mut out = BufWriter::new(out);
    match asked {
        Asked { json: true, .. } => json::write(&shown, &mut out)?,
        Asked { csv: true, .. } => csv::write(&shown, &mut out)?,
        _ if shown.is_empty() => writeln!(out, "{}", nothing(&back))?,
        _ => {
            let catalogue = Library::only("")?.catalogue;
            if is_plain {
                for seen in &shown {
                    writeln!(out, "{}", sentence::whole(seen, &catalogue))?;
                }
            } else {
                let room = room(&back, settings.ascii);
                table::write(&shown, &catalogue, &room, &mut out)?;
                writeln!(out)?;
            }
            for line in summary::lines(&back, now.date()) {
                writeln!(out, "{line}")?;
            }
        }
    }
    out.flush()?;
    Ok(0)
}

/// Every session with its later answers; what cannot be read is only warned about.
fn read(folders: &Folders) -> History {
    // What is killed is recorded first; what cannot be is read all the same.
    store::recover::recover(folders);
    let (mut told, notes) = store::history::read_all(folders);
    for note in notes {
        warn(&note);
    }
    for entry in told.sessions.iter_mut().chain(&mut told.deleted) {
        entry.record.hear(&entry.answers);
    }
    told
}

/// The sentence in place of an empty table.
fn nothing(back: &Lookback<'_>) -> &'static str {
    if back.sessions().is_empty() {
        "No sessions yet. `neckcare start desk-break` is a short one to begin with."
    } else {
        "No sessions since then."
    }
}

/// A window shows as much as it has room for; in a pipe ids are whole.
fn room<'h>(back: &Lookback<'h>, ascii: bool) -> table::Room<'h> {
    let out = io::stdout();
    if !out.is_terminal() {
        return table::Room { columns: NO_WINDOW, ascii, ids: None };
    }
    let ids = ids::short(back.sessions().iter().map(|seen| seen.record.id.as_str()));
    table::Room { columns: usize::from(size(&out).width), ascii, ids: Some(ids) }
}
