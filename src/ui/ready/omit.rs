//! The steps one by one, to leave some out.

use ratatui::text::Span;

use crate::app::Ready;
use crate::app::ready::Kept;
use crate::routine::duration;
use crate::ui::room::Room;
use crate::ui::sheet::Sheet;

/// The widest list whose two ends are read together.
const WIDEST: u16 = 60;

pub(super) fn draw(ready: &Ready, chosen: usize, room: Room, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let steps = ready.steps();
    if room >= Room::Narrow {
        sheet.line(Span::styled("Choose steps to skip, today or always:", theme.quiet));
        sheet.gap();
    }
    let below = if sheet.rows() > 2 { sheet.rows().min(2) } else { 0 };
    let rows = usize::from(sheet.rows() - below).min(steps.len());
    let first = (chosen + 1).saturating_sub(rows.max(1));
    let mut list = sheet.top(u16::try_from(rows).unwrap_or(u16::MAX));
    let mut list = list.left(WIDEST);
    for (index, (name, kept)) in steps.iter().enumerate().skip(first).take(rows) {
        row(name, *kept, index == chosen, &mut list.top(1));
    }
    sheet.gap();
    let total = format!("{} in all", duration::clock(ready.plan().total()));
    sheet.line(Span::styled(ready.refusal().unwrap_or(&total).to_owned(), theme.text));
}

fn row(name: &str, kept: Kept, chosen: bool, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let style = match kept {
        _ if chosen => theme.selected,
        Kept::In => theme.text,
        _ => theme.quiet,
    };
    if chosen {
        sheet.choose();
    }
    let mark = if kept == Kept::In { ' ' } else { '×' };
    let words = Span::styled(format!("{} ", kept.words()), style);
    sheet.ends(Span::styled(format!(" {mark} {name}"), style), words);
}
