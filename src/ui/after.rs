//! Done: what was done, and what does good now.

use ratatui::text::Span;

use super::digits::{Digits, Scale};
use super::room::{Page, Room};
use super::sheet::Sheet;
use crate::app::After;
use crate::routine::duration;
use crate::safety::Words;
use crate::session::Outcome;

pub(super) fn draw(after: &After, words: &Words, page: &Page, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.at(page.head).line(Span::styled(after.title(), theme.title));
    let mut body = sheet.at(page.body_above_a_gap());
    if page.room >= Room::Narrow {
        body.left(2);
        body.gap();
    }
    if after.is_soft() {
        body.words(after.closing(), theme.text);
        return;
    }
    done(after, page.room, &mut body);
    body.gap();
    body.words(after.closing(), theme.text);
    body.gap();
    tips(words, &mut body);
}

fn done(after: &After, room: Room, sheet: &mut Sheet<'_>) {
    let (theme, clock) = (sheet.theme, duration::clock(after.worked()));
    let ended = match after.outcome() {
        Outcome::Finished => "Finished",
        _ => "Ended here",
    };
    if room < Room::Narrow {
        sheet.line(Span::styled(format!("{ended}. {clock} done."), theme.good));
        return;
    }
    let scale = if room == Room::Roomy { Scale::Large } else { Scale::Small };
    let size = Digits::size(&clock, scale);
    sheet.line(Span::styled(format!("{ended}."), theme.good));
    sheet.gap();
    let mut row = sheet.top(size.height);
    row.left(size.width).draw(&Digits { text: &clock, style: theme.accent });
    row.left(3);
    row.top(size.height.saturating_sub(2) / 2);
    row.line(Span::styled("at work", theme.text));
    row.line(Span::styled("and at rest", theme.quiet));
}

fn tips(words: &Words, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    for tip in &words.aftercare {
        if sheet.lines_for(tip) <= sheet.rows() {
            sheet.words(tip, theme.quiet);
        }
    }
}
