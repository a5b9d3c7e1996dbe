//! Draws the minutes of each zone on a map of the body, with a legend.

use std::time::Duration;

use ratatui::text::Span;
use time::Date;

use crate::history::Lookback;
use crate::routine::body::Zone;
use crate::screens::history::text::zone::{heading, name};
use crate::widgets::canvas::Canvas;
use crate::widgets::picture::{BodyMap, Strengths};
use crate::widgets::theme::TechniqueStyle;
use crate::wording::minutes;

/// Rows of the smallest map that shows anything, and rows that a map needs below a list of the zones.
const LEAST: u16 = 7;
const LOOSE: u16 = 11;

/// Columns of the names of zones, of their minutes, and of the longest bar.
const NAME: usize = 20;
const MINUTES: usize = 8;
const BAR: usize = 24;

/// Draws the map, with a list of all zones and their minutes above it if there is room, or else with the zone that was
/// worked on most. If no map can be drawn, draws the list alone.
pub(super) fn draw(back: &Lookback<'_>, since: Date, canvas: &mut Canvas<'_>) {
    let worked = back.zones(since);
    let Some(most) = worked.first().copied() else { return };
    let theme = canvas.theme;
    canvas.line(Span::styled(heading(), theme.title));
    if theme.technique == TechniqueStyle::Words || canvas.rows() < LEAST + 2 {
        return list(&worked, canvas);
    }
    let rows = u16::try_from(worked.len()).unwrap_or(u16::MAX);
    if canvas.rows() >= rows.saturating_add(LOOSE) {
        list(&worked, &mut canvas.top(rows));
        canvas.gap();
    } else {
        let (zone, spent) = (name(most.0), minutes::short(most.1));
        let words = format!("most: {zone}, {spent}");
        canvas.bottom(1).line(Span::styled(words, theme.text));
    }
    legend("less", "more", &mut canvas.bottom(1));
    let strength = |spent: Duration| spent.div_duration_f64(most.1);
    let strengths = worked.iter().map(|(zone, spent)| (*zone, strength(*spent)));
    canvas.draw(&BodyMap::of(strengths, theme));
}

/// Says in one line which zone was worked on most.
pub(super) fn most(back: &Lookback<'_>, since: Date, canvas: &mut Canvas<'_>) {
    if let Some((zone, spent)) = back.zones(since).first() {
        let words = format!("hands-on: {}, {}", name(*zone), minutes::short(*spent));
        canvas.line(Span::styled(words, canvas.theme.quiet));
    }
}

/// Cuts a list of all zones and their minutes off the top.
pub(super) fn list_above(back: &Lookback<'_>, since: Date, canvas: &mut Canvas<'_>) {
    let worked = back.zones(since);
    if worked.is_empty() {
        return;
    }
    canvas.line(Span::styled(heading(), canvas.theme.title));
    list(&worked, &mut canvas.top(u16::try_from(worked.len()).unwrap_or(u16::MAX)));
    canvas.gap();
}

/// Lists as many zones as fit, those with the most minutes first, each with a bar.
fn list(worked: &[(Zone, Duration)], canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let most = worked.first().map(|(_, most)| *most).unwrap_or_default();
    let bar = canvas.columns().saturating_sub(NAME + MINUTES).min(BAR);
    for (zone, spent) in worked {
        let (zone, minutes) = (name(*zone), minutes::short(*spent));
        canvas.line(vec![
            Span::styled(format!("{zone:NAME$}"), theme.text),
            Span::styled(format!("{minutes:>6}  "), theme.text),
            Span::styled("━".repeat(columns(*spent, most, bar)), theme.zone),
        ]);
    }
}

/// Returns the length of a bar if the longest time fills `columns`, rounded up so that even the shortest time is seen.
fn columns(spent: Duration, most: Duration, columns: usize) -> usize {
    let seconds = |time: Duration| usize::try_from(time.as_secs()).unwrap_or(usize::MAX);
    seconds(spent).saturating_mul(columns).div_ceil(seconds(most).max(1)).min(columns)
}

/// Draws the legend of the strengths of a map, between the words for the least and the most.
pub(super) fn legend(least: &str, most: &str, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let strengths = Strengths(theme);
    let columns = u16::try_from(least.len() + 1).unwrap_or(u16::MAX);
    canvas.left(columns).line(Span::styled(least, theme.quiet));
    canvas.left(strengths.columns()).draw(strengths);
    canvas.left(1);
    canvas.line(Span::styled(most, theme.quiet));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_time_fills_a_bar_and_the_shortest_is_seen() {
        let of = |spent| columns(Duration::from_secs(spent), Duration::from_secs(600), 20);
        assert_eq!([of(600), of(300), of(1), of(0)], [20, 10, 1, 0]);
        assert_eq!(columns(Duration::ZERO, Duration::ZERO, 20), 0);
    }
}
