//! The emergency signs, shown again after a stop because they can start hours or days later.

use ratatui::text::Span;

use super::bullets;
use crate::safety::SafetyText;
use crate::widgets::canvas::Canvas;

/// The line that tells how to open the whole emergency list.
const ALL_SIGNS: &str = "… press ! for all emergency signs";

/// The least rows for the list of signs: with fewer, only the line that tells how to open it is shown.
const LEAST_SIGNS: u16 = 3;

/// Draws what to watch for, with as many signs of the list as fit, and in any case whom to call.
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
