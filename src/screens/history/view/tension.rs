//! Draws tension before and after the latest sessions, one bar per session.

use ratatui::text::{Line, Span};

use crate::history::lookback::{self, TensionChange, mean_change};
use crate::history::{Lookback, Rating};
use crate::screens::history::text::{LATEST, average, month, trend};
use crate::widgets::canvas::Canvas;

/// Columns of the day, and of the figures.
const DAY: usize = 8;
const FIGURES: usize = 9;

/// The highest figure, and the most columns of its bar.
const MOST: usize = 10;
const COLUMNS: usize = 20;

/// Rows of the heading and of one bar. With fewer, nothing is drawn.
const LEAST: u16 = 2;

/// Draws the sessions, the latest first, and their mean change.
pub(super) fn draw(back: &Lookback<'_>, canvas: &mut Canvas<'_>) {
    let latest = back.tension_changes(LATEST);
    if latest.is_empty() || canvas.rows() < LEAST {
        return;
    }
    let theme = canvas.theme;
    canvas.line(vec![
        Span::styled("Tension", theme.title),
        Span::styled("  ━━", theme.good),
        Span::styled(" after  ", theme.quiet),
        Span::styled("──", theme.text),
        Span::styled(" before", theme.quiet),
    ]);
    let words = words(&latest, canvas);
    let below = canvas.lines_for(&words);
    let bars = if canvas.rows() > below { canvas.rows() - below } else { canvas.rows() };
    for eased in latest.iter().rev().take(bars.into()) {
        let line = bar(*eased, canvas);
        canvas.line(line);
    }
    canvas.words(&words, theme.text);
}

/// Says the mean change, and the trend too if that leaves half of the rows to the bars.
fn words(latest: &[TensionChange], canvas: &Canvas<'_>) -> String {
    let mean = mean_change(latest).map(average).unwrap_or_default();
    let both = trend(lookback::trend(latest)).map(|trend| format!("{mean} {trend}"));
    both.filter(|words| 2 * canvas.lines_for(words) <= canvas.rows()).unwrap_or(mean)
}

/// Returns the line of a session:
///
/// ```text
/// 26 Feb   6 → 3   ━━━━━━──────
/// ```
fn bar(eased: TensionChange, canvas: &Canvas<'_>) -> Line<'static> {
    let theme = canvas.theme;
    let (before, after) = (eased.before.get(), eased.after.get());
    let (thick, thin) = lengths(eased, canvas.columns().saturating_sub(DAY + FIGURES).min(COLUMNS));
    let day = format!("{:>2} {}", eased.day.day(), month(eased.day.month()));
    Line::from(vec![
        Span::styled(format!("{day:DAY$}"), theme.quiet),
        Span::styled(format!("{before:>2} → {after:<2}  "), theme.text),
        Span::styled("━".repeat(thick), theme.good),
        Span::styled("─".repeat(thin), theme.text),
    ])
}

/// Returns the columns of the tension after the session, and of the part that was above it before, if the highest
/// figure fills `columns`.
fn lengths(eased: TensionChange, columns: usize) -> (usize, usize) {
    let reach = |figure: Rating| usize::from(figure.get()) * columns / MOST;
    let (before, after) = (reach(eased.before), reach(eased.after));
    (after, before.saturating_sub(after))
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn bar_reaches_the_higher_figure_and_is_thick_up_to_the_one_after() {
        let of = |before, after| {
            let [before, after] = [before, after].map(|figure| Rating::new(figure).unwrap());
            lengths(TensionChange { day: date!(2026 - 03 - 02), before, after }, 20)
        };
        assert_eq!([of(7, 4), of(5, 5), of(3, 6), of(10, 0)], [(8, 6), (10, 0), (12, 0), (0, 20)]);
    }
}
