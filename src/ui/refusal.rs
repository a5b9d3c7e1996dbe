//! Why the last key changed nothing: a line above the keys, over whatever stands there.

use ratatui::layout::Rect;
use ratatui::widgets::Clear;

use super::room::Page;
use super::sheet::Sheet;

/// Where a row is left free above the keys it stands there; until the next key it may cover more.
pub(super) fn draw(words: &str, page: &Page, sheet: &mut Sheet<'_>) {
    let body = page.body;
    let rows = sheet.at(body).lines_for(words).min(body.height);
    // A list may reach into the margin.
    let (y, width) = (body.bottom() - rows, body.width + 1);
    let mut row = sheet.at(Rect { y, width, height: rows, ..body });
    row.draw(Clear);
    row.tint(row.theme.ground);
    row.right(1);
    row.words(words, row.theme.accent);
}
