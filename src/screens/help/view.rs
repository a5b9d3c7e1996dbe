//! Draws the keys of the screen beneath: all of them if they fit, with blank rows between them if there is room.

pub(crate) mod sounds;

use ratatui::text::Span;

use crate::screen_kit::Binding;
use crate::screen_kit::keys::Action;
use crate::widgets::canvas::Canvas;
use crate::widgets::layout::{Breakpoint, PageLayout};
use crate::widgets::picture::Picture;
use crate::widgets::{side_picture, text};

/// Columns of each list of keys when two stand side by side.
const COLUMN: u16 = 62;

pub(crate) fn draw(beneath: &'static [Binding], page: &PageLayout, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    canvas.at(page.head).line(Span::styled("Keys", theme.title));
    let mut body = canvas.at(page.body_above_a_gap());
    let bindings = in_order(beneath);
    let fits = bindings.len() <= usize::from(body.rows());
    let columns = if !fits && body.size().width >= 2 * COLUMN { 2 } else { 1 };
    if fits && page.breakpoint == Breakpoint::Roomy {
        side_picture::draw(&Picture::resting(theme), &mut body);
    }
    let width = body.size().width / columns;
    for part in bindings.chunks(bindings.len().div_ceil(columns.into()).max(1)) {
        list(part, &mut body.left(width));
    }
}

/// Sorts S and Space to the front, because they matter most if not all keys fit.
fn in_order(bindings: &'static [Binding]) -> Vec<&'static Binding> {
    let mut bindings: Vec<&Binding> = bindings.iter().collect();
    bindings.sort_by_key(|binding| match binding.action {
        Action::Stop => 0,
        Action::Begin | Action::Pause | Action::Resume => 1,
        _ => 2,
    });
    bindings
}

fn list(bindings: &[&Binding], canvas: &mut Canvas<'_>) {
    let (theme, rows) = (canvas.theme, usize::from(canvas.rows()));
    let whole = bindings.len() <= rows;
    let shown = if whole { bindings.len() } else { rows.saturating_sub(1) };
    let longest = bindings.iter().map(|binding| text::width(&binding.names())).max();
    let names = longest.unwrap_or(0) + 3;
    let airy = 2 * bindings.len() <= rows + 1;
    for binding in bindings.iter().take(shown) {
        canvas.line(vec![
            Span::styled(format!("{:names$}", binding.names()), theme.key),
            Span::styled(binding.does, theme.text),
        ]);
        if airy {
            canvas.gap();
        }
    }
    if !whole {
        canvas.line(Span::styled("…", theme.quiet));
    }
}
