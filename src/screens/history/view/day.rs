//! Draws the sessions of the chosen day.

use ratatui::text::Span;

use crate::history::lookback::TensionChange;
use crate::history::{HistoryEntry, Lookback};
use crate::routine::duration::clock;
use crate::screen_kit::Shared;
use crate::screens::{HistoryScreen, history};
use crate::widgets::canvas::Canvas;
use crate::wording::places;

/// Width from which times stand in columns of their own.
const WIDE: usize = 30;

/// Rows of one session and of the line that says how many more there are.
const LEAST: u16 = 3;

pub(super) fn draw(
    chosen: &HistoryScreen,
    back: &Lookback<'_>,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
) {
    let theme = canvas.theme;
    let (day, wide) = (chosen.day(), canvas.columns() >= WIDE);
    let name = if wide { history::text::day(day) } else { history::text::short_day(day) };
    canvas.line(Span::styled(name, theme.title));
    let sessions: Vec<_> = back.day(day).collect();
    if sessions.is_empty() {
        let words = if day >= chosen.today() { "Nothing yet." } else { "Nothing that day." };
        return canvas.line(Span::styled(words, theme.quiet));
    }
    if chosen.is_ahead() {
        canvas.line(Span::styled(history::text::AHEAD, theme.quiet));
    }
    for (index, seen) in sessions.iter().enumerate() {
        let left = sessions.len() - index;
        if canvas.rows() < LEAST && left > 1 {
            return canvas.line(Span::styled(format!("… {left} more"), theme.quiet));
        }
        let below = head(seen, wide, canvas);
        let ended = history::text::ended::ended(seen, &shared.library.catalogue);
        let style = if seen.was_stopped() { theme.warn } else { theme.quiet };
        let indent = if wide { 7 } else { 2 };
        canvas.indented(indent, &format!("{below}{}{ended}", tension(seen)), style);
    }
}

/// Writes when the session was, its title, and how long it took. In a narrow canvas, returns how long it took instead.
fn head(seen: &HistoryEntry<'_>, wide: bool, canvas: &mut Canvas<'_>) -> String {
    let (theme, record) = (canvas.theme, seen.record);
    let when = format!("{:02}:{:02}  ", record.start.hour(), record.start.minute());
    let took = clock(record.took());
    let title = Span::styled(record.title.as_str(), theme.text);
    let line = vec![Span::styled(when, theme.quiet), title];
    if wide {
        canvas.ends(line, Span::styled(format!("{took} "), theme.text));
        return String::new();
    }
    canvas.line(line);
    format!("{took}, ")
}

/// Returns the tension of the neck and of each marked place, before the words that say how the session ended.
fn tension(seen: &HistoryEntry<'_>) -> String {
    let words =
        |eased: TensionChange| format!("tension {} → {}, ", eased.before.get(), eased.after.get());
    let neck = seen.tension_change().map_or_else(String::new, words);
    let places = places::in_signs(&seen.answers, "→");
    if places.is_empty() { neck } else { format!("{neck}{places}, ") }
}
