//! Why the last key changed nothing: a line above the keys, over whatever stands there.

use ratatui::layout::Rect;
use ratatui::widgets::Clear;

use super::layout::Page;
use super::sheet::Sheet;

/// Where a row is left free above the keys it stands there; until the next key it may cover more.
pub(crate) fn draw(words: &str, page: &Page, sheet: &mut Sheet<'_>) {
    let body = page.body;
    if body.is_empty() {
        return;
    }
    let rows = sheet.at(body).lines_for(words).min(body.height);
    let over = Rect { y: body.bottom() - rows, height: rows, ..body };
    // A list may reach into the margin, and the bar of its chosen line stands there.
    let (left, right) = (over.x.saturating_sub(1), over.right() + 1);
    let mut cleared = sheet.at(Rect { x: left, width: right - left, ..over });
    cleared.draw(Clear);
    cleared.tint(cleared.theme.ground);
    let mut row = sheet.at(over);
    row.words(words, row.theme.accent);
}
