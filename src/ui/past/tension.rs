//! Tension before and after the last sessions, as a small chart.

use ratatui::text::{Line, Span};

use crate::history::lookback::{self, Eased, mean_change};
use crate::history::{Lookback, Rating};
use crate::plain::past::{LATEST, average, trend};
use crate::ui::room::Room;
use crate::ui::sheet::Sheet;

/// Columns of the scale, and of one session.
const SCALE: usize = 4;
const COLUMNS: usize = 3;

/// How many figures share a row of the scale: one, where there are rows enough.
const fn step(room: Room) -> u8 {
    match room {
        Room::Roomy => 1,
        _ => 2,
    }
}

/// Rows of the chart with its heading and its sentences.
pub(super) fn rows(room: Room) -> u16 {
    4 + u16::from(10 / step(room) + 1)
}

pub(super) fn draw(back: &Lookback<'_>, room: Room, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let most = sheet.columns().saturating_sub(SCALE) / COLUMNS;
    let eased = back.eased(most);
    if eased.is_empty() || sheet.rows() < 8 {
        return;
    }
    sheet.line(vec![
        Span::styled("Tension, before ", theme.quiet),
        Span::styled("○", theme.text),
        Span::styled(" and after ", theme.quiet),
        Span::styled("●", theme.good),
    ]);
    for floor in (0..=10).rev().step_by(step(room).into()) {
        sheet.line(level(floor, step(room), &eased, sheet));
    }
    let latest = back.eased(LATEST);
    let mean = mean_change(&latest).map(average).unwrap_or_default();
    let both = trend(lookback::trend(&latest)).map(|trend| format!("{mean} {trend}"));
    let both = both.filter(|words| sheet.lines_for(words) <= sheet.rows());
    sheet.words(&both.unwrap_or(mean), theme.text);
}

/// One step of the scale, with a mark for each session whose figures reach it.
fn level(floor: u8, step: u8, eased: &[Eased], sheet: &Sheet<'_>) -> Line<'static> {
    let theme = sheet.theme;
    let mut line = vec![Span::styled(format!("{floor:>2}  "), theme.quiet)];
    for one in eased {
        let row = |rating: Rating| rating.get() / step * step;
        let (before, after) = (row(one.before), row(one.after));
        let (mark, style) = match (before == floor, after == floor) {
            (true, true) if one.before != one.after => ("◉", theme.good),
            (_, true) => ("●", theme.good),
            (true, _) => ("○", theme.text),
            _ if (before.min(after)..before.max(after)).contains(&floor) => ("│", theme.track),
            _ => (" ", theme.track),
        };
        line.push(Span::styled(format!("{mark:<COLUMNS$}"), style));
    }
    Line::from(line)
}
