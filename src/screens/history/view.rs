//! What was done before: a calendar, a day's sessions, how tension went, and where on the body the minutes went.

mod calendar;
mod day;
mod map;
mod tension;

use ratatui::text::Span;

use super::text;
use crate::history::Lookback;
use crate::history::lookback::monday;
use crate::model::Shared;
use crate::safety::Words;
use crate::screens::HistoryScreen;
use crate::widgets::aside;
use crate::widgets::layout::{Page, Room};
use crate::widgets::picture::Picture;
use crate::widgets::sheet::Sheet;
use crate::widgets::watch::watch;

/// Columns between two parts that stand beside each other.
const APART: u16 = 3;

/// Rows for the sessions of a day, so that what is below them stands still while one walks through the days.
const DAY: u16 = 7;

/// How many of what was done most, and of what was stopped.
const MOST: u16 = 3;

/// ```text
/// calendar             the day's sessions
///
/// tension              map
///
/// most used, stopped
/// ```
pub(crate) fn draw(history: &HistoryScreen, shared: &Shared, page: &Page, sheet: &mut Sheet<'_>) {
    let back = shared.memory.lookback();
    head(history, &back, &mut sheet.at(page.head));
    let mut body = sheet.at(page.body_above_a_gap());
    if history.is_watched() {
        watched(&shared.words, &mut body);
    }
    if back.sessions().is_empty() {
        let theme = body.theme;
        if page.room >= Room::Usual {
            aside::draw(&Picture::at_rest(theme), &mut body);
        }
        return body.words(text::NOTHING, theme.text);
    }
    match page.room {
        Room::Tiny | Room::Small => day::draw(history, &back, shared, &mut body),
        Room::Narrow => {
            let width = body.size().width / 2;
            calendar::draw(history, &back, &mut body.left(width));
            body.left(APART);
            day::draw(history, &back, shared, &mut body);
        }
        Room::Usual => {
            when(history, &back, &mut body.left(calendar::WIDTH));
            body.left(APART);
            day::draw(history, &back, shared, &mut body.top(DAY));
            map::draw(&back, history.since(), &mut body);
        }
        Room::Roomy => {
            let width = body.size().width / 2;
            let mut left = body.left(width);
            counts(history, &back, shared, &mut left.bottom(MOST + 1));
            left.bottom(1);
            when(history, &back, &mut left);
            body.left(APART);
            day::draw(history, &back, shared, &mut body.top(DAY));
            body.gap();
            map::draw(&back, history.since(), &mut body);
        }
    }
}

/// The emergency list at the foot where that leaves room for the rest, and whom to call in any case.
fn watched(words: &Words, sheet: &mut Sheet<'_>) {
    const REST: u16 = 12;
    const FIRST_SIGNS: u16 = 4;
    let list = &words.emergency;
    let signs = crate::widgets::bullets::rows(&list.signs, sheet.size().width);
    let around = [&words.after.watch, &list.call].map(|words| sheet.lines_for(words));
    let around = around.iter().sum::<u16>();
    let room = sheet.rows().saturating_sub(REST + around);
    let rows = match room {
        FIRST_SIGNS.. => around + room.min(signs + 1),
        _ => sheet.lines_for(&list.call),
    };
    watch(words, &mut sheet.bottom(rows));
    sheet.bottom(1);
}

fn head(history: &HistoryScreen, back: &Lookback<'_>, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let title = Span::styled("History", theme.title);
    match text::this_week(back.week(monday(history.today())).sessions) {
        Some(words) => sheet.ends(title, Span::styled(words, theme.quiet)),
        None => sheet.line(title),
    }
}

/// The calendar, and tension below it.
fn when(history: &HistoryScreen, back: &Lookback<'_>, sheet: &mut Sheet<'_>) {
    let rows = calendar::ROWS + if sheet.rows() >= calendar::LOOSE { calendar::BARS } else { 0 };
    calendar::draw(history, back, &mut sheet.top(rows));
    sheet.gap();
    tension::draw(back, sheet);
}

/// What was done most, and what was stopped.
fn counts(history: &HistoryScreen, back: &Lookback<'_>, shared: &Shared, sheet: &mut Sheet<'_>) {
    let width = sheet.size().width / 2;
    most_done(history, back, &mut sheet.left(width - APART));
    sheet.left(APART);
    stops(back, shared, sheet);
}

fn most_done(history: &HistoryScreen, back: &Lookback<'_>, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.line(Span::styled("Most used", theme.title));
    for (title, count) in back.most_done(history.since()).into_iter().take(MOST.into()) {
        let count = Span::styled(format!("{count} "), theme.quiet);
        sheet.ends(Span::styled(title.to_owned(), theme.text), count);
    }
}

fn stops(back: &Lookback<'_>, shared: &Shared, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let mut stops = back.stops().peekable();
    if stops.peek().is_none() {
        return;
    }
    sheet.line(Span::styled("Stopped", theme.title));
    for seen in stops.take(usize::from(sheet.rows())) {
        let day = seen.day();
        let when = format!("{:>2} {}  ", day.day(), text::month(day.month()));
        let why = text::ended::why(seen, &shared.library.catalogue);
        sheet.line(vec![Span::styled(when, theme.quiet), Span::styled(why, theme.text)]);
    }
}
