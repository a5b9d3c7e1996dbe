//! The emergency list: whom to call, for which signs, and what to do until help is there.

use ratatui::text::Span;

use super::room::Page;
use super::sheet::Sheet;
use super::text;
use crate::safety::words::Emergency;

/// Signs stand in two columns from this width on.
const TWO_COLUMNS: u16 = 110;

pub(super) fn draw(words: &Emergency, page: &Page, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.at(page.head).line(Span::styled(words.title.as_str(), theme.title));
    let mut body = sheet.at(page.body);
    body.words(&words.call, theme.stop);
    let last = words.meanwhile.join(" ") + " " + &words.after;
    let (signs, end) = (words.signs.len(), body.lines_for(&last));
    if usize::from(body.rows()) >= signs / 2 + usize::from(end) + 2 {
        body.bottom(end).words(&last, theme.text);
        body.bottom(1);
        body.gap();
    }
    if body.size().width >= TWO_COLUMNS {
        let half = body.size().width / 2;
        let (left, right) = words.signs.split_at(signs.div_ceil(2));
        list(left, &mut body.left(half));
        list(right, &mut body);
    } else {
        list(&words.signs, &mut body);
    }
}

/// As many signs as fit whole, the most urgent first.
fn list(signs: &[String], sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    for (index, sign) in signs.iter().enumerate() {
        let columns = sheet.columns().saturating_sub(2);
        let rows = u16::try_from(text::wrap(sign, columns, usize::MAX).len()).unwrap_or(u16::MAX);
        let more = u16::from(index + 1 < signs.len());
        if rows + more > sheet.rows() {
            return sheet.line(Span::styled("…", theme.quiet));
        }
        let mut part = sheet.top(rows);
        part.left(2).line(Span::styled("·", theme.quiet));
        part.words(sign, theme.text);
    }
}
