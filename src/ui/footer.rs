//! The last line: the keys of the screen, from the one table of keys.

use ratatui::text::Span;

use super::sheet::Sheet;
use super::text;
use crate::app::keys::{self, Action, Binding, Place};

/// Between two keys.
const GAP: usize = 3;

/// As many keys that do something now as fit whole, in the order of the table, in which S is the first wherever it stops.
pub(super) fn draw(place: Place, offers: impl Fn(Action) -> bool, sheet: &mut Sheet<'_>) {
    let named = |binding: &&Binding| !binding.label.is_empty() && offers(binding.action);
    let (theme, mut room) = (sheet.theme, sheet.columns());
    let mut line: Vec<Span<'_>> = Vec::new();
    for binding in keys::bindings(place).iter().filter(named) {
        let (name, label) = (binding.name(), format!(" {}", binding.label));
        let before = if line.is_empty() { 0 } else { GAP };
        let (short, long) = (before + text::width(&name), text::width(&label));
        if short + long <= room {
            room -= short + long;
            line.extend([Span::raw(" ".repeat(before)), Span::styled(name, theme.key)]);
            line.push(Span::styled(label, theme.quiet));
        } else if line.is_empty() {
            line.push(Span::styled(name, theme.key));
            break;
        } else {
            break;
        }
    }
    sheet.line(line);
}
