//! Draws the places that were marked: their tension before and after the latest sessions, and where they lie.

use ratatui::text::Span;

use super::map::legend;
use crate::history::PlaceRatings;
use crate::routine::place::Place;
use crate::widgets::canvas::Canvas;
use crate::widgets::picture::BodyMap;
use crate::widgets::theme::TechniqueStyle;
use crate::wording::places::figures;

/// The places that were marked, each with its figures, the latest last.
pub(super) type MarkedPlaces = [(Place, Vec<PlaceRatings>)];

/// Most sessions whose figures are shown for a place.
pub(super) const SESSIONS: usize = 6;

/// Fewest rows of a list, and fewest rows that are halved between a list and something else.
const LEAST_LIST: u16 = 2;
const LEAST_SHARED: u16 = 8;

/// Columns of the name of a place, and fewest columns in which the heading explains the figures.
const NAME: usize = 19;
const WIDE: usize = 30;

/// The words between two sessions.
const BETWEEN: &str = "  ";

/// Returns true if marked places can be shown on the body.
pub(super) fn has_map(marked: &MarkedPlaces, canvas: &Canvas<'_>) -> bool {
    let theme = canvas.theme;
    let draws = theme.technique != TechniqueStyle::Words && !theme.without_pictures;
    draws && marked.iter().any(|(place, _)| BodyMap::shows_place(*place))
}

/// Draws the body, on which each place glows by its tension before the latest session for which it was marked.
pub(super) fn map(marked: &MarkedPlaces, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    canvas.line(Span::styled("Tension before sessions", theme.title));
    legend("loose", "tense", &mut canvas.bottom(1));
    let latest = |(place, figures): &(Place, Vec<PlaceRatings>)| {
        Some((*place, figures.last()?.before.share()))
    };
    canvas.draw(&BodyMap::of_places(marked.iter().filter_map(latest), None, theme));
}

/// Draws the list at the top, and leaves at least `rest` rows below it.
pub(super) fn draw_above(marked: &MarkedPlaces, rest: u16, canvas: &mut Canvas<'_>) {
    let rows = rows(marked).min(canvas.rows().saturating_sub(rest));
    if marked.is_empty() || rows < LEAST_LIST {
        return;
    }
    list(marked, &mut canvas.top(rows));
    canvas.gap();
}

/// Draws the list at the foot of a canvas that is mostly for something else, if there is room for both.
pub(super) fn draw_below(marked: &MarkedPlaces, canvas: &mut Canvas<'_>) {
    if marked.is_empty() || canvas.rows() < LEAST_SHARED {
        return;
    }
    let rows = rows(marked).min(canvas.rows() / 2);
    list(marked, &mut canvas.bottom(rows));
    canvas.bottom(1);
}

/// Returns the rows of the heading and of all places.
fn rows(marked: &MarkedPlaces) -> u16 {
    u16::try_from(marked.len() + 1).unwrap_or(u16::MAX)
}

/// Lists as many places as fit, those that were marked last first.
fn list(marked: &MarkedPlaces, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let mut heading = vec![Span::styled("Marked places", theme.title)];
    if canvas.columns() >= WIDE {
        heading.push(Span::styled("  before → after", theme.quiet));
    }
    canvas.line(heading);
    for (index, (place, figures)) in marked.iter().enumerate() {
        let left = marked.len() - index;
        if canvas.rows() < 2 && left > 1 {
            return canvas.line(Span::styled(format!("… {left} more"), theme.quiet));
        }
        let name = Span::styled(format!("{:NAME$}", place.name()), theme.text);
        let figures = latest(figures, canvas.columns().saturating_sub(NAME));
        canvas.line(vec![name, Span::styled(figures, theme.text)]);
    }
}

/// Returns the figures of as many of the latest sessions as fit in `columns`, but at least of one, the latest last.
fn latest(all: &[PlaceRatings], columns: usize) -> String {
    let mut line = String::new();
    for ratings in all.iter().rev() {
        let one = figures(*ratings, "→");
        let longer = if line.is_empty() { one } else { format!("{one}{BETWEEN}{line}") };
        if !line.is_empty() && longer.chars().count() > columns {
            break;
        }
        line = longer;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::Rating;

    #[test]
    fn the_latest_sessions_that_fit_are_shown_and_always_one() {
        let rated = |before, after| PlaceRatings {
            before: Rating::new(before).unwrap(),
            after: Rating::new(after),
        };
        let all = [rated(10, 7), rated(5, 4), rated(4, 2)];
        assert_eq!(latest(&all, 30), "10 → 7  5 → 4  4 → 2");
        assert_eq!(latest(&all, 19), "5 → 4  4 → 2");
        assert_eq!(latest(&all, 2), "4 → 2");
    }
}
