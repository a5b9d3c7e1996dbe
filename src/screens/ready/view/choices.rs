//! Draws the choices for a routine: a row for each, with its value.

use ratatui::text::{Line, Span};

use crate::screen_kit::Shared;
use crate::screens::Ready;
use crate::screens::ready::ReadyRow;
use crate::widgets::canvas::Canvas;
use crate::widgets::text::width;

/// Returns the rows that all choices take.
pub(super) fn rows(ready: &Ready) -> u16 {
    u16::try_from(ready.rows().len()).unwrap_or(u16::MAX)
}

/// Draws as many choices as fit, the chosen one always among them.
pub(super) fn draw(ready: &Ready, shared: &Shared, canvas: &mut Canvas<'_>) {
    let (all, chosen) = (ready.rows(), ready.selected());
    let rows = usize::from(canvas.rows()).clamp(1, all.len().max(1));
    let first = (chosen + 1).saturating_sub(rows);
    // If some are out of sight, a number says so.
    let number = (rows < all.len()).then(|| format!(" {}/{}", chosen + 1, all.len()));
    for (index, row) in all.into_iter().enumerate().skip(first).take(rows) {
        let number = number.as_deref().filter(|_| index == chosen).unwrap_or_default();
        let label = format!("{}{number}", ready.label(row));
        let mut line = canvas.top(1);
        let value = value(ready, row, shared, line.columns().saturating_sub(width(&label)));
        choice(label, &value, index == chosen, &mut line);
    }
}

fn choice(label: String, value: &str, chosen: bool, line: &mut Canvas<'_>) {
    let theme = line.theme;
    let (name, value) = if chosen {
        line.choose();
        (theme.selected, Span::styled(format!("‹ {value} ›"), theme.selected))
    } else {
        (theme.quiet, Span::styled(format!("{value}  "), theme.text))
    };
    line.ends(Line::styled(label, name), value);
}

/// Returns the value of a row, with the program that plays the sound if there is room for that.
fn value(ready: &Ready, row: ReadyRow, shared: &Shared, columns: usize) -> String {
    /// Columns between name and value, and of the signs around the chosen value.
    const AROUND: usize = 6;
    let value = ready.value(row, shared.hearing);
    let played = row.player(shared).map(|player| format!("{value}, by {player}"));
    played.filter(|played| width(played) + AROUND <= columns).unwrap_or(value)
}
