//! Done: what was done, and what does good now.

use ratatui::text::Span;

use super::digits::{Digits, Scale};
use super::figure::Figure;
use super::room::{Page, Room};
use super::sheet::Sheet;
use crate::app::After;
use crate::routine::duration;
use crate::safety::Words;
use crate::session::Outcome;

pub(super) fn draw(
    after: &After,
    trouble: &str,
    words: &Words,
    page: &Page,
    sheet: &mut Sheet<'_>,
) {
    let theme = sheet.theme;
    sheet.at(page.head).line(Span::styled(after.title(), theme.title));
    let mut body = sheet.at(page.body_above_a_gap());
    if after.is_soft() {
        return body.words(after.closing(), theme.text);
    }
    if page.room >= Room::Usual {
        let picture = body.size().width * 9 / 20;
        body.left(picture).draw(&Figure::resting(&[], theme));
        body.left(2);
        body.gap();
    }
    done(after, page.room, &mut body);
    body.gap();
    if !trouble.is_empty() {
        body.words(trouble, theme.warn);
        body.gap();
    }
    body.words(after.closing(), theme.text);
    body.gap();
    tips(words, &mut body);
}

/// How it ended, and the time that was spent on it.
fn done(after: &After, room: Room, sheet: &mut Sheet<'_>) {
    let (theme, clock) = (sheet.theme, duration::clock(after.worked()));
    let ended = match after.outcome() {
        Outcome::Finished => "Finished",
        _ => "Ended here",
    };
    if room < Room::Narrow {
        return sheet.line(Span::styled(format!("{ended}, {clock}."), theme.good));
    }
    sheet.line(Span::styled(format!("{ended}."), theme.good));
    let scale = if room == Room::Roomy { Scale::Large } else { Scale::Small };
    let size = Digits::size(&clock, scale);
    let mut row = sheet.top(size.height);
    row.left(size.width).draw(&Digits { text: &clock, style: theme.accent });
    row.left(3);
    row.top(size.height.saturating_sub(2));
    row.line(Span::styled("done,", theme.text));
    row.line(Span::styled("rests counted in", theme.quiet));
}

/// As many as fit whole.
fn tips(words: &Words, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    for tip in &words.aftercare {
        if sheet.lines_for(tip) <= sheet.rows() {
            sheet.words(tip, theme.quiet);
        }
    }
}
