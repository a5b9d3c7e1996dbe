//! Marks every frame of a preview, so that it is not mistaken for a session: hands off.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::screens::play::preview::MARK;
use crate::widgets::canvas::Canvas;
use crate::widgets::layout::PageLayout;
use crate::widgets::text;

/// The mark if it does not fit whole.
const SHORT: &str = "hands off";

/// The short mark as one word below the other.
const SHORTEST: [&str; 2] = ["hands", "off"];

/// Columns that the key S keeps, with the blank behind it.
const S: usize = 2;

/// Width from which there is room for colour around the mark and for a title behind it.
const BADGE: usize = 38;

/// Writes the mark and returns the page that is left. The mark takes room from the head if there is one, or else from
/// the keys behind S, or else from the rows above the countdown.
pub(crate) fn mark(page: PageLayout, canvas: &mut Canvas<'_>) -> PageLayout {
    if page.head.height > 0 {
        return at_the_head(page, canvas);
    }
    let columns = usize::from(page.foot.width);
    match [MARK, SHORT].into_iter().find(|words| text::width(words) + S <= columns) {
        Some(words) => at_the_foot(words, page, canvas),
        None => above(page, canvas),
    }
}

fn at_the_head(page: PageLayout, canvas: &mut Canvas<'_>) -> PageLayout {
    let mut head = canvas.at(page.head);
    let style = head.theme.badge;
    let words = if head.columns() >= BADGE { format!(" {MARK} ") } else { MARK.to_owned() };
    let width = columns(&words);
    head.left(width).line(Span::styled(words, style));
    let taken = (width + 1).min(page.head.width);
    let head = Rect { x: page.head.x + taken, width: page.head.width - taken, ..page.head };
    PageLayout { head, ..page }
}

fn at_the_foot(words: &str, page: PageLayout, canvas: &mut Canvas<'_>) -> PageLayout {
    let width = columns(words);
    let mut foot = canvas.at(page.foot);
    let theme = foot.theme;
    foot.right(width).line(Span::styled(words, theme.badge));
    PageLayout { foot: Rect { width: page.foot.width - width - 1, ..page.foot }, ..page }
}

/// Writes the short mark into a narrow column, if that leaves a row to the countdown.
fn above(page: PageLayout, canvas: &mut Canvas<'_>) -> PageLayout {
    let (width, rows) = (usize::from(page.body.width), usize::from(page.body.height));
    let fits = |words: &&[&str]| {
        words.len() < rows && words.iter().all(|words| text::width(words) <= width)
    };
    let forms: [&[&str]; 2] = [&[SHORT], &SHORTEST];
    let Some(words) = forms.into_iter().find(fits) else { return page };
    let mut body = canvas.at(page.body);
    let theme = body.theme;
    for word in words {
        body.line(Span::styled(*word, theme.badge));
    }
    let taken = page.body.height - body.rows();
    let body = Rect { y: page.body.y + taken, height: page.body.height - taken, ..page.body };
    PageLayout { body, ..page }
}

fn columns(words: &str) -> u16 {
    u16::try_from(text::width(words)).unwrap_or(u16::MAX)
}
