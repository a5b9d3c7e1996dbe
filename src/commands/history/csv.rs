//! Sessions as CSV for spreadsheets: a header, then one session per line.

use std::fmt::{Display, Write as _};
use std::io::{self, Write};

use time::UtcOffset;

use crate::history::lookback::HistoryEntry;
use crate::history::{Calm, Rating, Record};
use crate::routine::body::Zone;
use crate::routine::dose::Pressure;
use crate::routine::keyword::{Keyword, MaybeKnown};
use crate::routine::place::Place;
use crate::routine::safe;

/// The columns before those of the zones. Each zone has its own column.
const BEFORE: &str = "date,time,utc_offset,routine,title,planned_s,done_s,took_s,outcome,sign,stopped_at,\
stopped_side,tension_before,tension_after,calm,pain,new_symptom,soreness,pressure_changes,lighter_to";

/// The characters that begin a formula in a spreadsheet, with their full-width forms.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

pub(super) fn write(shown: &[HistoryEntry<'_>], out: &mut impl Write) -> io::Result<()> {
    write!(out, "{BEFORE}")?;
    for zone in zones() {
        write!(out, ",{}_s", zone.word().replace('-', "_"))?;
    }
    write!(out, ",heat_s,id")?;
    for place in Place::ALL {
        let name = place.word().replace('-', "_");
        write!(out, ",{name}_before,{name}_after")?;
    }
    writeln!(out)?;
    let mut row = CsvRow::default();
    for seen in shown {
        row.fill(seen);
        writeln!(out, "{}", row.0)?;
    }
    Ok(())
}

/// Returns the zones that can be touched.
fn zones() -> impl Iterator<Item = Zone> {
    Zone::ALL.iter().copied().filter(|zone| *zone != Zone::Nowhere)
}

/// A line, to which cells are added one by one.
#[derive(Default)]
struct CsvRow(String);

impl CsvRow {
    fn fill(&mut self, seen: &HistoryEntry<'_>) {
        self.0.clear();
        let HistoryEntry { record, answers } = seen;
        let start = record.start;
        self.own(start.date());
        self.own(format_args!("{:02}:{:02}:{:02}", start.hour(), start.minute(), start.second()));
        self.own(offset(start.offset()));
        self.text(&record.routine);
        self.text(&record.title);
        self.own(record.planned_s);
        self.own(record.done_s);
        self.known(record.took_s);
        self.text(record.outcome.as_str());
        self.text(record.sign.as_ref().map_or("", MaybeKnown::as_str));
        let stopped = record.stopped_at.as_ref();
        self.text(stopped.map_or("", |at| &at.r#move));
        self.text(stopped.map_or("", |at| at.side.as_str()));
        self.known(answers.tension_before.map(Rating::get));
        self.known(answers.tension_after.map(Rating::get));
        self.known(answers.calm.map(calm));
        self.known(answers.pain.map(Rating::get));
        self.known(answers.new_symptom.map(|new| if new { "yes" } else { "no" }));
        self.known(answers.sore.map(Keyword::word));
        self.own(record.changes.len());
        self.known(lightest(record).map(Keyword::word));
        for zone in zones() {
            self.own(touched(record, zone));
        }
        self.own(record.heat_s);
        self.text(&record.id);
        for place in Place::ALL {
            self.known(answers.places_before.get(*place).map(Rating::get));
            self.known(answers.places_after.get(*place).map(Rating::get));
        }
    }

    /// Adds a cell with a word or figure of the program's own.
    fn own(&mut self, cell: impl Display) {
        let gap = if self.0.is_empty() { "" } else { "," };
        write!(self.0, "{gap}{cell}").ok(); // writing to a string cannot fail
    }

    /// Adds such a cell, or an empty one if there is no value.
    fn known(&mut self, cell: Option<impl Display>) {
        match cell {
            Some(cell) => self.own(cell),
            None => self.own(""),
        }
    }

    /// Adds a cell with text from a file, which is put on one line, kept from being a formula, and quoted if it has a
    /// separator.
    fn text(&mut self, text: &str) {
        let text = safe::visible(text);
        let guard = if text.trim_start().starts_with(FORMULA) { "'" } else { "" };
        if text.contains([',', '"']) {
            self.own(format_args!("\"{guard}{}\"", text.replace('"', "\"\"")));
        } else {
            self.own(format_args!("{guard}{text}"));
        }
    }
}

/// Formats the hours and minutes ahead of UTC.
fn offset(offset: UtcOffset) -> String {
    let (hours, minutes, _) = offset.as_hms();
    let sign = if offset.is_negative() { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", hours.unsigned_abs(), minutes.unsigned_abs())
}

const fn calm(calm: Calm) -> i8 {
    match calm {
        Calm::Less => -1,
        Calm::Same => 0,
        Calm::More => 1,
    }
}

/// Returns the lightest pressure that was asked for in the session.
fn lightest(record: &Record) -> Option<Pressure> {
    record.changes.iter().filter_map(|change| change.to.known()).min()
}

/// Returns the seconds with hands on a zone, on all its sides.
fn touched(record: &Record, zone: Zone) -> u64 {
    let here = record.hands_on.iter().filter(|touched| touched.zone == zone);
    here.map(|touched| touched.s).sum()
}
