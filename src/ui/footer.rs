//! The last line: the keys of the screen, from the one table of keys.

use ratatui::text::Span;

use super::sheet::Sheet;
use super::text;
use crate::app::keys::{self, Action, Binding, Place};

/// Between two keys, and at most so much over a page of so many columns.
const GAP: usize = 3;
const WIDEST_GAP: usize = 9;
const WIDE: usize = 100;

/// As many keys that do something now as fit whole, in the order of the table, in which S is the first wherever it stops.
pub(super) fn draw(place: Place, offers: impl Fn(Action) -> bool, sheet: &mut Sheet<'_>) {
    let named = |binding: &&Binding| !binding.label.is_empty() && offers(binding.action);
    let named = keys::bindings(place).iter().filter(named);
    let (theme, columns) = (sheet.theme, sheet.columns());
    let (mut used, mut shown) = (0, Vec::new());
    for binding in named {
        let (name, label) = (binding.name(), format!(" {}", binding.label));
        let gap = if shown.is_empty() { 0 } else { GAP };
        let wide = gap + text::width(&name) + text::width(&label);
        if used + wide > columns {
            // The first is named even where its label finds no room.
            shown.extend(shown.is_empty().then_some((name, String::new())));
            break;
        }
        used += wide;
        shown.push((name, label));
    }
    let spare = columns.saturating_sub(used) / shown.len().saturating_sub(1).max(1);
    let spread = if columns < WIDE { GAP } else { (GAP + spare).min(WIDEST_GAP) };
    let gap = " ".repeat(spread);
    let mut line: Vec<Span<'_>> = Vec::new();
    for (name, label) in shown {
        if !line.is_empty() {
            line.push(Span::raw(gap.clone()));
        }
        line.extend([Span::styled(name, theme.key), Span::styled(label, theme.quiet)]);
    }
    sheet.line(line);
}
