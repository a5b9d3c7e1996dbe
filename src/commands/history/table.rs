//! Sessions as a table, one per row.

use std::collections::HashMap;
use std::io::{self, Write};

use crate::commands::columns::{Columns, TableColumn, WHOLE};
use crate::history::lookback::HistoryEntry;
use crate::history::{Answers, Rating, Sore};
use crate::routine::catalogue::Catalogue;
use crate::routine::safe;
use crate::screens::history::text::ended::ended;
use crate::wording::{minutes, places};

/// The room for a table, and how to write in it.
pub(super) struct ColumnBudget<'h> {
    /// The columns of the window, if there is one.
    pub(super) window: Option<usize>,
    /// Whether to use ASCII only.
    pub(super) ascii: bool,
    /// The short id of each session by its whole id; without them, ids are whole.
    pub(super) ids: Option<HashMap<&'h str, &'h str>>,
}

/// Returns the columns. If a row is too wide for a pipe, the routine is cut first, then the places, the end and the id.
const fn columns() -> [TableColumn; 8] {
    [
        TableColumn::new("Date       Time", WHOLE),
        TableColumn::new("Routine", 14),
        TableColumn { right: true, ..TableColumn::new("Took", WHOLE) },
        TableColumn::new("Tension", WHOLE),
        TableColumn::new("Places", 14),
        TableColumn::new("Ended", 14),
        TableColumn::new("Sore", WHOLE),
        TableColumn::of_names("Id", 40),
    ]
}

pub(super) fn write(
    shown: &[HistoryEntry<'_>],
    catalogue: &Catalogue,
    room: &ColumnBudget<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let row = |seen: &HistoryEntry<'_>| row(seen, catalogue, room);
    let columns = Columns::new(columns(), shown, row, room.window, room.ascii);
    columns.write_head(out)?;
    columns.write_rows(shown, row, out)
}

fn row(seen: &HistoryEntry<'_>, catalogue: &Catalogue, room: &ColumnBudget<'_>) -> [String; 8] {
    let (record, start) = (seen.record, seen.record.start);
    let id = room.ids.as_ref().and_then(|ids| ids.get(record.id.as_str())).copied();
    let arrow = if room.ascii { "->" } else { "→" };
    [
        format!("{} {:02}:{:02}", start.date(), start.hour(), start.minute()),
        safe::visible(&record.title),
        minutes::short(record.took()),
        tension(&seen.answers, arrow),
        places::in_signs(&seen.answers, arrow),
        ended(seen, catalogue),
        seen.answers.sore.map_or("", sore).to_owned(),
        safe::visible(id.unwrap_or(&record.id)),
    ]
}

fn tension(answers: &Answers, arrow: &str) -> String {
    let Answers { tension_before, tension_after, .. } = answers;
    match (tension_before, tension_after) {
        (None, None) => String::new(),
        (before, after) => {
            let figure = |rating: &Option<Rating>| {
                rating.map_or_else(String::new, |rating| rating.get().to_string())
            };
            format!("{} {arrow} {}", figure(before), figure(after)).trim().to_owned()
        }
    }
}

const fn sore(sore: Sore) -> &'static str {
    match sore {
        Sore::None => "no",
        Sore::Gone => "gone",
        Sore::Still => "still",
    }
}

#[cfg(test)]
mod tests {
    use anstream::adapter::strip_str;

    use super::*;
    use crate::commands::history::ids;
    use crate::history::{HistoryLine, Lookback, Record};
    use crate::widgets::text;

    fn session(id: &str, title: &str, more: &str) -> Record {
        let line = format!(
            r#"{{"line":"session","v":1,"id":"{id}","start":"2026-03-02T10:00:00+01:00",
            "routine":"x","title":"{title}","planned_s":9,"done_s":90,"hands_on":[],{more}}}"#
        );
        match HistoryLine::read(line.replace('\n', "").as_bytes()) {
            Ok(Some(HistoryLine::Session(record))) => record,
            other => panic!("{other:?}"),
        }
    }

    fn table(window: Option<usize>, sessions: &[Record]) -> Vec<String> {
        let back = Lookback::on(sessions.iter().map(|record| (record, Answers::default())));
        let ids = ids::short(sessions.iter().map(|record| record.id.as_str()));
        let room = ColumnBudget { window, ascii: false, ids: Some(ids) };
        let mut out = Vec::new();
        write(back.sessions(), &Catalogue::default(), &room, &mut out).unwrap();
        let written = strip_str(&String::from_utf8(out).unwrap()).to_string();
        written.lines().map(str::to_owned).collect()
    }

    #[test]
    fn in_a_window_long_cells_have_several_lines() {
        let place = r#"{"move":"circles","zones":[],"side":"left","pressure":"light"}"#;
        let pain = format!(r#""outcome":"stopped","sign":"pain","stopped_at":{place}"#);
        let lines = table(
            Some(66),
            &[
                session("20260302T100000.000-7", "肩甲骨のあいだをゆっくり押す", &pain),
                session("20260303T100000.000-7", "Suboccipital ease", r#""outcome":"finished""#),
            ],
        );
        let shown = [
            "Date       Time   Routine           Took  Ended           Id",
            "2026-03-02 10:00  肩甲骨のあいだ   2 min  stopped: pain   20260302",
            "                  をゆっくり押す          during",
            "                                          \"circles\"",
            "2026-03-02 10:00  Suboccipital     2 min  finished        20260303",
            "                  ease",
        ];
        assert_eq!(lines, shown);
        assert!(lines.iter().all(|line| text::width(line) <= 66));
    }

    #[test]
    fn in_a_narrow_window_every_cell_has_its_own_line() {
        let lines = table(Some(40), &[session("a", "Suboccipital ease", r#""outcome":"left""#)]);
        let shown = [
            "2026-03-02 10:00",
            "    Routine  Suboccipital ease",
            "    Took     2 min",
            "    Ended    stopped early",
            "    Id       a",
        ];
        assert_eq!(lines, shown);
    }

    #[test]
    fn in_a_pipe_a_long_title_is_cut() {
        let title = "long ".repeat(40);
        let lines = table(None, &[session("a", &title, r#""outcome":"left""#)]);
        assert!(lines.iter().all(|line| text::width(line) <= 160), "{lines:?}");
        assert!(lines[1].contains("long…"), "{lines:?}");
    }
}
