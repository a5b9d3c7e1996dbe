//! The emergency list: whom to call, for which signs, and what to do until help is there.

use ratatui::text::Span;

use super::bullets;
use super::room::Page;
use super::sheet::Sheet;
use crate::safety::words::Emergency;

/// Signs may stand in two columns from this width on.
const TWO_COLUMNS: u16 = 110;

/// How the signs stand.
#[derive(Clone, Copy)]
enum Set {
    /// Under each other, with air between.
    Loose,
    /// Under each other.
    Close,
    /// In two columns.
    Columns,
}

/// With air if there is room for it; where not all of it fits, from `line` on.
pub(super) fn draw(words: &Emergency, line: usize, page: &Page, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.at(page.head).line(Span::styled(words.title.as_str(), theme.title));
    let mut body = sheet.at(page.body_above_a_gap());
    body.caution(&words.call, theme.stop);
    let meanwhile = words.meanwhile.join(" ");
    let end = body.lines_for(&meanwhile) + body.lines_for(&words.after);
    let room = body.rows().saturating_sub(end + 2);
    let fits = |set: &Set| set.rows(&words.signs, body.size().width) <= room;
    let Some(set) = [Set::Loose, Set::Close, Set::Columns].into_iter().find(fits) else {
        return from(line, words, &mut body);
    };
    body.gap();
    let width = body.size().width;
    set.draw(&words.signs, &mut body.top(set.rows(&words.signs, width)));
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

impl Set {
    fn rows(self, signs: &[String], width: u16) -> u16 {
        let (left, right) = halves(signs);
        match self {
            Self::Loose => {
                let each = bullets::rows_of_each(signs, width);
                each.iter().map(|rows| rows + 1).sum::<u16>().saturating_sub(1)
            }
            Self::Close => bullets::rows(signs, width),
            Self::Columns if width < TWO_COLUMNS => u16::MAX,
            Self::Columns => bullets::rows(left, width / 2).max(bullets::rows(right, width / 2)),
        }
    }

    fn draw(self, signs: &[String], sheet: &mut Sheet<'_>) {
        match self {
            Self::Loose => {
                for sign in signs {
                    bullets::one(sign, sheet);
                    sheet.gap();
                }
            }
            Self::Close => bullets::draw(signs, sheet),
            Self::Columns => {
                let ((left, right), width) = (halves(signs), sheet.size().width);
                bullets::draw(left, &mut sheet.left(width / 2));
                bullets::draw(right, sheet);
            }
        }
    }
}

/// The signs in order, down the left column and then down the right.
fn halves(signs: &[String]) -> (&[String], &[String]) {
    signs.split_at(signs.len().div_ceil(2))
}
