//! The last line of a screen, which names its keys from the one table of keys.

use ratatui::text::Span;

use super::text;
use crate::screen_kit::Binding;
use crate::screen_kit::keys::Action;
use crate::widgets::canvas::Canvas;

/// Columns between two keys: usually `GAP`, `LEAST_GAP` if that shows more keys, and up to `WIDEST_GAP` on a page of at
/// least `WIDE` columns.
const GAP: usize = 3;
const LEAST_GAP: usize = 2;
const WIDEST_GAP: usize = 9;
const WIDE: usize = 100;

/// Draws the keys that do something now, as many as fit whole, in the order of the table. Wherever S stops, it comes
/// first there.
pub(crate) fn draw(bindings: &[Binding], offers: impl Fn(Action) -> bool, canvas: &mut Canvas<'_>) {
    let named = |binding: &&Binding| !binding.label.is_empty() && offers(binding.action);
    let named = bindings.iter().filter(named);
    let keys: Vec<_> =
        named.map(|binding| (binding.name(), format!(" {}", binding.label))).collect();
    let columns = canvas.columns();
    let gap = if fitting(&keys, GAP, columns) < keys.len() { LEAST_GAP } else { GAP };
    let fitting = fitting(&keys, gap, columns);
    let shown = keys.get(..fitting).unwrap_or_default();
    let spare = columns.saturating_sub(width(shown, gap)) / fitting.saturating_sub(1).max(1);
    let gap = if columns < WIDE { gap } else { (gap + spare).min(WIDEST_GAP) };
    let theme = canvas.theme;
    let mut line: Vec<Span<'_>> = Vec::new();
    for (name, label) in shown {
        if !line.is_empty() {
            line.push(Span::raw(" ".repeat(gap)));
        }
        line.extend([Span::styled(name, theme.key), Span::styled(label, theme.quiet)]);
    }
    // The first key is named even if its label doesn't fit.
    if let ([], Some((name, _))) = (shown, keys.first()) {
        line.push(Span::styled(name, theme.key));
    }
    canvas.line(line);
}

/// Returns how many keys fit.
fn fitting(keys: &[(String, String)], gap: usize, columns: usize) -> usize {
    let fits = |count: &usize| keys.get(..*count).is_some_and(|shown| width(shown, gap) <= columns);
    (0..=keys.len()).rev().find(fits).unwrap_or(0)
}

fn width(keys: &[(String, String)], gap: usize) -> usize {
    let words = keys.iter().map(|(name, label)| text::width(name) + text::width(label));
    words.sum::<usize>() + gap * keys.len().saturating_sub(1)
}
