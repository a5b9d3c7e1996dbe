//! What is open in a routine: a row for each, with how it stands.

use ratatui::text::Span;

use crate::app::Ready;
use crate::app::ready::Open;
use crate::ui::sheet::Sheet;

pub(super) fn draw(ready: &Ready, sheet: &mut Sheet<'_>) {
    for (index, open) in ready.open().into_iter().enumerate() {
        choice(ready, open, index == ready.selected(), &mut sheet.top(1));
    }
}

fn choice(ready: &Ready, open: Open, chosen: bool, row: &mut Sheet<'_>) {
    let theme = row.theme;
    let stands = ready.stands(open);
    let (name, value) = if chosen {
        row.choose();
        (theme.selected, Span::styled(format!("‹ {stands} › "), theme.selected))
    } else {
        (theme.quiet, Span::styled(format!("  {stands}   "), theme.text))
    };
    row.ends(Span::styled(format!(" {}", ready.called(open)), name), value);
}
