//! Hides a session from now on, after asking. Its line stays in the file, and still counts for today's limits.

use std::io::{self, Write};

use time::OffsetDateTime;

use super::ids;
use crate::commands::Error;
use crate::commands::forget::agreed;
use crate::commands::page::Page;
use crate::history::lookback::HistoryEntry;
use crate::history::{Answers, History, HistoryLine};
use crate::routine::catalogue::Catalogue;
use crate::screens::history::text::sentence;
use crate::store::{self, Folders};

pub(super) fn hide(
    id: &str,
    told: &History,
    folders: Option<&Folders>,
    now: OffsetDateTime,
    out: &mut Page<impl Write>,
) -> Result<u8, Error> {
    let entry = ids::find(id, told)?;
    let seen = HistoryEntry { record: &entry.record, answers: entry.answers };
    let what = sentence::what(&seen, &Catalogue::built_in()?);
    if entry.answers.deleted == Some(true) {
        out.paragraph(&format!("This session is already hidden: {what}."))?;
        return Ok(0);
    }
    out.ask(&format!(
        "Hide this session: {what}? It still counts for today's limits. \
         Type y to hide it, or press Enter to keep it:"
    ))?;
    let agreed = agreed(&mut io::stdin().lock())?;
    if let (true, Some(folders)) = (agreed, folders) {
        let deleted = Answers { deleted: Some(true), ..Answers::default() };
        let line = HistoryLine::answers(&entry.record.id, deleted, now);
        store::history::add(folders, &line)?;
    }
    out.paragraph(if agreed { "Hidden." } else { "Kept." })?;
    Ok(0)
}
