//! The emergency list: whom to call, for which signs, and what to do until help is there.

use ratatui::text::Span;

use super::bullets;
use super::room::Page;
use super::sheet::Sheet;
use crate::safety::words::Emergency;

/// Signs stand in two columns from this width on.
const TWO_COLUMNS: u16 = 110;

/// Where not all of it fits, from `line` on.
pub(super) fn draw(words: &Emergency, line: usize, page: &Page, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.at(page.head).line(Span::styled(words.title.as_str(), theme.title));
    let mut body = sheet.at(page.body_above_a_gap());
    body.words(&words.call, theme.stop);
    let meanwhile = words.meanwhile.join(" ");
    let end = body.lines_for(&meanwhile) + body.lines_for(&words.after);
    let list = rows(&words.signs, &body);
    if list + end + 2 > body.rows() {
        return from(line, words, &mut body);
    }
    body.gap();
    signs(&words.signs, &mut body.top(list));
    body.gap();
    body.words(&meanwhile, theme.title);
    body.words(&words.after, theme.text);
}

/// All of it from a line on, and the key that leads further.
fn from(line: usize, words: &Emergency, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let (whole, width) = (words.whole(), sheet.size().width);
    let rest = whole.get(line..).unwrap_or_default();
    if bullets::rows(rest, width) > sheet.rows() && sheet.rows() > 2 {
        sheet.bottom(1).line(Span::styled("↓ more", theme.key));
    }
    bullets::draw(rest, sheet);
}

/// The signs in order, down the left column and then down the right.
fn columns(all: &[String], width: u16) -> (&[String], &[String]) {
    all.split_at(if width >= TWO_COLUMNS { all.len().div_ceil(2) } else { all.len() })
}

fn rows(all: &[String], sheet: &Sheet<'_>) -> u16 {
    let width = sheet.size().width;
    match columns(all, width) {
        (one, []) => bullets::rows(one, width),
        (left, right) => bullets::rows(left, width / 2).max(bullets::rows(right, width / 2)),
    }
}

fn signs(all: &[String], sheet: &mut Sheet<'_>) {
    let width = sheet.size().width;
    match columns(all, width) {
        (one, []) => bullets::draw(one, sheet),
        (left, right) => {
            bullets::draw(left, &mut sheet.left(width / 2));
            bullets::draw(right, sheet);
        }
    }
}
