//! Weeks below each other, a mark a day, and the minutes of each week.

use ratatui::text::Span;
use time::{Date, Duration};

use crate::app::Past;
use crate::history::Lookback;
use crate::history::lookback::{Week, monday};
use crate::plain::minutes;
use crate::plain::past::month;
use crate::ui::sheet::Sheet;

/// Columns of the name of a week, and of a day.
const NAME: u16 = 8;
const DAY: u16 = 3;

/// Columns of the minutes.
const MINUTES: u16 = 8;

/// Columns of a calendar.
pub(super) const WIDTH: u16 = NAME + 7 * DAY + MINUTES;

/// Rows of the least calendar that is worth drawing.
pub(super) const LEAST: u16 = 8;

/// Weeks that are shown although nothing was done yet in the first of them.
const FEWEST: u8 = 4;

/// Rows of a calendar that shows every week.
pub(super) fn rows(past: &Past) -> u16 {
    1 + u16::from(past.weeks().max(FEWEST))
}

/// As many weeks as there are rows below the names of the days, the chosen day always among them.
pub(super) fn draw(past: &Past, back: &Lookback<'_>, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let days = format!("{:1$}Mo Tu We Th Fr Sa Su", "", usize::from(NAME));
    sheet.line(Span::styled(days, theme.quiet));
    let count = u8::try_from(sheet.rows()).unwrap_or(u8::MAX).min(past.weeks().max(FEWEST));
    let weeks = back.weeks(last_day(past, count), count);
    let most = weeks.iter().map(|week| week.took).max().unwrap_or_default();
    for week in &weeks {
        row(past, back, week, most, &mut sheet.top(1));
    }
}

/// The last day of which the week is shown: today, unless the chosen day lies too far back.
fn last_day(past: &Past, weeks: u8) -> Date {
    let weeks = Duration::weeks(i64::from(weeks.saturating_sub(1)));
    if monday(past.day()) < monday(past.today()).saturating_sub(weeks) {
        past.day().saturating_add(weeks)
    } else {
        past.today()
    }
}

fn row(
    past: &Past,
    back: &Lookback<'_>,
    week: &Week,
    most: std::time::Duration,
    sheet: &mut Sheet<'_>,
) {
    let theme = sheet.theme;
    let name = format!("{:>2} {}", week.monday.day(), month(week.monday.month()));
    sheet.left(NAME - 1).line(Span::styled(name, theme.quiet));
    for day in (0..7).map(|days| week.monday.saturating_add(Duration::days(days))) {
        let mut cell = sheet.left(DAY);
        let (mark, style) = match back.day(day).count() {
            _ if day > past.today() => (' ', theme.quiet),
            0 => ('·', theme.track),
            1 => ('●', theme.accent),
            count => (
                char::from_digit(u32::try_from(count).unwrap_or(9).min(9), 10).unwrap_or('9'),
                theme.accent,
            ),
        };
        let style = if day == past.day() { theme.selected } else { style };
        cell.line(Span::styled(format!(" {mark} "), style));
    }
    if week.took.is_zero() {
        return;
    }
    let minutes = format!("{:>4} min", minutes::rounded(week.took));
    sheet.left(MINUTES + 1).line(Span::styled(minutes, theme.text));
    let columns = sheet.size().width.saturating_sub(2).min(20);
    if columns < 8 {
        return;
    }
    let share = week.took.as_secs_f64() / most.as_secs_f64().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 20")]
    let length = (share * f64::from(columns)).round() as usize;
    sheet.line(Span::styled(format!("  {}", "━".repeat(length)), theme.accent));
}
