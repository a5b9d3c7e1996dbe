//! Draws the history: a calendar, a day's sessions, tension before and after sessions, the marked places and the minutes
//! of each zone of the body.

mod calendar;
mod day;
mod map;
mod places;
mod tension;

use ratatui::text::Span;

use self::places::MarkedPlaces;
use super::text;
use crate::history::Lookback;
use crate::safety::SafetyText;
use crate::screen_kit::Shared;
use crate::screens::HistoryScreen;
use crate::widgets::canvas::Canvas;
use crate::widgets::emergency_signs::watch;
use crate::widgets::layout::{Breakpoint, PageLayout};
use crate::widgets::picture::Picture;
use crate::widgets::side_picture;

/// Columns between two parts that stand side by side.
const APART: u16 = 3;

/// Rows for the sessions of a day. The number is fixed so that nothing below them moves from one day to the next.
const DAY: u16 = 7;

/// Most entries in the list of the most used routines and in the list of stops.
const MOST: u16 = 3;

/// Draws the screen, in a large window like this:
///
/// ```text
/// calendar             the day's sessions
///
/// marked places        map of the minutes, or of the marked places
///
/// tension
///
/// most used, stopped
/// ```
pub(crate) fn draw(
    history: &HistoryScreen,
    shared: &Shared,
    page: &PageLayout,
    canvas: &mut Canvas<'_>,
) {
    let back = shared.memory.lookback();
    head(history, &back, &mut canvas.at(page.head));
    let mut body = canvas.at(page.body_above_a_gap());
    if history.is_watched() {
        watched(&shared.words, &mut body);
    }
    if back.sessions().is_empty() {
        let theme = body.theme;
        if page.breakpoint >= Breakpoint::Usual {
            side_picture::draw(&Picture::resting(theme), &mut body);
        }
        return body.words(text::NOTHING, theme.text);
    }
    let marked = back.places(history.since(), places::SESSIONS);
    match page.breakpoint {
        Breakpoint::Tiny | Breakpoint::Small => {
            places::draw_below(&marked, &mut body);
            day::draw(history, &back, shared, &mut body);
        }
        Breakpoint::Narrow => {
            let width = body.size().width / 2;
            calendar::draw(history, &back, &mut body.left(width));
            body.left(APART);
            places::draw_below(&marked, &mut body);
            day::draw(history, &back, shared, &mut body);
        }
        Breakpoint::Usual => {
            when(history, &back, &marked, &mut body.left(calendar::WIDTH));
            body.left(APART);
            day::draw(history, &back, shared, &mut body.top(DAY));
            if !places::has_map(&marked, &body) {
                return map::draw(&back, history.since(), &mut body);
            }
            map::most(&back, history.since(), &mut body.bottom(1));
            places::map(&marked, &mut body);
        }
        Breakpoint::Roomy => {
            let width = body.size().width / 2;
            let mut left = body.left(width);
            counts(history, &back, shared, &mut left.bottom(MOST + 1));
            left.bottom(1);
            when(history, &back, &marked, &mut left);
            body.left(APART);
            day::draw(history, &back, shared, &mut body.top(DAY));
            body.gap();
            if !places::has_map(&marked, &body) {
                return map::draw(&back, history.since(), &mut body);
            }
            map::list_above(&back, history.since(), &mut body);
            places::map(&marked, &mut body);
        }
    }
}

/// Draws whom to call at the foot, with the rest of the emergency list if that leaves room for the history.
fn watched(words: &SafetyText, canvas: &mut Canvas<'_>) {
    const REST: u16 = 12;
    const FIRST_SIGNS: u16 = 4;
    let list = &words.emergency;
    let signs = crate::widgets::bullets::rows(&list.signs, canvas.size().width);
    let around = [&words.after.watch, &list.call].map(|words| canvas.lines_for(words));
    let around = around.iter().sum::<u16>();
    let rows = canvas.rows().saturating_sub(REST + around);
    let rows = match rows {
        FIRST_SIGNS.. => around + rows.min(signs + 1),
        _ => canvas.lines_for(&list.call),
    };
    watch(words, &mut canvas.bottom(rows));
    canvas.bottom(1);
}

fn head(history: &HistoryScreen, back: &Lookback<'_>, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let title = Span::styled("History", theme.title);
    match text::this_week(
        back.week_until(history.week_of(history.today()), history.today()).sessions,
    ) {
        Some(words) => canvas.ends(title, Span::styled(words, theme.quiet)),
        None => canvas.line(title),
    }
}

/// Draws the calendar, and below it the marked places and tension.
fn when(
    history: &HistoryScreen,
    back: &Lookback<'_>,
    marked: &MarkedPlaces,
    canvas: &mut Canvas<'_>,
) {
    const TENSION: u16 = 4;
    let rows = calendar::ROWS + if canvas.rows() >= calendar::LOOSE { calendar::BARS } else { 0 };
    calendar::draw(history, back, &mut canvas.top(rows));
    canvas.gap();
    let is_rated = !back.tension_changes(1).is_empty();
    places::draw_above(marked, if is_rated { TENSION } else { 0 }, canvas);
    tension::draw(back, canvas);
}

/// Draws the most used routines, and next to them the latest stops.
fn counts(history: &HistoryScreen, back: &Lookback<'_>, shared: &Shared, canvas: &mut Canvas<'_>) {
    let width = canvas.size().width / 2;
    most_done(history, back, &mut canvas.left(width - APART));
    canvas.left(APART);
    stops(back, shared, canvas);
}

fn most_done(history: &HistoryScreen, back: &Lookback<'_>, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    canvas.line(Span::styled("Most used", theme.title));
    for (title, count) in back.most_done(history.since()).into_iter().take(MOST.into()) {
        let count = Span::styled(format!("{count} "), theme.quiet);
        canvas.ends(Span::styled(title.to_owned(), theme.text), count);
    }
}

fn stops(back: &Lookback<'_>, shared: &Shared, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let mut stops = back.stops().peekable();
    if stops.peek().is_none() {
        return;
    }
    canvas.line(Span::styled("Stopped", theme.title));
    for seen in stops.take(usize::from(canvas.rows())) {
        let day = seen.day();
        let when = format!("{:>2} {}  ", day.day(), text::month(day.month()));
        let why = text::ended::why(seen, &shared.library.catalogue);
        canvas.line(vec![Span::styled(when, theme.quiet), Span::styled(why, theme.text)]);
    }
}
