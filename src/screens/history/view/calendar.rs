//! Draws the weeks side by side with a mark for each day; below them, the minutes of each week and the months as a time
//! axis.

use std::time::Duration;

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use time::Date;

use crate::history::Lookback;
use crate::history::lookback::Week;
use crate::routine::duration::minutes;
use crate::screens::HistoryScreen;
use crate::screens::history::SEASON;
use crate::screens::history::text::month;
use crate::widgets::canvas::Canvas;

/// Columns of the names of the days, and of a week.
const NAME: u16 = 4;
const WEEK: u16 = 3;

/// Columns of the fewest weeks that the calendar shows, with the names of the days.
pub(super) const WIDTH: u16 = NAME + WEEK * SEASON as u16;

/// Rows without bars: the days, the minutes, the months, and what the marks mean.
pub(super) const ROWS: u16 = 10;

/// Rows of the bars, and the fewest rows of a page that has room for them.
pub(super) const BARS: u16 = 3;
pub(super) const LOOSE: u16 = 28;

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Draws as many weeks as there are columns for, the chosen day always among them.
pub(super) fn draw(history: &HistoryScreen, back: &Lookback<'_>, canvas: &mut Canvas<'_>) {
    let weeks = canvas.size().width.saturating_sub(NAME) / WEEK;
    let count = u8::try_from(weeks).unwrap_or(u8::MAX).min(history.weeks().max(SEASON));
    let weeks = back.weeks(last_week(history, count), count);
    for (row, name) in (0..).zip(names(history)) {
        let marks = weeks.iter().map(|week| mark(history, back, week.day(row), canvas));
        let line = named(name, marks, canvas);
        canvas.line(line);
    }
    if canvas.rows() >= BARS + 3 {
        bars(&weeks, &mut canvas.top(BARS));
    }
    let style = canvas.theme.text;
    let spent = weeks.iter().map(|week| Span::styled(spent(week), style));
    let line = named("min", spent, canvas);
    canvas.line(line);
    canvas.line(Span::styled(months(&weeks), canvas.theme.quiet));
    canvas.line(legend(canvas));
}

/// Returns the first day of the last week to show: this week, unless the chosen day lies ahead, or too far back.
fn last_week(history: &HistoryScreen, weeks: u8) -> Date {
    let weeks = time::Duration::weeks(i64::from(weeks.saturating_sub(1)));
    let [chosen, this] = [history.day(), history.today()].map(|day| history.week_of(day));
    if chosen < this.saturating_sub(weeks) {
        chosen.saturating_add(weeks)
    } else {
        this.max(chosen)
    }
}

/// Returns the names of the days, from the one on which weeks begin.
fn names(history: &HistoryScreen) -> impl Iterator<Item = &'static str> {
    let first = history.week().number_days_from_monday();
    DAYS.into_iter().cycle().skip(first.into()).take(DAYS.len())
}

/// Puts the name of a row before its cells.
fn named<'l>(
    name: &'l str,
    cells: impl Iterator<Item = Span<'l>>,
    canvas: &Canvas<'_>,
) -> Line<'l> {
    const COLUMNS: usize = NAME as usize;
    let name = Span::styled(format!("{name:COLUMNS$}"), canvas.theme.quiet);
    std::iter::once(name).chain(cells).collect()
}

/// Returns the mark of a day, which shows how many sessions it had.
fn mark(
    history: &HistoryScreen,
    back: &Lookback<'_>,
    day: Date,
    canvas: &Canvas<'_>,
) -> Span<'static> {
    let theme = canvas.theme;
    let (mark, style) = match back.day(day).count() {
        0 if day > history.today() => (' ', theme.quiet),
        0 => ('·', theme.quiet),
        1 => ('●', theme.accent),
        count => {
            let digit = u32::try_from(count).ok().and_then(|count| char::from_digit(count, 10));
            (digit.unwrap_or('9'), theme.accent)
        }
    };
    let style = if day == history.day() { theme.badge } else { style };
    Span::styled(format!(" {mark} "), style)
}

/// Draws the minutes of each week as bars that stand on the axis.
fn bars(weeks: &[Week], canvas: &mut Canvas<'_>) {
    let most = weeks.iter().map(|week| week.took).max().unwrap_or_default();
    let rows = canvas.rows();
    for row in (0..rows).rev() {
        let cells = weeks.iter().map(|week| piece(halves(week.took, most, rows), row));
        let line = named("", cells.map(|piece| Span::styled(piece, canvas.theme.accent)), canvas);
        canvas.line(line);
    }
}

/// Returns the piece of a bar in a row, counted from below. The bar is `halves` half rows high.
const fn piece(halves: u16, row: u16) -> &'static str {
    match halves.saturating_sub(2 * row) {
        0 => "   ",
        1 => " ▄ ",
        _ => " █ ",
    }
}

/// Returns the height of a bar in half rows, rounded up so that even the shortest time is seen.
fn halves(took: Duration, most: Duration, rows: u16) -> u16 {
    let share = took.as_secs_f64() / most.as_secs_f64().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 6")]
    let halves = (share * f64::from(2 * rows)).ceil() as u16;
    halves
}

/// Returns the minutes of a week, as wide as its columns.
fn spent(week: &Week) -> String {
    let minutes = (!week.took.is_zero()).then(|| minutes(week.took).to_string());
    format!("{:>2} ", minutes.unwrap_or_default())
}

/// Returns a row with the name of each month under the week in which it begins.
fn months(weeks: &[Week]) -> String {
    let begins = |week: &Week| (0..7).map(|row| week.day(row)).find(|day| day.day() == 1);
    let name = |week: &Week| begins(week).map_or(String::new(), |day| month(day.month()));
    let names = weeks.iter().map(|week| format!("{:1$}", name(week), usize::from(WEEK)));
    format!("{:1$}", "", usize::from(NAME)) + &names.collect::<String>()
}

fn legend(canvas: &Canvas<'_>) -> Line<'static> {
    let theme = canvas.theme;
    let quiet = |words: &'static str| Span::styled(words, theme.quiet);
    let mark = |mark: &'static str, style: Style| Span::styled(mark, style);
    Line::from(vec![
        mark("●", theme.accent),
        quiet(" one session  "),
        mark("2", theme.accent),
        quiet(" two  "),
        mark("·", theme.quiet),
        quiet(" none"),
    ])
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_month_is_named_under_the_week_in_which_it_begins() {
        let back = Lookback::default();
        let weeks = back.weeks(date!(2026 - 03 - 02), 6);
        assert_eq!(months(&weeks), "    Feb         Mar   ");
    }

    #[test]
    fn the_longest_week_has_the_highest_bar_and_a_short_one_is_seen() {
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        let bar = |took| halves(minutes(took), minutes(60), 3);
        assert_eq!([bar(60), bar(30), bar(1), bar(0)], [6, 3, 1, 0]);
        assert_eq!([2, 1, 0].map(|row| piece(3, row)), ["   ", " ▄ ", " █ "]);
        assert_eq!(halves(Duration::ZERO, Duration::ZERO, 3), 0);
    }
}
