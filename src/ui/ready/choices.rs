//! What is open in a routine: a row for each, with how it stands.

use ratatui::text::{Line, Span};

use crate::app::Ready;
use crate::app::ready::Open;
use crate::ui::sheet::Sheet;
use crate::ui::text::width;

/// The rows that all of them take.
pub(super) fn rows(ready: &Ready) -> u16 {
    u16::try_from(ready.open().len()).unwrap_or(u16::MAX)
}

/// As many choices as there are rows, the chosen one among them.
pub(super) fn draw(ready: &Ready, sheet: &mut Sheet<'_>) {
    let (open, chosen) = (ready.open(), ready.selected());
    let rows = usize::from(sheet.rows()).clamp(1, open.len().max(1));
    let first = (chosen + 1).saturating_sub(rows);
    // Where some are out of sight, a number says so.
    let number = (rows < open.len()).then(|| format!(" {}/{}", chosen + 1, open.len()));
    for (index, open) in open.into_iter().enumerate().skip(first).take(rows) {
        let number = number.as_deref().filter(|_| index == chosen).unwrap_or_default();
        choice(ready, open, index == chosen, number, &mut sheet.top(1));
    }
}

fn choice(ready: &Ready, open: Open, chosen: bool, number: &str, row: &mut Sheet<'_>) {
    let theme = row.theme;
    let called = format!("{}{number}", ready.called(open));
    let stands = stands(ready, open, row.columns().saturating_sub(width(&called)));
    let (name, value) = if chosen {
        row.choose();
        (theme.selected, Span::styled(format!("‹ {stands} ›"), theme.selected))
    } else {
        (theme.quiet, Span::styled(format!("{stands}  "), theme.text))
    };
    row.ends(Line::styled(called, name), value);
}

/// How something open stands, with what plays it if there is room for that.
fn stands(ready: &Ready, open: Open, columns: usize) -> String {
    /// Between name and value, and the signs around what is chosen.
    const AROUND: usize = 6;
    let stands = ready.stands(open);
    let played = ready.player_of(open).map(|player| format!("{stands}, by {player}"));
    played.filter(|played| width(played) + AROUND <= columns).unwrap_or(stands)
}
