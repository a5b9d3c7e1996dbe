//! The emergency list: whom to call, for which signs, and what to do until help is there.

use ratatui::text::Span;

use crate::safety::words::Emergency;
use crate::widgets::bullets;
use crate::widgets::layout::{Page, Room};
use crate::widgets::picture::Picture;
use crate::widgets::sheet::Sheet;

/// Columns between what to do and the signs.
const APART: u16 = 4;

/// Signs stand in two columns from this width on.
const TWO_COLUMNS: u16 = 110;

/// Where not all of it fits, from `line` on.
pub(crate) fn draw(words: &Emergency, line: usize, page: &Page, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.at(page.head).line(Span::styled(words.title.as_str(), theme.title));
    let mut body = sheet.at(page.body_above_a_gap());
    if page.room == Room::Roomy && rows_beside(words, &body) <= body.rows() {
        return beside(words, &mut body);
    }
    body.caution(&words.call, theme.stop);
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

/// What to do at the left, sentence by sentence and with somebody who does no more; the signs at the right.
fn beside(words: &Emergency, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let mut right = sheet.right(columns_beside(sheet));
    for sign in &words.signs {
        bullets::one(sign, &mut right);
        right.gap();
    }
    sheet.right(APART);
    sheet.caution(&words.call, theme.stop);
    for sentence in &words.meanwhile {
        sheet.gap();
        sheet.words(sentence, theme.title);
    }
    sheet.gap();
    sheet.words(&words.after, theme.text);
    sheet.gap();
    sheet.draw(&Picture::at_rest(theme));
}

fn rows_beside(words: &Emergency, sheet: &Sheet<'_>) -> u16 {
    let each = bullets::rows_of_each(&words.signs, columns_beside(sheet));
    each.iter().map(|rows| rows + 1).sum()
}

const fn columns_beside(sheet: &Sheet<'_>) -> u16 {
    (sheet.size().width - APART) / 2
}

/// All of it from a line on, and the key that leads further.
fn from(line: usize, words: &Emergency, sheet: &mut Sheet<'_>) {
    let whole = words.whole();
    bullets::draw_or(whole.get(line..).unwrap_or_default(), "↓ more", sheet);
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
