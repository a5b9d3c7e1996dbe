//! The line above the keys that says why the last key changed nothing.

use ratatui::layout::Rect;
use ratatui::widgets::Clear;

use super::layout::PageLayout;
use crate::widgets::canvas::Canvas;

/// Draws the words at the end of the body, over its content: usually over an empty row, but until the next key they may
/// cover more.
pub(crate) fn draw(words: &str, page: &PageLayout, canvas: &mut Canvas<'_>) {
    let body = page.body;
    if body.is_empty() {
        return;
    }
    let rows = canvas.at(body).lines_for(words).min(body.height);
    let over = Rect { y: body.bottom() - rows, height: rows, ..body };
    // A list may reach into the margin, where the bar of its chosen line is.
    let (left, right) = (over.x.saturating_sub(1), over.right() + 1);
    let mut cleared = canvas.at(Rect { x: left, width: right - left, ..over });
    cleared.draw(Clear);
    cleared.fill_style(cleared.theme.ground);
    let mut row = canvas.at(over);
    row.words(words, row.theme.accent);
}
