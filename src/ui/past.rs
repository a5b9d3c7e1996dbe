//! What was done before: a calendar with the minutes of each week, a day's sessions, and how tension went.

mod calendar;
mod day;
mod tension;

use ratatui::text::Span;

use super::room::{Page, Room};
use super::sheet::Sheet;
use super::stopped::watch;
use crate::app::{Past, Shared};
use crate::history::Lookback;
use crate::history::lookback::{monday, this_week};
use crate::plain;
use crate::safety::Words;

/// Columns between two parts that stand beside each other.
const APART: u16 = 3;

/// The longest time that the most frequent routines are counted over.
const SEASON: time::Duration = time::Duration::weeks(12);

/// ```text
/// calendar   the day's sessions
///
/// tension    done most
///            stopped
/// ```
pub(super) fn draw(past: &Past, shared: &Shared, page: &Page, sheet: &mut Sheet<'_>) {
    let back = shared.memory.lookback();
    head(past, &back, &mut sheet.at(page.head));
    let mut body = sheet.at(page.body_above_a_gap());
    if past.is_watched() {
        watched(&shared.words, &mut body);
    }
    if back.sessions().is_empty() {
        let theme = body.theme;
        return body.words(plain::past::NOTHING, theme.text);
    }
    match page.room {
        Room::Tiny | Room::Small => closely(past, &back, shared, &mut body),
        Room::Narrow => {
            let width = calendar::WIDTH + APART;
            calendar::draw(past, &back, &mut body.left(width.min(body.size().width)));
            day::draw(past, &back, shared, &mut body);
        }
        Room::Usual | Room::Roomy => fully(past, &back, shared, page.room, &mut body),
    }
}

/// The emergency list at the foot where that leaves room for the rest, and whom to call in any case.
fn watched(words: &Words, sheet: &mut Sheet<'_>) {
    const REST: u16 = 12;
    const FIRST_SIGNS: u16 = 4;
    let list = &words.emergency;
    let signs = super::bullets::rows(&list.signs, sheet.size().width);
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

fn head(past: &Past, back: &Lookback<'_>, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let title = Span::styled("History", theme.title);
    match this_week(back.week(monday(past.today())).sessions) {
        Some(words) => sheet.ends(title, Span::styled(words, theme.quiet)),
        None => sheet.line(title),
    }
}

/// Where there is no room for a calendar: the chosen day, and nothing else.
fn closely(past: &Past, back: &Lookback<'_>, shared: &Shared, sheet: &mut Sheet<'_>) {
    if sheet.size().width >= calendar::WIDTH && sheet.rows() >= 9 {
        let weeks = sheet.rows().saturating_sub(6);
        calendar::draw(past, back, &mut sheet.top(weeks.min(5)));
        sheet.gap();
    }
    day::draw(past, back, shared, sheet);
}

fn fully(past: &Past, back: &Lookback<'_>, shared: &Shared, room: Room, sheet: &mut Sheet<'_>) {
    let chart = tension::rows(room).min(sheet.rows().saturating_sub(calendar::LEAST));
    let weeks = calendar::rows(past).min(sheet.rows().saturating_sub(chart + 1));
    let mut upper = sheet.top(weeks);
    let columns = match room {
        Room::Roomy => upper.size().width / 2,
        _ => calendar::WIDTH + 4,
    };
    calendar::draw(past, back, &mut upper.left(columns));
    upper.left(APART);
    day::draw(past, back, shared, &mut upper);
    sheet.gap();
    tension::draw(back, room, &mut sheet.left(columns));
    sheet.left(APART);
    most_done(past, back, sheet);
    sheet.gap();
    stops(back, shared, sheet);
}

fn most_done(past: &Past, back: &Lookback<'_>, sheet: &mut Sheet<'_>) {
    const MOST: usize = 3;
    let theme = sheet.theme;
    sheet.line(Span::styled("Most used in the last 12 weeks", theme.quiet));
    for (title, count) in back.most_done(past.today().saturating_sub(SEASON)).into_iter().take(MOST)
    {
        let count = Span::styled(format!("{count} "), theme.quiet);
        sheet.ends(Span::styled(title.to_owned(), theme.text), count);
    }
}

fn stops(back: &Lookback<'_>, shared: &Shared, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let mut stops = back.stops().peekable();
    if stops.peek().is_none() || sheet.rows() < 2 {
        return;
    }
    sheet.line(Span::styled("Stopped", theme.quiet));
    for seen in stops.take(usize::from(sheet.rows())) {
        let day = seen.day();
        let when = format!("{:>2} {}  ", day.day(), plain::past::month(day.month()));
        let why = plain::past::ended::ended(seen, &shared.library.catalogue);
        let why = why
            .strip_prefix("stopped")
            .map_or(why.as_str(), |rest| rest.trim_start_matches([':', ',', ' ']));
        sheet.line(vec![Span::styled(when, theme.quiet), Span::styled(why.to_owned(), theme.text)]);
    }
}
