//! The emergency signs once more, since they can start hours or days after a stop.

use ratatui::text::Span;

use super::bullets;
use crate::safety::SafetyText;
use crate::widgets::canvas::Canvas;

/// The way to the whole emergency list.
const ALL_SIGNS: &str = "… press ! for all emergency signs";

/// With fewer rows for the list than this there is only the way to it.
const LEAST_SIGNS: u16 = 3;

/// What to watch for, as much of the list as fits, and whom to call in any case.
pub(crate) fn watch(words: &SafetyText, canvas: &mut Canvas<'_>) {
    let (theme, list) = (canvas.theme, &words.emergency);
    let signs = bullets::rows(&list.signs, canvas.size().width);
    let (above, call) = (canvas.lines_for(&words.after.watch), canvas.lines_for(&list.call));
    let mut canvas = canvas.top(above + signs + 1 + call);
    canvas.bottom(call).caution(&list.call, theme.warn);
    if canvas.rows() <= above + LEAST_SIGNS {
        return canvas.line(Span::styled(ALL_SIGNS, theme.text));
    }
    canvas.bottom(1);
    canvas.caution(&words.after.watch, theme.warn);
    bullets::draw_or(&list.signs, ALL_SIGNS, &mut canvas);
}
