//! The keys of the screen beneath, all of them where they fit.

use ratatui::text::Span;

use super::room::Page;
use super::sheet::Sheet;
use super::text;
use crate::app::keys::{self, Action, Binding, Place};

/// Columns of a key's names, and of what it does.
const NAMES: u16 = 14;
const DOES: u16 = 52;

pub(super) fn draw(beneath: Place, page: &Page, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.at(page.head).line(Span::styled("Keys", theme.title));
    let mut body = sheet.at(page.body_above_a_gap());
    let bindings = in_order(beneath);
    let columns = if body.size().width >= 2 * (NAMES + DOES) { 2 } else { 1 };
    let in_each = bindings.len().div_ceil(columns);
    for part in bindings.chunks(in_each.max(1)) {
        list(part, &mut body.left(NAMES + DOES));
    }
}

/// S and Space first: where there is little room, they are what counts.
fn in_order(place: Place) -> Vec<&'static Binding> {
    let mut bindings: Vec<&Binding> = keys::bindings(place).iter().collect();
    bindings.sort_by_key(|binding| match binding.action {
        Action::Stop => 0,
        Action::Begin | Action::Pause | Action::Resume => 1,
        _ => 2,
    });
    bindings
}

fn list(bindings: &[&Binding], sheet: &mut Sheet<'_>) {
    let (theme, rows) = (sheet.theme, usize::from(sheet.rows()));
    let whole = bindings.len() <= rows;
    let shown = if whole { bindings.len() } else { rows.saturating_sub(1) };
    for binding in bindings.iter().take(shown) {
        let mut row = sheet.top(1);
        let names = if row.size().width < NAMES + 20 { 6 } else { NAMES };
        row.left(names)
            .line(Span::styled(text::fit(&binding.names(), usize::from(names) - 1), theme.key));
        row.line(Span::styled(binding.does, theme.text));
    }
    if !whole {
        sheet.line(Span::styled("…", theme.quiet));
    }
}
