//! The emergency signs once more, since they can start hours or days after a stop.

use ratatui::text::Span;

use super::bullets;
use super::sheet::Sheet;
use crate::safety::Words;

/// The way to the whole emergency list.
const ALL_SIGNS: &str = "… press ! for all emergency signs";

/// With fewer rows for the list than this there is only the way to it.
const LEAST_SIGNS: u16 = 3;

/// What to watch for, as much of the list as fits, and whom to call in any case.
pub(crate) fn watch(words: &Words, sheet: &mut Sheet<'_>) {
    let (theme, list) = (sheet.theme, &words.emergency);
    let signs = bullets::rows(&list.signs, sheet.size().width);
    let (above, call) = (sheet.lines_for(&words.after.watch), sheet.lines_for(&list.call));
    let mut sheet = sheet.top(above + signs + 1 + call);
    sheet.bottom(call).caution(&list.call, theme.warn);
    if sheet.rows() <= above + LEAST_SIGNS {
        return sheet.line(Span::styled(ALL_SIGNS, theme.text));
    }
    sheet.bottom(1);
    sheet.caution(&words.after.watch, theme.warn);
    bullets::draw_or(&list.signs, ALL_SIGNS, &mut sheet);
}
