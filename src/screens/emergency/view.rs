//! Draws the emergency list: whom to call, for which signs, and what to do until help arrives.

use ratatui::text::Span;

use crate::safety::words::Emergency;
use crate::widgets::bullets;
use crate::widgets::canvas::Canvas;
use crate::widgets::layout::{Breakpoint, PageLayout};
use crate::widgets::picture::Picture;

/// Columns between the instructions and the signs when they stand side by side.
const APART: u16 = 4;

/// Width from which the signs stand in two columns.
const TWO_COLUMNS: u16 = 110;

/// Draws the whole list, or if it does not fit, the list from `line` on.
pub(crate) fn draw(words: &Emergency, line: usize, page: &PageLayout, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    canvas.at(page.head).line(Span::styled(words.title.as_str(), theme.title));
    let mut body = canvas.at(page.body_above_a_gap());
    if page.breakpoint == Breakpoint::Roomy && rows_beside(words, &body) <= body.rows() {
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

/// Draws the instructions on the left, a sentence at a time, above a person at rest; the signs on the right.
fn beside(words: &Emergency, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let mut right = canvas.right(columns_beside(canvas));
    for sign in &words.signs {
        bullets::one(sign, &mut right);
        right.gap();
    }
    canvas.right(APART);
    canvas.caution(&words.call, theme.stop);
    for sentence in &words.meanwhile {
        canvas.gap();
        canvas.words(sentence, theme.title);
    }
    canvas.gap();
    canvas.words(&words.after, theme.text);
    canvas.gap();
    canvas.draw(&Picture::resting(theme));
}

fn rows_beside(words: &Emergency, canvas: &Canvas<'_>) -> u16 {
    let each = bullets::rows_of_each(&words.signs, columns_beside(canvas));
    each.iter().map(|rows| rows + 1).sum()
}

const fn columns_beside(canvas: &Canvas<'_>) -> u16 {
    (canvas.size().width - APART) / 2
}

/// Draws the list from a line on, and names the key that shows more.
fn from(line: usize, words: &Emergency, canvas: &mut Canvas<'_>) {
    let whole = words.whole();
    bullets::draw_or(whole.get(line..).unwrap_or_default(), "↓ more", canvas);
}

/// Splits the signs into a left column and a right one, which continues the left. The right one is empty if `width`
/// has room for only one.
fn columns(all: &[String], width: u16) -> (&[String], &[String]) {
    all.split_at(if width >= TWO_COLUMNS { all.len().div_ceil(2) } else { all.len() })
}

fn rows(all: &[String], canvas: &Canvas<'_>) -> u16 {
    let width = canvas.size().width;
    match columns(all, width) {
        (one, []) => bullets::rows(one, width),
        (left, right) => bullets::rows(left, width / 2).max(bullets::rows(right, width / 2)),
    }
}

fn signs(all: &[String], canvas: &mut Canvas<'_>) {
    let width = canvas.size().width;
    match columns(all, width) {
        (one, []) => bullets::draw(one, canvas),
        (left, right) => {
            bullets::draw(left, &mut canvas.left(width / 2));
            bullets::draw(right, canvas);
        }
    }
}
